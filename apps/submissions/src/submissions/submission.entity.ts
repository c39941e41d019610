import type { SubmissionState } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ChallengeWindowEntity } from '../windows/window.entity.js';

/** A team's working copy and where it stands. What was handed in are its versions. */
@Entity('submission')
@Index('submission_challenge', ['challengeId', 'state'])
export class SubmissionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'submission_pkey' })
  id: string;

  @ForeignKey(() => ChallengeWindowEntity, { name: 'submission_challenge_id' })
  @Column('uuid')
  challengeId: string;

  /** The portal that the draft was begun through; null on the bare host. */
  @Column('uuid', { nullable: true })
  portalId: string | null;

  @Column('text')
  state: SubmissionState;

  @Column('integer', { default: 0 })
  revision: number;

  /** The solution, sealed to this service's key; null before the first word and once it was removed. */
  @Column('bytea', { nullable: true })
  workingCopy: Buffer | null;

  /** The number of the version that counts; 0: nothing was handed in. */
  @Column('integer', { default: 0 })
  lastVersion: number;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  updatedAt: Date;

  @Column('uuid', { nullable: true })
  withdrawnBy: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  withdrawnAt: Date | null;

  @Column('text', { nullable: true })
  feedback: string | null;

  @Column('uuid', { nullable: true })
  feedbackBy: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  feedbackAt: Date | null;

  @Column('uuid', { nullable: true })
  awardId: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  awardLapsesAt: Date | null;

  /** When the seeker's team took its last offer back, and why; null once another one is made. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  takenBackAt: Date | null;

  @Column('text', { nullable: true })
  takenBackReason: string | null;

  /** Since when the account of the last member is closed: nobody is there to read reasons or to take an award. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  teamGoneAt: Date | null;

  /** When the team was told that its draft is deleted soon. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  draftWarnedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  decidedAt: Date | null;
}
