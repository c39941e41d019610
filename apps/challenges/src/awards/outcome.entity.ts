import type { Id, Localized } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** What came of a challenge, in public. */
@Entity('outcome')
export class OutcomeEntity {
  @PrimaryColumn('uuid')
  challengeId: Id;

  @Index('outcome_newest')
  @Column('timestamp with time zone', { precision: 3 })
  decidedAt: Date;

  @Column('boolean')
  awarded: boolean;

  /** The name, only with the team's consent. */
  @Column('text', { nullable: true })
  winner: string | null;

  /** Whose name that is, where it is a person's: it goes with the account. */
  @Column('uuid', { nullable: true })
  winnerAccountId: Id | null;

  @Column('jsonb', { default: () => "'{}'" })
  reason: Localized;

  @Column('jsonb', { default: () => "'{}'" })
  story: Localized;

  @Column('integer', { nullable: true })
  submissions: number | null;

  /** Through how many portals they came. */
  @Column('integer', { nullable: true })
  clusters: number | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  toldAt: Date | null;
}
