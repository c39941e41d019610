import type { ChallengeDraft, Id } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

export type ReviewedFile = { fileId: Id; name: string };

/** A review that ended by sending the draft back; gone once the challenge is published. */
@Entity('challenge_review')
@Index('challenge_review_of', ['challengeId'])
export class ChallengeReviewEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'challenge_review_pkey' })
  id: Id;

  @Column('uuid')
  challengeId: Id;

  /** The manager. */
  @Column('uuid')
  accountId: Id;

  @Column('text')
  reason: string;

  /** As it was read, so that the next review sees what changed since. As confidential as the challenge's own. */
  @Column('jsonb')
  draft: ChallengeDraft;

  /** Of the brief, as they were then; null in reviews from before they were kept. */
  @Column('jsonb', { nullable: true })
  files: ReviewedFile[] | null;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  at: Date;
}
