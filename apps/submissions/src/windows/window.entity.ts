import type { ChallengeState, Eligibility, HeldConsents } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** This service's copy of what `challenges` says about one challenge; a newer revision replaces an older one. */
@Entity('challenge_window')
export class ChallengeWindowEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'challenge_window_pkey' })
  challengeId: string;

  @Column('integer')
  revision: number;

  @Column('uuid')
  clusterId: string;

  @Column('text')
  state: ChallengeState;

  @Column('text', { nullable: true })
  slug: string | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  opensAt: Date | null;

  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  closesAt: Date | null;

  @Column('jsonb')
  eligibility: Eligibility;

  @Column('uuid', { array: true })
  seekerAccountIds: string[];

  /** Who left it once it was published. */
  @Column('uuid', { array: true, default: () => "'{}'" })
  formerSeekerAccountIds: string[];

  /** Null until `challenges` says so. */
  @Column('boolean', { nullable: true })
  seekerNamed: boolean | null;

  /** Empty: the first of the team that asks. */
  @Column('uuid', { array: true, default: () => "'{}'" })
  openerAccountIds: string[];

  /** What an office that holds its consent means for a team. */
  @Column('text', { default: 'wait' })
  heldConsents: HeldConsents;

  /** `challenges` said after this close that it stands; from then on nobody needs to ask again before reading. */
  @Column('boolean', { default: false })
  closeConfirmed: boolean;

  /** When the decision was told; feedback ends here and reasons are shown from here on. */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  decidedAt: Date | null;
}
