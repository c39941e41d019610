import type {
  BriefReaderRole,
  Id,
  ManagerAgreement,
  OfficeAgreement,
  StandingAgreement,
} from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** In which role somebody reads the brief, and on what that rests, at that moment. */
export type Basis = {
  role: BriefReaderRole;
  /** A verified affiliation; whose office it is. */
  organisationId: Id | null;
  agreement:
    | Omit<StandingAgreement, 'accountId'>
    | Omit<OfficeAgreement, 'accountId'>
    | Omit<ManagerAgreement, 'accountId'>
    | null;
  /** By a manager, before it was published: what others need to read it is not asked of who reviews it. */
  inReview?: true;
  /** Where the team that asks gives the brief on request. */
  approval?: { requestId: Id; by: Id; at: string };
  /** Of the challenge. */
  revision: number;
  /** Of what was given: the text or the file. Rows of the first weeks have none. */
  textDigest?: string;
  fileDigest?: string;
};

/** Who opened what of a confidential brief; one row per person, thing, revision and hour. Insert-only. */
@Entity('brief_opening')
@Index('brief_opening_list', ['challengeId', 'at', 'id'])
// Made in SQL: a text has no file, and two such rows of one hour must still count as the same (NULLS NOT DISTINCT).
@Index('brief_opening_once', { synchronize: false })
export class BriefOpeningEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'brief_opening_pkey' })
  id: Id;

  @Column('uuid')
  challengeId: Id;

  @Column('uuid')
  accountId: Id;

  @Column('integer')
  revision: number;

  /** Null: the text. */
  @Column('uuid', { nullable: true })
  fileId: Id | null;

  @Column('jsonb')
  basis: Basis;

  @Column('timestamp with time zone', { precision: 3 })
  at: Date;

  @Column('timestamp with time zone', { precision: 3 })
  hour: Date;
}

/** On what a way to a file rested, until its first byte goes out: then it is an opening. */
@Entity('brief_grant')
export class BriefGrantEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'brief_grant_pkey' })
  fileId: Id;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'brief_grant_pkey' })
  accountId: Id;

  @Column('jsonb')
  basis: Basis;
}
