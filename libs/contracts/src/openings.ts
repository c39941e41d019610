import { z } from 'zod';
import { personConsent } from './consents.js';
import { rpc } from './contract.js';
import { briefReaderRole } from './evidence.js';
import { digest, id, instant, language, page, paging } from './values.js';

const agreedVersions = z
  .array(
    z.object({
      layer: z.enum(['platform', 'cluster', 'challenge']),
      versionId: id,
      number: z.number().int(),
    }),
  )
  .describe('the versions of the terms that were agreed to, or, for an office, in force');

/** What somebody agreed to last for a challenge, as far as it stands. */
export const standingAgreement = z.object({
  accountId: id,
  acceptanceId: id,
  receiptId: id,
  organisationId: id.nullable().describe('null: for oneself'),
  at: instant,
  versions: agreedVersions.optional(),
});
export type StandingAgreement = z.output<typeof standingAgreement>;

/**
 * That somebody keeps the documents of a challenge confidential, for an office that is asked there. It lets nobody take
 * part: it stands beside what participants agreed to, never among it. Whether the person acts for that office still is
 * what the session says.
 */
export const officeAgreement = z.object({
  accountId: id,
  organisationId: id,
  receiptId: id,
  at: instant,
  versions: agreedVersions,
});
export type OfficeAgreement = z.output<typeof officeAgreement>;

/**
 * That somebody keeps the documents of a challenge confidential, for the management of its cluster. Whether they are
 * one of its managers still is what the session says.
 */
export const managerAgreement = z.object({ accountId: id, clusterId: id, receiptId: id, at: instant });
export type ManagerAgreement = z.output<typeof managerAgreement>;

/** What stands beside who has agreed, for the people who were asked about. */
export const personStandings = {
  standing: z.array(standingAgreement).default([]),
  consents: z.array(personConsent).default([]),
  offices: z.array(officeAgreement).default([]),
  managers: z.array(managerAgreement).default([]),
};

/** Who read the confidential brief, what of it and when, and what they had agreed to. */
export const briefOpening = z.object({
  openingId: id.describe('the id of its receipt, too'),
  at: z.string(),
  accountId: id,
  name: z.string(),
  role: briefReaderRole,
  organisationName: z.string().nullable().describe('a verified affiliation at that moment'),
  clusterName: z.string().nullable().default(null).describe('which a manager runs; null for others'),
  revision: z.number().int().describe('of the challenge as it was read'),
  what: z.enum(['text', 'file']),
  fileName: z.string().nullable(),
  digest: digest.nullable().describe('of that text or file; null on rows of the first weeks'),
  isCurrent: z.boolean().nullable().describe('whether the text reads so now; null: a file, or no digest'),
  /** Null for managers who reviewed a draft before they had anything to undertake. */
  agreement: z
    .object({
      at: z.string(),
      organisationName: z.string().nullable().describe('null: for themselves, or a cluster’s management'),
      versions: agreedVersions.optional(),
    })
    .nullable(),
});
export type BriefOpening = z.output<typeof briefOpening>;

export const openingsRpc = {
  /** For the seeker's team and the managers of the owning cluster. Newest first. */
  listBriefOpenings: rpc('challenges.rpc.list-brief-openings', {
    route: 'GET /challenges/{challengeId}/brief/openings',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id, ...paging }),
    output: page(briefOpening),
  }),
};

/** Who of the seeker's team read which submission; nothing of what is in it. */
export const submissionReading = z.object({
  at: z.string(),
  accountId: id,
  name: z.string(),
  organisationName: z.string().nullable().describe('a verified affiliation at that moment'),
  submissionId: id,
  version: z.number().int(),
  what: z.enum(['text', 'file']),
});
export type SubmissionReading = z.output<typeof submissionReading>;

export const readingsRpc = {
  /** For the managers of the owning cluster, from the close on. Newest first. */
  listReadings: rpc('submissions.rpc.list-readings', {
    route: 'GET /challenges/{challengeId}/submissions/openings',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id, ...paging }),
    output: page(submissionReading),
  }),
};

/** Who agreed to which versions, for whom, and what became of it. */
export const agreementRow = z.object({
  acceptanceId: id,
  receiptId: id,
  accountId: id,
  name: z.string(),
  at: instant,
  language,
  organisationName: z.string().nullable().describe('null: for themselves'),
  /** `unconfirmed`: for an organisation that has not confirmed it; `replaced`: by newer versions or another party. */
  state: z.enum(['stands', 'unconfirmed', 'replaced', 'ended']),
  versions: z.object({ platform: z.number().int(), cluster: z.number().int(), challenge: z.number().int() }),
});
export type AgreementRow = z.output<typeof agreementRow>;

export const agreementsRpc = {
  /** For the managers of the owning cluster, from the close on. Newest first. */
  listAgreements: rpc('terms.rpc.list-agreements', {
    route: 'GET /challenges/{challengeId}/acceptances',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id, ...paging }),
    output: page(agreementRow),
  }),
};
