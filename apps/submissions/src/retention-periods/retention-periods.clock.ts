import { deletionNoticeDays, submissionsEvents } from '@allmende/contracts';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { isKeptEnough } from '@allmende/platform/database';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FileRemovals } from '../files/file.removals.js';
import { teamOf } from '../team/team.members.js';
import { closedSince, draftGoesAt, readSince, submissionsWithPeriods } from './retention-periods.sql.js';

const everySeconds = 3_600;
const batch = 50;

/**
 * Ends what is over once its cluster keeps it no longer: submissions that were never handed in, whose teams are told
 * before, invitations into teams, and who read what. What the terms promise for what was handed in is `RetentionClock`'s.
 */
@Injectable()
export class RetentionPeriodsClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly removals: FileRemovals,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.run());
  }

  async run(): Promise<void> {
    await this.writes.system('clock', (tx) => tx.query(takeBackWarnings));
    while ((await this.writes.system('clock', (tx) => this.warn(tx))) === batch) continue;
    while ((await this.writes.system('clock', (tx) => this.dropDrafts(tx))) === batch) continue;
    for (const statement of over) await this.writes.system('clock', (tx) => tx.query(statement));
  }

  private async warn(tx: EntityManager): Promise<number> {
    const drafts = await tx.query<{ submissionId: string; challengeId: string; deletesAt: Date }[]>(
      `SELECT s.id AS "submissionId", s.challenge_id AS "challengeId",
         greatest(${draftGoesAt}, clock_timestamp() + interval '1 day') AS "deletesAt"
       FROM ${submissionsWithPeriods}
       WHERE s.state = 'draft' AND s.draft_warned_at IS NULL AND ${draftGoesAt} <= ${warningEnds}
       ORDER BY s.id LIMIT ${batch} FOR UPDATE OF s SKIP LOCKED`,
    );
    for (const { deletesAt, ...fact } of drafts) {
      await tx.query('UPDATE submission SET draft_warned_at = clock_timestamp() WHERE id = $1', [
        fact.submissionId,
      ]);
      const teamAccountIds = await teamOf(tx, fact.submissionId);
      const ahead = { ...fact, teamAccountIds, deletesAt: deletesAt.toISOString() };
      await this.outbox.append(tx, submissionsEvents.draftDeletionAhead, ahead);
    }
    return drafts.length;
  }

  /** Whole, so that nothing says any more who began. What the log states of it is proved without it. */
  private async dropDrafts(tx: EntityManager): Promise<number> {
    const drafts = await tx.query<{ submissionId: string; fileIds: string[] }[]>(
      `SELECT s.id AS "submissionId", ARRAY(SELECT f.file_id FROM submission_file f
         WHERE f.submission_id = s.id AND f.state <> 'removed') AS "fileIds"
       FROM ${submissionsWithPeriods}
       WHERE (s.state = 'withdrawn' OR (s.state = 'draft' AND ${isWarned})) AND ${draftGoesAt} <= clock_timestamp()
       ORDER BY s.id LIMIT ${batch} FOR UPDATE OF s SKIP LOCKED`,
    );
    for (const { submissionId, fileIds } of drafts) {
      await this.removals.ask(tx, submissionId, fileIds);
      for (const statement of ofDraft) await tx.query(statement, [submissionId]);
    }
    return drafts.length;
  }
}

const warningEnds = `clock_timestamp() + interval '${deletionNoticeDays} days'`;
/** As after a decision: after an outage nobody loses what was said to go only a moment before. */
const isWarned = `s.draft_warned_at <= clock_timestamp() - interval '1 day'`;

/** Where a longer period was chosen since. */
const takeBackWarnings = `UPDATE submission SET draft_warned_at = NULL WHERE id IN (
  SELECT s.id FROM ${submissionsWithPeriods}
  WHERE s.draft_warned_at IS NOT NULL AND ${draftGoesAt} > ${warningEnds})`;

const tokensOf = `DELETE FROM invitation_token WHERE invitation_id IN (
  SELECT id FROM team_invitation WHERE submission_id = $1)`;

/** What hangs on others goes first. */
const ofDraft = [
  tokensOf,
  'DELETE FROM team_invitation WHERE submission_id = $1',
  'DELETE FROM team_member WHERE submission_id = $1',
  'DELETE FROM file_request WHERE submission_id = $1',
  'DELETE FROM submission_file WHERE submission_id = $1',
  'DELETE FROM refused_attempt WHERE submission_id = $1',
  'DELETE FROM submission WHERE id = $1',
];

const invitations = `SELECT i.id FROM ${submissionsWithPeriods} JOIN team_invitation i ON i.submission_id = s.id
  WHERE ${isKeptEnough('closedDrafts', closedSince)}`;

const over = [
  `DELETE FROM invitation_token WHERE invitation_id IN (${invitations})`,
  `DELETE FROM team_invitation i WHERE i.id IN (${invitations})
     AND NOT EXISTS (SELECT 1 FROM invitation_token t WHERE t.invitation_id = i.id)`,
  `DELETE FROM opening o USING ${submissionsWithPeriods}
   WHERE s.id = o.submission_id AND ${isKeptEnough('accessLists', readSince)}`,
];
