import { z } from 'zod';
import {
  awardRow,
  challengeAddress,
  challengeFilters,
  challengeName,
  challengePage,
  challengeRow,
  challengeStanding,
  challengeWindow,
  editableChallenge,
  outcome,
  ownChallengeRow,
} from './challenge-pages.js';
import { challengeAsRead, challengeChanges, challengeDraft, challengeState } from './challenge-parts.js';
import { briefCalls } from './challenge-brief.js';
import { courseCalls } from './challenge-course.js';
import { rpc } from './contract.js';
import { invitationLanguage } from './invitations.js';
import { email, id, instant, line, localized, many, page, paging, text } from './values.js';

const challengeId = id;
/** Who asks is not named, and is meant to be recognised in what is published. */
const withName = z.boolean().optional();

export const challengesRpc = {
  /** Through a cluster's portal: what it owns or shows, and the shared competition; imported ones in `archive` only. */
  listChallenges: rpc('challenges.rpc.list', {
    route: 'GET /challenges',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({
      ...challengeFilters,
      sort: z.enum(['closing', 'newest', 'match']).optional(),
      ...paging,
    }),
    output: page(challengeRow),
  }),
  /** How many each value of each filter would leave, the filter's own choice apart; `me` for a person only. */
  countChallenges: rpc('challenges.rpc.count', {
    route: 'GET /challenges/counts',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject(challengeFilters),
    output: z.object({
      total: z.number(),
      facets: z.record(
        z.enum(['eligible', 'topic', 'closing', 'reward', 'rights', 'cluster', 'state']),
        z.array(z.object({ value: z.string(), label: z.string().nullable(), count: z.number() })),
      ),
    }),
  }),
  getChallenge: rpc('challenges.rpc.get', {
    route: 'GET /challenges/{challenge}',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({ challenge: challengeAddress }),
    output: challengePage,
  }),
  /** For lists of other things: published challenges, and those the person works on; what is left out may not be seen. */
  nameChallenges: rpc('challenges.rpc.names', {
    route: 'GET /challenges/names',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: many(id, 100) }),
    output: z.object({ items: z.array(challengeName) }),
  }),
  standing: rpc('challenges.rpc.standing', {
    route: 'GET /challenges/{challengeId}/standing',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId }),
    output: challengeStanding,
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
    input: z.strictObject({ ...challengeAsRead, changes: challengeChanges }),
    output: editableChallenge,
  }),
  /** At once while it is a draft; once it is published, and without an account, the person is asked, see `invited`. */
  addSeeker: rpc('challenges.rpc.add-seeker', {
    route: 'POST /challenges/{challengeId}/seekers',
    access: 'account',
    kind: 'write',
    perMinute: 30,
    input: z.strictObject({ challengeId, email, language: invitationLanguage }),
    output: editableChallenge,
  }),
  sendToReview: rpc('challenges.rpc.send-to-review', {
    route: 'POST /challenges/{challengeId}/send-to-review',
    access: 'account',
    kind: 'write',
    input: z.strictObject(challengeAsRead),
    output: editableChallenge,
  }),
  sendBack: rpc('challenges.rpc.send-back', {
    route: 'POST /challenges/{challengeId}/send-back',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, reason: text(2000, 1) }),
    output: editableChallenge,
  }),
  /** By a manager of the owning cluster; freezes the terms, makes the slug, opens at `opensAt` or at once. */
  publish: rpc('challenges.rpc.publish', {
    route: 'POST /challenges/{challengeId}/publish',
    access: 'account',
    kind: 'write',
    input: z.strictObject(challengeAsRead),
    output: editableChallenge,
  }),
  ...courseCalls,
  ...briefCalls,
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
    output: page(ownChallengeRow),
  }),

  /** Offers the award. Every other submission needs its reason before (`submissions` feedback). */
  award: rpc('challenges.rpc.award', {
    route: 'POST /challenges/{challengeId}/awards',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, submissionId: id, reason: text(4000, 1) }),
    output: z.object({ awardId: id, state: z.literal('offered'), lapsesAt: z.string() }),
  }),
  listAwards: rpc('challenges.rpc.list-awards', {
    route: 'GET /challenges/{challengeId}/awards',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId }),
    output: z.object({
      items: z.array(awardRow),
      winner: z.string().nullable().describe('as the awarded team lets itself be named in the outcome'),
    }),
  }),
  endWithoutAward: rpc('challenges.rpc.end-without-award', {
    route: 'POST /challenges/{challengeId}/end-without-award',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId, reason: localized(text(4000)), withName }),
    output: editableChallenge,
  }),
  /** The public story of what came of it, by the seeker or the manager. */
  tellOutcome: rpc('challenges.rpc.tell-outcome', {
    route: 'PUT /challenges/{challengeId}/outcome',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      challengeId,
      reason: localized(text(4000)),
      story: localized(text(16_000)),
      withName,
    }),
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
  /** A challenge with its past, from another platform or for the demo; one that is there already stays as it is. */
  bringInChallenge: rpc('challenges.rpc.bring-in', {
    access: 'internal',
    kind: 'write',
    system: ['demo'],
    input: z.strictObject({
      challengeId: id.optional().describe('chosen by a caller who may have to repeat the call'),
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
  /** Why an award was offered, asked by `submissions` for the team that it was offered to; null if there is none. */
  awardReason: rpc('challenges.rpc.award-reason', {
    access: 'internal',
    kind: 'read',
    input: z.strictObject({ awardId: id }),
    /** With the company that offers it, also where it is unnamed in public. */
    output: z.object({
      reason: z.string().nullable(),
      organisationName: z.string().nullable().default(null),
    }),
  }),
};
