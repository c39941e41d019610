import { z } from 'zod';
import {
  calendarDay,
  calendarInstant,
  email,
  ianaZone,
  id,
  language,
  line,
  localized,
  money,
  revision,
  text,
} from './values.js';

/** The eight packages of terms; one line and the same seven answers each, see `terms`. */
export const rightsModels = [
  'solver-keeps',
  'first-talk',
  'licence',
  'licence-exclusive',
  'option',
  'transfer',
  'joint',
  'open',
] as const;
export const rightsModel = z.enum(rightsModels);
export type RightsModel = (typeof rightsModels)[number];

/** Blanks of the packages; which ones a package needs is said by `terms` (`blanksOf`). */
export const termsBlanks = z.strictObject({
  optionUntil: calendarDay.optional(),
  firstTalkWeeks: z.number().int().min(1).max(26).optional(),
  licenceField: localized(line(200)).optional().describe('field of use of a licence'),
  licenceYears: z.number().int().min(1).max(20).optional(),
  openLicence: line(80).optional().describe('SPDX id or name of the open licence'),
  jointAgreement: localized(text(8000)).optional().describe('the agreement attached to joint rights'),
  transferFee: money.optional(),
});
export type TermsBlanks = z.output<typeof termsBlanks>;

export const challengeStates = [
  'draft',
  'in-review',
  'changes-requested',
  'scheduled',
  'open',
  'closed',
  'decided',
  'completed',
  'suspended',
  'ended-without-award',
  'withdrawn',
  'imported',
] as const;
export const challengeState = z.enum(challengeStates);
export type ChallengeState = (typeof challengeStates)[number];

/** Topics that lists filter by; a code, its words are the pages'. */
export const topics = [
  'biotechnology',
  'medical-technology',
  'analytics',
  'bioprocess',
  'plastics',
  'optics',
  'ceramics',
  'materials-testing',
  'energy',
  'hydrogen',
  'mobility',
  'aerospace',
  'logistics',
  'agriculture',
  'wood',
  'digital',
  'environment',
  'production',
  'health',
  'public-sector',
  'other',
] as const;
export const topic = z.enum(topics);
export type Topic = (typeof topics)[number];

export const criterion = z.strictObject({
  name: localized(line(120)),
  weight: z
    .number()
    .int()
    .min(1)
    .max(100)
    .nullable()
    .default(null)
    .describe('in per cent; null for all: they count equally'),
});
export type Criterion = z.output<typeof criterion>;

export const reward = z.strictObject({
  kind: z.enum(['money', 'order', 'project', 'other']),
  amount: money.optional(),
  note: localized(line(200)).default({}),
});
export type Reward = z.output<typeof reward>;

/** Who may take part: admitted members of the owning cluster, of chosen clusters (none yet in a draft), or any confirmed account. */
export const eligibility = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('own-cluster') }),
  z.strictObject({ kind: z.literal('clusters'), clusterIds: z.array(id).max(200) }),
  z.strictObject({ kind: z.literal('everyone') }),
]);
export type Eligibility = z.output<typeof eligibility>;

/** Name and phone may be missing in a draft. */
export const challengeContact = z.strictObject({
  name: line(120),
  phone: line(40),
  email: email.optional(),
});

/**
 * What a transfer office that holds its consent means here: handing in and taking an award wait for it, or both are
 * possible and whoever reads is told. A request without an answer never stands in the way.
 */
export const heldConsents = z.enum(['wait', 'told']);
export type HeldConsents = z.output<typeof heldConsents>;

/** Public texts, per language; Markdown in the long ones. */
export const challengeTexts = {
  question: localized(line(140)),
  lead: localized(text(400)),
  wantedResult: localized(text(8000)),
  constraints: localized(text(8000)),
  successMeasure: localized(text(4000)),
  background: localized(text(16_000)),
  alreadyTried: localized(text(8000)),
};

/** What a company writes; everything may be missing in a draft. */
export const challengeDraft = z.strictObject({
  original: language.default('de'),
  question: challengeTexts.question.default({}),
  lead: challengeTexts.lead.default({}),
  wantedResult: challengeTexts.wantedResult.default({}),
  constraints: challengeTexts.constraints.default({}),
  successMeasure: challengeTexts.successMeasure.default({}),
  background: challengeTexts.background.default({}),
  alreadyTried: challengeTexts.alreadyTried.default({}),
  /** Shown only to people who are signed in: in no list, no search, no public page. */
  forMembers: localized(text(8000)).default({}),
  /** Shown only to people who agreed to the terms. */
  brief: localized(text(40_000)).default({}),
  /** What the confidential brief contains, in words for everyone: never its titles. */
  briefNote: localized(line(300)).default({}),
  /** Whoever agreed asks for the brief, and the team that asks decides each time; otherwise agreeing is enough. */
  briefOnRequest: z.boolean().default(false),
  /** Only for people who belong to an organisation by a verified affiliation. */
  briefVerifiedOnly: z.boolean().default(false),
  /** Organisations that never read it, by name or mail domain; confidential as the brief, and no public fact. */
  briefExcluded: z.array(line(200, 2)).max(50).default([]),
  topic: topic.nullable().default(null),
  criteria: z.array(criterion).max(10).default([]),
  reward: reward.nullable().default(null),
  rightsModel: rightsModel.nullable().default(null),
  termsBlanks: termsBlanks.prefault({}),
  eligibility: eligibility.prefault({ kind: 'everyone' }),
  /** Clusters whose portals show it, beside the owning one. */
  shownBy: z.array(id).max(200).default([]),
  seekerNamed: z.boolean().default(true),
  /** What stands in place of the name, e.g. "company in bioprocessing". */
  seekerDescription: localized(line(160)).default({}),
  opensAt: calendarInstant.nullable().default(null),
  closesAt: calendarInstant.nullable().default(null),
  decisionBy: calendarDay.nullable().default(null),
  zone: ianaZone.default('Europe/Berlin'),
  contact: challengeContact.nullable().default(null),
  /** Who must approve that submissions are opened after the close, all of them; none: who wrote it. */
  openerAccountIds: z
    .array(id)
    .max(2)
    .default([])
    .describe('of the team that asks, or managers of the owning cluster'),
  heldConsents: heldConsents.default('wait'),
});
export type ChallengeDraft = z.output<typeof challengeDraft>;

/** Which challenge, and how often it was changed when the caller read it. */
export const challengeAsRead = { challengeId: id, revision };

/** Any part of a draft; what is left out stays. */
export const challengeChanges = z.strictObject(
  Object.fromEntries(
    Object.entries(challengeDraft.shape).map(([key, schema]) => [key, withoutDefault(schema).optional()]),
  ) as {
    [K in keyof typeof challengeDraft.shape]: z.ZodOptional<z.ZodType<ChallengeDraft[K], ChallengeDraft[K]>>;
  },
);
export type ChallengeChanges = z.output<typeof challengeChanges>;

function withoutDefault(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault
    ? (schema.unwrap() as z.ZodType)
    : schema;
}

export const fileSummary = z.object({
  fileId: id,
  name: z.string(),
  size: z.number(),
  type: z.string(),
  digest: z.string().nullable().describe('digest v1, null while uploading'),
  state: z.enum(['uploading', 'complete', 'removed']),
  uploadedAt: z.string().nullable(),
});
export type FileSummary = z.output<typeof fileSummary>;
