import {
  type FileFacts,
  filesRpc,
  type Id,
  newId,
  type OutputOf,
  type ParsedInputOf,
  type Person,
  personOf,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { readEnv } from '@allmende/platform';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, In, Repository } from 'typeorm';
import { filesEnv } from '../env.js';
import { FileGrantEntity } from './file-grant.entity.js';
import { FileRemoval } from './file-removal.service.js';
import { newToken } from './file-token.rules.js';
import { typeOfName } from './file-type.rules.js';
import { FileUploadEntity } from './file-upload.entity.js';
import { FileEntity, type FileOwner, toFileFacts } from './file.entity.js';

export type Grant = OutputOf<typeof filesRpc.grantDownload>;
export type NewFile = Omit<ParsedInputOf<typeof filesRpc.grantUpload>, 'owner'>;

/**
 * Announcing, granting, describing and removing files. Who may do so with which object is decided by the service that
 * owns it, before it calls; here it is only made sure that it speaks of its own.
 */
@Injectable()
export class FilesService {
  private readonly filesUrl = readEnv(filesEnv.pick({ FILES_URL: true })).FILES_URL.replace(/\/$/, '');

  constructor(
    private readonly writes: Writes,
    private readonly removal: FileRemoval,
    @InjectRepository(FileEntity) private readonly files: Repository<FileEntity>,
  ) {}

  /** A file that is about to come, and leave for the person to send it. `call` may be any of this service's. */
  async grantUpload(call: Call, owner: FileOwner, file: NewFile): Promise<Grant> {
    const uploader = personOf(call.actor);
    const type = typeOfName(file.name);
    const announcedBy = call.key ? `${uploader.accountId} ${call.contract.subject} ${call.key}` : null;
    return this.writes.run(
      call,
      async (tx) => {
        const fileId = newId();
        await tx.insert(FileEntity, {
          id: fileId,
          ownerService: owner.service,
          ownerId: owner.objectId,
          name: file.name,
          size: file.size,
          type,
          declaredType: file.type,
          recipient: file.recipient ?? null,
          state: 'uploading',
          uploadedBy: uploader.accountId,
          announcedBy,
        });
        return this.give(tx, 'upload', fileId, uploader);
      },
      { again: (tx) => this.grantAgain(tx, announcedBy, uploader) },
    );
  }

  /** Leave for the person to open one complete file of the object. */
  async grantDownload(call: Call, owner: FileOwner, fileId: Id): Promise<Grant> {
    const reader = personOf(call.actor);
    const give = async (tx: EntityManager) => {
      const file = await ownFile(tx, owner, fileId);
      if (file.state === 'uploading') throw new ProblemError('file.not-complete');
      return this.give(tx, 'download', fileId, reader);
    };
    return this.writes.run(call, give, { again: give });
  }

  /** A new address for an upload that this account began; the one before is good no more. */
  async resumeUpload(
    call: Call<typeof filesRpc.resumeUpload>,
  ): Promise<OutputOf<typeof filesRpc.resumeUpload>> {
    const { fileId } = call.input;
    const uploader = personOf(call.actor);
    const rebind = async (tx: EntityManager) => {
      const { token, hash } = newToken();
      const [rows] = await tx.query<[{ expiresAt: Date }[], number]>(
        `UPDATE file_upload SET address_hash = $1, session_id = $2, bound_at = clock_timestamp()
         WHERE file_id = $3 AND account_id = $4 AND expires_at > clock_timestamp()
         RETURNING expires_at AS "expiresAt"`,
        [hash, uploader.sessionId, fileId, uploader.accountId],
      );
      const [upload] = rows;
      if (!upload) throw new ProblemError('upload.not-found');
      return { fileId, url: `${this.filesUrl}/uploads/${token}`, expiresAt: upload.expiresAt.toISOString() };
    };
    return this.writes.run(call, rebind, { again: rebind });
  }

  /** Facts about the owner's files among the ids; others are left out. */
  async describe(service: FileOwner['service'], fileIds: readonly Id[]): Promise<FileFacts[]> {
    const files = await this.files.findBy({ id: In([...fileIds]), ownerService: service });
    return files.map(toFileFacts);
  }

  async remove(call: Call, owner: FileOwner, fileId: Id): Promise<{ done: true }> {
    return this.writes.run(call, async (tx) => {
      await this.removal.remove(tx, await ownFile(tx, owner, fileId, { evenRemoved: true }));
      return { done: true as const };
    });
  }

  // A repeated announcement gets new leave for the file it made, as long as nothing was sent.
  private async grantAgain(tx: EntityManager, announcedBy: string | null, uploader: Person): Promise<Grant> {
    const file = announcedBy === null ? null : await tx.findOneBy(FileEntity, { announcedBy });
    const begun = file && (await tx.existsBy(FileUploadEntity, { fileId: file.id }));
    if (!file || begun || file.state !== 'uploading') throw new ProblemError('grant.invalid');
    return this.give(tx, 'upload', file.id, uploader);
  }

  private async give(
    tx: EntityManager,
    kind: FileGrantEntity['kind'],
    fileId: Id,
    to: Person,
  ): Promise<Grant> {
    const { token, hash } = newToken();
    const [row] = await tx.query<{ expiresAt: Date }[]>(
      `INSERT INTO file_grant (token_hash, kind, file_id, account_id, session_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, clock_timestamp() + interval '1 minute') RETURNING expires_at AS "expiresAt"`,
      [hash, kind, fileId, to.accountId, to.sessionId],
    );
    if (!row) throw new Error('A grant was not written');
    const path = kind === 'upload' ? `uploads?grant=${token}` : `downloads/${token}`;
    return { fileId, url: `${this.filesUrl}/${path}`, expiresAt: row.expiresAt.toISOString() };
  }
}

/** The service that asks speaks for its own objects alone. */
export function assertOwnerAsks(call: Call, service: FileOwner['service']): void {
  if (call.caller !== service) throw new ProblemError('caller.not-allowed');
}

async function ownFile(
  tx: EntityManager,
  owner: FileOwner,
  fileId: Id,
  { evenRemoved = false } = {},
): Promise<FileEntity> {
  const file = await tx.findOne(FileEntity, {
    where: { id: fileId, ownerService: owner.service, ownerId: owner.objectId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!file || (file.state === 'removed' && !evenRemoved)) throw new ProblemError('file.not-found');
  return file;
}
