import type {
  ChallengeDraft,
  ChallengeState,
  Criterion,
  Eligibility,
  HeldConsents,
  Id,
  Language,
  Localized,
  Reward,
  RightsModel,
  TermsBlanks,
  Topic,
} from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A challenge with everything that is written about it; what is published is listed in `challenge_listing`. */
@Entity('challenge')
export class ChallengeEntity {
  @PrimaryColumn('uuid')
  id: Id;

  /** Made when it is published and never changed. */
  @Column('text', { nullable: true, unique: true })
  slug: string | null;

  /** The owning cluster. */
  @Column('uuid')
  clusterId: Id;

  @Column('uuid', { nullable: true })
  organisationId: Id | null;

  @Column('text', { nullable: true })
  organisationName: string | null;

  /** The seeker's team. */
  @Column('uuid', { array: true })
  seekerAccountIds: Id[];

  /** Who left it once the challenge was published: they take no part in it and read no brief. */
  @Column('uuid', { array: true, default: () => "'{}'" })
  formerSeekerAccountIds: Id[];

  @Column('text')
  state: ChallengeState;

  /** Grows with every change; other services' copies compare it. */
  @Column('integer')
  revision: number;

  @Column('text')
  original: Language;

  @Column('jsonb')
  question: Localized;

  @Column('jsonb')
  lead: Localized;

  @Column('jsonb')
  wantedResult: Localized;

  @Column('jsonb')
  constraints: Localized;

  @Column('jsonb')
  successMeasure: Localized;

  @Column('jsonb')
  background: Localized;

  @Column('jsonb')
  alreadyTried: Localized;

  /** For people who are signed in: in no list, no search, no public page. */
  @Column('jsonb', { default: {} })
  forMembers: Localized;

  /** Confidential: in no list, no search, no event. */
  @Column('jsonb')
  brief: Localized;

  @Column('jsonb')
  briefNote: Localized;

  @Column('boolean', { default: false })
  briefOnRequest: boolean;

  @Column('boolean', { default: false })
  briefVerifiedOnly: boolean;

  /** Confidential as the brief itself. */
  @Column('text', { array: true, default: () => "'{}'" })
  briefExcluded: string[];

  @Column('text', { nullable: true })
  topic: Topic | null;

  @Column('jsonb')
  criteria: Criterion[];

  @Column('jsonb', { nullable: true })
  reward: Reward | null;

  @Column('text', { nullable: true })
  rightsModel: RightsModel | null;

  @Column('jsonb')
  termsBlanks: TermsBlanks;

  /** Null for imported ones only. */
  @Column('jsonb', { nullable: true })
  eligibility: Eligibility | null;

  @Column('uuid', { array: true })
  shownBy: Id[];

  @Column('boolean')
  seekerNamed: boolean;

  @Column('jsonb')
  seekerDescription: Localized;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  opensAt: Date | null;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  closesAt: Date | null;

  @Column('date', { nullable: true })
  decisionBy: string | null;

  @Column('text')
  zone: string;

  @Column('jsonb', { nullable: true })
  contact: ChallengeDraft['contact'];

  /** Who approves that submissions are opened; none: the first of the team that asks. */
  @Column('uuid', { array: true, default: () => "'{}'" })
  openerAccountIds: Id[];

  /** The state that a suspended challenge goes on in; null for all others. */
  @Column('text', { nullable: true })
  resumesAs: 'scheduled' | 'open' | null;

  /** What an office that holds its consent means for a team. */
  @Column('text', { default: 'wait' })
  heldConsents: HeldConsents;

  /** Why a manager sent it back. */
  @Column('text', { nullable: true })
  reviewNote: string | null;

  @Column('uuid', { nullable: true })
  termsVersionId: Id | null;

  /** Words that an imported record is found by, e.g. its types. */
  @Column('text', { array: true, default: () => "'{}'" })
  keywords: string[];

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  publishedAt: Date | null;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  createdAt: Date;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  updatedAt: Date;
}

/** The columns that a company writes; the rest is the platform's. */
export type DraftColumns = Pick<
  ChallengeEntity,
  Exclude<keyof ChallengeDraft, 'eligibility'> & keyof ChallengeEntity
> & { eligibility: Eligibility };

export function toDraft(challenge: ChallengeEntity): ChallengeDraft {
  const { opensAt, closesAt, eligibility } = challenge;
  return {
    original: challenge.original,
    question: challenge.question,
    lead: challenge.lead,
    wantedResult: challenge.wantedResult,
    constraints: challenge.constraints,
    successMeasure: challenge.successMeasure,
    background: challenge.background,
    alreadyTried: challenge.alreadyTried,
    forMembers: challenge.forMembers,
    brief: challenge.brief,
    briefNote: challenge.briefNote,
    briefOnRequest: challenge.briefOnRequest,
    briefVerifiedOnly: challenge.briefVerifiedOnly,
    briefExcluded: challenge.briefExcluded,
    topic: challenge.topic,
    criteria: challenge.criteria,
    reward: challenge.reward,
    rightsModel: challenge.rightsModel,
    termsBlanks: challenge.termsBlanks,
    eligibility: eligibility ?? { kind: 'own-cluster' },
    shownBy: challenge.shownBy,
    seekerNamed: challenge.seekerNamed,
    seekerDescription: challenge.seekerDescription,
    opensAt: opensAt?.toISOString() ?? null,
    closesAt: closesAt?.toISOString() ?? null,
    decisionBy: challenge.decisionBy,
    zone: challenge.zone,
    contact: challenge.contact,
    openerAccountIds: challenge.openerAccountIds,
    heldConsents: challenge.heldConsents,
  };
}

/** A draft, or a part of it, as columns. */
export function toColumns<D extends Partial<ChallengeDraft>>(draft: D): Partial<DraftColumns> {
  const { opensAt, closesAt, ...rest } = draft;
  return {
    ...rest,
    ...(opensAt === undefined ? {} : { opensAt: opensAt === null ? null : new Date(opensAt) }),
    ...(closesAt === undefined ? {} : { closesAt: closesAt === null ? null : new Date(closesAt) }),
  };
}
