import {
  type erasureRpc,
  newId,
  type OutputOf,
  ProblemError,
  type RestrictedContent,
  type RestrictedReading,
  termsEvents,
} from '@allmende/contracts';
import type { Call, CallContext } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Names, NamesService } from '../acceptances/names.service.js';
import { operatorOf } from './erasure.access.js';
import { isAsked, isReadable, isReadOn, readings } from './reading.sql.js';
import { RestrictedEntryEntity, RestrictedReadingEntity, type SealedContent } from './restricted.entity.js';

type Reading = OutputOf<typeof erasureRpc.askReading>;

const listed = 100;
/** Receipts in one answer, whatever they hold: an answer stays under 900 KB. */
const atOnce = 50;

/**
 * Reading what is kept of an erased person takes two of the staff: one who asks and says why, another one who allows it.
 * Then the first reads it once. The rows are the log of it, which the database keeps from being changed.
 */
@Injectable()
export class ReadingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly keys: KeyRing,
    private readonly names: NamesService,
  ) {}

  async ask(call: Call<typeof erasureRpc.askReading>): Promise<Reading> {
    const { accountId: askedBy } = operatorOf(call.actor);
    const { accountId, reason } = call.input;
    return this.writes.run(call, async (tx) => {
      const isKept = await tx.existsBy(RestrictedEntryEntity, { accountId, isFinal: true });
      if (!isKept) throw new ProblemError('reading.not-found');
      const readingId = newId();
      await tx.insert(RestrictedReadingEntity, { readingId, accountId, reason, askedBy });
      await this.outbox.append(tx, termsEvents.readingAsked, { readingId, askedBy });
      return readingOf(tx, readingId);
    });
  }

  approve(call: Call<typeof erasureRpc.approveReading>): Promise<Reading> {
    return this.answer(call, 'approved_by = $2, approved_at = clock_timestamp()', []);
  }

  decline(call: Call<typeof erasureRpc.declineReading>): Promise<Reading> {
    const change = 'declined_by = $2, declined_at = clock_timestamp(), declined_because = $3';
    return this.answer(call, change, [call.input.reason]);
  }

  /** The answer is kept nowhere: whoever loses it asks again. */
  async read(call: Call<typeof erasureRpc.readRestricted>): Promise<RestrictedContent> {
    const { accountId: reader } = operatorOf(call.actor);
    const { readingId, from } = call.input;
    if (from > 0) return this.readOn(readingId, reader, from);
    const again = (): Promise<RestrictedContent> => Promise.reject(new ProblemError('reading.state'));
    return this.writes.run(
      call,
      async (tx) => {
        const { accountId } = await readingOf(tx, readingId);
        const [, read] = await tx.query<[unknown[], number]>(
          `UPDATE restricted_reading SET read_at = clock_timestamp()
           WHERE reading_id = $1 AND asked_by = $2 AND ${isReadable}`,
          [readingId, reader],
        );
        if (read === 0) throw new ProblemError('reading.state');
        return this.open(tx, accountId, from);
      },
      { again },
    );
  }

  private async readOn(readingId: string, reader: string, from: number): Promise<RestrictedContent> {
    const { manager } = this.dataSource;
    const { accountId } = await readingOf(manager, readingId);
    const rows = await manager.query<unknown[]>(
      `SELECT 1 FROM restricted_reading WHERE reading_id = $1 AND asked_by = $2 AND ${isReadOn}`,
      [readingId, reader],
    );
    if (rows.length === 0) throw new ProblemError('reading.state');
    return this.open(manager, accountId, from);
  }

  async get({ input, actor, context }: Call<typeof erasureRpc.getReading>): Promise<RestrictedReading> {
    operatorOf(actor);
    const reading = await readingOf(this.dataSource.manager, input.readingId);
    return toNamed(reading, await this.namesOf([reading], context));
  }

  async list({
    actor,
    context,
  }: Call<typeof erasureRpc.listReadings>): Promise<{ items: RestrictedReading[] }> {
    operatorOf(actor);
    const newest = `${readings} ORDER BY asked_at DESC, reading_id DESC LIMIT ${listed}`;
    const found = await this.dataSource.query<Reading[]>(newest);
    const names = await this.namesOf(found, context);
    return { items: found.map((reading) => toNamed(reading, names)) };
  }

  /** By another one of the staff than who asked, once, within a week. */
  private async answer(
    call: Call<typeof erasureRpc.approveReading> | Call<typeof erasureRpc.declineReading>,
    change: string,
    values: string[],
  ): Promise<Reading> {
    const { accountId: answeredBy } = operatorOf(call.actor);
    const { readingId } = call.input;
    return this.writes.run(call, async (tx) => {
      const [, answered] = await tx.query<[unknown[], number]>(
        `UPDATE restricted_reading SET ${change} WHERE reading_id = $1 AND asked_by <> $2 AND ${isAsked}`,
        [readingId, answeredBy, ...values],
      );
      const reading = await readingOf(tx, readingId);
      if (answered === 0) throw new ProblemError('reading.state');
      const { askedBy, approvedBy } = reading;
      const approved = approvedBy !== null;
      await this.outbox.append(tx, termsEvents.readingAnswered, { readingId, askedBy, answeredBy, approved });
      return reading;
    });
  }

  private async namesOf(found: Reading[], context: CallContext): Promise<Names> {
    const people = found.flatMap(({ askedBy, approvedBy, declinedBy }) => [askedBy, approvedBy, declinedBy]);
    return (await this.names.of({ accounts: people, organisations: [] }, context)).accounts;
  }

  private async open(tx: EntityManager, accountId: string, from: number): Promise<RestrictedContent> {
    const entries = await tx.find(RestrictedEntryEntity, {
      where: { accountId, isFinal: true },
      order: { entryId: 'ASC' },
    });
    const [first] = entries;
    if (!first) throw new ProblemError('reading.not-found');
    const contents = await Promise.all(entries.map(({ sealed }) => this.keys.open<SealedContent>(sealed)));
    const receipts = contents.flatMap((content) => content.receipts);
    return {
      person: contents.find(({ person }) => person !== null)?.person ?? null,
      receipts: receipts.slice(from, from + atOnce),
      count: receipts.length,
      until: first.until,
    };
  }
}

function toNamed(reading: Reading, names: Names): RestrictedReading {
  const answeredBy = reading.approvedBy ?? reading.declinedBy;
  return {
    ...reading,
    askedByName: names.get(reading.askedBy) ?? '',
    answeredByName: answeredBy === null ? null : (names.get(answeredBy) ?? ''),
  };
}

async function readingOf(tx: EntityManager, readingId: string): Promise<Reading> {
  const [reading] = await tx.query<Reading[]>(`${readings} WHERE reading_id = $1`, [readingId]);
  if (!reading) throw new ProblemError('reading.not-found');
  return reading;
}
