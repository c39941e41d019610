import { filesEvents, groupsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent, Outbox } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { othersIn } from './group.access.js';

/** What happens to a group's files, told to its members. */
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
}
