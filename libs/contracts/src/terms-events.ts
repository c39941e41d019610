import { z } from 'zod';
import { consentState } from './consents.js';
import { event } from './contract.js';
import { base64url, id, instant } from './values.js';

/** `accountId` is that of the person who takes part. */
const consentFact = z.object({ consentId: id, challengeId: id, accountId: id, organisationId: id });
export const termsEvents = {
  accepted: event(
    'terms.evt.accepted.v1',
    z.object({ acceptanceId: id, challengeId: id, accountId: id, receiptId: id }),
  ),
  /** A material change of one layer, to those whose agreement for an open challenge no longer counts by it. */
  agreementOutdated: event(
    'terms.evt.agreement-outdated.v1',
    z.object({ challengeId: id, versionId: id, accountIds: z.array(id) }),
  ),
  declined: event('terms.evt.declined.v1', z.object({ challengeId: id, accountId: id })),
  confirmationAsked: event(
    'terms.evt.confirmation-asked.v1',
    z.object({ acceptanceId: id, challengeId: id, accountId: id, organisationId: id }),
  ),
  /** `accountId` is the member's, `answeredBy` the signatory's. */
  confirmationAnswered: event(
    'terms.evt.confirmation-answered.v1',
    z.object({
      acceptanceId: id,
      challengeId: id,
      accountId: id,
      organisationId: id,
      answeredBy: id,
      confirmed: z.boolean(),
      receiptId: id,
    }),
  ),
  /** An office is asked for its consent, or told only; once for each person, challenge and organisation. */
  consentAsked: event(
    'terms.evt.consent-asked.v1',
    consentFact.extend({ needed: z.boolean(), dueAt: instant }),
  ),
  /** The time of the office is over soon. */
  consentReminded: event('terms.evt.consent-reminded.v1', consentFact.extend({ dueAt: instant })),
  consentAnswered: event(
    'terms.evt.consent-answered.v1',
    consentFact.extend({
      state: consentState.exclude(['asked', 'not-needed', 'withdrawn']),
      answeredBy: id.nullable().describe('null: by the clock'),
      receiptId: id,
    }),
  ),
  /** Somebody of the operator's staff asks to read what is kept of an erased account; another one has to answer. */
  readingAsked: event('terms.evt.reading-asked.v1', z.object({ readingId: id, askedBy: id })),
  readingAnswered: event(
    'terms.evt.reading-answered.v1',
    z.object({ readingId: id, askedBy: id, answeredBy: id, approved: z.boolean() }),
  ),
  /** Some of those whom the challenge names have approved opening; the others are waited for. */
  openingApproved: event(
    'terms.evt.opening-approved.v1',
    z.object({ challengeId: id, accountId: id, waitingForAccountIds: z.array(id) }),
  ),
  /** All openers have approved; `released` is sealed to `submissions`. */
  openingReleased: event(
    'terms.evt.opening-released.v1',
    z.object({ challengeId: id, approvedAccountIds: z.array(id), released: base64url }),
  ),
  receiptIssued: event(
    'terms.evt.receipt-issued.v1',
    z.object({
      receiptId: id,
      accountIds: z.array(id),
      statementType: z.string(),
      challengeId: id,
      submissionId: id.nullable(),
    }),
  ),
};
