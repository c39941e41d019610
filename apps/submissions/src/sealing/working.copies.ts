import type { Declaration, Solution } from '@allmende/contracts';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { emptySolution } from '../submissions/submission.rules.js';
import type { Declared, VersionContent } from './sealed.values.js';

/** What a team writes, as it lies in the database: sealed to this service's own key. */
@Injectable()
export class WorkingCopies {
  constructor(private readonly keys: KeyRing) {}

  seal(solution: Solution): Promise<Buffer> {
    return this.keys.seal(solution);
  }

  /** Null: nothing was written yet, or it was destroyed. */
  async open(sealed: Uint8Array | null): Promise<Solution> {
    return sealed === null ? emptySolution : this.keys.open<Solution>(sealed);
  }

  openContent(opened: Uint8Array): Promise<VersionContent> {
    return this.keys.open<VersionContent>(opened);
  }

  /** What the people of a team have declared, in the order in which they came. */
  async declarations(tx: EntityManager, submissionId: string): Promise<Declared[]> {
    const rows = await tx.query<{ accountId: string; declaration: Buffer }[]>(
      `SELECT account_id AS "accountId", declaration FROM team_member
       WHERE submission_id = $1 AND declaration IS NOT NULL ORDER BY joined_at, account_id`,
      [submissionId],
    );
    return Promise.all(
      rows.map(async ({ accountId, declaration }) => ({
        accountId,
        declaration: await this.keys.open<Declaration>(declaration),
      })),
    );
  }

  /** The text and what the files are called; what was handed in stays sealed. */
  async remove(tx: EntityManager, submissionId: string): Promise<void> {
    await tx.query('UPDATE submission SET working_copy = NULL, revision = revision + 1 WHERE id = $1', [
      submissionId,
    ]);
    await tx.query('UPDATE submission_file SET card = NULL, in_draft = false WHERE submission_id = $1', [
      submissionId,
    ]);
    await tx.query('DELETE FROM file_request WHERE submission_id = $1', [submissionId]);
  }
}
