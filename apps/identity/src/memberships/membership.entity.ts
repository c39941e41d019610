import type { ClusterRole } from '@allmende/contracts';
import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { AccountEntity } from '../accounts/account.entity.js';
import { ClusterEntity } from '../clusters/cluster.entity.js';

export type MembershipState = 'requested' | 'admitted' | 'refused' | 'left';

/** One person in one cluster; asking again after a refusal or a farewell takes up the same row. */
@Entity('membership')
@Index('membership_once', ['accountId', 'clusterId'], { unique: true })
@Index('membership_of_record', ['accountId'], { unique: true, where: 'of_record' })
@Index('membership_list', ['clusterId', 'requestedAt', 'id'])
@Check('membership_of_record_admitted', `NOT of_record OR state = 'admitted'`)
export class MembershipEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'membership_pkey' })
  id: string;

  @ForeignKey(() => ClusterEntity, { name: 'membership_cluster_id' })
  @Column('uuid')
  clusterId: string;

  @ForeignKey(() => AccountEntity, { name: 'membership_account_id', onDelete: 'CASCADE' })
  @Column('uuid')
  accountId: string;

  @Column('text')
  state: MembershipState;

  /** Empty unless admitted. */
  @Column('text', { array: true, default: () => `'{}'` })
  roles: ClusterRole[];

  /** The one cluster that counts this person as its own; whoever is admitted somewhere has exactly one. */
  @Column('boolean', { default: false })
  ofRecord: boolean;

  /** The person asked for `ofRecord`, which comes with the admission. */
  @Column('boolean', { default: false })
  wantsOfRecord: boolean;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  requestedAt: Date;

  @Column('timestamptz', { nullable: true })
  decidedAt: Date | null;

  /** When it was left, by the person or by a manager. */
  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  @Column('uuid', { nullable: true })
  decidedBy: string | null;

  /** Why it was refused; told to nobody but managers. */
  @Column('text', { nullable: true })
  reason: string | null;
}
