import type { AwardState, Id } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('award')
export class AwardEntity {
  @PrimaryColumn('uuid')
  id: Id;

  @Index('award_of')
  @Column('uuid')
  challengeId: Id;

  @Column('uuid')
  submissionId: Id;

  @Column('text')
  state: AwardState;

  /** For the team that is awarded, and for nobody else. */
  @Column('text')
  reason: string;

  @Column('uuid')
  offeredBy: Id;

  /** How many submissions there were, and through how many portals, when it was offered. */
  @Column('integer')
  submissions: number;

  @Column('integer')
  portals: number;

  @Column('timestamp with time zone', { precision: 3 })
  offeredAt: Date;

  @Column('timestamp with time zone', { precision: 3 })
  lapsesAt: Date;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  answeredAt: Date | null;
}
