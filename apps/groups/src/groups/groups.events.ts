import { accountsEvents, challengesEvents, filesEvents, groupsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent, Outbox } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { moderatorsOf, othersIn } from './group.access.js';
import { GroupMemberEntity } from './group.entity.js';

/** What happens to a group's files, told to its members, and to the people in it. */
@Injectable()
export class GroupsEvents {
  constructor(private readonly outbox: Outbox) {}

  @OnEvent(filesEvents.fileCompleted)
  async completed(
    { payload: { file } }: EventMessage<typeof filesEvents.fileCompleted>,
    tx: EntityManager,
  ): Promise<void> {
    if (file.owner.service !== 'groups') return;
    const { fileId, uploadedBy: accountId } = file;
    const groupId = file.owner.objectId;
    const tell = await othersIn(tx, groupId, accountId);
    await this.outbox.append(tx, groupsEvents.fileShared, { groupId, fileId, accountId, tell });
  }

  @OnEvent(filesEvents.fileOpened)
  async opened({ payload }: EventMessage<typeof filesEvents.fileOpened>, tx: EntityManager): Promise<void> {
    if (payload.owner.service !== 'groups') return;
    await tx.query(
      `INSERT INTO group_file_opening AS o (file_id, account_id, at) VALUES ($1, $2, $3)
       ON CONFLICT (file_id, account_id) DO UPDATE SET at = greatest(o.at, excluded.at)`,
      [payload.fileId, payload.accountId, payload.at],
    );
  }

  /** A group is its own: nobody is put out by what happens elsewhere, its moderators are told. */
  @OnEvent(challengesEvents.seekerLeft)
  async seekerLeft(
    { payload }: EventMessage<typeof challengesEvents.seekerLeft>,
    tx: EntityManager,
  ): Promise<void> {
    const { challengeId, clusterId, accountId, seekerAccountIds } = payload;
    const groups = await tx.query<{ groupId: string }[]>(
      `SELECT m.group_id AS "groupId" FROM group_member m JOIN "group" g ON g.id = m.group_id
       WHERE g.challenge_id = $1 AND m.account_id = $2 ORDER BY 1`,
      [challengeId, accountId],
    );
    for (const { groupId } of groups) {
      const moderatorAccountIds = (await moderatorsOf(tx, groupId)).filter((one) => one !== accountId);
      const fact = { groupId, challengeId, clusterId, accountId, seekerAccountIds, moderatorAccountIds };
      await this.outbox.append(tx, groupsEvents.formerSeekerStays, fact);
    }
  }

  /** What was written and shared stays; a group that loses its last moderator gets the member who came first. */
  @OnEvent(accountsEvents.accountClosed)
  async accountClosed(
    { payload: { accountId } }: EventMessage<typeof accountsEvents.accountClosed>,
    tx: EntityManager,
  ): Promise<void> {
    await tx.query(`UPDATE group_invitation SET state = 'revoked' WHERE account_id = $1 AND state = 'sent'`, [
      accountId,
    ]);
    await tx.query(`UPDATE group_invitation SET email = '', account_id = NULL WHERE account_id = $1`, [
      accountId,
    ]);
    for (const table of ['group_thread_reading', 'group_file_opening'])
      await tx.query(`DELETE FROM ${table} WHERE account_id = $1`, [accountId]);
    // Nobody is left to read why.
    await tx.query('UPDATE group_post SET removal_reason = NULL WHERE author_id = $1', [accountId]);
    const memberships = await tx.find(GroupMemberEntity, { where: { accountId }, order: { groupId: 'ASC' } });
    for (const { groupId } of memberships) {
      await tx.query('SELECT 1 FROM "group" WHERE id = $1 FOR UPDATE', [groupId]);
      await tx.delete(GroupMemberEntity, { groupId, accountId });
      await tx.query(
        `UPDATE group_member SET role = 'moderator'
         WHERE group_id = $1 AND account_id = (
           SELECT account_id FROM group_member WHERE group_id = $1 ORDER BY since, account_id LIMIT 1)
         AND NOT EXISTS (SELECT FROM group_member WHERE group_id = $1 AND role = 'moderator')`,
        [groupId],
      );
      await this.outbox.append(tx, groupsEvents.memberLeft, { groupId, accountId });
    }
    await this.outbox.append(tx, groupsEvents.accountSettled, { accountId });
  }
}
