import { z } from 'zod';
import { base64url, digest, id, instant, language } from './values.js';

/**
 * Statements of the evidence log. `type` and `at` are inside, people and organisations stand by id, texts and files
 * by digest. Stored and shown for ever: a changed meaning is a new type.
 */
const at = instant;
export const evidenceParty = z.union([
  z.object({ kind: z.literal('self') }),
  z.object({
    kind: z.literal('organisation'),
    organisationId: id,
    binding: z.boolean().describe('true: by a signatory'),
  }),
]);

const versions = z.array(
  z.object({
    versionId: id,
    layer: z.enum(['platform', 'cluster', 'challenge']),
    number: z.number().int(),
    digest,
  }),
);

/** The agreements of a team that stood when it handed in, by their receipts. */
export const agreementsStated = z.array(z.object({ accountId: id, receiptId: id }));
export type AgreementsStated = z.output<typeof agreementsStated>;

/** What came too late, and what was answered. */
const refusal = {
  at,
  accountId: id,
  challengeId: id,
  code: z.string(),
  closesAt: instant,
  /** The answer in the words of the API: statements of earlier days have the code alone. */
  message: z.string().optional(),
};

/** In which role somebody reads a confidential brief; `office`: for an organisation that is asked for its consent. */
export const briefReaderRole = z.enum(['participant', 'manager', 'office']);
export type BriefReaderRole = z.output<typeof briefReaderRole>;

export const statement = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('agreement'),
    at,
    accountId: id,
    challengeId: id,
    portalId: id.nullable(),
    party: evidenceParty,
    language,
    versions,
    receiptId: id
      .optional()
      .describe('its own, by which receipts of what was submitted name it; not in rows of the first weeks'),
  }),
  /** What a signatory said to the agreement of a member; refused, it ended at that moment. */
  z.object({
    type: z.literal('agreement-answered'),
    at,
    accountId: id.describe('the signatory'),
    challengeId: id,
    organisationId: id,
    memberAccountId: id,
    agreementReceiptId: id,
    portalId: id.nullable(),
    language,
    confirmed: z.boolean(),
    versions,
  }),
  z.object({ type: z.literal('agreement-ended'), at, accountId: id, challengeId: id }),
  /** To the terms, after the close, by somebody whom the challenge was open to until then. */
  z.object({ type: z.literal('refused-agreement'), ...refusal }),
  z.object({
    type: z.literal('submission'),
    at,
    accountId: id,
    challengeId: id,
    submissionId: id,
    version: z.number().int(),
    portalId: id.nullable(),
    teamAccountIds: z.array(id),
    agreements: agreementsStated.optional().describe('not in rows of the first weeks'),
    textDigest: digest,
    files: z.array(z.object({ fileId: id, size: z.number().int(), digest })),
  }),
  z.object({
    type: z.literal('withdrawal'),
    at,
    accountId: id,
    challengeId: id,
    submissionId: id,
    afterClose: z.boolean(),
  }),
  z.object({ type: z.literal('refused-submission'), ...refusal, submissionId: id }),
  /** The seeker sealed what it knew before the close, apart from every submission. */
  z.object({
    type: z.literal('deposit'),
    at,
    accountId: id,
    challengeId: id,
    depositId: id,
    portalId: id.nullable(),
    textDigest: digest,
    files: z.array(z.object({ fileId: id, size: z.number().int(), digest })),
  }),
  z.object({ type: z.literal('refused-deposit'), ...refusal, depositId: id }),
  /** By the seeker's own wish; what was opened lies open to its team alone. */
  z.object({ type: z.literal('deposit-opened'), at, accountId: id, challengeId: id, depositId: id }),
  z.object({ type: z.literal('award-offered'), at, challengeId: id, submissionId: id, awardId: id }),
  z.object({
    type: z.literal('award-answered'),
    at,
    challengeId: id,
    submissionId: id,
    awardId: id,
    accountId: id,
    accepted: z.boolean(),
  }),
  /** An offer that was not answered; by whom, for the team that asks. */
  z.object({
    type: z.literal('award-taken-back'),
    at,
    challengeId: id,
    submissionId: id,
    awardId: id,
    accountId: id,
  }),
  /** A manager of the owning cluster stopped its clock, or let it go on; the reason stands in public. */
  z.object({ type: z.literal('challenge-suspended'), at, accountId: id, challengeId: id }),
  z.object({
    type: z.literal('challenge-resumed'),
    at,
    accountId: id,
    challengeId: id,
    closesAt: instant,
  }),
  /** Somebody else approves the opening from now on; all who do then. */
  z.object({
    type: z.literal('opener-replaced'),
    at,
    accountId: id.describe('who did it'),
    challengeId: id,
    replacedAccountId: id,
    openerAccountIds: z.array(id),
  }),
  /** One of the people whom the challenge names approved that submissions are opened; all of them must. */
  z.object({
    type: z.literal('opening-approved'),
    at,
    accountId: id,
    challengeId: id,
    openerAccountIds: z.array(id).describe('all whose approval it takes'),
  }),
  /** What was handed in and counted at the close was opened, each once; how many. */
  z.object({
    type: z.literal('submissions-opened'),
    at,
    challengeId: id,
    submissions: z.number().int(),
  }),
  /**
   * Somebody who is not of the seeker's team read the confidential brief: its text, or one of its files. Rows of the
   * first weeks have neither revision nor digest.
   */
  z.object({
    type: z.literal('brief-opened'),
    at,
    accountId: id,
    challengeId: id,
    role: briefReaderRole,
    organisationId: id.nullable().describe('a verified affiliation at that moment; whose office it is'),
    basisReceiptId: id.nullable().describe('of the agreement that it rested on'),
    fileId: id.nullable().describe('null: the text'),
    revision: z.number().int().optional().describe('of the challenge as it was read'),
    textDigest: digest
      .optional()
      .describe('SHA-256 over the RFC 8785 JSON of `text` as GET /challenges/{challengeId}/brief gives it'),
    fileDigest: digest.optional(),
  }),
  /** The team that asks let somebody read its confidential brief on request, did not, or took that back. */
  z.object({
    type: z.literal('brief-answered'),
    at,
    accountId: id.nullable().describe('who answered; null: the company stays unnamed'),
    challengeId: id,
    readerAccountId: id.describe('who had asked'),
    answer: z.enum(['approved', 'declined', 'withdrawn']),
  }),
  /** Somebody of the seeker's team read a submission: its text, or one of its files. */
  z.object({
    type: z.literal('submission-read'),
    at,
    accountId: id,
    challengeId: id,
    submissionId: id,
    version: z.number().int(),
    fileId: id.nullable().describe('null: the text'),
  }),
  /** From this date on the seeker's team can no longer read a submission that was not awarded. */
  z.object({ type: z.literal('access-ended'), at, challengeId: id, submissionId: id }),
  /** Text, keys and files of a submission are gone; the digests are those of the version that counted. */
  z.object({
    type: z.literal('contents-deleted'),
    at,
    challengeId: id,
    submissionId: id,
    version: z.number().int(),
    textDigest: digest,
    files: z.array(z.object({ fileId: id, size: z.number().int(), digest })),
  }),
  /** For the organisation that asks: what was not awarded is not used, and copies of it are deleted. */
  z.object({
    type: z.literal('non-use-confirmed'),
    at,
    accountId: id,
    challengeId: id,
    organisationId: id,
    language: language.optional(),
    words: z.string().optional().describe('as they were shown and confirmed; not in rows of the first weeks'),
  }),
  /** What an office said to somebody of its organisation taking part: nothing about the invention. */
  z.object({
    type: z.literal('consent'),
    at,
    accountId: id.nullable().describe('who answered for the office; null: nobody had to, or did in time'),
    challengeId: id,
    organisationId: id,
    memberAccountId: id.describe('who takes part'),
    consent: z.enum(['not-needed', 'given', 'given-in-part', 'held', 'lapsed']),
    noteDigest: digest.nullable().describe('SHA-256 over the UTF-8 bytes of the limit or reason'),
  }),
  /** For an office, somebody undertook to keep a challenge's documents confidential; it is no agreement to take part. */
  z.object({
    type: z.literal('office-confidentiality'),
    at,
    accountId: id.describe('who undertook it, for the office'),
    challengeId: id,
    organisationId: id.describe('whose office it is'),
    portalId: id.nullable(),
    language,
    versions: versions.describe('in force at that moment: the words refer to a clause of theirs'),
    words: z.string().describe('as they were shown and confirmed'),
  }),
  /** A manager undertook to keep a challenge's documents confidential, towards the organisation that asks. */
  z.object({
    type: z.literal('manager-confidentiality'),
    at,
    accountId: id.describe('who undertook it, for the management of the cluster'),
    challengeId: id,
    clusterId: id,
    organisationId: id.nullable().describe('that asks; null: the draft did not name it yet'),
    portalId: id.nullable(),
    language,
    words: z.string().describe('as they were shown and confirmed'),
  }),
  z.object({ type: z.literal('decision'), at, challengeId: id, submissionId: id.nullable() }),
  /** Somebody was erased: of these rows, all about one challenge, the leaves stay and the statements are gone. */
  z.object({ type: z.literal('statements-erased'), at, challengeId: id, rows: z.array(z.number().int()) }),
]);
export type Statement = z.output<typeof statement>;
export const statementTypes = statement.options.map(({ shape }) => shape.type.value);

/**
 * That a row is in the log: the hashes beside its way to the root of a checkpoint (RFC 6962, 2.1.1, from the leaf up,
 * at most 20 for a million rows), and the checkpoint as a signed note, which names size and root.
 */
export const inclusionProof = z.object({ checkpoint: z.string(), path: z.array(base64url) });

/**
 * Receipt format v1. `leaf` = SHA-256(0x00 ‖ salt ‖ RFC 8785 JSON of `statement`), `signature` = Ed25519 over the
 * RFC 8785 JSON of all members but `signature` and `proof`; bytes as base64url, salt 32 random bytes.
 */
export const receipt = z.object({
  format: z.literal('v1'),
  seq: z.number().int(),
  at: instant,
  statement,
  salt: base64url,
  leaf: base64url,
  keyId: z.string(),
  signature: base64url,
  proof: inclusionProof.optional().describe('as soon as a checkpoint holds the row, within seconds'),
});
export type Receipt = z.output<typeof receipt>;
