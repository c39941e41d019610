import { z } from 'zod';
import { rightsModel, termsBlanks } from './challenge-parts.js';
import { awaitedConfirmation, canBeAsked } from './confirmations.js';
import { rpc } from './contract.js';
import { receiptList, receiptState } from './receipts.js';
import { personStandings } from './openings.js';
import { releaseCalls } from './submission-openings.js';
import {
  digest,
  done,
  ianaZone,
  id,
  instant,
  language,
  many,
  nothing,
  page,
  paging,
  text,
} from './values.js';

export const termsLayer = z.enum(['platform', 'cluster', 'challenge']);
const both = z.object({ de: z.string(), en: z.string() });

export const clause = z.object({
  clauseId: z.string().describe('stable within a package, e.g. `ownership`'),
  title: both,
  text: both.describe('binding'),
  plain: both.describe('explains, does not replace'),
});

/** Seven questions, the same order for every rights model. */
export const sevenLines = [
  'owner',
  'if-awarded',
  'if-not',
  'still-allowed',
  'existing-rights',
  'binding-period',
  'payment',
] as const;
export const sevenLine = z.object({ key: z.enum(sevenLines), answer: both });

export const termsVersion = z.object({
  versionId: id,
  layer: termsLayer,
  number: z.number().int(),
  title: both,
  clauses: z.array(clause),
  digest: digest.describe('SHA-256 over the RFC 8785 JSON of title and clauses'),
  publishedAt: instant,
  /** Says that no lawyer has confirmed it yet. */
  draftForLawyer: z.boolean(),
  /** Says the same as the version before it in other words; nobody is asked again. */
  editorial: z.boolean(),
});
export type TermsVersion = z.output<typeof termsVersion>;

export const rightsPackage = z.object({
  code: rightsModel,
  name: both,
  line: both.describe('the rights model in one line, blanks filled in where they are known'),
  lines: z.array(sevenLine),
  blanks: z.array(z.object({ name: z.string(), required: z.boolean() })),
});
export type RightsPackage = z.output<typeof rightsPackage>;
export type RightsPackageInFull = RightsPackage & Pick<TermsVersion, 'clauses'>;

const challengeTerms = z.object({
  challengeId: id,
  layers: z.array(termsVersion),
  current: z.boolean().describe('whether these are the versions in force'),
  counts: z.boolean().describe('whether an agreement to these counts: only wording has changed since'),
  rights: rightsPackage,
  open: z.boolean().describe('whether agreeing is possible now'),
});

/** An amount or a kind, and the note of at most 200 characters behind it. */
const rewardWords = z
  .strictObject({ de: z.string().max(300), en: z.string().max(300) })
  .describe('the reward in words, as readers of each language read it on the challenge');

const party = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('self') }),
  z.strictObject({ kind: z.literal('organisation'), organisationId: id }),
]);

export const acceptance = z.object({
  acceptanceId: id,
  challengeId: id,
  state: z.enum(['accepted', 'declined', 'ended']),
  party: z.object({
    kind: z.enum(['self', 'organisation']),
    organisationId: id.nullable(),
    organisationName: z.string().nullable(),
    toBeConfirmed: z.boolean().describe('a member who is no signatory agreed for the organisation'),
    /** What a signatory said to it. */
    answer: z.enum(['confirmed', 'refused']).nullable(),
  }),
  versionIds: z.array(id),
  at: instant,
  receiptId: id.nullable(),
});
export type Acceptance = z.output<typeof acceptance>;

export const termsRpc = {
  /** The eight packages, for drafts and for the page that compares them. */
  listRightsModels: rpc('terms.rpc.list-rights-models', {
    route: 'GET /rights-models',
    access: 'public',
    kind: 'read',
    cacheSeconds: 60,
    input: nothing,
    output: z.object({ items: z.array(rightsPackage) }),
  }),
  /** One package in full, before any challenge: its blanks say that the challenge states them. */
  showRightsModel: rpc('terms.rpc.show-rights-model', {
    route: 'GET /rights-models/{code}',
    access: 'public',
    kind: 'read',
    cacheSeconds: 60,
    input: z.strictObject({ code: rightsModel }),
    output: rightsPackage.extend({ clauses: z.array(clause) }),
  }),
  /** One package with its blanks filled in, as a draft would show it. */
  previewRightsModel: rpc('terms.rpc.preview-rights-model', {
    route: 'POST /rights-models/{code}/preview',
    access: 'public',
    kind: 'read',
    input: z.strictObject({ code: rightsModel, blanks: termsBlanks.prefault({}) }),
    output: rightsPackage.extend({ missing: z.array(z.string()).describe('blanks still to fill in') }),
  }),
  /** The three layers as published; readable before registering. Versions stay readable after newer ones. */
  challengeTerms: rpc('terms.rpc.challenge-terms', {
    route: 'GET /challenges/{challengeId}/terms',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({
      challengeId: id,
      version: many(id, 3).describe('in place of those in force, such as the ones that were agreed to'),
    }),
    output: challengeTerms,
  }),
  /** All versions that the three layers of a challenge ever had, the newest first. */
  listTermsVersions: rpc('terms.rpc.list-terms-versions', {
    route: 'GET /challenges/{challengeId}/terms/versions',
    access: 'public',
    kind: 'read',
    cacheSeconds: 1,
    input: z.strictObject({ challengeId: id }),
    output: z.object({ items: z.array(termsVersion.omit({ clauses: true })) }),
  }),
  /** The terms in force, to somebody who may want to agree: only what was shown can be agreed to. */
  showTerms: rpc('terms.rpc.show-terms', {
    route: 'POST /challenges/{challengeId}/terms/shown',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId: id }),
    output: challengeTerms,
  }),
  /** Where the asking person stands with one challenge's terms. */
  ownAcceptance: rpc('terms.rpc.own-acceptance', {
    route: 'GET /challenges/{challengeId}/acceptances/own',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: z.object({
      acceptance: acceptance.nullable(),
      newVersionIds: z.array(id).describe('versions to agree to that are new for this person'),
      parties: z.array(
        z.object({
          organisationId: id,
          name: z.string(),
          mayBind: z.boolean(),
          canBeAsked: canBeAsked.optional(),
        }),
      ),
      awaits: awaitedConfirmation.nullish(),
    }),
  }),
  /**
   * `versionIds` are the ones in force, others answer `terms.version-outdated`, and shown, else `terms.not-shown`. Where
   * only the closing date stands in the way, `terms.not-open` has `closesAt`, `now`, and the receipt of the attempt.
   */
  accept: rpc('terms.rpc.accept', {
    route: 'POST /challenges/{challengeId}/acceptances',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId: id, versionIds: z.array(id).length(3), party, language }),
    output: acceptance,
  }),
  /** Nothing is unlocked, and the seeker is not told. A standing agreement ends for the future. */
  decline: rpc('terms.rpc.decline', {
    route: 'POST /challenges/{challengeId}/acceptances/decline',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId: id, reason: text(2000).optional() }),
    output: done,
  }),
  listAcceptances: rpc('terms.rpc.list-acceptances', {
    route: 'GET /acceptances',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ ...paging }),
    output: page(acceptance),
  }),
  listReceipts: rpc('terms.rpc.list-receipts', {
    route: 'GET /receipts',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id.optional(), submissionId: id.optional(), ...paging }),
    output: receiptList,
  }),
  /** 202 while it is being signed, usually less than a second. */
  getReceipt: rpc('terms.rpc.get-receipt', {
    route: 'GET /receipts/{receiptId}',
    access: 'account',
    pending: true,
    kind: 'read',
    input: z.strictObject({ receiptId: id }),
    output: receiptState,
  }),
  /** Public keys, also of earlier times: `keyId` → raw Ed25519 key as base64url. */
  listReceiptKeys: rpc('terms.rpc.list-receipt-keys', {
    route: 'GET /receipt-keys',
    access: 'public',
    kind: 'read',
    cacheSeconds: 60,
    input: nothing,
    output: z.object({
      items: z.array(z.object({ keyId: z.string(), publicKey: z.string(), since: instant })),
    }),
  }),

  // For other services.
  /** Who of these accounts has agreed to all current layers of the challenge, and who has not. */
  agreements: rpc('terms.rpc.agreements', {
    access: 'internal',
    kind: 'read',
    system: ['event', 'clock', 'files'],
    input: z.strictObject({ challengeId: id, accountIds: z.array(id).max(200) }),
    output: z.object({
      agreed: z.array(id),
      missing: z.array(id),
      /** Those of `agreed` who did so for an organisation that has not confirmed it. */
      unconfirmed: z.array(id).default([]),
      ...personStandings,
    }),
  }),
  /** Of teams, in their order: who waits for an organisation to confirm, and whose office holds its consent. */
  waiting: rpc('terms.rpc.waiting', {
    access: 'internal',
    kind: 'read',
    input: z.strictObject({
      teams: z.array(z.object({ challengeId: id, accountIds: z.array(id) })).max(100),
    }),
    output: z.object({ teams: z.array(z.object({ unconfirmed: z.array(id), held: z.array(id) })) }),
  }),
  ...releaseCalls,
  /** How many people have agreed, for the owning cluster's manager. */
  countAgreements: rpc('terms.rpc.count-agreements', {
    route: 'GET /challenges/{challengeId}/acceptances/count',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: z.object({ count: z.number() }),
  }),
  /** Publishes, and so freezes, layer 3 of one challenge; the same content again gives the same version. */
  publishChallengeTerms: rpc('terms.rpc.publish-challenge-terms', {
    access: 'internal',
    kind: 'write',
    system: ['demo', 'clock'],
    input: z.strictObject({
      challengeId: id,
      clusterId: id,
      rightsModel,
      blanks: termsBlanks,
      closesAt: instant,
      zone: ianaZone.default('Europe/Berlin').describe('the zone in which the terms state the closing date'),
      decisionBy: z.iso.date(),
      reward: rewardWords.nullable(),
    }),
    output: z.object({ versionId: id, digest }),
  }),
};
