import { type EventDefinition } from '@allmende/contracts';
import { Injectable } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import type { z } from 'zod';
import { type EventMessage, onEventKey } from './on-event.decorator.js';
import { Relay } from './relay.js';
import { inboxDays } from './streams.js';
import { inTransaction } from './transaction.js';

type Work = (event: EventMessage, tx: EntityManager) => Promise<void>;
type Subscription = { definition: EventDefinition; works: Work[] };

/** An event as it came from the stream or from the dead letters, its payload not yet checked. */
export type RawEvent = { id: string; subject: string; at: Date; payload: unknown; traceId: string };

const dayMs = 86_400_000;

/** Takes events in: all methods of this service that wait for an event, and the inbox row, in one transaction. */
@Injectable()
export class EventIntake {
  private readonly subscriptions = new Map<string, Subscription>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly dataSource: DataSource,
    private readonly relay: Relay,
  ) {}

  /** Finds the `@OnEvent` methods of all providers; returns the subjects that they wait for. */
  discover(): string[] {
    this.subscriptions.clear();
    for (const { instance } of this.discovery.getProviders()) {
      if (instance && typeof instance === 'object') this.collect(instance as Record<string, unknown>);
    }
    return [...this.subscriptions.keys()];
  }

  /** Returns false when there was nothing to do: already taken in, or older than the inbox remembers. */
  async take(event: RawEvent): Promise<boolean> {
    const subscription = this.subscriptions.get(event.subject);
    if (!subscription || Date.now() - event.at.getTime() > (inboxDays - 1) * dayMs) return false;
    const { data: payload, error } = subscription.definition.payload.safeParse(event.payload);
    if (error) throw new MalformedEvent(`The payload is not what the contract says: ${fieldsOf(error)}`);
    const isNew = await inTransaction(this.dataSource, event.traceId, async (tx) => {
      if (!(await remember(tx, event))) return false;
      for (const work of subscription.works) {
        await work({ id: event.id, at: event.at, payload, traceId: event.traceId }, tx);
      }
      return true;
    });
    this.relay.nudge();
    return isNew;
  }

  /** Keeps an event that could not be taken in; the inbox stays open for it. */
  async bury(event: RawEvent, error: unknown): Promise<void> {
    const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    await this.dataSource.query(
      `INSERT INTO dead_letter (event_id, subject, payload, trace_id, at, error) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (event_id) DO UPDATE
         SET error = excluded.error, failed_at = clock_timestamp(), replay_requested_at = NULL`,
      [
        event.id,
        event.subject,
        JSON.stringify(event.payload),
        event.traceId,
        event.at,
        message.slice(0, 1_000),
      ],
    );
  }

  private collect(instance: Record<string, unknown>): void {
    const prototype: unknown = Object.getPrototypeOf(instance);
    if (typeof prototype !== 'object' || prototype === null) return;
    for (const name of this.scanner.getAllMethodNames(prototype)) {
      const method = instance[name];
      if (typeof method !== 'function') continue;
      const definition = Reflect.getMetadata(onEventKey, method) as EventDefinition | undefined;
      if (definition) this.add(definition, (event, tx) => (method as Work).call(instance, event, tx));
    }
  }

  private add(definition: EventDefinition, work: Work): void {
    const known = this.subscriptions.get(definition.subject);
    if (known) known.works.push(work);
    else this.subscriptions.set(definition.subject, { definition, works: [work] });
  }
}

/** Trying again would not help. */
export class MalformedEvent extends Error {
  override readonly name = 'MalformedEvent';
}

// Names and rules only: what stands in the fields may be confidential.
function fieldsOf(error: z.ZodError): string {
  return error.issues.map(({ path, code }) => `${path.join('.')} ${code}`).join(', ');
}

async function remember(tx: EntityManager, { id, subject }: RawEvent): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `WITH risen AS (DELETE FROM dead_letter WHERE event_id = $1)
     INSERT INTO inbox (event_id, subject) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING 1`,
    [id, subject],
  );
  return rows.length > 0;
}
