import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubmissionEntity } from '../submissions/submission.entity.js';

/** What is known here about a file of a submission; its bytes and the truth about them are `groups`'. */
@Entity('submission_file')
export class SubmissionFileEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'submission_file_pkey' })
  fileId: string;

  @Index('submission_file_submission')
  @ForeignKey(() => SubmissionEntity, { name: 'submission_file_submission_id' })
  @Column('uuid')
  submissionId: string;

  /** Its name and the key that opens it, sealed to this service's key; null where only a sealed version has them. */
  @Column('bytea', { nullable: true })
  card: Buffer | null;

  /** As announced while uploading. */
  @Column('bigint')
  size: string;

  @Column('text')
  type: string;

  @Column('text', { nullable: true })
  digest: string | null;

  @Column('text', { default: 'uploading' })
  state: 'uploading' | 'complete' | 'removed';

  /** False once the team took it out of its draft; an earlier version may still hold it. */
  @Column('boolean', { default: true })
  inDraft: boolean;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  addedAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  uploadedAt: Date | null;
}
