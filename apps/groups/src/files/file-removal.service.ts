import { filesEvents, type Id } from '@allmende/contracts';
import { Effects, Outbox } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FileGrantEntity } from './file-grant.entity.js';
import { FileUploadEntity } from './file-upload.entity.js';
import { FileEntity } from './file.entity.js';

/** Deletes a file's bytes, or the upload that was to bring them. */
export type DropBytes = { fileId: Id; storageUploadId: string | null };
export const dropBytes = 'drop-bytes';

/** Ends a file's life in one transaction; its bytes go by and by. */
@Injectable()
export class FileRemoval {
  constructor(
    private readonly outbox: Outbox,
    private readonly effects: Effects,
  ) {}

  /** The caller holds the file's row. One that is removed already stays so, without another event. */
  async remove(tx: EntityManager, file: FileEntity): Promise<void> {
    if (file.state === 'removed') return;
    const upload = await tx.findOneBy(FileUploadEntity, { fileId: file.id });
    await tx.delete(FileUploadEntity, { fileId: file.id });
    await tx.delete(FileGrantEntity, { fileId: file.id });
    await tx.update(FileEntity, { id: file.id }, { state: 'removed', removedAt: () => 'clock_timestamp()' });
    const payload: DropBytes = { fileId: file.id, storageUploadId: upload?.storageUploadId || null };
    await this.effects.queue(tx, dropBytes, payload);
    const owner = { service: file.ownerService, objectId: file.ownerId };
    await this.outbox.append(tx, filesEvents.fileRemoved, { fileId: file.id, owner });
  }
}
