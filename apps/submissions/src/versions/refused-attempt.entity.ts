import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { DepositEntity } from '../deposits/deposit.entity.js';
import { SubmissionEntity } from '../submissions/submission.entity.js';

/** An attempt to hand in or to deposit that came too late, by the clock that counts. */
@Entity('refused_attempt')
@Check('refused_attempt_one', 'num_nonnulls(submission_id, deposit_id) = 1')
export class RefusedAttemptEntity {
  /** Also the id of its receipt. */
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'refused_attempt_pkey' })
  id: string;

  @Index('refused_attempt_submission')
  @ForeignKey(() => SubmissionEntity, { name: 'refused_attempt_submission_id' })
  @Column('uuid', { nullable: true })
  submissionId: string | null;

  @Index('refused_attempt_deposit')
  @ForeignKey(() => DepositEntity, { name: 'refused_attempt_deposit_id' })
  @Column('uuid', { nullable: true })
  depositId: string | null;

  @Column('uuid')
  accountId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  closesAt: Date;
}
