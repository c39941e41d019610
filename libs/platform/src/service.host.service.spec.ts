import { NatsLink } from '@allmende/messaging';
import { type EventMessage, OnEvent, Outbox, Writes } from '@allmende/messaging/durable';
import {
  eventually,
  startNats,
  startPostgres,
  startService,
  type TestNats,
  visitor,
} from '@allmende/testing';
import {
  gardenDataSource,
  gardenEvents,
  GardenModule,
  gardenRpc,
  gardenWiring,
  weatherEvents,
} from '@allmende/testing/garden';
import { jetstreamManager } from '@nats-io/jetstream';
import { Injectable, Module } from '@nestjs/common';

const options = { service: 'garden', dataSource: gardenDataSource, wiring: gardenWiring };

async function messagesIn(nats: TestNats): Promise<number> {
  const link = await NatsLink.open({ service: 'test', url: nats.url });
  try {
    const { state } = await (await jetstreamManager(link.connection)).streams.info('evt-garden');
    return state.messages;
  } finally {
    await link.close();
  }
}

@Injectable()
class Eavesdropper {
  @OnEvent(gardenEvents.planted)
  hear(event: EventMessage<typeof gardenEvents.planted>): Promise<void> {
    return Promise.reject(new Error(event.id));
  }
}

@Module({ providers: [Eavesdropper] })
class EavesdropperModule {}

describe('a service process', () => {
  it('answers what it has taken in before it stops', async () => {
    const garden = await startService(GardenModule, options);
    const running = garden.call(gardenRpc.ponder, { what: 'sleep', ms: 400 }, visitor());
    await new Promise((resolve) => setTimeout(resolve, 100));
    const [answer] = await Promise.all([running, garden.stop()]);
    expect(answer).toEqual({ done: true });
  });

  it('publishes what is committed before it stops', async () => {
    const nats = await startNats();
    const garden = await startService(GardenModule, { ...options, nats });
    await eventually('the stream is there', async () => (await messagesIn(nats)) === 0);
    await garden.db.query(
      `INSERT INTO outbox (id, subject, payload, trace_id) VALUES (gen_random_uuid(), $1, '{}', 't')`,
      [gardenEvents.planted.subject],
    );
    await garden.stop();
    expect(await messagesIn(nats)).toBe(1);
    await nats.stop();
  });

  it('refuses to state an event that the contracts do not wire to it', async () => {
    const garden = await startService(GardenModule, options);
    const stating = garden
      .get(Writes)
      .system('clock', (tx) => garden.get(Outbox).append(tx, weatherEvents.rained, { litres: 1 }));
    await expect(stating).rejects.toThrow('not wired');
    await garden.stop();
  });

  it('does not start with a handler for an event that is not wired to it', async () => {
    await expect(startService(EavesdropperModule, options)).rejects.toThrow('is not wired to garden');
  });

  it('says which of its connections is gone', async () => {
    const postgres = await startPostgres({ own: true });
    const garden = await startService(GardenModule, { ...options, postgres });
    const health = async () => {
      const response = await fetch(`http://127.0.0.1:${garden.healthPort}/healthz`);
      return { status: response.status, body: (await response.json()) as unknown };
    };
    expect(await health()).toEqual({ status: 200, body: { status: 'ok', nats: true, database: true } });
    const back = postgres.restart({ downMs: 500 });
    await eventually('the loss shows', async () => (await health()).status === 503);
    await back;
    await eventually('it is healthy again', async () => (await health()).status === 200);
    await garden.stop();
    await postgres.stop();
  });

  it('cannot change its tables, and migrations know its role', async () => {
    const garden = await startService(GardenModule, options);
    await expect(garden.db.query('ALTER TABLE tree ADD COLUMN x int')).rejects.toThrow('must be owner');
    await expect(garden.db.query('CREATE TABLE mine (x int)')).rejects.toThrow('permission denied');
    await expect(garden.db.query('UPDATE ring SET year = 1')).rejects.toThrow('permission denied');
    await garden.stop();
  });
});
