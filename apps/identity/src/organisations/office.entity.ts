import type { OfficeRule } from '@allmende/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';
import { OrganisationEntity } from './organisation.entity.js';

/** That an organisation wants to be asked or told where its people take part. */
@Entity('office')
@Check('office_rule_check', `rule IN ('consent-needed', 'informed-only')`)
@Check('office_days_check', 'days BETWEEN 1 AND 60')
export class OfficeEntity {
  @ForeignKey(() => OrganisationEntity, { name: 'office_organisation_id', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'office_pkey' })
  organisationId: string;

  @Column('text')
  rule: OfficeRule;

  @Column('integer')
  days: number;
}

/** Counts as long as the person's affiliation to the organisation is verified and stands. */
@Entity('office_person')
export class OfficePersonEntity {
  @ForeignKey(() => OfficeEntity, { name: 'office_person_office_id', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'office_person_pkey' })
  organisationId: string;

  @Index('office_person_account')
  @ForeignKey(() => AccountEntity, { name: 'office_person_account_id', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'office_person_pkey' })
  accountId: string;

  @Column('boolean')
  isHead: boolean;
}
