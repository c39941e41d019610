import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ChallengeWindowEntity } from '../windows/window.entity.js';

/** What the seeker knew before the close: a draft that files are added to, sealed once, opened by its own wish. */
@Entity('deposit')
@Index('deposit_challenge', ['challengeId'])
@Index('deposit_one_draft', ['challengeId'], { unique: true, where: 'sealed_at IS NULL' })
export class DepositEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'deposit_pkey' })
  id: string;

  @ForeignKey(() => ChallengeWindowEntity, { name: 'deposit_challenge_id' })
  @Column('uuid')
  challengeId: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  begunAt: Date;

  /** The clock's time that lateness was judged by. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  sealedAt: Date | null;

  @Column('uuid', { nullable: true })
  sealedBy: string | null;

  /** Text, file names and file keys, sealed to a key of this deposit alone; null once opened. */
  @Column('bytea', { nullable: true })
  sealed: Buffer | null;

  /** The private half of that key below two layers, the outer one of `terms`; a copy lies there. */
  @Column('bytea', { nullable: true })
  wrapped: Buffer | null;

  @Column('text', { nullable: true })
  textDigest: string | null;

  @Column('uuid', { nullable: true })
  receiptId: string | null;

  /** The same, opened and sealed to this service's key. */
  @Column('bytea', { nullable: true })
  opened: Buffer | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  openedAt: Date | null;

  @Column('uuid', { nullable: true })
  openingReceiptId: string | null;
}

/** A file of a deposit; once sealed the rows stay as they are. */
@Entity('deposit_file')
export class DepositFileEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'deposit_file_pkey' })
  fileId: string;

  @Index('deposit_file_deposit')
  @ForeignKey(() => DepositEntity, { name: 'deposit_file_deposit_id' })
  @Column('uuid')
  depositId: string;

  /** Its name and the key that opens it, sealed to this service's key; null where the deposit has them. */
  @Column('bytea', { nullable: true })
  card: Buffer | null;

  /** As announced while uploading. */
  @Column('bigint')
  size: string;

  @Column('text')
  type: string;

  @Column('text', { nullable: true })
  digest: string | null;

  @Column('text', { default: 'uploading' })
  state: 'uploading' | 'complete' | 'removed';

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  addedAt: Date;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  uploadedAt: Date | null;
}
