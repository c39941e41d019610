import { Effects, type EffectRow, Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Storage } from '@allmende/storage';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type DropBytes, dropBytes, FileRemoval } from './file-removal.service.js';
import { FileUploadEntity } from './file-upload.entity.js';
import { FileEntity, storageKey } from './file.entity.js';

const sweepSeconds = 300;
const batch = 100;
const orphanMs = 25 * 3_600_000;

/** Ends what nobody ends: uploads after 24 hours, announced files that never came, bytes whose row is gone. */
@Injectable()
export class FilesSweep implements OnApplicationBootstrap {
  private readonly logger = new Logger(FilesSweep.name);

  constructor(
    private readonly clock: Clock,
    private readonly writes: Writes,
    private readonly effects: Effects,
    private readonly removal: FileRemoval,
    private readonly storage: Storage,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<DropBytes>(dropBytes, (row) => this.drop(row));
    this.clock.every(sweepSeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    for (;;) {
      const removed = await this.writes.system('clock', (tx) => this.removeOverdue(tx));
      if (removed < batch) break;
    }
    await this.writes.system('clock', async (tx) => {
      await tx.query(`DELETE FROM file_upload USING file WHERE file.id = file_id AND file.state <> 'uploading'
        AND expires_at < clock_timestamp()`);
      await tx.query(`DELETE FROM file_grant
        WHERE greatest(expires_at, ends_at) < clock_timestamp() - interval '1 hour'`);
    });
    await this.abortOrphans(Date.now() - orphanMs);
  }

  // A grant is good for a minute, so an announced file without an upload after an hour will not come.
  private async removeOverdue(tx: EntityManager): Promise<number> {
    const files = await tx
      .createQueryBuilder(FileEntity, 'file')
      .leftJoin(FileUploadEntity, 'upload', 'upload.file_id = file.id')
      .where(`file.state = 'uploading'`)
      .andWhere(
        `(upload.expires_at < clock_timestamp()
          OR (upload.file_id IS NULL AND file.created_at < clock_timestamp() - interval '1 hour'))`,
      )
      .limit(batch)
      .setLock('pessimistic_write', undefined, ['file'])
      .setOnLocked('skip_locked')
      .getMany();
    for (const file of files) await this.removal.remove(tx, file);
    return files.length;
  }

  /** Uploads in the store that no row speaks of, e.g. after a crash between the two. `before` in milliseconds. */
  async abortOrphans(before: number): Promise<void> {
    const unfinished = await this.storage.unfinishedUploads(storageKey(''));
    for (const { key, uploadId, startedAt } of unfinished) {
      if (startedAt.getTime() > before) continue;
      const known = await this.writes.system('clock', (tx) =>
        tx.existsBy(FileUploadEntity, { storageUploadId: uploadId }),
      );
      if (known) continue;
      this.logger.warn(`An upload to ${key} belonged to nobody and was aborted`);
      await this.storage.abortUpload(key, uploadId);
    }
  }

  private async drop({ payload }: EffectRow<DropBytes>): Promise<void> {
    const key = storageKey(payload.fileId);
    if (payload.storageUploadId) await this.storage.abortUpload(key, payload.storageUploadId);
    await this.storage.delete(key);
  }
}
