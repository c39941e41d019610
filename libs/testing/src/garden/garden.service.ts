import { ProblemError } from '@allmende/contracts';
import { type Call, Handle, JsonText } from '@allmende/messaging';
import { durableMigration, type EventMessage, OnEvent, Outbox, Writes } from '@allmende/messaging/durable';
import { createDataSource, takeBack } from '@allmende/platform/database';
import { Controller, Injectable, Module } from '@nestjs/common';
import { InjectRepository, TypeOrmModule } from '@nestjs/typeorm';
import {
  Column,
  Entity,
  type EntityManager,
  type MigrationInterface,
  PrimaryGeneratedColumn,
  type QueryRunner,
  Repository,
} from 'typeorm';
import { gardenEvents, gardenRpc, weatherEvents } from './garden.contracts.js';

@Entity('tree')
export class TreeEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  plantedAt: Date;
}

export class Start1763769600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await durableMigration.up(queryRunner);
    await queryRunner.query(`CREATE TABLE tree (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), name text NOT NULL,
      planted_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
    await queryRunner.query('CREATE TABLE rain (litres numeric NOT NULL)');
    await queryRunner.query('CREATE TABLE ring (year integer NOT NULL)');
    await takeBack(queryRunner, 'UPDATE, DELETE', 'ring');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

@Injectable()
export class GardenService {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    @InjectRepository(TreeEntity) private readonly trees: Repository<TreeEntity>,
  ) {}

  async plant(call: Call<typeof gardenRpc.plant>) {
    return this.writes.run(call, async (tx) => {
      const tree = await tx.save(TreeEntity, { name: call.input.name });
      await this.outbox.append(tx, gardenEvents.planted, { treeId: tree.id, name: tree.name });
      return { treeId: tree.id, name: tree.name };
    });
  }

  async list(): Promise<JsonText> {
    const rows = await this.trees.query<[{ text: string }]>(
      `SELECT json_build_object('trees', coalesce(json_agg(json_build_object('name', name) ORDER BY planted_at), '[]')) AS text
       FROM tree`,
    );
    return new JsonText(JSON.stringify(rows[0].text));
  }

  @OnEvent(weatherEvents.rained)
  async water({ payload }: EventMessage<typeof weatherEvents.rained>, tx: EntityManager): Promise<void> {
    await tx.query('INSERT INTO rain (litres) VALUES ($1)', [payload.litres]);
  }

  @OnEvent(weatherEvents.stormed)
  async brace({ payload }: EventMessage<typeof weatherEvents.stormed>, tx: EntityManager): Promise<void> {
    await tx.query(`SET LOCAL statement_timeout = '200ms'`);
    await tx.query('INSERT INTO rain (litres) VALUES (0)');
    if (payload.force > 9) throw new Error('The fence is down');
    if (payload.force > 8) await tx.query('SELECT pg_sleep(60)');
    if (payload.force > 7) await tx.query('LOCK TABLE tree');
  }
}

@Controller()
export class GardenController {
  constructor(private readonly garden: GardenService) {}

  @Handle(gardenRpc.plant)
  plant(call: Call<typeof gardenRpc.plant>) {
    return this.garden.plant(call);
  }

  @Handle(gardenRpc.list)
  list() {
    return this.garden.list();
  }

  @Handle(gardenRpc.fell)
  async fell() {}

  @Handle(gardenRpc.ponder)
  async ponder({ input }: Call<typeof gardenRpc.ponder>) {
    if (input.what === 'sleep') await new Promise((resolve) => setTimeout(resolve, input.ms));
    if (input.what === 'crash') throw new Error('select secret from vault');
    if (input.what === 'problem')
      throw new ProblemError('challenge.state', { detail: 'said', facts: { now: 'open' } });
    if (input.what === 'huge') return new JsonText(JSON.stringify({ done: true, rest: 'x'.repeat(950_000) }));
    return { done: true, hash: 'not named in the contract' };
  }
}

@Module({
  imports: [TypeOrmModule.forFeature([TreeEntity])],
  controllers: [GardenController],
  providers: [GardenService],
})
export class GardenModule {}

export const gardenDataSource = () =>
  createDataSource({ service: 'garden', entities: [TreeEntity], migrations: [Start1763769600000] });
