import type { Id } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { FileEntity } from './file.entity.js';

/** A tus upload. Its row stays for its 24 hours, so that a client that lost the last answer can ask how it ended. */
@Entity('file_upload')
export class FileUploadEntity {
  @ForeignKey(() => FileEntity, { name: 'file_upload_file_id', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  fileId: Id;

  /** SHA-256 of the last part of its unguessable address. */
  @Index('file_upload_address', { unique: true })
  @Column('bytea')
  addressHash: Buffer;

  @Index('file_upload_account')
  @Column('uuid')
  accountId: Id;

  /** Null once that session was revoked: the address is dead until its account asks to resume. */
  @Column('uuid', { nullable: true })
  sessionId: Id | null;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  boundAt: Date;

  /** The upload's id in the object store; empty for an empty file, which needs none. */
  @Column('text')
  storageUploadId: string;

  /** Bytes stored and acknowledged: whole parts, or all. */
  @Column('integer', { default: 0 })
  received: number;

  /** Counts PATCHes. Whoever holds an older turn may not add anything any more. */
  @Column('integer', { default: 0 })
  turn: number;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}
