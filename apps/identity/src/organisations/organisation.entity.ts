import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

@Entity('organisation')
export class OrganisationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'organisation_pkey' })
  id: string;

  @Column('text')
  name: string;

  /** `organisationKey(name)`: what makes two spellings one organisation. */
  @Index('organisation_name_key', { unique: true })
  @Column('text')
  nameKey: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  createdAt: Date;
}

/** A mail domain that belongs to one organisation alone. */
@Entity('organisation_domain')
export class OrganisationDomainEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'organisation_domain_pkey' })
  domain: string;

  @Index('organisation_domain_organisation')
  @ForeignKey(() => OrganisationEntity, { name: 'organisation_domain_organisation_id', onDelete: 'CASCADE' })
  @Column('uuid')
  organisationId: string;
}
