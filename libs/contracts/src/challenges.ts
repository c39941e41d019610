import { z } from 'zod';
import {
  challengeChanges,
  challengeDraft,
  challengeState,
  criterion,
  eligibility,
  fileSummary,
  reward,
  rightsModel,
  topic,
} from './challenge-parts.js';
import { event, rpc } from './contract.js';
import { uploadGrant, downloadGrant, newFile } from './files.js';
import { done, email, id, instant, language, line, localized, many, page, paging, text } from './values.js';

const challengeId = id;
const anyText = z.object({ de: z.string().optional(), en: z.string().optional() });
const host = z.object({ clusterId: id, slug: z.string(), name: z.string() });

/** One row of a list. Nothing here depends on who asks. */
export const challengeRow = z.object({
  challengeId,
  slug: z.string(),
  original: language,
  question: anyText,
  lead: anyText,
  topic: topic.nullable(),
  state: challengeState,
  seeker: z.object({ name: z.string().nullable(), description: anyText }),
  owner: host,
  reward: reward.nullable(),
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
  awarded: z.boolean(),
  winner: z.string().nullable().describe('name, only with consent'),
  reason: anyText,
  story: anyText,
  submissions: z.number().nullable(),
  clusters: z.number().nullable().describe('through how many portals the submissions came'),
});

export const challengePage = challengeRow.extend({
  wantedResult: anyText,
  constraints: anyText,
  successMeasure: anyText,
  background: anyText,
  alreadyTried: anyText,
  criteria: z.array(criterion),
  /** What the confidential part contains; null if there is none. */
  brief: z.object({ note: anyText, files: z.number(), hasText: z.boolean() }).nullable(),
  hosts: z.array(host).describe('the owning cluster first, then partner clusters'),
  contact: z.object({ name: z.string(), phone: z.string(), email: z.string().optional() }).nullable(),
  changes: z.array(
    z.object({
      at: z.string(),
      kind: z.enum(['extended', 'edited', 'suspended', 'resumed']),
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
  challengeId,
  eligible: z.boolean(),
  seeker: z.boolean(),
  manager: z.boolean(),
});

export const editableChallenge = z.object({
  challengeId,
  slug: z.string().nullable(),
  clusterId: id,
  state: challengeState,
  revision: z.number().int(),
  draft: z.custom<z.output<typeof challengeDraft>>((value) => typeof value === 'object' && value !== null),
  organisationId: id.nullable(),
  organisationName: z.string().nullable(),
  files: z.array(fileSummary),
  /** What still stands in the way of a review, by field. */
  missing: z.array(z.object({ field: z.string(), code: z.string() })),
  reviewNote: z.string().nullable().describe('why a manager sent it back'),
  seekers: z.array(z.object({ accountId: id, name: z.string() })),
  manager: z.boolean(),
  updatedAt: z.string(),
});
export type EditableChallenge = z.output<typeof editableChallenge>;

const ownRow = z.object({
  challengeId,
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
  decisionOverdue: z.boolean(),
  role: z.enum(['seeker', 'manager', 'partner']),
});

const filters = {
  q: line(200).optional(),
  topic: many(topic),
  closing: z.enum(['week', 'month', 'later']).optional(),
  reward: many(z.enum(['money', 'order', 'project', 'other'])),
  rights: many(rightsModel),
  eligible: z.enum(['me']).optional().describe('only those that the asking person may take part in'),
  cluster: many(z.string().max(80), 50).describe('slugs of owning clusters'),
  state: many(z.enum(['open', 'scheduled', 'closed', 'decided', 'imported'])),
};

/** What other services keep a copy of. Closing is a fact of time: compare `closesAt`, not `state`. */
export const challengeWindow = z.object({
  challengeId,
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
  organisationId: id.nullable(),
  termsVersionId: id.nullable(),
  confidential: z.boolean().describe('its title stands in no mail'),
});
export type ChallengeWindow = z.output<typeof challengeWindow>;

export const challengesRpc = {
  /** Through a cluster's portal: what it owns or shows, and the shared competition; imported ones in `archive` only. */
  listChallenges: rpc('challenges.rpc.list', {
    route: 'GET /challenges',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({ ...filters, sort: z.enum(['closing', 'newest', 'match']).optional(), ...paging }),
    output: page(challengeRow),
  }),
  /** How many each value of each filter would leave, the filter's own choice apart. */
  countChallenges: rpc('challenges.rpc.count', {
    route: 'GET /challenges/counts',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject(filters),
    output: z.object({
      total: z.number(),
      facets: z.record(
        z.enum(['topic', 'closing', 'reward', 'rights', 'cluster', 'state']),
        z.array(z.object({ value: z.string(), label: z.string().nullable(), count: z.number() })),
      ),
    }),
  }),
  getChallenge: rpc('challenges.rpc.get', {
    route: 'GET /challenges/{challenge}',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({ challenge: z.string().max(120).describe('slug or id') }),
    output: challengePage,
  }),
  standing: rpc('challenges.rpc.standing', {
    route: 'GET /challenges/{challengeId}/standing',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId }),
    output: challengeStanding,
  }),
  /** After agreeing to the terms, by the seeker's team and by the owning cluster's manager while it is a draft. */
  getBrief: rpc('challenges.rpc.get-brief', {
    route: 'GET /challenges/{challengeId}/brief',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId }),
    output: z.object({ text: anyText, original: language, files: z.array(fileSummary) }),
  }),
  grantBriefFile: rpc('challenges.rpc.grant-brief-file', {
    route: 'POST /challenges/{challengeId}/brief/files/{fileId}/grant',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, fileId: id }),
    output: downloadGrant,
  }),

  createChallenge: rpc('challenges.rpc.create', {
    route: 'POST /challenges',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      clusterId: id.optional().describe('the owning cluster; the portal’s if left out'),
      organisationId: id.optional().describe('one of the writer’s; the only one if left out'),
      draft: challengeDraft.prefault({}),
    }),
    output: editableChallenge,
  }),
  getDraft: rpc('challenges.rpc.get-draft', {
    route: 'GET /challenges/{challengeId}/draft',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId }),
    output: editableChallenge,
  }),
  /** A newer revision answers `challenge.revision-conflict` with `facts.current`. */
  saveDraft: rpc('challenges.rpc.save-draft', {
    route: 'PATCH /challenges/{challengeId}/draft',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, revision: z.number().int().min(0), changes: challengeChanges }),
    output: editableChallenge,
  }),
  addBriefFile: rpc('challenges.rpc.add-brief-file', {
    route: 'POST /challenges/{challengeId}/brief/files',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, ...newFile }),
    output: uploadGrant,
  }),
  removeBriefFile: rpc('challenges.rpc.remove-brief-file', {
    route: 'DELETE /challenges/{challengeId}/brief/files/{fileId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, fileId: id }),
    output: done,
  }),
  addSeeker: rpc('challenges.rpc.add-seeker', {
    route: 'POST /challenges/{challengeId}/seekers',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, email }),
    output: editableChallenge,
  }),
  sendToReview: rpc('challenges.rpc.send-to-review', {
    route: 'POST /challenges/{challengeId}/send-to-review',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, revision: z.number().int() }),
    output: editableChallenge,
  }),
  sendBack: rpc('challenges.rpc.send-back', {
    route: 'POST /challenges/{challengeId}/send-back',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, reason: text(2000).pipe(z.string().min(1)) }),
    output: editableChallenge,
  }),
  /** By a manager of the owning cluster; freezes the terms, makes the slug, opens at `opensAt` or at once. */
  publish: rpc('challenges.rpc.publish', {
    route: 'POST /challenges/{challengeId}/publish',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, revision: z.number().int() }),
    output: editableChallenge,
  }),
  withdrawChallenge: rpc('challenges.rpc.withdraw', {
    route: 'POST /challenges/{challengeId}/withdraw',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, reason: text(2000).optional() }),
    output: editableChallenge,
  }),
  extend: rpc('challenges.rpc.extend', {
    route: 'POST /challenges/{challengeId}/extend',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      challengeId,
      closesAt: instant,
      decisionBy: z.iso.date().optional(),
      note: localized(text(500)).default({}),
    }),
    output: editableChallenge,
  }),
  /** Challenges the asking person works on, as seeker, manager or partner. */
  listOwn: rpc('challenges.rpc.list-own', {
    route: 'GET /challenges/own',
    access: 'account',
    kind: 'read',
    input: z.strictObject({
      role: many(z.enum(['seeker', 'manager', 'partner'])),
      state: many(challengeState),
      clusterId: id.optional(),
      ...paging,
    }),
    output: page(ownRow),
  }),

  /** Offers the award. Every other submission needs its reason before (`submissions` feedback). */
  award: rpc('challenges.rpc.award', {
    route: 'POST /challenges/{challengeId}/awards',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, submissionId: id, reason: text(4000).pipe(z.string().min(1)) }),
    output: z.object({ awardId: id, state: z.literal('offered'), lapsesAt: z.string() }),
  }),
  listAwards: rpc('challenges.rpc.list-awards', {
    route: 'GET /challenges/{challengeId}/awards',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId }),
    output: z.object({
      items: z.array(
        z.object({
          awardId: id,
          submissionId: id,
          state: z.enum(['offered', 'accepted', 'declined', 'lapsed']),
          reason: z.string(),
          offeredAt: z.string(),
          lapsesAt: z.string(),
        }),
      ),
    }),
  }),
  endWithoutAward: rpc('challenges.rpc.end-without-award', {
    route: 'POST /challenges/{challengeId}/end-without-award',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, reason: localized(text(4000)) }),
    output: editableChallenge,
  }),
  /** The public story of what came of it, by the seeker or the manager. */
  tellOutcome: rpc('challenges.rpc.tell-outcome', {
    route: 'PUT /challenges/{challengeId}/outcome',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, reason: localized(text(4000)), story: localized(text(16_000)) }),
    output: outcome,
  }),
  listOutcomes: rpc('challenges.rpc.list-outcomes', {
    route: 'GET /outcomes',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({ ...paging }),
    output: page(challengeRow.extend({ outcome })),
  }),

  /** Raw records from elsewhere into the archive: understood, cleaned, or refused by field. */
  importChallenges: rpc('challenges.rpc.import', {
    route: 'POST /challenges/import',
    access: 'operator',
    kind: 'write',
    input: z.strictObject({
      format: z.enum(['challenges', 'challenge-gov-feed']),
      records: z.array(z.unknown()).min(1).max(100),
    }),
    output: z.object({
      created: z.number(),
      updated: z.number(),
      unchanged: z.number(),
      /** `kept: true`: the record was imported without this field. */
      findings: z.array(
        z.object({ record: z.string(), field: z.string(), reason: z.string(), kept: z.boolean() }),
      ),
    }),
  }),
  /** A challenge with its past, from another platform or for the demo. */
  bringInChallenge: rpc('challenges.rpc.bring-in', {
    access: 'internal',
    kind: 'write',
    system: ['demo'],
    input: z.strictObject({
      clusterId: id,
      organisationId: id,
      seekerAccountIds: z.array(id).min(1),
      draft: challengeDraft,
      state: z.enum(['draft', 'in-review', 'scheduled', 'open', 'closed', 'decided', 'ended-without-award']),
      outcome: z
        .strictObject({
          decidedAt: instant,
          winner: line(200).nullable(),
          reason: localized(text(4000)),
          story: localized(text(16_000)),
          submissions: z.number().int(),
          clusters: z.number().int(),
        })
        .optional(),
    }),
    output: z.object({ challengeId, slug: z.string().nullable() }),
  }),

  // For other services.
  /** The window and rights of one challenge as they stand this moment, also for deciding who may act on it. */
  challengeWindow: rpc('challenges.rpc.window', {
    access: 'internal',
    kind: 'read',
    system: ['event', 'clock'],
    input: z.strictObject({ challengeId }),
    output: z.object({ window: challengeWindow }),
  }),
};

const challengeFact = z.object({ challengeId, clusterId: id });
export const challengesEvents = {
  /** Published or changed in anything the window says. */
  windowChanged: event('challenges.evt.window-changed.v1', z.object({ window: challengeWindow })),
  sentToReview: event('challenges.evt.sent-to-review.v1', challengeFact.extend({ by: id })),
  sentBack: event('challenges.evt.sent-back.v1', challengeFact.extend({ seekerAccountIds: z.array(id) })),
  published: event('challenges.evt.published.v1', challengeFact.extend({ seekerAccountIds: z.array(id) })),
  opened: event(
    'challenges.evt.opened.v1',
    challengeFact.extend({ seekerAccountIds: z.array(id), hostIds: z.array(id) }),
  ),
  extended: event(
    'challenges.evt.extended.v1',
    challengeFact.extend({ seekerAccountIds: z.array(id), closesAt: z.string() }),
  ),
  closed: event('challenges.evt.closed.v1', challengeFact.extend({ seekerAccountIds: z.array(id) })),
  awardOffered: event(
    'challenges.evt.award-offered.v1',
    challengeFact.extend({ awardId: id, submissionId: id, lapsesAt: z.string() }),
  ),
  awardLapsed: event(
    'challenges.evt.award-lapsed.v1',
    challengeFact.extend({ awardId: id, submissionId: id }),
  ),
  /** `submissionId` null: ended without award. */
  decided: event(
    'challenges.evt.decided.v1',
    challengeFact.extend({
      awardId: id.nullable(),
      submissionId: id.nullable(),
      seekerAccountIds: z.array(id),
      at: z.string(),
    }),
  ),
  outcomeTold: event('challenges.evt.outcome-told.v1', challengeFact),
};
