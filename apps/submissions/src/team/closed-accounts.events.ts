import { accountsEvents, groupsEvents, newId, submissionsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent, Outbox } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FileRemovals } from '../files/file.removals.js';
import { WorkingCopies } from '../sealing/working.copies.js';
import { loadCase, lockSubmission, type SubmissionCase } from '../submissions/submission.case.js';

/** What a closed account leaves behind: its team goes on, its own drafts are destroyed, what it submitted stays. */
@Injectable()
export class ClosedAccountsEvents {
  constructor(
    private readonly outbox: Outbox,
    private readonly removals: FileRemovals,
    private readonly copies: WorkingCopies,
  ) {}

  @OnEvent(accountsEvents.accountClosed)
  async closed(
    { at, payload: { accountId } }: EventMessage<typeof accountsEvents.accountClosed>,
    tx: EntityManager,
  ): Promise<void> {
    await tx.query(`UPDATE team_invitation SET state = 'ended' WHERE account_id = $1 AND state = 'open'`, [
      accountId,
    ]);
    const teams = await tx.query<{ submissionId: string }[]>(
      'SELECT submission_id AS "submissionId" FROM team_member WHERE account_id = $1 AND live ORDER BY 1',
      [accountId],
    );
    for (const { submissionId } of teams) {
      await lockSubmission(tx, submissionId);
      const { found } = await loadCase(tx, submissionId, accountId);
      if (found.members.length > 1) await leave(tx, found, accountId);
      else if (found.last === null) await this.destroy(tx, found, { accountId, at });
      else await this.orphan(tx, submissionId, at);
    }
    for (const statement of forgetting) await tx.query(statement, [accountId]);
  }

  /**
   * `groups` tells here what was opened, so its last word comes first. Leaving waits for whoever hands in at this moment,
   * and whoever tries later is refused: behind this word comes nothing that the person did.
   */
  @OnEvent(groupsEvents.accountSettled)
  async settled(event: EventMessage<typeof groupsEvents.accountSettled>, tx: EntityManager): Promise<void> {
    await this.closed(event, tx);
    await this.outbox.append(tx, submissionsEvents.accountSettled, event.payload);
  }

  /** What was handed in stays; what was only written beside it nobody can read any more. */
  private async orphan(tx: EntityManager, submissionId: string, at: Date): Promise<void> {
    await tx.query('UPDATE submission SET team_gone_at = coalesce(team_gone_at, $2) WHERE id = $1', [
      submissionId,
      at,
    ]);
    await this.copies.remove(tx, submissionId);
    const loose = await tx.query<{ fileId: string }[]>(
      `SELECT f.file_id AS "fileId" FROM submission_file f
       WHERE f.submission_id = $1 AND f.state <> 'removed' AND NOT EXISTS (SELECT 1 FROM submission_version v
         WHERE v.submission_id = $1 AND v.files @> jsonb_build_array(jsonb_build_object('fileId', f.file_id)))`,
      [submissionId],
    );
    const fileIds = loose.map(({ fileId }) => fileId);
    await this.removals.queue(tx, submissionId, fileIds);
  }

  /** As a withdrawal before the close does. */
  private async destroy(
    tx: EntityManager,
    { submissionId, challengeId, files }: SubmissionCase,
    { accountId, at }: { accountId: string; at: Date },
  ): Promise<void> {
    await tx.query(
      `UPDATE submission SET state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3, updated_at = $3
       WHERE id = $1`,
      [submissionId, accountId, at],
    );
    await this.copies.remove(tx, submissionId);
    await tx.query('UPDATE team_member SET live = false, declaration = NULL WHERE submission_id = $1', [
      submissionId,
    ]);
    await tx.query(`UPDATE team_invitation SET state = 'ended' WHERE submission_id = $1 AND state = 'open'`, [
      submissionId,
    ]);
    await this.removals.queue(
      tx,
      submissionId,
      files.map(({ fileId }) => fileId),
    );
    await this.outbox.append(tx, submissionsEvents.withdrawn, {
      ...{ submissionId, challengeId, accountId, receiptId: newId(), at: at.toISOString() },
      ...{ teamAccountIds: [accountId], afterClose: false, handedIn: false },
    });
  }
}

/**
 * The address that was invited, also where there was no account then; attempts that came too late; and the place in
 * teams whose submission is over or was never handed in.
 */
const forgetting = [
  `UPDATE team_invitation SET email = '', account_id = NULL, answered_by = NULL WHERE $1 IN (account_id, answered_by)`,
  'DELETE FROM refused_attempt WHERE account_id = $1',
  'DELETE FROM team_member WHERE account_id = $1 AND NOT live',
  'DELETE FROM seeker_side WHERE account_id = $1',
];

/** A lead is followed by the member who came first. */
async function leave(
  tx: EntityManager,
  { submissionId, members }: SubmissionCase,
  accountId: string,
): Promise<void> {
  const others = members.filter((member) => member.accountId !== accountId);
  const next = others.find(({ role }) => role === 'member') ?? others[0];
  await tx.query('DELETE FROM team_member WHERE submission_id = $1 AND account_id = $2', [
    submissionId,
    accountId,
  ]);
  if (others.some(({ role }) => role === 'lead')) return;
  await tx.query(`UPDATE team_member SET role = 'lead' WHERE submission_id = $1 AND account_id = $2`, [
    submissionId,
    next?.accountId,
  ]);
}
