import { type OutputOf, ProblemError, submissionsEvents, type submissionsRpc } from '@allmende/contracts';
import type { Call, CallContext } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inProcedure } from '../received/received.service.js';
import { accountOf, SubmissionAccess } from '../submissions/submission.access.js';
import { lockSubmission } from '../submissions/submission.case.js';
import { heldOf } from '../team/consent.rules.js';
import { TeamAgreements } from '../team/team.agreements.js';
import { teamOf } from '../team/team.members.js';
import { WindowsService } from '../windows/windows.service.js';
import { SeekerAccess } from './seeker.access.js';

type Done = { done: true };
type AnswerCall = Call<typeof submissionsRpc.acceptAward> | Call<typeof submissionsRpc.declineAward>;
type Answer = { accepted: boolean; show: 'name' | 'organisation' | 'nothing' };
type Offer = { challengeId: string; awardId: string; now: Date };
type LastOffer = Omit<Offer, 'awardId'> & { awardId: string | null; hasLapsed: boolean };
type Readiness = OutputOf<typeof submissionsRpc.readiness>;

/** The team's answer to an award, its taking back, and what `challenges` asks before it offers one. */
@Injectable()
export class AwardsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly access: SubmissionAccess,
    private readonly seekers: SeekerAccess,
    private readonly windows: WindowsService,
    private readonly agreements: TeamAgreements,
  ) {}

  /** Where the challenge waits for offices, the team does, too: the award is taken up once nothing is held. */
  async accept(call: Call<typeof submissionsRpc.acceptAward>): Promise<Done> {
    const { challengeId } = await this.access.lead(call.input.submissionId, call.actor);
    await this.assertNothingHeld(call.input.submissionId, challengeId, call.context);
    return this.answer(call, { accepted: true, show: call.input.show });
  }

  decline(call: Call<typeof submissionsRpc.declineAward>): Promise<Done> {
    return this.answer(call, { accepted: false, show: 'nothing' });
  }

  /** Here and not where it was offered: the answer is given here, and of both at once one alone may stand. */
  async takeBack(call: Call<typeof submissionsRpc.takeBackAward>): Promise<Done> {
    const { submissionId, reason } = call.input;
    const { accountId } = await this.seekers.find(submissionId, call.context);
    return this.writes.run(call, async (tx) => {
      const { challengeId, awardId, now } = await lockOffer(tx, submissionId);
      await dropAward(tx, submissionId, reason);
      const teamAccountIds = await teamOf(tx, submissionId);
      const fact = { submissionId, challengeId, awardId, accountId, teamAccountIds };
      await this.outbox.append(tx, submissionsEvents.awardTakenBack, { ...fact, at: now.toISOString() });
      return { done: true };
    });
  }

  /** One that is damaged cannot be read: it keeps nobody from deciding, and is not awarded. */
  async readiness({ input }: Call<typeof submissionsRpc.readiness>): Promise<Readiness> {
    const [row] = await this.dataSource.query<[Readiness]>(
      `SELECT coalesce(bool_or($2::uuid IS NULL OR s.id = $2), false) AS exists, count(*)::int AS total,
         coalesce(bool_or(s.id = $2 AND s.team_gone_at IS NOT NULL), false) AS gone,
         count(DISTINCT v.portal_id)::int AS portals,
         coalesce(json_agg(s.id ORDER BY s.id) FILTER (WHERE s.feedback IS NULL AND s.team_gone_at IS NULL
           AND s.id IS DISTINCT FROM $2), '[]')
           AS "withoutReason",
         coalesce(json_agg(s.id ORDER BY s.id) FILTER (WHERE (v.opened IS NOT NULL OR s.id = $2)
           AND NOT EXISTS (SELECT 1 FROM opening o WHERE o.submission_id = s.id AND o.role = 'seeker')), '[]') AS unread
       FROM submission s JOIN submission_version v ON v.submission_id = s.id AND v.version = s.last_version
       WHERE s.challenge_id = $1 AND s.state IN ${inProcedure}`,
      [input.challengeId, input.submissionId ?? null],
    );
    return row;
  }

  private async assertNothingHeld(
    submissionId: string,
    challengeId: string,
    context: CallContext,
  ): Promise<void> {
    const { heldConsents } = await this.windows.judge(challengeId, context, (window) => window);
    if (heldConsents !== 'wait') return;
    const team = await teamOf(this.dataSource.manager, submissionId);
    const accountIds = heldOf((await this.agreements.of(challengeId, team, context)).consents);
    if (accountIds.length > 0) throw new ProblemError('terms.consent-held', { facts: { accountIds } });
  }

  private async answer(call: AnswerCall, { accepted, show }: Answer): Promise<Done> {
    const { submissionId } = call.input;
    await this.access.lead(submissionId, call.actor);
    return this.writes.run(call, async (tx) => {
      const { challengeId, awardId, now } = await lockOffer(tx, submissionId);
      await (accepted ? takeAward(tx, submissionId) : dropAward(tx, submissionId));
      const fact = { submissionId, challengeId, awardId, accountId: accountOf(call.actor), accepted, show };
      await this.outbox.append(tx, submissionsEvents.awardAnswered, { ...fact, at: now.toISOString() });
      return { done: true };
    });
  }
}

/** The offer that stands, under the submission's lock. */
async function lockOffer(tx: EntityManager, submissionId: string): Promise<Offer> {
  const state = await lockSubmission(tx, submissionId);
  const [{ awardId, hasLapsed, ...offer }] = await tx.query<[LastOffer]>(
    `SELECT challenge_id AS "challengeId", award_id AS "awardId", clock_timestamp() AS now,
       coalesce(award_lapses_at <= clock_timestamp(), false) AS "hasLapsed" FROM submission WHERE id = $1`,
    [submissionId],
  );
  if (!awardId) throw new ProblemError('award.not-found');
  if (state !== 'award-offered' || hasLapsed) throw new ProblemError('award.state');
  return { ...offer, awardId };
}

async function takeAward(tx: EntityManager, submissionId: string): Promise<void> {
  await tx.query(`UPDATE submission SET state = 'awarded', updated_at = clock_timestamp() WHERE id = $1`, [
    submissionId,
  ]);
}

/** Back among the others: declined, lapsed, or taken back for a reason. */
export async function dropAward(
  tx: EntityManager,
  submissionId: string,
  takenBackReason: string | null = null,
): Promise<void> {
  await tx.query(
    `UPDATE submission SET state = 'submitted', award_id = NULL, award_lapses_at = NULL,
       taken_back_reason = $2, taken_back_at = CASE WHEN $2::text IS NOT NULL THEN clock_timestamp() END,
       updated_at = clock_timestamp() WHERE id = $1`,
    [submissionId, takenBackReason],
  );
}
