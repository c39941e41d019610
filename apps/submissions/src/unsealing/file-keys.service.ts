import { type OutputOf, ProblemError, type submissionsRpc } from '@allmende/contracts';
import type { Call, CallContext } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { DepositFiles } from '../deposits/deposit-files.service.js';
import { inProcedure } from '../received/received.service.js';
import { accessEnded } from '../retention/retention.sql.js';
import { FileCards } from '../sealing/file.cards.js';
import { WindowsService } from '../windows/windows.service.js';

type FileKey = OutputOf<typeof submissionsRpc.fileKey>;
type Row = { submissionId: string; challengeId: string; isMember: boolean; isHandedIn: boolean };

/** Gives the files listener what opens a file, at the moment of use: who may read it is decided here once more. */
@Injectable()
export class FileKeys {
  constructor(
    private readonly dataSource: DataSource,
    private readonly windows: WindowsService,
    private readonly cards: FileCards,
    private readonly deposits: DepositFiles,
  ) {}

  async give({ input, context }: Call<typeof submissionsRpc.fileKey>): Promise<FileKey> {
    const { fileId, accountId } = input;
    const row = await this.find(fileId, accountId);
    if (!row) return this.deposits.keyOf(fileId, accountId, context);
    if (!row.isMember) await this.assertReads(row, accountId, context);
    const card = (await this.cards.of(row.submissionId)).get(fileId);
    if (!card?.identity) throw new ProblemError('file.not-found');
    return { identity: card.identity, name: card.name };
  }

  private async find(fileId: string, accountId: string): Promise<Row | undefined> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT s.id AS "submissionId", s.challenge_id AS "challengeId",
         EXISTS (SELECT 1 FROM team_member m WHERE m.submission_id = s.id AND m.account_id = $2
           AND m.agreed_at IS NOT NULL) AS "isMember",
         s.state IN ${inProcedure} AND NOT ${accessEnded('s.id')} AND EXISTS (
           SELECT 1 FROM submission_version v WHERE v.submission_id = s.id AND v.version = s.last_version
             AND v.opened IS NOT NULL AND v.files @> jsonb_build_array(jsonb_build_object('fileId', f.file_id)))
           AS "isHandedIn"
       FROM submission_file f JOIN submission s ON s.id = f.submission_id
       WHERE f.file_id = $1 AND f.state = 'complete'`,
      [fileId, accountId],
    );
    return rows[0];
  }

  /** The seeker's team, from the close on, files of the version that was opened. */
  private async assertReads({ challengeId, isHandedIn }: Row, accountId: string, { traceId }: CallContext) {
    const actor = { kind: 'system' as const, reason: 'event:file-key' };
    const asking = { actor, traceId };
    await this.windows.readableHidden(challengeId, accountId, asking).catch((error: unknown) => {
      throw error instanceof ProblemError && error.status === 404
        ? new ProblemError('file.not-found')
        : error;
    });
    if (!isHandedIn) throw new ProblemError('file.not-found');
  }
}
