import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import {
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { NatsLink } from '../nats.link.js';
import { streamOf } from '../wiring.js';
import { Loop } from './loop.js';
import { unhurried } from './unhurried.sql.js';
import { inboxDays, openStreams, retentionDays, type StreamAccess, streamConfig } from './streams.js';

// Any constant will do: the lock lives in the service's own database.
const advisoryLock = 7_212_001;
const pollMs = 250;
const batchSize = 200;
const streamCheckMs = 2_000;
const cleanUpMs = 3_600_000;

type Unpublished = { id: string; subject: string; payload: string; trace_id: string; at: Date };

/**
 * Brings committed outbox rows to the service's stream, in order, by one process at a time. Postgres is the truth: a
 * stream that is missing is made anew and gets everything of the last 30 days again.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(Relay.name);
  private readonly loop = new Loop({
    pauseMs: pollMs,
    pass: () => this.pass(),
    failed: (error) => this.recover(error),
  });
  private client: pg.Client | undefined;
  private streams: StreamAccess | undefined;
  private streamSeenAt = 0;
  private cleanedAt = 0;
  private isWaiting = false;

  constructor(
    private readonly dataSource: DataSource,
    private readonly link: NatsLink,
  ) {}

  onApplicationBootstrap(): void {
    this.link.onReconnect(() => {
      this.streamSeenAt = 0;
      this.nudge();
    });
    this.loop.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.loop.stop();
    await this.pass().catch(() => undefined);
    await this.client?.end().catch(() => undefined);
  }

  /** There may be something new to publish; a service without events of its own has none. */
  nudge(): void {
    if (this.hasStream) this.loop.wake();
  }

  private get hasStream(): boolean {
    return (this.link.wiring[this.link.name]?.publishes.length ?? 0) > 0;
  }

  private async pass(): Promise<boolean> {
    if (!this.link.connected) return false;
    const client = await this.lockedClient();
    if (!client) return false;
    if (this.hasStream) await this.keepStream(client);
    const { rows } = await client.query<Unpublished>(
      `SELECT id, subject, payload::text AS payload, trace_id, at FROM outbox
       WHERE published_at IS NULL ORDER BY seq LIMIT ${batchSize}`,
    );
    if (rows.length > 0) await this.publish(client, rows);
    await this.cleanUp(client);
    this.isWaiting = false;
    return rows.length === batchSize;
  }

  // Undefined while another process of this service has the lock.
  private async lockedClient(): Promise<pg.Client | undefined> {
    if (this.client) return this.client;
    const client = new pg.Client({
      ...connectionOf(this.dataSource),
      connectionTimeoutMillis: 900,
      query_timeout: 12_000,
    });
    client.on('error', () => this.drop(client));
    try {
      await client.connect();
      const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [
        advisoryLock,
      ]);
      if (rows[0]?.locked) {
        this.client = client;
        return client;
      }
    } catch (error) {
      await client.end().catch(() => undefined);
      throw error;
    }
    await client.end();
    return undefined;
  }

  private async publish(client: pg.Client, rows: Unpublished[]): Promise<void> {
    const { js } = await this.access();
    const acknowledged: string[] = [];
    try {
      for (const row of rows) {
        const meta = headers();
        meta.set('Trace', row.trace_id);
        meta.set('At', row.at.toISOString());
        await js.publish(row.subject, row.payload, { msgID: row.id, headers: meta });
        acknowledged.push(row.id);
      }
    } finally {
      // A mark that a crash loses sends its event again under the same id, which nobody takes in twice.
      await client.query(
        `UPDATE outbox SET published_at = clock_timestamp() WHERE id = ANY($1) AND ${unhurried}`,
        [acknowledged],
      );
    }
  }

  // The rows go back first: a crash in between finds the stream still missing and does both again.
  private async keepStream(client: pg.Client): Promise<void> {
    if (Date.now() - this.streamSeenAt < streamCheckMs) return;
    const { jsm } = await this.access();
    const config = streamConfig(this.link.service);
    try {
      await jsm.streams.info(config.name);
    } catch (error) {
      if (!(error instanceof JetStreamApiError) || error.code !== JetStreamApiCodes.StreamNotFound)
        throw error;
      const count = await reopenOutbox(client);
      if (count > 0) this.logger.warn(`Stream ${config.name} was missing: ${count} events go out again`);
      await jsm.streams.add(config);
    }
    this.streamSeenAt = Date.now();
  }

  private async cleanUp(client: pg.Client): Promise<void> {
    if (Date.now() - this.cleanedAt < cleanUpMs) return;
    this.cleanedAt = Date.now();
    await client.query(`DELETE FROM outbox WHERE published_at < now() - interval '${retentionDays} days'`);
    await client.query(`DELETE FROM inbox WHERE handled_at < now() - interval '${inboxDays} days'`);
    await client.query(`DELETE FROM idempotency WHERE at < now() - interval '24 hours'`);
    await client.query(`DELETE FROM effect WHERE sent_at < now() - interval '${inboxDays} days'`);
  }

  private async access(): Promise<StreamAccess> {
    this.streams ??= await openStreams(this.link.connection);
    return this.streams;
  }

  private recover(error: unknown): void {
    this.streamSeenAt = 0;
    if (!this.isWaiting)
      this.logger.warn({ message: `Events wait for ${streamOf(this.link.service)}`, err: error });
    this.isWaiting = true;
    // A client whose connection broke does not come back; a healthy one only loses and takes the lock again.
    if (this.client) this.drop(this.client);
  }

  private drop(client: pg.Client): void {
    if (this.client === client) this.client = undefined;
    void client.end().catch(() => undefined);
  }
}

/** Puts the events of the last 30 days back into the queue of the relay; returns how many had been published. */
export async function reopenOutbox(client: Pick<pg.Client, 'query'>): Promise<number> {
  const { rowCount } = await client.query(
    `UPDATE outbox SET published_at = NULL
     WHERE published_at IS NOT NULL AND at > now() - interval '${retentionDays} days'`,
  );
  return rowCount ?? 0;
}

function connectionOf(dataSource: DataSource): pg.ClientConfig {
  const { options } = dataSource;
  if (options.type !== 'postgres' || !options.url)
    throw new Error('The data source needs a Postgres address');
  return { connectionString: options.url, application_name: 'relay' };
}
