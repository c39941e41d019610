import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SubmissionEntity } from '../submissions/submission.entity.js';

export type VersionFile = { fileId: string; size: number; type: string; digest: string };

/** What was handed in, as it was digested. Rows never change, but for the destruction of what they hold. */
@Entity('submission_version')
export class VersionEntity {
  @ForeignKey(() => SubmissionEntity, { name: 'submission_version_submission_id' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'submission_version_pkey' })
  submissionId: string;

  @PrimaryColumn('integer', { primaryKeyConstraintName: 'submission_version_pkey' })
  version: number;

  /** The clock's time that lateness was judged by. */
  @Column({ type: 'timestamptz', precision: 3 })
  submittedAt: Date;

  @Column('uuid')
  submittedBy: string;

  @Column('uuid', { nullable: true })
  portalId: string | null;

  /**
   * Text, file names and file keys, sealed to the challenge alone: nobody opens it before all have approved. Null once
   * opened or destroyed.
   */
  @Column('bytea', { nullable: true })
  sealed: Buffer | null;

  /** The same, opened after the close and sealed to this service's key; null before, and once destroyed. */
  @Column('bytea', { nullable: true })
  opened: Buffer | null;

  @Column('text')
  textDigest: string;

  @Column('jsonb')
  files: VersionFile[];

  @Column('uuid', { array: true })
  teamAccountIds: string[];

  @Column('uuid')
  receiptId: string;
}
