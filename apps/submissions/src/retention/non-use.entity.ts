import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ChallengeWindowEntity } from '../windows/window.entity.js';

/** What the seeker is asked to confirm for a challenge that left something not awarded. */
@Entity('non_use')
export class NonUseEntity {
  @ForeignKey(() => ChallengeWindowEntity, { name: 'non_use_challenge_id' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'non_use_pkey' })
  challengeId: string;

  @Column({ type: 'timestamptz', precision: 3 })
  dueAt: Date;

  /** When it was reminded of, once. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  remindedAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  confirmedAt: Date | null;

  @Column('uuid', { nullable: true })
  confirmedBy: string | null;

  /** For which it was confirmed. */
  @Column('uuid', { nullable: true })
  organisationId: string | null;

  @Column('uuid', { nullable: true })
  receiptId: string | null;
}
