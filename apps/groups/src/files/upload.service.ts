import { createHash } from 'node:crypto';
import { filePartSize, filesEvents, type Id, ProblemError } from '@allmende/contracts';
import { Effects, Outbox, Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { databaseClock } from '@allmende/platform/database';
import { digestOfParts, Storage } from '@allmende/storage';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { type EntityManager, DataSource } from 'typeorm';
import { type DropBytes, dropBytes, FileRemoval } from './file-removal.service.js';
import { FilePartEntity } from './file-part.entity.js';
import { hashToken, newToken } from './file-token.rules.js';
import { FileEntity, storageKey, toFileFacts } from './file.entity.js';
import { orUnavailable } from './files-storage.problems.js';
import { lend } from './part.memory.js';
import { PartSealer } from './part.sealer.js';
import { SessionGate } from './session.gate.js';

/** An upload as its address shows it. */
export type OpenUpload = {
  fileId: Id;
  name: string;
  size: number;
  received: number;
  /** Whom its bytes are sealed to before they are stored, if to anybody. */
  recipient: string | null;
  isComplete: boolean;
  accountId: Id;
  sessionId: Id | null;
  storageUploadId: string;
  addressHash: Buffer;
  expiresAt: Date;
};

const finishSeconds = 5;
const emptyDigest = createHash('sha256').digest();

const openUploads = `SELECT u.file_id AS "fileId", f.name, f.size, u.received, f.recipient,
    f.state = 'complete' AS "isComplete",
    u.account_id AS "accountId", u.session_id AS "sessionId", u.storage_upload_id AS "storageUploadId",
    u.address_hash AS "addressHash", u.expires_at AS "expiresAt"
  FROM file_upload u JOIN file f ON f.id = u.file_id`;

type UploadGrant = { fileId: Id; accountId: Id; sessionId: Id; size: number };

/** The life of a tus upload: created by a grant, found by its address, finished into a complete file, or ended. */
@Injectable()
export class UploadService implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly effects: Effects,
    private readonly removal: FileRemoval,
    private readonly storage: Storage,
    private readonly sessions: SessionGate,
    private readonly sealer: PartSealer,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(finishSeconds, () => this.finishStored());
  }

  /** Uses up the grant. Returns the last part of the upload's own address. */
  async create(grantToken: string, length: number): Promise<{ token: string; upload: OpenUpload }> {
    const grantHash = hashToken(grantToken);
    const grant = await this.usableGrant(grantHash);
    await this.sessions.assertStands(grant.accountId, grant.sessionId);
    if (length > grant.size) throw new ProblemError('file.too-large');
    if (length < grant.size) {
      const errors = [{ field: 'upload-length', code: 'differs', message: 'Another size was announced' }];
      throw new ProblemError('invalid', { errors });
    }
    const key = storageKey(grant.fileId);
    // An empty file has no part that could be sent later; its one empty object is all there is.
    const storageUploadId = length === 0 ? '' : await orUnavailable(this.storage.createUpload(key));
    const { token, hash } = newToken();
    try {
      await this.writes.system('files', (tx) => begin(tx, { grant, grantHash, storageUploadId, hash }));
    } catch (error) {
      if (storageUploadId) await this.storage.abortUpload(key, storageUploadId).catch(() => undefined);
      throw error;
    }
    const upload = await this.find(token);
    return { token, upload: length === 0 ? await this.finish(upload) : upload };
  }

  /** The upload at an address, while the session stands that it was given to. */
  async find(token: string): Promise<OpenUpload> {
    const [upload] = await this.dataSource.query<OpenUpload[]>(
      `${openUploads} WHERE u.address_hash = $1 AND u.expires_at > clock_timestamp() AND f.state <> 'removed'`,
      [hashToken(token)],
    );
    if (!upload) throw new ProblemError('upload.not-found');
    await this.sessions.assertStands(upload.accountId, upload.sessionId);
    return upload;
  }

  /** The upload as it stands now. One whose last byte is stored, but not its end, is finished first. */
  async status(token: string): Promise<OpenUpload> {
    const upload = await this.find(token);
    return upload.received === upload.size ? this.finish(upload) : upload;
  }

  /** Finishes what was sent as a whole, but whose sender never came back to see it finished. */
  async finishStored(): Promise<void> {
    const stored = await this.dataSource.query<OpenUpload[]>(
      `${openUploads} WHERE u.received = f.size AND f.state = 'uploading' LIMIT 20`,
    );
    for (const upload of stored) await this.finish(upload);
  }

  /** Ends an upload before it is complete, and the file that it was to be. */
  async end(token: string): Promise<void> {
    const { fileId, isComplete } = await this.find(token);
    if (isComplete) throw new ProblemError('upload.not-found');
    await this.discard(fileId);
  }

  async discard(fileId: Id): Promise<void> {
    await this.writes.system('files', async (tx) => {
      const file = await lockFile(tx, fileId);
      if (file?.state === 'uploading') await this.removal.remove(tx, file);
    });
  }

  /** Makes the stored parts one object and the file complete. May be repeated, also by several at once. */
  async finish(upload: OpenUpload): Promise<OpenUpload> {
    if (upload.isComplete) return upload;
    if (upload.size === 0) await this.storeEmptyPart(upload);
    const parts = await this.dataSource.getRepository(FilePartEntity).find({
      where: { fileId: upload.fileId },
      order: { number: 'ASC' },
    });
    if (upload.size > 0) await orUnavailable(this.join(upload, parts));
    const digests = parts.map(({ digest }) => digest);
    await this.writes.system('files', (tx) => this.complete(tx, upload, digests));
    return { ...upload, isComplete: true };
  }

  // The one part of an empty file, which nobody sends.
  private async storeEmptyPart({ fileId, recipient }: OpenUpload): Promise<void> {
    const sealed = recipient === null ? null : (await this.sealer.seal(recipient, lend(0))).bytes;
    await orUnavailable(this.storage.put(storageKey(fileId), sealed ?? Buffer.alloc(0)));
    await this.dataSource.query(
      `INSERT INTO file_part (file_id, number, digest, sealed_size, storage_number, etag)
       VALUES ($1, 0, $2, $3, 0, '') ON CONFLICT (file_id, number) DO NOTHING`,
      [fileId, emptyDigest, sealed?.length ?? null],
    );
  }

  private async join(upload: OpenUpload, parts: FilePartEntity[]): Promise<void> {
    const key = storageKey(upload.fileId);
    if (parts.length !== Math.ceil(upload.size / filePartSize)) {
      throw new Error(`Upload of ${upload.fileId} has ${parts.length} parts`);
    }
    const stored = parts.map(({ storageNumber, etag }) => ({ number: storageNumber, etag }));
    return this.storage.completeUpload(key, upload.storageUploadId, stored);
  }

  private async complete(tx: EntityManager, { fileId }: OpenUpload, digests: Buffer[]): Promise<void> {
    const file = await lockFile(tx, fileId);
    if (!file || file.state === 'complete') return;
    if (file.state === 'removed') {
      const payload: DropBytes = { fileId, storageUploadId: null };
      await this.effects.queue(tx, dropBytes, payload);
      return;
    }
    const [only, ...more] = digests;
    Object.assign(file, {
      state: 'complete',
      version: await nextVersion(tx, file),
      digest: digestOfParts(digests),
      // One part's digest is that of the whole; a second pass over large files would buy only information.
      sha256: more.length === 0 ? (only?.toString('hex') ?? null) : null,
      uploadedAt: await databaseClock(tx),
    });
    await tx.save(file);
    await this.outbox.append(tx, filesEvents.fileCompleted, { file: toFileFacts(file) });
  }

  private async usableGrant(tokenHash: Buffer): Promise<UploadGrant> {
    const [grant] = await this.dataSource.query<UploadGrant[]>(
      `SELECT g.file_id AS "fileId", g.account_id AS "accountId", g.session_id AS "sessionId", f.size
       FROM file_grant g JOIN file f ON f.id = g.file_id
       WHERE g.token_hash = $1 AND g.kind = 'upload' AND g.used_at IS NULL AND g.expires_at > clock_timestamp()
         AND f.state = 'uploading'`,
      [tokenHash],
    );
    if (!grant) throw new ProblemError('grant.invalid');
    return grant;
  }
}

type Beginning = { grant: UploadGrant; grantHash: Buffer; storageUploadId: string; hash: Buffer };

// Of two requests with one grant the row lets one through; the file's key lets one upload exist, whatever grants there are.
async function begin(
  tx: EntityManager,
  { grant, grantHash, storageUploadId, hash }: Beginning,
): Promise<void> {
  const [, used] = await tx.query<[unknown[], number]>(
    `UPDATE file_grant SET used_at = clock_timestamp()
     WHERE token_hash = $1 AND used_at IS NULL AND expires_at > clock_timestamp()`,
    [grantHash],
  );
  if (used !== 1) throw new ProblemError('grant.invalid');
  const begun = await tx.query<unknown[]>(
    `INSERT INTO file_upload (file_id, address_hash, account_id, session_id, storage_upload_id, expires_at)
     VALUES ($1, $2, $3, $4, $5, clock_timestamp() + interval '24 hours')
     ON CONFLICT (file_id) DO NOTHING RETURNING 1`,
    [grant.fileId, hash, grant.accountId, grant.sessionId, storageUploadId],
  );
  if (begun.length === 0) throw new ProblemError('grant.invalid');
}

function lockFile(tx: EntityManager, id: Id): Promise<FileEntity | null> {
  return tx.findOne(FileEntity, { where: { id }, lock: { mode: 'pessimistic_write' } });
}

async function nextVersion(tx: EntityManager, { ownerId, name }: FileEntity): Promise<number> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${ownerId} ${name}`]);
  const [row] = await tx.query<{ next: number }[]>(
    'SELECT coalesce(max(version), 0) + 1 AS next FROM file WHERE owner_id = $1 AND name = $2',
    [ownerId, name],
  );
  return row?.next ?? 1;
}
