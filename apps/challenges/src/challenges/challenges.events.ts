import { accountsEvents, challengesEvents, filesEvents, groupsEvents, type Id } from '@allmende/contracts';
import { type EventMessage, OnEvent, Outbox } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { opensNothing, withoutAccount } from '../seekers/seeker-team.rules.js';
import { changeChallenge, lockChallenge } from './challenge-access.service.js';
import { ChallengeFileEntity } from './challenge-file.entity.js';
import { ChallengeFileRemovals } from './challenge-file.removals.js';
import { ChallengeOutbox } from './challenge-outbox.service.js';
import { allows, isPublished } from './challenge-state.rules.js';
import { ChallengeEntity } from './challenge.entity.js';

/** What others' news do here: the brief's files follow `groups`, and nobody waits for somebody who is gone. */
@Injectable()
export class ChallengesEvents {
  constructor(
    private readonly outbox: ChallengeOutbox,
    private readonly events: Outbox,
    private readonly removals: ChallengeFileRemovals,
  ) {}

  /**
   * The team that asks goes on without the person. Complaints that wait for the person go to the managers; the person's
   * own go, and so does the name in an outcome.
   */
  @OnEvent(accountsEvents.accountClosed)
  async accountClosed(
    { payload: { accountId } }: EventMessage<typeof accountsEvents.accountClosed>,
    tx: EntityManager,
  ): Promise<void> {
    await tx.query(
      `UPDATE complaint SET contact_name = NULL, contact_account_id = CASE WHEN answered_at IS NOT NULL THEN $1::uuid END
       WHERE contact_account_id = $1`,
      [accountId],
    );
    await tx.query('DELETE FROM complaint WHERE account_id = $1', [accountId]);
    await tx.query('DELETE FROM seeker_invitation WHERE account_id = $1', [accountId]);
    await tx.query('DELETE FROM seeker_departure WHERE account_id = $1', [accountId]);
    await tx.query('DELETE FROM brief_grant WHERE account_id = $1', [accountId]);
    await tx.query(
      'UPDATE outcome SET winner = NULL, winner_account_id = NULL WHERE winner_account_id = $1',
      [accountId],
    );
    await this.leaveTeams(tx, accountId);
  }

  /** `groups` tells here what was opened, so its last word comes first. */
  @OnEvent(groupsEvents.accountSettled)
  async accountSettled(
    { payload: { accountId } }: EventMessage<typeof groupsEvents.accountSettled>,
    tx: EntityManager,
  ): Promise<void> {
    await this.events.append(tx, challengesEvents.accountSettled, { accountId });
  }

  /** The last one of a team stays: a challenge that is over, or a draft, may be left with nobody who reads it. */
  private async leaveTeams(tx: EntityManager, accountId: Id): Promise<void> {
    const rows = await tx.query<{ id: string }[]>(
      `SELECT id FROM challenge WHERE seeker_account_ids @> ARRAY[$1::uuid]
         OR (state <> ALL ($2) AND opener_account_ids @> ARRAY[$1::uuid]) ORDER BY id`,
      [accountId, opensNothing],
    );
    for (const { id } of rows) {
      const challenge = await lockChallenge(tx, id);
      const changes = withoutAccount(challenge, accountId);
      if (!changes) continue;
      const changed = await changeChallenge(tx, challenge, changes);
      if (isPublished(changed.state)) await this.outbox.windowChanged(tx, changed);
    }
  }

  /** A file whose row a crash swallowed is taken in as long as the brief may still change. */
  @OnEvent(filesEvents.fileCompleted)
  async fileCompleted(
    { payload }: EventMessage<typeof filesEvents.fileCompleted>,
    tx: EntityManager,
  ): Promise<void> {
    const { fileId, owner, name, size, type, digest, uploadedAt } = payload.file;
    if (owner.service !== 'challenges') return;
    const challenge = await tx.findOneBy(ChallengeEntity, { id: owner.objectId });
    if (!challenge || !allows(challenge.state, 'edit-in-review')) return;
    if (await this.removals.isRemoved(tx, fileId)) return;
    await tx.upsert(
      ChallengeFileEntity,
      {
        fileId,
        challengeId: challenge.id,
        name,
        size,
        type,
        digest,
        state: 'complete',
        uploadedAt: uploadedAt === null ? null : new Date(uploadedAt),
      },
      ['fileId'],
    );
  }

  @OnEvent(filesEvents.fileRemoved)
  async fileRemoved(
    { payload }: EventMessage<typeof filesEvents.fileRemoved>,
    tx: EntityManager,
  ): Promise<void> {
    const { fileId, owner } = payload;
    if (owner.service === 'challenges') {
      await tx.delete(ChallengeFileEntity, { fileId, challengeId: owner.objectId });
    }
  }
}
