import type { erasureRpc, Id, OutputOf, Receipt } from '@allmende/contracts';
import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What an entry holds below its seal. */
export type RestrictedContent = {
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

  /** The last day. */
  @Column('date')
  until: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  madeAt: Date;

  /** False until the account is closed indeed. */
  @Column('boolean')
  isFinal: boolean;
}

/** That somebody of the staff asked to read what is kept, who allowed it, and when it was read: each once, for good. */
@Entity('restricted_reading')
@Index('restricted_reading_account', ['accountId'])
@Check('restricted_reading_two', 'approved_by <> asked_by')
@Check('restricted_reading_approved', '(approved_by IS NULL) = (approved_at IS NULL)')
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

  @Column('timestamptz', { nullable: true })
  readAt: Date | null;
}

export function toReading(row: RestrictedReadingEntity): OutputOf<typeof erasureRpc.askReading> {
  const { readingId, accountId, reason, askedBy, askedAt, approvedBy, approvedAt, readAt } = row;
  return {
    ...{ readingId, accountId, reason, askedBy, askedAt: askedAt.toISOString(), approvedBy },
    approvedAt: approvedAt?.toISOString() ?? null,
    readAt: readAt?.toISOString() ?? null,
  };
}
