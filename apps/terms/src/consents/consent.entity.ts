import type { ConsentState, OfficeRule } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** This service's copy of which organisations have an office, and what it wants. */
@Entity('office')
export class OfficeEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'office_pkey' })
  organisationId: string;

  @Column('text')
  rule: OfficeRule;

  @Column('integer')
  days: number;
}

/** That a person has begun a draft or joined a team, with the organisations they verifiably belonged to since. */
@Entity('participation')
export class ParticipationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'participation_pkey' })
  challengeId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'participation_pkey' })
  accountId: string;

  @Column('uuid', { array: true })
  organisationIds: string[];

  /** Offered to the team, where the challenge lets it wait for offices that hold. */
  @Column('uuid', { nullable: true })
  awardId: string | null;

  /** Until when it can be accepted. */
  @Column('timestamptz', { nullable: true })
  awardUntil: Date | null;
}

/**
 * That somebody's affiliation was verified, and when. News of two services come in any order: a draft that was begun
 * before finds it here. Goes once no event of its time can come any more.
 */
@Entity('verified_affiliation')
export class VerifiedAffiliationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'verified_affiliation_pkey' })
  accountId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'verified_affiliation_pkey' })
  organisationId: string;

  @Column('timestamptz')
  at: Date;
}

/** What one office said, or was asked, about one person taking part in one challenge. */
@Entity('consent')
export class ConsentEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'consent_pkey' })
  consentId: string;

  @Column('uuid')
  challengeId: string;

  /** Who takes part. */
  @Column('uuid')
  accountId: string;

  @Column('uuid')
  organisationId: string;

  @Column('text')
  state: ConsentState;

  @Column('timestamptz')
  askedAt: Date;

  /** By the office's own limit; the close may come before. */
  @Column('timestamptz')
  dueAt: Date;

  @Column('timestamptz', { nullable: true })
  remindedAt: Date | null;

  /** What it is limited to, or why it is held. */
  @Column('text', { default: '' })
  note: string;

  /** Null where nobody of the office did. */
  @Column('uuid', { nullable: true })
  answeredBy: string | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { nullable: true })
  receiptId: string | null;
}
