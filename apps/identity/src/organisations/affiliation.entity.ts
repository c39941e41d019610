import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';
import { OrganisationEntity } from './organisation.entity.js';

export type VerifiedBy = 'mail-domain' | 'manager';

/** That a person belongs to an organisation: stated by the person, and verified or not. */
@Entity('affiliation')
@Index('affiliation_current', ['accountId', 'organisationId'], { unique: true, where: 'left_at IS NULL' })
@Check('affiliation_verified', '(verified_by IS NULL) = (verified_at IS NULL)')
export class AffiliationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'affiliation_pkey' })
  id: string;

  @ForeignKey(() => AccountEntity, { name: 'affiliation_account_id', onDelete: 'CASCADE' })
  @Column('uuid')
  accountId: string;

  @Index('affiliation_organisation')
  @ForeignKey(() => OrganisationEntity, { name: 'affiliation_organisation_id' })
  @Column('uuid')
  organisationId: string;

  @Column('text')
  role: 'member' | 'signatory';

  @Column('text', { nullable: true })
  verifiedBy: VerifiedBy | null;

  @Column('timestamptz', { nullable: true })
  verifiedAt: Date | null;

  /** The manager who verified it. */
  @Column('uuid', { nullable: true })
  verifierId: string | null;

  /** In the person's own words, where the domain of the address decided on the organisation; for nobody else. */
  @Column('text', { nullable: true })
  statedAs: string | null;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  statedAt: Date;

  @Column('timestamptz', { nullable: true })
  leftAt: Date | null;
}
