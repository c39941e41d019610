import type { Id } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { GroupEntity } from './group.entity.js';

/** A talk in a group. */
@Entity('group_thread')
@Index('group_thread_order', ['groupId', 'lastPostAt', 'id'])
export class GroupThreadEntity {
  @PrimaryColumn('uuid')
  id: Id;

  @ForeignKey(() => GroupEntity, { name: 'group_thread_group_id' })
  @Column('uuid')
  groupId: Id;

  @Column('text')
  title: string;

  @Column('uuid')
  startedBy: Id;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  startedAt: Date;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  lastPostAt: Date;

  @Column('integer', { default: 0 })
  posts: number;
}

@Entity('group_post')
@Index('group_post_order', ['threadId', 'at', 'id'])
export class GroupPostEntity {
  @PrimaryColumn('uuid')
  id: Id;

  @ForeignKey(() => GroupThreadEntity, { name: 'group_post_thread_id' })
  @Column('uuid')
  threadId: Id;

  @Column('uuid')
  authorId: Id;

  @Column('text')
  text: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;

  @Column('timestamptz', { nullable: true })
  editedAt: Date | null;

  /** Grows with every change of the text. */
  @Column('integer', { default: 0 })
  revision: number;

  /** Since when the text is gone and only its place is left. */
  @Column('timestamptz', { nullable: true })
  removedAt: Date | null;

  /** As what whoever removed it did so. */
  @Column('text', { nullable: true })
  removedAs: 'author' | 'moderator' | null;

  /** A moderator’s, for the author. */
  @Column('text', { nullable: true })
  removalReason: string | null;
}

/** Until when a person has read a thread. */
@Entity('group_thread_reading')
export class GroupThreadReadingEntity {
  @ForeignKey(() => GroupThreadEntity, { name: 'group_thread_reading_thread_id' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_group_thread_reading' })
  threadId: Id;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_group_thread_reading' })
  accountId: Id;

  @Column('timestamptz')
  readAt: Date;
}

/** When a person last opened a file, shown to moderators. */
@Entity('group_file_opening')
export class GroupFileOpeningEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_group_file_opening' })
  fileId: Id;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_group_file_opening' })
  accountId: Id;

  @Column('timestamptz')
  at: Date;
}
