import type { FileFacts, Id } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type FileState = FileFacts['state'];
export type FileOwner = FileFacts['owner'];

/** One version of one file. Its bytes never change; a newer version is another row. */
@Entity('file')
@Index('file_owner', ['ownerService', 'ownerId'])
export class FileEntity {
  @PrimaryColumn('uuid')
  id: Id;

  /** The service that decides who may open it, and the object there. */
  @Column('text')
  ownerService: FileOwner['service'];

  @Column('uuid')
  ownerId: Id;

  @Column('text')
  name: string;

  /** Counts files of one name within one object from 1; null until complete. */
  @Column('integer', { nullable: true })
  version: number | null;

  /** As announced, and exactly what was stored. */
  @Column('integer')
  size: number;

  /** Of the allow list, by the name's extension; until complete nobody has looked at the bytes. */
  @Column('text')
  type: string;

  @Column('text')
  declaredType: string;

  /** Digest `v1`, the one that receipts rely on. */
  @Column('text', { nullable: true })
  digest: string | null;

  /** Of the whole, for information; known where one listener saw all bytes in one go. */
  @Column('text', { nullable: true })
  sha256: string | null;

  /** Whom its bytes are sealed to in the object store; null where they lie in plain. */
  @Column('text', { nullable: true })
  recipient: string | null;

  @Column('text')
  state: FileState;

  @Column('uuid')
  uploadedBy: Id;

  /** Account, subject and idempotency key of the call that announced it. */
  @Index('file_announced_by', { unique: true })
  @Column('text', { nullable: true })
  announcedBy: string | null;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz', { nullable: true })
  uploadedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;
}

export function toFileFacts(file: FileEntity): FileFacts {
  const { id, ownerService, ownerId, name, size, type, digest, sha256, state, uploadedBy, uploadedAt } = file;
  const owner = { service: ownerService, objectId: ownerId };
  return {
    fileId: id,
    owner,
    name,
    size,
    type,
    digest,
    sha256,
    state,
    uploadedBy,
    uploadedAt: uploadedAt?.toISOString() ?? null,
  };
}

/** Where the bytes lie in the object store. */
export function storageKey(fileId: Id): string {
  return `files/${fileId}`;
}
