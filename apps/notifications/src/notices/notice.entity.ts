import type { NoticeKind } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';

/** One notice of one account. */
@Entity('notice')
@Unique('uq_notice_number', ['accountId', 'number'])
@Unique('uq_notice_cause', ['causeId', 'accountId', 'kind'])
@Index('ix_notice_unread', ['accountId'], { where: 'read_at IS NULL' })
@Index('ix_notice_consent', ['path'], { where: `path LIKE '/consents/%'` })
export class NoticeEntity {
  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid')
  accountId: string;

  /** 1, 2, 3 … per account, in the order of their commits: the id of the live event. */
  @Column('bigint')
  number: string;

  @Column('text')
  kind: NoticeKind;

  @Column('text')
  path: string;

  @Column('jsonb', { default: {} })
  params: Record<string, string>;

  /** What it is about, so that pages can name it to who may see it. */
  @Column('uuid', { nullable: true })
  challengeId: string | null;

  /** The cluster that did it or leads the challenge: the mail names its contact. */
  @Column('uuid', { nullable: true })
  clusterId: string | null;

  /** The event behind it: a notice comes once per cause. */
  @Column('uuid')
  causeId: string;

  @Column('timestamptz')
  at: Date;

  /** False where its reader chose not to be told of this kind in the portal: it is listed and not counted. */
  @Column('boolean', { default: true })
  counted: boolean;

  @Column('timestamptz', { nullable: true })
  readAt: Date | null;

  @Column('timestamptz', { nullable: true })
  mailedAt: Date | null;
}
