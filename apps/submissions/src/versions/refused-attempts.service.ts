import { ProblemError, newId, problems, submissionsEvents } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { accountOf } from '../submissions/submission.access.js';
import { iso } from '../submissions/submission.sql.js';

/** Attempts at the same within so many minutes are one: nobody learns more from a second row. */
const spanMinutes = 10;
/** Of one account, for one thing and one closing date, whatever is tried: the log is for good. */
export const maxAttempts = 10;

type What = { challengeId: string } & ({ submissionId: string } | { depositId: string });
/** What stands in the log for an attempt, and since when. */
type Noted = { receiptId: string; recordedAt: string };
type Attempt = {
  what: What;
  accountId: string;
  code: string;
  message: string;
  at: string;
  closesAt: string;
};

/** That something came too late is evidence, too: the time by the clock that counts, and what was answered. */
@Injectable()
export class RefusedAttempts {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  /**
   * The same refusal with the receipt that stands for the attempt. Call it after the attempt was rolled back: it is
   * written down in a transaction of its own.
   */
  async note(call: Call, late: ProblemError, what: What): Promise<ProblemError> {
    const { closesAt, now: at } = late.details.facts as { closesAt: string; now: string };
    const said = { code: late.code, message: problems[late.code].title };
    const attempt = { what, accountId: accountOf(call.actor), ...said, at, closesAt };
    const noted = await this.writes.run({ ...call, key: undefined }, (tx) => this.write(tx, attempt));
    return new ProblemError(late.code, { facts: { ...late.details.facts, ...noted } });
  }

  private async write(tx: EntityManager, attempt: Attempt): Promise<Noted> {
    const { what, accountId, at, closesAt } = attempt;
    const isSubmission = 'submissionId' in what;
    const column = isSubmission ? 'submission_id' : 'deposit_id';
    const values = [isSubmission ? what.submissionId : what.depositId, accountId, closesAt, at];
    // Many come at the same instant, and each has to see what the one before it wrote.
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      `refused:${values[0]}:${accountId}`,
    ]);
    const [standing] = await tx.query<Noted[]>(standingFor(column), values);
    if (standing) return standing;
    const receiptId = newId();
    await tx.query(
      `INSERT INTO refused_attempt (${column}, account_id, closes_at, at, id) VALUES ($1, $2, $3, $4, $5)`,
      [...values, receiptId],
    );
    const { code, message } = attempt;
    const fact = { receiptId, at, accountId, code, message, closesAt };
    if (isSubmission) await this.outbox.append(tx, submissionsEvents.refused, { ...what, ...fact });
    else await this.outbox.append(tx, submissionsEvents.depositRefused, { ...what, ...fact });
    return { receiptId, recordedAt: at };
  }
}

/** The last one that is like it, where that is enough. */
const standingFor = (column: string) => `SELECT "receiptId", "recordedAt" FROM (
    SELECT id AS "receiptId", ${iso('at')} AS "recordedAt", at, count(*) OVER () AS attempts FROM refused_attempt
    WHERE ${column} = $1 AND account_id = $2 AND closes_at = $3 ORDER BY at DESC LIMIT 1) last
  WHERE attempts >= ${maxAttempts} OR at > $4::timestamptz - interval '${spanMinutes} minutes'`;
