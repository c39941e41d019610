import { z } from 'zod';
import { confidentiality, undertaken, undertaking } from './confidentiality.js';
import { rpc } from './contract.js';
import { officeRule } from './offices.js';
import { id, instant, page, paging, text } from './values.js';

/**
 * `not-needed`: the office wants to be told only; `lapsed`: its time was over, which is consent to taking part;
 * `withdrawn`: the person no longer takes part, and nobody has to answer.
 */
export const consentStates = [
  'not-needed',
  'asked',
  'given',
  'given-in-part',
  'held',
  'lapsed',
  'withdrawn',
] as const;
export const consentState = z.enum(consentStates);
export type ConsentState = (typeof consentStates)[number];

/** An office that is asked shortly before the close has this long all the same, if its own limit is not shorter. */
export const leastOfficeDays = 3;

const consentParts = {
  consentId: id,
  challengeId: id,
  organisation: z.object({ organisationId: id, name: z.string() }),
  state: consentState,
  askedAt: instant,
  dueAt: instant.describe(
    'when the time of the office is over: its limit, or the close, but three days after it was asked',
  ),
  note: z.string().describe('what it is limited to, or why it is held'),
  answeredAt: instant.nullable().describe('when it was answered, or withdrawn'),
  receiptId: id.nullable(),
};

/** As the office sees it: who takes part in which challenge, and nothing of the solution. */
export const consent = z.object({
  ...consentParts,
  person: z.object({ accountId: id, name: z.string() }),
  awardUntil: instant
    .nullable()
    .default(null)
    .describe('held, and an award that the team is offered waits for it: until when it can be accepted'),
});
export type Consent = z.output<typeof consent>;

/** One in full, with what is between the asking person and the confidential documents of the challenge. */
export const consentInFull = consent.extend({ confidentiality });
export type ConsentInFull = z.output<typeof consentInFull>;

/** As the person sees it who takes part. */
export const ownConsent = z.object(consentParts);
export type OwnConsent = z.output<typeof ownConsent>;

/** Where one of a team stands with an office; several where the person belongs to several organisations. */
export const personConsent = z.object({ accountId: id, organisationId: id, state: consentState });
export type PersonConsent = z.output<typeof personConsent>;

const given = text(2000);

/** The consent of a transfer office to taking part: never the release of an invention. */
export const consentsRpc = {
  /**
   * For the people of offices: what waits, the nearest limit first; what is held, or else answered, the newest first;
   * or all that are not withdrawn (`standing`), the newest first.
   */
  listConsents: rpc('terms.rpc.list-consents', {
    route: 'GET /consents',
    access: 'account',
    kind: 'read',
    input: z.strictObject({
      which: z.enum(['waiting', 'held', 'answered', 'standing']).default('waiting'),
      challengeId: id.optional(),
      ...paging,
    }),
    output: page(consent),
  }),
  getConsent: rpc('terms.rpc.get-consent', {
    route: 'GET /consents/{consentId}',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ consentId: id }),
    output: consentInFull,
  }),
  /** In time; at any time to what was held before, or without the condition under which it was given. */
  giveConsent: rpc('terms.rpc.give-consent', {
    route: 'POST /consents/{consentId}/give',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      consentId: id,
      note: given.optional().describe('what it is limited to: then it is given in part'),
    }),
    output: consent,
  }),
  holdConsent: rpc('terms.rpc.hold-consent', {
    route: 'POST /consents/{consentId}/hold',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ consentId: id, reason: text(2000, 1) }),
    output: consent,
  }),
  /**
   * For the office: lets the asking person read the challenge's confidential brief as far as it is given at all, and
   * nothing else. `words` as `getConsent` gives them and as they were shown, in that language: the receipt holds them.
   * Once for a person, challenge and organisation; a repeat changes nothing.
   */
  agreeToConfidentiality: rpc('terms.rpc.agree-to-confidentiality', {
    route: 'POST /consents/{consentId}/confidentiality',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ consentId: id, ...undertaking }),
    output: undertaken,
  }),
  /** Which offices hear of the asking person's draft for a challenge, from its beginning on, and what they said. */
  ownConsents: rpc('terms.rpc.own-consents', {
    route: 'GET /challenges/{challengeId}/consents/own',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: z.object({
      offices: z.array(
        z.object({ organisationId: id, name: z.string(), rule: officeRule, days: z.number() }),
      ),
      items: z.array(ownConsent),
    }),
  }),
};
