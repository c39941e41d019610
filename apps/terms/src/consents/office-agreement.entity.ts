import type { Language } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That somebody keeps the documents of a challenge confidential, for the office of an organisation. Insert-only. */
@Entity('office_agreement')
@Index('office_agreement_account', ['accountId'])
export class OfficeAgreementEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'office_agreement_pkey' })
  challengeId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'office_agreement_pkey' })
  accountId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'office_agreement_pkey' })
  organisationId: string;

  /** Platform, cluster, challenge, as they were in force. */
  @Column('uuid', { array: true })
  versionIds: string[];

  @Column('text')
  language: Language;

  @Column('timestamptz')
  agreedAt: Date;

  @Column('uuid')
  receiptId: string;
}
