import type { FileSummary, Id } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A file of the confidential brief: this service's copy of what `groups` knows about it. */
@Entity('challenge_file')
export class ChallengeFileEntity {
  @PrimaryColumn('uuid')
  fileId: Id;

  @Index('challenge_file_of')
  @Column('uuid')
  challengeId: Id;

  @Column('text')
  name: string;

  /** Bytes; up to 500 MB, which fits. */
  @Column('integer')
  size: number;

  @Column('text')
  type: string;

  @Column('text', { nullable: true })
  digest: string | null;

  @Column('text')
  state: 'uploading' | 'complete';

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  uploadedAt: Date | null;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;
}

export function toFileSummary(file: ChallengeFileEntity): FileSummary {
  const { fileId, name, size, type, digest, state, uploadedAt } = file;
  return { fileId, name, size, type, digest, state, uploadedAt: uploadedAt?.toISOString() ?? null };
}
