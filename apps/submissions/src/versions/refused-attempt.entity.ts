import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubmissionEntity } from '../submissions/submission.entity.js';

/** An attempt to hand in that came too late, by the clock that counts. */
@Entity('refused_attempt')
export class RefusedAttemptEntity {
  /** Also the id of its receipt. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'refused_attempt_pkey' })
  id: string;

  @Index('refused_attempt_submission')
  @ForeignKey(() => SubmissionEntity, { name: 'refused_attempt_submission_id' })
  @Column('uuid')
  submissionId: string;

  @Column('uuid')
  accountId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  closesAt: Date;
}
