import { type EventDefinition, newId, ProblemError } from '@allmende/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { z } from 'zod';
import { NatsLink } from '../nats.link.js';
import { traceOf } from './transaction.js';

/** Writes events beside the change that they tell of; the relay brings them to the stream after the commit. */
@Injectable()
export class Outbox {
  constructor(private readonly link: NatsLink) {}

  /** Returns the event's id. Call it in the transaction of the change, after locking the aggregate's row. */
  async append<E extends EventDefinition>(
    tx: EntityManager,
    definition: E,
    payload: z.input<E['payload']>,
  ): Promise<string> {
    this.assertWired(definition);
    const id = newId();
    const parsed = definition.payload.safeParse(payload);
    if (!parsed.success) throw new ProblemError('internal', { cause: parsed.error });
    await tx.query('INSERT INTO outbox (id, subject, payload, trace_id) VALUES ($1, $2, $3, $4)', [
      id,
      definition.subject,
      JSON.stringify(payload),
      traceOf(tx),
    ]);
    return id;
  }

  // NATS would refuse it later, when nobody can tell the caller any more.
  private assertWired({ subject }: EventDefinition): void {
    const { name, wiring } = this.link;
    const isWired = wiring[name]?.publishes.some((own) => own.subject === subject);
    if (!isWired) throw new Error(`${subject} is not wired to ${name}`);
  }
}
