import type { ChallengeState, Eligibility } from '@allmende/contracts';
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

  @Column('timestamptz', { nullable: true })
  opensAt: Date | null;

  @Column('timestamptz', { nullable: true })
  closesAt: Date | null;

  @Column('jsonb')
  eligibility: Eligibility;

  @Column('uuid', { array: true })
  seekerAccountIds: string[];

  /** Who left it once it was published. */
  @Column('uuid', { array: true, default: () => "'{}'" })
  formerSeekerAccountIds: string[];

  /** Empty: the first of the team that asks. */
  @Column('uuid', { array: true, default: () => "'{}'" })
  openerAccountIds: string[];

  @Column('uuid', { nullable: true })
  organisationId: string | null;
}
