import { challengesEvents, submissionsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent, Outbox } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RetentionService } from '../retention/retention.service.js';
import { lockSubmission } from '../submissions/submission.case.js';
import { teamOf } from '../team/team.members.js';
import { dropAward } from './awards.service.js';

type Told = { submissionId: string; awarded: boolean; teamAccountIds: string[] };

@Injectable()
export class AwardsEvents {
  constructor(
    private readonly outbox: Outbox,
    private readonly retention: RetentionService,
  ) {}

  @OnEvent(challengesEvents.awardOffered)
  async offer(
    { id: receiptId, payload, at }: EventMessage<typeof challengesEvents.awardOffered>,
    tx: EntityManager,
  ): Promise<void> {
    const { submissionId, challengeId, awardId, lapsesAt } = payload;
    const state = await lockSubmission(tx, submissionId);
    if (state === 'withdrawn')
      return this.declineForWithdrawn(tx, { submissionId, challengeId, awardId }, at);
    if (state !== 'submitted') return;
    await tx.query(
      `UPDATE submission SET state = 'award-offered', award_id = $2, award_lapses_at = $3,
         taken_back_at = NULL, taken_back_reason = NULL, updated_at = clock_timestamp() WHERE id = $1`,
      [submissionId, awardId, lapsesAt],
    );
    const teamAccountIds = await teamOf(tx, submissionId);
    const [window] = await tx.query<{ waits: boolean; clusterId: string | null }[]>(
      `SELECT held_consents = 'wait' AS waits, cluster_id AS "clusterId" FROM challenge_window WHERE challenge_id = $1`,
      [challengeId],
    );
    const fact = { submissionId, challengeId, awardId, teamAccountIds, lapsesAt, receiptId };
    const waitsForOffices = window?.waits === true;
    const whose = window?.clusterId ? { clusterId: window.clusterId } : {};
    await this.outbox.append(tx, submissionsEvents.awardOfferTold, { ...fact, ...whose, waitsForOffices });
  }

  @OnEvent(challengesEvents.awardLapsed)
  async lapse(
    { payload }: EventMessage<typeof challengesEvents.awardLapsed>,
    tx: EntityManager,
  ): Promise<void> {
    const { submissionId, challengeId, awardId } = payload;
    await lockSubmission(tx, submissionId);
    const same = await tx.query<unknown[]>(
      'SELECT 1 FROM submission WHERE id = $1 AND award_id = $2 AND decided_at IS NULL',
      [submissionId, awardId],
    );
    if (same.length === 0) return;
    await dropAward(tx, submissionId);
    const teamAccountIds = await teamOf(tx, submissionId);
    const fact = { submissionId, challengeId, awardId, teamAccountIds };
    await this.outbox.append(tx, submissionsEvents.awardLapseTold, fact);
  }

  /** Everyone who took part is told at the same moment, each with the own result. */
  @OnEvent(challengesEvents.decided)
  async decide(
    { id, payload }: EventMessage<typeof challengesEvents.decided>,
    tx: EntityManager,
  ): Promise<void> {
    const { challengeId, clusterId, submissionId: winner, awardId, seekerAccountIds, at } = payload;
    await tx.query('UPDATE challenge_window SET decided_at = $2 WHERE challenge_id = $1', [challengeId, at]);
    const [told] = await tx.query<[Told[], number]>(decideSql, [challengeId, winner, at, awardId]);
    for (const each of told) {
      const receipt = each.submissionId === winner ? { receiptId: id } : {};
      await this.outbox.append(tx, submissionsEvents.decisionTold, {
        ...each,
        ...receipt,
        challengeId,
        clusterId,
      });
    }
    await this.retention.begin(tx, { challengeId, clusterId, seekerAccountIds, at: new Date(at) });
  }

  // Withdrawn while the offer was on its way: nobody is left to answer it, and the next in line should not wait.
  private async declineForWithdrawn(
    tx: EntityManager,
    fact: { submissionId: string; challengeId: string; awardId: string },
    at: Date,
  ): Promise<void> {
    const rows = await tx.query<{ withdrawnBy: string | null }[]>(
      'SELECT withdrawn_by AS "withdrawnBy" FROM submission WHERE id = $1',
      [fact.submissionId],
    );
    const accountId = rows[0]?.withdrawnBy;
    if (!accountId) return;
    const answer = { accepted: false, show: 'nothing' as const, at: at.toISOString() };
    await this.outbox.append(tx, submissionsEvents.awardAnswered, { ...fact, ...answer, accountId });
  }
}

const decideSql = `UPDATE submission s SET decided_at = $3, updated_at = clock_timestamp(),
    state = CASE WHEN s.id = $2 THEN 'awarded' ELSE 'not-awarded' END,
    award_id = CASE WHEN s.id = $2 THEN $4::uuid END,
    award_lapses_at = CASE WHEN s.id = $2 THEN s.award_lapses_at END
  WHERE s.challenge_id = $1 AND s.state IN ('submitted', 'award-offered', 'awarded') AND s.decided_at IS NULL
  RETURNING s.id AS "submissionId", s.state = 'awarded' AS awarded,
    (SELECT json_agg(m.account_id ORDER BY m.joined_at, m.account_id) FROM team_member m
     WHERE m.submission_id = s.id) AS "teamAccountIds"`;
