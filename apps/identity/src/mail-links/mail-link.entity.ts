import type { KeptStatements, Language, MailPurpose } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';
import { RegistrationEntity } from '../accounts/registration.entity.js';
import { ClusterEntity } from '../clusters/cluster.entity.js';

/** `none`: a reset was asked for an address without an account; written for the sake of equal work, never mailed. */
export type MailLinkPurpose = MailPurpose | 'none';

/** What the last mail to a closed account says, and whom it greets: by then nothing else knows. */
export type Farewell = KeptStatements & { name: string };

/** A mail that somebody asked for. Its secret is made when the mail goes out, and is in no event. */
@Entity('mail_link')
@Index('mail_link_email', ['email', 'createdAt'])
export class MailLinkEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'mail_link_pkey' })
  id: string;

  @Column('text')
  purpose: MailLinkPurpose;

  @Column('text')
  email: string;

  /** Of the page where the mail was asked for; null: the account's own. */
  @Column('text', { nullable: true })
  language: Language | null;

  @Index('mail_link_account')
  @ForeignKey(() => AccountEntity, { name: 'mail_link_account_id', onDelete: 'CASCADE' })
  @Column('uuid', { nullable: true })
  accountId: string | null;

  @Index('mail_link_registration')
  @ForeignKey(() => RegistrationEntity, { name: 'mail_link_registration_id', onDelete: 'SET NULL' })
  @Column('uuid', { nullable: true })
  registrationId: string | null;

  @ForeignKey(() => ClusterEntity, { name: 'mail_link_portal' })
  @Column('uuid', { nullable: true })
  portalId: string | null;

  @Column('jsonb', { nullable: true })
  farewell: Farewell | null;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  createdAt: Date;
}
