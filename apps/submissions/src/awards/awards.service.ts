import { type OutputOf, ProblemError, submissionsEvents, type submissionsRpc } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inProcedure } from '../received/received.service.js';
import { accountOf, SubmissionAccess } from '../submissions/submission.access.js';
import { lockSubmission } from '../submissions/submission.case.js';

type Done = { done: true };
type AnswerCall = Call<typeof submissionsRpc.acceptAward> | Call<typeof submissionsRpc.declineAward>;
type Answer = { accepted: boolean; show: 'name' | 'organisation' | 'nothing' };
type Offer = { challengeId: string; awardId: string | null; hasLapsed: boolean; now: Date };
type Readiness = OutputOf<typeof submissionsRpc.readiness>;

/** The team's answer to an award, and what `challenges` asks before it offers one. */
@Injectable()
export class AwardsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly access: SubmissionAccess,
  ) {}

  accept(call: Call<typeof submissionsRpc.acceptAward>): Promise<Done> {
    return this.answer(call, { accepted: true, show: call.input.show });
  }

  decline(call: Call<typeof submissionsRpc.declineAward>): Promise<Done> {
    return this.answer(call, { accepted: false, show: 'nothing' });
  }

  async readiness({ input }: Call<typeof submissionsRpc.readiness>): Promise<Readiness> {
    const [row] = await this.dataSource.query<[Readiness]>(
      `SELECT coalesce(bool_or($2::uuid IS NULL OR s.id = $2), false) AS exists, count(*)::int AS total,
         count(DISTINCT v.portal_id)::int AS portals,
         coalesce(json_agg(s.id ORDER BY s.id) FILTER (WHERE s.feedback IS NULL AND s.id IS DISTINCT FROM $2), '[]')
           AS "withoutReason"
       FROM submission s JOIN submission_version v ON v.submission_id = s.id AND v.version = s.last_version
       WHERE s.challenge_id = $1 AND s.state IN ${inProcedure}`,
      [input.challengeId, input.submissionId ?? null],
    );
    return row;
  }

  private async answer(call: AnswerCall, { accepted, show }: Answer): Promise<Done> {
    const { submissionId } = call.input;
    await this.access.lead(submissionId, call.actor);
    return this.writes.run(call, async (tx) => {
      const state = await lockSubmission(tx, submissionId);
      const { challengeId, awardId, hasLapsed, now } = await offerOf(tx, submissionId);
      if (!awardId) throw new ProblemError('award.not-found');
      if (state !== 'award-offered' || hasLapsed) throw new ProblemError('award.state');
      await (accepted ? takeAward(tx, submissionId) : dropAward(tx, submissionId));
      const fact = { submissionId, challengeId, awardId, accountId: accountOf(call.actor), accepted, show };
      await this.outbox.append(tx, submissionsEvents.awardAnswered, { ...fact, at: now.toISOString() });
      return { done: true };
    });
  }
}

async function offerOf(tx: EntityManager, submissionId: string): Promise<Offer> {
  const [row] = await tx.query<[Offer]>(
    `SELECT challenge_id AS "challengeId", award_id AS "awardId", clock_timestamp() AS now,
       coalesce(award_lapses_at <= clock_timestamp(), false) AS "hasLapsed" FROM submission WHERE id = $1`,
    [submissionId],
  );
  return row;
}

async function takeAward(tx: EntityManager, submissionId: string): Promise<void> {
  await tx.query(`UPDATE submission SET state = 'awarded', updated_at = clock_timestamp() WHERE id = $1`, [
    submissionId,
  ]);
}

/** Back among the others: declined, or lapsed. */
export async function dropAward(tx: EntityManager, submissionId: string): Promise<void> {
  await tx.query(
    `UPDATE submission SET state = 'submitted', award_id = NULL, award_lapses_at = NULL,
       updated_at = clock_timestamp() WHERE id = $1`,
    [submissionId],
  );
}
