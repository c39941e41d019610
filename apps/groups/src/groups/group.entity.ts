import type { Group, Id } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

export type GroupRole = Group['role'];

/** A closed circle with talk and files. */
@Entity('group')
export class GroupEntity {
  @PrimaryColumn('uuid')
  id: Id;

  @Column('text')
  name: string;

  @Column('text')
  purpose: string;

  @Column('text')
  kind: Group['kind'];

  /** Lead cluster. */
  @Column('uuid')
  clusterId: Id;

  /** The challenge that it grew from. */
  @Column('uuid', { nullable: true })
  challengeId: Id | null;

  @Column('date', { nullable: true })
  endsOn: string | null;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  createdAt: Date;
}

@Entity('group_member')
@Index('group_member_account', ['accountId'])
export class GroupMemberEntity {
  @ForeignKey(() => GroupEntity, { name: 'group_member_group_id' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_group_member' })
  groupId: Id;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_group_member' })
  accountId: Id;

  @Column('text')
  role: GroupRole;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  since: Date;

  /** When this person agreed to keep confidential what is said and shared here. */
  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  confidentialitySince: Date;
}
