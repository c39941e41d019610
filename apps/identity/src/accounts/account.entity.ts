import type { Language } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClusterEntity } from '../clusters/cluster.entity.js';

/** A person with a confirmed address. Until an address is confirmed there is a registration and no account. */
@Entity('account')
export class AccountEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'account_pkey' })
  id: string;

  /** NFKC and lower case, as the contract's `email` makes it. */
  @Index('account_email', { unique: true })
  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text')
  language: Language;

  /** See `hashPassword`. */
  @Column('text')
  passwordHash: string;

  @Column('boolean', { default: false })
  operator: boolean;

  /** The portal that the person came in through first. */
  @ForeignKey(() => ClusterEntity, { name: 'account_portal' })
  @Column('uuid', { nullable: true })
  portalId: string | null;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  confirmedAt: Date;

  /** From then on the row holds no name, address or password; others know it by its id. */
  @Column('timestamptz', { nullable: true })
  closedAt: Date | null;
}
