import { z } from 'zod';
import { briefRequestState } from './brief-requests.js';
import { challengeWindow } from './challenge-pages.js';
import { event } from './contract.js';
import { briefReaderRole } from './evidence.js';
import { digest, id } from './values.js';

const challengeFact = z.object({ challengeId: id, clusterId: id });
/** By whom, and whom it concerns beside those who take part. */
const stopped = challengeFact.extend({
  accountId: id,
  seekerAccountIds: z.array(id),
  hostIds: z.array(id),
});
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
  suspended: event('challenges.evt.suspended.v1', stopped),
  resumed: event('challenges.evt.resumed.v1', stopped.extend({ closesAt: z.string() })),
  /** Names of nobody: `accountId` did it, `openerAccountIds` is everybody from now on. */
  openerReplaced: event(
    'challenges.evt.opener-replaced.v1',
    challengeFact.extend({
      accountId: id,
      replacedAccountId: id,
      namedAccountId: id,
      openerAccountIds: z.array(id),
      seekerAccountIds: z.array(id),
    }),
  ),
  /** Somebody is asked to join the team that asks. */
  seekerInvited: event(
    'challenges.evt.seeker-invited.v1',
    challengeFact.extend({ invitationId: id, accountId: id }),
  ),
  /** Somebody without an account is, by mail. */
  seekerAddressInvited: event(
    'challenges.evt.seeker-address-invited.v1',
    challengeFact.extend({ invitationId: id }),
  ),
  /** `accountId` is no longer of the team that asks, `seekerAccountIds` is who still is; `by` may be the same person. */
  seekerLeft: event(
    'challenges.evt.seeker-left.v1',
    challengeFact.extend({ accountId: id, by: id, seekerAccountIds: z.array(id) }),
  ),
  /** The last word on a closed account, behind that of `groups`: all that it did here was told before. */
  accountSettled: event('challenges.evt.account-settled.v1', z.object({ accountId: id })),
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
  /** `openingId` is the receipt's id, too. */
  briefOpened: event(
    'challenges.evt.brief-opened.v1',
    challengeFact.extend({
      openingId: id,
      accountId: id,
      role: briefReaderRole,
      organisationId: id.nullable(),
      basisReceiptId: id.nullable(),
      fileId: id.nullable(),
      revision: z.number().int().optional(),
      textDigest: digest.optional(),
      fileDigest: digest.optional(),
      seekerAccountIds: z.array(id),
      at: z.string(),
    }),
  ),
  briefRequested: event(
    'challenges.evt.brief-requested.v1',
    challengeFact.extend({
      requestId: id,
      accountId: id,
      seekerAccountIds: z.array(id),
      at: z.string(),
    }),
  ),
  /** Also when an approval was withdrawn; `revision` is the request's. */
  briefRequestAnswered: event(
    'challenges.evt.brief-request-answered.v1',
    challengeFact.extend({
      requestId: id,
      revision: z.number().int(),
      accountId: id,
      state: briefRequestState,
      by: id,
      /** Whether the company is; where it is not, whoever asked does not learn who answered. */
      seekerNamed: z.boolean().default(false),
      seekerAccountIds: z.array(id).default([]),
      at: z.string(),
    }),
  ),
  outcomeTold: event('challenges.evt.outcome-told.v1', challengeFact),
};
