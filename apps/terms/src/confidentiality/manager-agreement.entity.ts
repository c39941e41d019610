import type { Id, Language } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** That a manager keeps the documents of a challenge confidential, for its cluster. Insert-only. */
@Entity('manager_agreement')
@Index('manager_agreement_account', ['accountId'])
export class ManagerAgreementEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'manager_agreement_pkey' })
  challengeId: Id;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'manager_agreement_pkey' })
  accountId: Id;

  @Column('uuid')
  clusterId: Id;

  /** That asks; null where the draft did not name it yet. */
  @Column('uuid', { nullable: true })
  organisationId: Id | null;

  @Column('text')
  language: Language;

  @Column('timestamptz')
  agreedAt: Date;

  @Column('uuid')
  receiptId: Id;
}
