import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NatsLink } from '../nats.link.js';
import { ownerOf } from '../wiring.js';
import { EventIntake } from './event.intake.js';
import { Loop } from './loop.js';
import { StreamConsumer } from './stream.consumer.js';

const replayPollMs = 2_000;

/** Runs one durable consumer per stream that this service reads, and replays dead letters when asked to. */
@Injectable()
export class EventConsumers implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(EventConsumers.name);
  private readonly consumers: StreamConsumer[] = [];
  private readonly replays = new Loop({
    pauseMs: replayPollMs,
    pass: () => this.replay(),
    failed: (err) => this.logger.warn({ message: 'Dead letters could not be replayed', err }),
  });

  constructor(
    private readonly intake: EventIntake,
    private readonly link: NatsLink,
    private readonly dataSource: DataSource,
  ) {}

  onApplicationBootstrap(): void {
    const subjects = this.intake.discover();
    const { name, wiring } = this.link;
    const strange = subjects.find(
      (subject) => !wiring[name]?.consumes.some((event) => event.subject === subject),
    );
    if (strange) throw new Error(`${strange} is not wired to ${name}`);
    for (const [owner, list] of Object.entries(Object.groupBy(subjects, ownerOf))) {
      this.consumers.push(new StreamConsumer(this.link, this.intake, owner, list ?? []));
    }
    for (const consumer of this.consumers) consumer.start();
    if (this.consumers.length > 0) this.replays.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([this.replays.stop(), ...this.consumers.map((consumer) => consumer.stop())]);
  }

  private async replay(): Promise<boolean> {
    const rows = await this.dataSource.query<DeadLetter[]>(
      `SELECT event_id AS id, subject, payload, trace_id AS "traceId", at FROM dead_letter
       WHERE replay_requested_at IS NOT NULL ORDER BY at LIMIT 100`,
    );
    for (const row of rows) {
      await this.intake.take(row).catch((error: unknown) => this.intake.bury(row, error));
    }
    return false;
  }
}

type DeadLetter = { id: string; subject: string; payload: unknown; traceId: string; at: Date };
