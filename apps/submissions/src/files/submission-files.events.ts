import { type FileFacts, filesEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FileRemovals } from './file.removals.js';

@Injectable()
export class SubmissionFilesEvents {
  constructor(private readonly removals: FileRemovals) {}

  @OnEvent(filesEvents.fileCompleted)
  async keep({ payload }: EventMessage<typeof filesEvents.fileCompleted>, tx: EntityManager): Promise<void> {
    const { file } = payload;
    if (file.owner.service !== 'submissions') return;
    const { objectId: submissionId } = file.owner;
    // An upload may end after its submission was withdrawn or the file was taken out: then it has to go as well.
    const unwanted = await tx.query<unknown[]>(
      `SELECT 1 FROM submission s LEFT JOIN submission_file f ON f.file_id = $2
       WHERE s.id = $1 AND (f.state = 'removed' OR (f.file_id IS NULL AND s.state NOT IN ('draft', 'submitted')))`,
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

/** Keeps what `groups` says about a complete file of a submission; what was removed stays removed. */
export async function keepFile(tx: EntityManager, file: FileFacts): Promise<void> {
  await tx.query(
    `INSERT INTO submission_file AS f (file_id, submission_id, name, size, type, digest, state, uploaded_at)
     SELECT $1, s.id, $3, $4, $5, $6, 'complete', $7 FROM submission s WHERE s.id = $2
     ON CONFLICT (file_id) DO UPDATE SET name = excluded.name, size = excluded.size, type = excluded.type,
       digest = excluded.digest, state = 'complete', uploaded_at = excluded.uploaded_at
     WHERE f.submission_id = excluded.submission_id AND f.state = 'uploading'`,
    [file.fileId, file.owner.objectId, file.name, file.size, file.type, file.digest, file.uploadedAt],
  );
}
