import type { Id, Receipt, RestrictedEntry } from '@allmende/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an entry holds below its seal. */
export type SealedContent = {
  person: { name: string; email: string } | null;
  receipts: { receiptId: Id; number: string; receipt: Receipt }[];
};

/**
 * Something that is kept of an erased account until a date, sealed to this service's key: who it was, or statements on
 * which others rely. Nothing reads it but a reading that two people made possible.
 */
@Entity('restricted_entry')
@Index('restricted_entry_account', ['accountId'])
export class RestrictedEntryEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'restricted_entry_pkey' })
  entryId: Id;

  @Column('uuid')
  accountId: Id;

  @Column('bytea')
  sealed: Buffer;

  /** What may be said of it without opening it. */
  @Column('jsonb', { default: () => "'[]'" })
  listed: RestrictedEntry['receipts'];

  /** The last day. */
  @Column('date')
  until: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  madeAt: Date;

  /** False until the account is closed indeed. */
  @Column('boolean')
  isFinal: boolean;
}

/** That somebody of the staff asked to read what is kept, who allowed or refused it, and when it was read: each once, for good. */
@Entity('restricted_reading')
@Index('restricted_reading_account', ['accountId'])
@Check('restricted_reading_two', 'approved_by <> asked_by')
@Check('restricted_reading_approved', '(approved_by IS NULL) = (approved_at IS NULL)')
@Check('restricted_reading_declined', 'num_nulls(declined_by, declined_at, declined_because) IN (0, 3)')
@Check('restricted_reading_other', 'declined_by <> asked_by')
@Check('restricted_reading_one_answer', 'declined_by IS NULL OR approved_by IS NULL')
@Check('restricted_reading_read', 'read_at IS NULL OR approved_at IS NOT NULL')
export class RestrictedReadingEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'restricted_reading_pkey' })
  readingId: Id;

  @Column('uuid')
  accountId: Id;

  @Column('text')
  reason: string;

  @Column('uuid')
  askedBy: Id;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  askedAt: Date;

  @Column('uuid', { nullable: true })
  approvedBy: Id | null;

  @Column('timestamptz', { nullable: true })
  approvedAt: Date | null;

  @Column('uuid', { nullable: true })
  declinedBy: Id | null;

  @Column('timestamptz', { nullable: true })
  declinedAt: Date | null;

  @Column('text', { nullable: true })
  declinedBecause: string | null;

  @Column('timestamptz', { nullable: true })
  readAt: Date | null;
}
