import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { SubmissionEntity } from '../submissions/submission.entity.js';

export type VersionFile = { fileId: string; name: string; size: number; type: string; digest: string };

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

  /** The canonical JSON that `textDigest` covers, kept byte for byte; null once destroyed. */
  @Column('text', { nullable: true })
  text: string | null;

  @Column('text')
  textDigest: string;

  @Column('jsonb')
  files: VersionFile[];

  @Column('uuid', { array: true })
  teamAccountIds: string[];

  @Column('uuid')
  receiptId: string;
}
