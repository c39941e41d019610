import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';
import { ClusterEntity } from '../clusters/cluster.entity.js';

/** A sign-in at one portal. The row is deleted when the session ends. */
@Entity('session')
export class SessionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'session_pkey' })
  id: string;

  /** SHA-256 of the token; the token itself is known to the browser only. */
  @Index('session_token', { unique: true })
  @Column('bytea')
  tokenHash: Buffer;

  @Index('session_account')
  @ForeignKey(() => AccountEntity, { name: 'session_account_id', onDelete: 'CASCADE' })
  @Column('uuid')
  accountId: string;

  /** Null on the platform's bare host. The token is good at this portal only. */
  @ForeignKey(() => ClusterEntity, { name: 'session_portal' })
  @Column('uuid', { nullable: true })
  portalId: string | null;

  @Column('text')
  device: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  startedAt: Date;

  /** Exact to a minute. */
  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  lastSeenAt: Date;
}
