import type { Id } from '@allmende/contracts';
import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { FileEntity } from './file.entity.js';

/** A part of 8 MiB (the last may be shorter) as it lies in the object store. */
@Entity('file_part')
export class FilePartEntity {
  @ForeignKey(() => FileEntity, { name: 'file_part_file_id', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid')
  fileId: Id;

  /** From 0. */
  @PrimaryColumn('integer')
  number: number;

  /** SHA-256 of its plain bytes. */
  @Column('bytea')
  digest: Buffer;

  /** Of the age file that it is in the object store; null where it lies in plain. */
  @Column('integer', { nullable: true })
  sealedSize: number | null;

  /** Its number and ETag in the object store's upload. */
  @Column('integer')
  storageNumber: number;

  @Column('text')
  etag: string;
}
