import { z } from 'zod';
import { isManagerOf, type Person } from './actor.js';
import {
  challengeState,
  criterion,
  eligibility,
  fileSummary,
  heldConsents,
  reward,
  rightsModel,
  topic,
  challengeDraft,
} from './challenge-parts.js';
import { id, language, line, many, verbatim } from './values.js';

/** One text in the languages it has. */
export const anyText = z.object({ de: z.string().optional(), en: z.string().optional() });
const host = z.object({ clusterId: id, slug: z.string(), name: z.string() });

/** One row of a list. Nothing here depends on who asks. */
export const challengeRow = z.object({
  challengeId: id,
  slug: z.string(),
  original: language,
  question: anyText,
  lead: anyText,
  topic: topic.nullable(),
  state: challengeState,
  outcomeFollows: z.boolean().default(false).describe('decided, and what came of it is not told yet'),
  seeker: z.object({ name: z.string().nullable(), description: anyText }),
  owner: host,
  reward: reward.nullable(),
  hasBrief: z.boolean().describe('there is a confidential brief, as the page says to everybody'),
  rightsModel: rightsModel.nullable().describe('null: not stated, imported ones only'),
  rightsUntil: z.string().nullable().describe('the date in the rights line, e.g. an option'),
  firstTalkWeeks: z.number().nullable(),
  eligibility: eligibility.nullable(),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  decisionBy: z.string().nullable(),
  zone: z.string(),
});
export type ChallengeRow = z.output<typeof challengeRow>;

export const outcome = z.object({
  /** Filled once decided. */
  decidedAt: z.string().nullable(),
  toldAt: z.string().nullable().describe('since when it is told, with or without a story'),
  awarded: z.boolean(),
  winner: z.string().nullable().describe('name, only with consent, once the outcome is told'),
  reason: anyText,
  story: anyText,
  submissions: z.number().nullable().describe('once the outcome is told'),
  clusters: z.number().nullable().describe('through how many portals the submissions came'),
});

const shownContact = z.object({ name: z.string(), phone: z.string(), email: z.string().optional() });

export const challengePage = challengeRow.extend({
  wantedResult: anyText,
  constraints: anyText,
  successMeasure: anyText,
  background: anyText,
  alreadyTried: anyText,
  /** Whether people who are signed in read more (`getMembersPart`). */
  forMembers: z.boolean(),
  criteria: z.array(criterion),
  /** What the confidential part contains, and who may read it beside agreeing; null if there is none. */
  brief: z
    .object({
      note: anyText,
      files: z.number(),
      hasText: z.boolean(),
      onRequest: z.boolean(),
      /** Also where organisations are left out: that this is so is no public fact. */
      verifiedOnly: z.boolean(),
    })
    .nullable(),
  hosts: z.array(host).describe('the owning cluster first, then partner clusters'),
  eligibleClusters: z.array(host).describe('whose members may take part; none where everyone may'),
  /** How many people are named to open what is handed in, of which side; 0 where nothing is handed in here. */
  openers: z.object({ seeker: z.number(), manager: z.number() }),
  heldConsents,
  contact: shownContact.nullable(),
  changes: z.array(
    z.object({
      at: z.string(),
      kind: z.enum(['extended', 'edited', 'suspended', 'resumed', 'opener-replaced']),
      note: anyText,
      closesAt: z.string().nullable(),
    }),
  ),
  outcome: outcome.nullable(),
  source: z
    .object({
      name: z.string(),
      licence: z.string(),
      url: z.string().nullable(),
      organisation: z.string().nullable(),
    })
    .nullable(),
  publishedAt: z.string().nullable(),
});
export type ChallengePage = z.output<typeof challengePage>;

/** What the asking person may do with one challenge and where they stand; never cached. */
export const challengeStanding = z.object({
  challengeId: id,
  eligible: z.boolean(),
  seeker: z.boolean(),
  manager: z.boolean(),
});

/**
 * Where the asking person stands with the confidential part of a challenge that they work on: its text and its files.
 * `undertake-first`: there is one, and they manage the cluster without having undertaken confidentiality; `none`: there
 * is none, and to write one they would undertake it first; `not-shown`: it is read elsewhere by now; `unavailable`:
 * whether they have undertaken it cannot be asked right now.
 */
export const confidentialPart = z.enum(['shown', 'undertake-first', 'none', 'not-shown', 'unavailable']);
export type ConfidentialPart = z.output<typeof confidentialPart>;

export const editableChallenge = z.object({
  challengeId: id,
  slug: z.string().nullable(),
  clusterId: id,
  state: challengeState,
  revision: z.number().int(),
  draft: z.custom<z.output<typeof challengeDraft>>((value) => typeof value === 'object' && value !== null),
  organisationId: id.nullable(),
  organisationName: z.string().nullable(),
  /** Whom the page names: the cluster's, too, where the company is unnamed. */
  shownContact: shownContact.nullable().default(null),
  files: z.array(fileSummary),
  /** Unless `shown`, `draft.brief`, `files` and what quotes them are empty, whatever there is. */
  confidential: confidentialPart.default('shown'),
  /** What still stands in the way of a review, by field. */
  missing: z.array(z.object({ field: z.string(), code: z.string() })),
  reviewNote: z.string().nullable().describe('why a manager sent it back'),
  /** The review before the one that it waits for: why it was sent back, and what changed since. */
  lastReview: z
    .object({
      round: z.number().int().describe('which review it waits for'),
      by: z.string().describe('the name'),
      reason: z.string(),
      at: z.string(),
      /** `before` and `after` of texts, of the brief’s to those who read it now; all others differ. */
      changed: z.array(
        z.object({ field: z.string(), before: anyText.nullable(), after: anyText.nullable() }),
      ),
      /** Of the confidential brief, by name. */
      files: z
        .object({ added: z.array(z.string()), removed: z.array(z.string()) })
        .default({ added: [], removed: [] }),
    })
    .nullable()
    .default(null),
  seekers: z.array(z.object({ accountId: id, name: z.string() })),
  /** Who is asked to join them and has not answered; instead of a name the address where it has no account. */
  invited: z.array(z.object({ invitationId: id, name: z.string(), at: z.string() })).default([]),
  /** Who left them, the last first. */
  left: z.array(z.object({ accountId: id, name: z.string(), at: z.string() })).default([]),
  manager: z.boolean(),
  updatedAt: z.string(),
});
export type EditableChallenge = z.output<typeof editableChallenge>;

/** `taken-back`: by the team that asks, before it was answered. */
export const awardState = z.enum(['offered', 'accepted', 'declined', 'lapsed', 'taken-back']);
export type AwardState = z.output<typeof awardState>;
/** So long the offer of an award can be answered. */
export const awardAnswerDays = 14;

/** What the team that asks sees of an award that it offered. */
export const awardRow = z.object({
  awardId: id,
  submissionId: id,
  state: awardState,
  reason: z.string(),
  offeredAt: z.string(),
  lapsesAt: z.string(),
  answeredAt: z.string().nullable(),
});

/** What a challenge is called, where it stands, and until when it is open. */
export const challengeName = z.object({
  challengeId: id,
  slug: z.string().nullable(),
  question: anyText,
  original: language,
  state: challengeState,
  closesAt: z.string().nullable(),
});
export type ChallengeName = z.output<typeof challengeName>;

export const ownChallengeRow = z.object({
  challengeId: id,
  slug: z.string().nullable(),
  clusterId: id,
  question: anyText,
  original: language,
  state: challengeState,
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  decisionBy: z.string().nullable(),
  zone: z.string(),
  organisationName: z.string().nullable(),
  updatedAt: z.string(),
  publishedAt: z.string().nullable(),
  decidedAt: z.string().nullable(),
  toldAt: z.string().nullable().describe('since when the outcome is told'),
  /** The last one that was offered; for the team that asks, nobody else hears of it before it is accepted. */
  award: z
    .object({
      state: awardState,
      offeredAt: z.string(),
      lapsesAt: z.string(),
    })
    .nullable(),
  /** Requests for the brief that wait for an answer, the oldest since; for the team that asks, null for none. */
  briefRequests: z.object({ waiting: z.number().int(), since: z.string() }).nullable(),
  decisionOverdue: z.boolean(),
  role: z.enum(['seeker', 'manager', 'partner']),
});

/** What other services keep a copy of. Closing is a fact of time: compare `closesAt`, not `state`. */
export const challengeWindow = z.object({
  challengeId: id,
  revision: z.number().int().describe('grows with every change; an older copy never replaces a newer one'),
  clusterId: id,
  hostIds: z.array(id).describe('owning and partner clusters'),
  state: challengeState,
  slug: z.string().nullable(),
  opensAt: z.string().nullable(),
  closesAt: z.string().nullable(),
  zone: z.string(),
  eligibility,
  seekerAccountIds: z.array(id),
  /** Who left it once it was published, and takes no part in it; left out by events of earlier versions. */
  formerSeekerAccountIds: z.array(id).optional(),
  /** Who approves the opening of submissions, all of them; left out by events of earlier versions. */
  openerAccountIds: z.array(id).optional(),
  /** `wait` where an earlier version left it out. */
  heldConsents: heldConsents.optional(),
  /** Whether the company is; left out by events of earlier versions. */
  seekerNamed: z.boolean().optional(),
  organisationId: id.nullable(),
  termsVersionId: id.nullable(),
  confidential: z.boolean().describe('its title stands in no mail'),
  /** Empty where confidential. */
  question: anyText.optional(),
  original: language.optional(),
});
export type ChallengeWindow = z.output<typeof challengeWindow>;

/** Those whom the challenge names, or the first of the team that asks. */
export function openersOf({
  openerAccountIds = [],
  seekerAccountIds,
}: Pick<ChallengeWindow, 'openerAccountIds' | 'seekerAccountIds'>): string[] {
  return openerAccountIds.length > 0 ? openerAccountIds : seekerAccountIds.slice(0, 1);
}

/** Whoever is named opens in a role, which they may have lost since: of the team that asks, or a manager. */
export function mayOpen(
  { clusterId, ...named }: Pick<ChallengeWindow, 'clusterId' | 'openerAccountIds' | 'seekerAccountIds'>,
  person: Person,
): boolean {
  const { accountId } = person;
  const hasRole = named.seekerAccountIds.includes(accountId) || isManagerOf(person, clusterId);
  return hasRole && openersOf(named).includes(accountId);
}

export const challengeAddress = verbatim(120).describe('slug or id');

/** What lists of challenges filter by. */
export const challengeFilters = {
  q: line(200).optional(),
  topic: many(topic),
  closing: z.enum(['week', 'month', 'later']).optional(),
  reward: many(z.enum(['money', 'order', 'project', 'other'])),
  rights: many(rightsModel),
  eligible: z
    .enum(['me', 'everyone'])
    .optional()
    .describe('only those that the asking person may take part in, or everybody with a confirmed account'),
  brief: z.enum(['with', 'without']).optional().describe('a confidential brief'),
  cluster: many(verbatim(80), 50).describe('slugs of owning clusters'),
  state: many(z.enum(['open', 'scheduled', 'suspended', 'closed', 'decided', 'imported'])),
};
