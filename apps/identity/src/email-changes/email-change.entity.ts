import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';

/**
 * The other address that an account asked for last. It is written for taken addresses too, so that nothing tells the two
 * apart, and comes into force only through the link in its mail.
 */
@Entity('email_change')
export class EmailChangeEntity {
  @ForeignKey(() => AccountEntity, { name: 'email_change_account_id', onDelete: 'CASCADE' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'email_change_pkey' })
  accountId: string;

  @Column('text')
  email: string;

  /** The only mail whose link counts. */
  @Column('uuid')
  mailLinkId: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  askedAt: Date;
}
