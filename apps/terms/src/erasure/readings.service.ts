import { type erasureRpc, newId, type OutputOf, type Person, ProblemError } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { personOf } from '../acceptances/acceptance.access.js';
import {
  type RestrictedContent,
  RestrictedEntryEntity,
  RestrictedReadingEntity,
  toReading,
} from './restricted.entity.js';

type Reading = OutputOf<typeof erasureRpc.askReading>;
type Read = OutputOf<typeof erasureRpc.readRestricted>;

const listed = 100;

/**
 * Reading what is kept of an erased person takes two of the staff: one who asks and says why, another one who allows it.
 * Then the first reads it once. The rows are the log of it, which the database keeps from being changed.
 */
@Injectable()
export class ReadingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly keys: KeyRing,
  ) {}

  async ask(call: Call<typeof erasureRpc.askReading>): Promise<Reading> {
    const { accountId: askedBy } = operatorOf(call);
    const { accountId, reason } = call.input;
    return this.writes.run(call, async (tx) => {
      const isKept = await tx.existsBy(RestrictedEntryEntity, { accountId, isFinal: true });
      if (!isKept) throw new ProblemError('reading.not-found');
      const readingId = newId();
      await tx.insert(RestrictedReadingEntity, { readingId, accountId, reason, askedBy });
      return readingOf(tx, readingId);
    });
  }

  async approve(call: Call<typeof erasureRpc.approveReading>): Promise<Reading> {
    const { accountId } = operatorOf(call);
    const { readingId } = call.input;
    return this.writes.run(call, async (tx) => {
      const [, approved] = await tx.query<[unknown[], number]>(
        `UPDATE restricted_reading SET approved_by = $2, approved_at = clock_timestamp()
         WHERE reading_id = $1 AND asked_by <> $2 AND approved_by IS NULL
           AND asked_at > clock_timestamp() - interval '7 days'`,
        [readingId, accountId],
      );
      const reading = await readingOf(tx, readingId);
      if (approved === 0) throw new ProblemError('reading.state');
      return reading;
    });
  }

  /** The answer is kept nowhere: whoever loses it asks again. */
  async read(call: Call<typeof erasureRpc.readRestricted>): Promise<Read> {
    const { accountId: reader } = operatorOf(call);
    const { readingId } = call.input;
    const again = (): Promise<Read> => Promise.reject(new ProblemError('reading.state'));
    return this.writes.run(
      call,
      async (tx) => {
        const { accountId } = await readingOf(tx, readingId);
        const [, read] = await tx.query<[unknown[], number]>(
          `UPDATE restricted_reading SET read_at = clock_timestamp()
           WHERE reading_id = $1 AND asked_by = $2 AND read_at IS NULL
             AND approved_at > clock_timestamp() - interval '1 day'`,
          [readingId, reader],
        );
        if (read === 0) throw new ProblemError('reading.state');
        return this.open(tx, accountId);
      },
      { again },
    );
  }

  async list(call: Call<typeof erasureRpc.listReadings>): Promise<{ items: Reading[] }> {
    operatorOf(call);
    const rows = await this.dataSource.manager.find(RestrictedReadingEntity, {
      order: { askedAt: 'DESC', readingId: 'DESC' },
      take: listed,
    });
    return { items: rows.map(toReading) };
  }

  private async open(tx: EntityManager, accountId: string): Promise<Read> {
    const entries = await tx.find(RestrictedEntryEntity, {
      where: { accountId, isFinal: true },
      order: { entryId: 'ASC' },
    });
    const [first] = entries;
    if (!first) throw new ProblemError('reading.not-found');
    const contents = await Promise.all(
      entries.map(({ sealed }) => this.keys.open<RestrictedContent>(sealed)),
    );
    return {
      person: contents.find(({ person }) => person !== null)?.person ?? null,
      receipts: contents.flatMap(({ receipts }) => receipts),
      until: first.until,
    };
  }
}

/** A program with an operator's token is no second person. */
function operatorOf({ actor }: Call): Person {
  const who = personOf(actor);
  if (!who.operator) throw new ProblemError('forbidden');
  return who;
}

async function readingOf(tx: EntityManager, readingId: string): Promise<Reading> {
  const row = await tx.findOneBy(RestrictedReadingEntity, { readingId });
  if (!row) throw new ProblemError('reading.not-found');
  return toReading(row);
}
