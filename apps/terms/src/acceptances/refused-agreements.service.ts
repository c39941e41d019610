import { newId, personOf, ProblemError, problems, type termsRpc } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EvidenceService } from '../evidence/evidence.service.js';
import type { Late } from './acceptance.rules.js';
import { takeTurn } from './acceptance.store.js';

/** Attempts within so many minutes are one: nobody learns more from a second row. */
const spanMinutes = 10;
/** Of one account to one challenge, for one closing date: the log is for good. */
export const maxAttempts = 10;

/** What stands in the log for an attempt, and since when. */
type Noted = { receiptId: string; recordedAt: string };
type Attempt = { challengeId: string; accountId: string; late: Late };

const code = 'terms.not-open';

/** That an agreement came too late is evidence, too: the time by the clock that counts, and what was answered. */
@Injectable()
export class RefusedAgreements {
  constructor(
    private readonly writes: Writes,
    private readonly evidence: EvidenceService,
  ) {}

  /**
   * The refusal, with the receipt that stands for the attempt. Call it after the attempt was rolled back: it is written
   * down in a transaction of its own.
   */
  async note(call: Call<typeof termsRpc.accept>, late: Late): Promise<ProblemError> {
    const { accountId } = personOf(call.actor);
    const attempt = { challengeId: call.input.challengeId, accountId, late };
    const noted = await this.writes.run({ ...call, key: undefined }, (tx) => this.write(tx, attempt));
    return new ProblemError(code, { facts: { ...late, ...noted } });
  }

  private async write(tx: EntityManager, { challengeId, accountId, late }: Attempt): Promise<Noted> {
    const { closesAt, now: at } = late;
    // Many come at the same instant, and each has to see what the one before it wrote.
    await takeTurn(tx, challengeId, accountId);
    const [standing] = await tx.query<Noted[]>(standingOne, [challengeId, accountId, closesAt, at]);
    if (standing) return standing;
    const receiptId = newId();
    const said = { code, message: problems[code].title };
    await this.evidence.append(tx, {
      receiptId,
      statement: { type: 'refused-agreement', at, accountId, challengeId, ...said, closesAt },
      holders: [accountId],
    });
    return { receiptId, recordedAt: at };
  }
}

/** The last one that is like it, where that is enough. Statements have instants in one form, which is their order. */
const standingOne = `SELECT "receiptId", "recordedAt" FROM (
    SELECT r.receipt_id AS "receiptId", said.at AS "recordedAt", count(*) OVER () AS attempts
    FROM receipt r JOIN receipt_holder h USING (seq) JOIN evidence e USING (seq),
      json_to_record(e.statement::json) AS said(at text, "closesAt" text)
    WHERE r.statement_type = 'refused-agreement' AND r.challenge_id = $1 AND h.account_id = $2
      AND said."closesAt" = $3 ORDER BY said.at DESC LIMIT 1) last
  WHERE attempts >= ${maxAttempts} OR "recordedAt"::timestamptz > $4::timestamptz - interval '${spanMinutes} minutes'`;
