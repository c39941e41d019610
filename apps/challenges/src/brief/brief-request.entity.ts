import type { BriefRequestState, Id } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { Basis } from '../openings/brief-opening.entity.js';

/** Somebody who agreed asks for the brief of a challenge; one row per person, which the team that asks answers. */
@Entity('brief_request')
@Index('brief_request_once', ['challengeId', 'accountId'], { unique: true })
@Index('brief_request_list', ['challengeId', 'askedAt', 'id'])
export class BriefRequestEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'brief_request_pkey' })
  id: Id;

  @Column('uuid')
  challengeId: Id;

  @Column('uuid')
  accountId: Id;

  /** Grows with each answer. */
  @Column('integer')
  revision: number;

  @Column('text')
  state: BriefRequestState;

  /** Why, in the person's words. */
  @Column('text')
  note: string;

  /** What was true of the person when they asked. */
  @Column('jsonb')
  basis: Basis;

  @Column('timestamp with time zone', { precision: 3 })
  askedAt: Date;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  answeredAt: Date | null;

  @Column('uuid', { nullable: true })
  answeredBy: Id | null;

  /** Of a no, and of an approval that was withdrawn. */
  @Column('text', { nullable: true })
  reason: string | null;
}
