import type { Id } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { FileEntity } from './file.entity.js';

/** Leave to begin one transfer. Only the SHA-256 of its token is kept. */
@Entity('file_grant')
export class FileGrantEntity {
  @PrimaryColumn('bytea')
  tokenHash: Buffer;

  @Column('text')
  kind: 'upload' | 'download';

  @Index('file_grant_file')
  @ForeignKey(() => FileEntity, { name: 'file_grant_file_id', onDelete: 'CASCADE' })
  @Column('uuid')
  fileId: Id;

  @Index('file_grant_account')
  @Column('uuid')
  accountId: Id;

  @Column('uuid')
  sessionId: Id;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  givenAt: Date;

  /** First use at the latest. */
  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;

  /** For downloads: no new range is begun after this. */
  @Column('timestamptz', { nullable: true })
  endsAt: Date | null;
}
