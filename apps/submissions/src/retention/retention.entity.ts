import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubmissionEntity } from '../submissions/submission.entity.js';

/**
 * What becomes of a submission that was not awarded, or was withdrawn after the close. Both dates are facts of time:
 * who may read is decided by comparing them, and the clock only states and does what follows.
 */
@Entity('retention')
@Index('retention_open', ['deletesAt'], { where: '(deleted_at IS NULL)' })
export class RetentionEntity {
  @ForeignKey(() => SubmissionEntity, { name: 'retention_submission_id' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'retention_pkey' })
  submissionId: string;

  @Index('retention_challenge')
  @Column('uuid')
  challengeId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  decidedAt: Date;

  /** For the seeker's team. */
  @Column({ type: 'timestamptz', precision: 3 })
  accessEndsAt: Date;

  /** When the end of the access was stated. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  accessToldAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3 })
  deletesAt: Date;

  /** When the team was told that the deletion comes. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  warnedAt: Date | null;

  /** Since when the team wants it kept. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  keptAt: Date | null;

  /** When texts and keys went, and the files were asked to. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  erasedAt: Date | null;

  /** When the files had gone, too. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  deletedAt: Date | null;

  @Column('uuid', { nullable: true })
  deletionReceiptId: string | null;
}
