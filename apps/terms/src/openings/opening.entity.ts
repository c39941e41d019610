import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The copy of a challenge's sealed key: without the layer that opens with this service's key it helps nobody. */
@Entity('challenge_key')
export class ChallengeKeyEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'challenge_key_pkey' })
  challengeId: string;

  /** The public half; null of a key that came before it was told. */
  @Column('text', { nullable: true })
  recipient: string | null;

  @Column('bytea')
  wrapped: Buffer;

  /** When all had approved and `submissions` was given what lies below the outer layer. */
  @Column('timestamptz', { nullable: true })
  releasedAt: Date | null;
}

/** Somebody whom the challenge names approved that what was handed in is opened. */
@Entity('opening_approval')
export class OpeningApprovalEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opening_approval_pkey' })
  challengeId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opening_approval_pkey' })
  accountId: string;

  @Column('timestamptz')
  at: Date;
}

/** The copy of a deposit's sealed key, and that it was opened, once. */
@Entity('deposit_key')
export class DepositKeyEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'deposit_key_pkey' })
  depositId: string;

  @Column('bytea')
  wrapped: Buffer;

  @Column('uuid', { nullable: true })
  openingReceiptId: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  openedAt: Date | null;
}
