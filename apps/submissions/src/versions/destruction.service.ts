import type { Declaration } from '@allmende/contracts';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { FileRemovals } from '../files/file.removals.js';
import { withoutNotes } from '../sealing/sealed.values.js';
import { WorkingCopies } from '../sealing/working.copies.js';

/** What a submission holds goes for good: texts, notes of declarations, names and keys of files, and their bytes. */
@Injectable()
export class Destruction {
  constructor(
    private readonly removals: FileRemovals,
    private readonly copies: WorkingCopies,
    private readonly keys: KeyRing,
  ) {}

  /** Under the submission's lock. Digests and times stay as proof. */
  async destroy(tx: EntityManager, submissionId: string): Promise<void> {
    await this.copies.remove(tx, submissionId);
    await tx.query('UPDATE submission_version SET sealed = NULL, opened = NULL WHERE submission_id = $1', [
      submissionId,
    ]);
    await this.dropNotes(tx, submissionId);
    const rows = await tx.query<{ fileId: string }[]>(
      `SELECT file_id AS "fileId" FROM submission_file WHERE submission_id = $1 AND state <> 'removed'`,
      [submissionId],
    );
    await this.removals.queue(
      tx,
      submissionId,
      rows.map(({ fileId }) => fileId),
    );
  }

  private async dropNotes(tx: EntityManager, submissionId: string): Promise<void> {
    const members = await tx.query<{ accountId: string; declaration: Buffer }[]>(
      `SELECT account_id AS "accountId", declaration FROM team_member
       WHERE submission_id = $1 AND declaration IS NOT NULL`,
      [submissionId],
    );
    for (const { accountId, declaration } of members) {
      // One that does not open any more keeps nothing from being deleted: it goes as a whole.
      const bare = await this.keys.open<Declaration>(declaration).then(withoutNotes, () => null);
      await tx.query('UPDATE team_member SET declaration = $3 WHERE submission_id = $1 AND account_id = $2', [
        submissionId,
        accountId,
        bare && (await this.keys.seal(bare)),
      ]);
    }
  }
}
