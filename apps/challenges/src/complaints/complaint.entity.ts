import type { ComplaintReason, Id } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** An objection to the procedure of a challenge; read by whoever filed it and whoever takes it, and by nobody else. */
@Entity('complaint')
@Index('complaint_of', ['accountId', 'challengeId'])
export class ComplaintEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'complaint_pkey' })
  id: Id;

  @Index('complaint_number', { unique: true })
  @Column('text')
  number: string;

  @Column('uuid')
  challengeId: Id;

  /** The cluster that runs the challenge. */
  @Index('complaint_cluster')
  @Column('uuid')
  clusterId: Id;

  @Column('uuid')
  accountId: Id;

  /** The account of the cluster's named contact when it was filed; null: the cluster's managers take it. */
  @Index('complaint_contact')
  @Column('uuid', { nullable: true })
  contactAccountId: Id | null;

  /** The name of that contact, as the cluster stated it then. */
  @Column('text', { nullable: true })
  contactName: string | null;

  @Column('text')
  reason: ComplaintReason;

  @Column('text')
  text: string;

  @Column('timestamp with time zone', { precision: 3 })
  at: Date;

  @Column('timestamp with time zone', { precision: 3 })
  answerBy: Date;

  @Column('text', { nullable: true })
  answer: string | null;

  @Column('uuid', { nullable: true })
  answeredBy: Id | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  answeredAt: Date | null;
}
