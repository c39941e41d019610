import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { ChallengeWindowEntity } from '../windows/window.entity.js';

/** To what a challenge's submissions are sealed, and how far its opening is. */
@Entity('challenge_key')
export class ChallengeKeyEntity {
  @ForeignKey(() => ChallengeWindowEntity, { name: 'challenge_key_challenge_id' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'challenge_key_pkey' })
  challengeId: string;

  @Column('text')
  recipient: string;

  /** The private half below two layers, the outer one of `terms`; a copy lies there. Null once erased. */
  @Column('bytea', { nullable: true })
  wrapped: Buffer | null;

  /** Who has approved the opening, as `terms` said last. */
  @Column('uuid', { array: true, default: () => "'{}'" })
  approvedAccountIds: string[];

  /** The private half sealed to this service alone, once `terms` gave it. */
  @Column('bytea', { nullable: true })
  released: Buffer | null;

  /** When everything that counts was opened. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  openedAt: Date | null;
}

/** The card of a file that was asked for under an idempotency key: a repeat must ask with the same recipient. */
@Entity('file_request')
export class FileRequestEntity {
  /** SHA-256 of the account and its key. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'file_request_pkey' })
  request: Buffer;

  @Column('uuid')
  submissionId: string;

  @Column('bytea')
  card: Buffer;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  at: Date;
}
