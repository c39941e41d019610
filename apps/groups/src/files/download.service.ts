import type { Readable } from 'node:stream';
import { filesEvents, type Id, ProblemError } from '@allmende/contracts';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { type ByteRange, Storage } from '@allmende/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BriefGate } from './brief.gate.js';
import { hashToken } from './file-token.rules.js';
import { type FileOwner, storageKey } from './file.entity.js';
import { orUnavailable } from './files-storage.problems.js';
import { SealedDownloads } from './sealed-downloads.service.js';
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
  /** What a sealed file is opened with. Never kept longer than the transfer, and in memory alone. */
  identity: string | null;
};

type Granted = Omit<Opening, 'identity'> & { isSealed: boolean; owner: FileOwner['service'] };

/** The bytes of one file, for whoever holds a grant: first used within a minute, good for ten minutes from then. */
@Injectable()
export class DownloadService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly storage: Storage,
    private readonly sessions: SessionGate,
    private readonly sealed: SealedDownloads,
    private readonly briefs: BriefGate,
  ) {}

  async find(token: string): Promise<Opening> {
    const [granted] = await this.dataSource.query<Granted[]>(
      `SELECT g.token_hash AS "tokenHash", f.id AS "fileId", f.name, f.size, f.type, f.digest,
         g.account_id AS "accountId", g.session_id AS "sessionId", g.used_at IS NOT NULL AS "isUsed",
         f.recipient IS NOT NULL AS "isSealed", f.owner_service AS owner
       FROM file_grant g JOIN file f ON f.id = g.file_id
       WHERE g.token_hash = $1 AND g.kind = 'download' AND f.state = 'complete'
         AND coalesce(g.ends_at, g.expires_at) > clock_timestamp()`,
      [hashToken(token)],
    );
    if (!granted) throw new ProblemError('grant.invalid');
    const { isSealed, owner, ...opening } = granted;
    await this.sessions.assertStands(opening.accountId, opening.sessionId);
    await this.briefs.assertStands(owner, opening.fileId, opening.accountId);
    if (!isSealed) return { ...opening, identity: null };
    return { ...opening, ...(await this.sealed.key(opening.fileId, opening.accountId)) };
  }

  /** Opens the file, which is told once per grant, or a further range of one that is open. */
  async read(opening: Opening, range: ByteRange | undefined): Promise<Readable> {
    const { fileId, identity } = opening;
    const bytes =
      identity === null
        ? await orUnavailable(this.storage.read(storageKey(fileId), range))
        : await this.sealed.read({ ...opening, identity }, range);
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
