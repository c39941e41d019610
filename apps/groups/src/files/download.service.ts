import type { Readable } from 'node:stream';
import { filesEvents, type Id, ProblemError } from '@allmende/contracts';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { type ByteRange, Storage } from '@allmende/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { hashToken } from './file-token.rules.js';
import { type FileOwner, storageKey } from './file.entity.js';
import { orUnavailable } from './files-storage.problems.js';
import { SessionGate } from './session.gate.js';

/** What a download grant opens. */
export type Opening = {
  tokenHash: Buffer;
  fileId: Id;
  name: string;
  size: number;
  type: string;
  digest: string;
  accountId: Id;
  sessionId: Id;
  isUsed: boolean;
};

/** The bytes of one file, for whoever holds a grant: first used within a minute, good for ten minutes from then. */
@Injectable()
export class DownloadService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly storage: Storage,
    private readonly sessions: SessionGate,
  ) {}

  async find(token: string): Promise<Opening> {
    const [opening] = await this.dataSource.query<Opening[]>(
      `SELECT g.token_hash AS "tokenHash", f.id AS "fileId", f.name, f.size, f.type, f.digest,
         g.account_id AS "accountId", g.session_id AS "sessionId", g.used_at IS NOT NULL AS "isUsed"
       FROM file_grant g JOIN file f ON f.id = g.file_id
       WHERE g.token_hash = $1 AND g.kind = 'download' AND f.state = 'complete'
         AND coalesce(g.ends_at, g.expires_at) > clock_timestamp()`,
      [hashToken(token)],
    );
    if (!opening) throw new ProblemError('grant.invalid');
    await this.sessions.assertStands(opening.accountId, opening.sessionId);
    return opening;
  }

  /** Opens the file, which is told once per grant, or a further range of one that is open. */
  async read(opening: Opening, range: ByteRange | undefined): Promise<Readable> {
    const bytes = await orUnavailable(this.storage.read(storageKey(opening.fileId), range));
    try {
      if (!opening.isUsed) await this.open(opening);
      return bytes;
    } catch (error) {
      bytes.destroy();
      throw error;
    }
  }

  private async open({ tokenHash, fileId, accountId }: Opening): Promise<void> {
    await this.writes.system('files', async (tx) => {
      const [, opened] = await tx.query<[unknown[], number]>(
        `UPDATE file_grant SET used_at = clock_timestamp(), ends_at = clock_timestamp() + interval '10 minutes'
         WHERE token_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp()`,
        [tokenHash],
      );
      // Another range of the same grant was a moment earlier: it has told already.
      if (opened !== 1) return;
      const [fact] = await tx.query<{ owner: FileOwner; at: Date }[]>(
        `SELECT json_build_object('service', owner_service, 'objectId', owner_id) AS owner, clock_timestamp() AS at
         FROM file WHERE id = $1`,
        [fileId],
      );
      if (!fact) throw new ProblemError('grant.invalid');
      const at = fact.at.toISOString();
      await this.outbox.append(tx, filesEvents.fileOpened, { fileId, owner: fact.owner, accountId, at });
    });
  }
}
