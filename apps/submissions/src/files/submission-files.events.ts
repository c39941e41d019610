import { type FileFacts, filesEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DepositFiles } from '../deposits/deposit-files.service.js';
import { FileRemovals } from './file.removals.js';

@Injectable()
export class SubmissionFilesEvents {
  constructor(
    private readonly removals: FileRemovals,
    private readonly deposits: DepositFiles,
  ) {}

  @OnEvent(filesEvents.fileCompleted)
  async keep({ payload }: EventMessage<typeof filesEvents.fileCompleted>, tx: EntityManager): Promise<void> {
    const { file } = payload;
    if (file.owner.service !== 'submissions' || (await this.deposits.keep(tx, file))) return;
    const { objectId: submissionId } = file.owner;
    // An upload may end after its submission was withdrawn or the file was taken out: then it has to go as well, as one
    // that nobody here has the key of.
    const unwanted = await tx.query<unknown[]>(
      `SELECT 1 FROM submission s LEFT JOIN submission_file f ON f.file_id = $2
       WHERE s.id = $1 AND (f.state = 'removed' OR f.file_id IS NULL)`,
      [submissionId, file.fileId],
    );
    if (unwanted.length > 0) await this.removals.queue(tx, submissionId, [file.fileId]);
    else await keepFile(tx, file);
  }

  @OnEvent(filesEvents.fileRemoved)
  async drop({ payload }: EventMessage<typeof filesEvents.fileRemoved>, tx: EntityManager): Promise<void> {
    if (payload.owner.service !== 'submissions') return;
    await tx.query(`UPDATE submission_file SET state = 'removed', in_draft = false WHERE file_id = $1`, [
      payload.fileId,
    ]);
  }
}

/** Keeps what `groups` says about a complete file of a submission but its name; what was removed stays removed. */
export async function keepFile(tx: EntityManager, file: FileFacts): Promise<void> {
  await tx.query(
    `UPDATE submission_file SET size = $3, type = $4, digest = $5, state = 'complete', uploaded_at = $6
     WHERE file_id = $1 AND submission_id = $2 AND state = 'uploading'`,
    [file.fileId, file.owner.objectId, file.size, file.type, file.digest, file.uploadedAt],
  );
}
