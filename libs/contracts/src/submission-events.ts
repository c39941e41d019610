import { z } from 'zod';
import { event } from './contract.js';
import { agreementsStated } from './evidence.js';
import { base64url, digest, id, instant, language, recipient } from './values.js';

const submissionFact = z.object({ submissionId: id, challengeId: id });
/** Organisations to which the person's affiliation is verified at that moment. */
const organisationIds = z.array(id);
const depositFact = z.object({ depositId: id, challengeId: id });
/** What came too late: the clock's time, and what was answered. */
const refusal = {
  ...{ receiptId: id, at: instant, accountId: id, closesAt: instant },
  code: z.string(),
  message: z.string().optional(),
};

export const submissionsEvents = {
  /** Before a word of it is written. */
  draftBegun: event(
    'submissions.evt.draft-begun.v1',
    submissionFact.extend({ accountId: id, organisationIds }),
  ),
  memberInvited: event(
    'submissions.evt.member-invited.v1',
    submissionFact.extend({ invitationId: id, accountId: id.nullable() }),
  ),
  memberJoined: event(
    'submissions.evt.member-joined.v1',
    submissionFact.extend({
      accountId: id,
      teamAccountIds: z.array(id),
      organisationIds: organisationIds.optional(),
    }),
  ),
  /**
   * By oneself or by the lead; the draft of the others goes on. `teamAccountIds` is who still belongs to it; `by` may be
   * the same person.
   */
  memberLeft: event(
    'submissions.evt.member-left.v1',
    submissionFact.extend({
      accountId: id,
      by: id.optional(),
      teamAccountIds: z.array(id).optional(),
    }),
  ),
  submitted: event(
    'submissions.evt.submitted.v1',
    submissionFact.extend({
      receiptId: id,
      version: z.number().int(),
      at: instant,
      accountId: id,
      portalId: id.nullable(),
      clusterId: id,
      teamAccountIds: z.array(id),
      agreements: agreementsStated.optional(),
      textDigest: digest,
      files: z.array(z.object({ fileId: id, size: z.number().int(), digest })),
    }),
  ),
  withdrawn: event(
    'submissions.evt.withdrawn.v1',
    submissionFact.extend({
      receiptId: id,
      at: instant,
      accountId: id,
      teamAccountIds: z.array(id),
      afterClose: z.boolean(),
      handedIn: z.boolean().optional().describe('false: a draft was discarded that was never handed in'),
    }),
  ),
  /** An attempt that came too late, with the clock's time. */
  refused: event('submissions.evt.refused.v1', submissionFact.extend(refusal)),
  /** The seeker sealed what it knew before the close; `wrapped` is its key below two layers, as a challenge's. */
  deposited: event(
    'submissions.evt.deposited.v1',
    depositFact.extend({
      receiptId: id,
      at: instant,
      accountId: id,
      portalId: id.nullable(),
      seekerAccountIds: z.array(id),
      wrapped: base64url,
      textDigest: digest,
      files: z.array(z.object({ fileId: id, size: z.number().int(), digest })),
    }),
  ),
  /** A deposit that came too late, with the clock's time. */
  depositRefused: event('submissions.evt.deposit-refused.v1', depositFact.extend(refusal)),
  awardOfferTold: event(
    'submissions.evt.award-offer-told.v1',
    submissionFact.extend({
      awardId: id,
      teamAccountIds: z.array(id),
      clusterId: id.optional().describe('the lead cluster, whose contact answers questions'),
      lapsesAt: z.string(),
      receiptId: id.optional(),
      waitsForOffices: z
        .boolean()
        .optional()
        .describe('the team cannot accept while an office holds its consent for one of it'),
    }),
  ),
  /** Nobody of the team answered in time; the seeker may go on to the next in line. */
  awardLapseTold: event(
    'submissions.evt.award-lapse-told.v1',
    submissionFact.extend({ awardId: id, teamAccountIds: z.array(id) }),
  ),
  /** By the seeker's team, before the team answered; the reason is read with the submission. */
  awardTakenBack: event(
    'submissions.evt.award-taken-back.v1',
    submissionFact.extend({ awardId: id, accountId: id, teamAccountIds: z.array(id), at: instant }),
  ),
  /** `shownAccountId` and `shownOrganisation` only with the team's consent. */
  awardAnswered: event(
    'submissions.evt.award-answered.v1',
    submissionFact.extend({
      awardId: id,
      accountId: id,
      accepted: z.boolean(),
      show: z.enum(['name', 'organisation', 'nothing']),
      at: instant,
    }),
  ),
  /** Everyone who took part, each with the own result. */
  decisionTold: event(
    'submissions.evt.decision-told.v1',
    submissionFact.extend({
      awarded: z.boolean(),
      teamAccountIds: z.array(id),
      clusterId: id.optional().describe('the lead cluster, whose contact takes objections'),
      receiptId: id.optional().describe('held by those who were chosen'),
    }),
  ),
  /**
   * A challenge has a key pair to which its submissions are sealed. `wrapped` is the private half below two layers of
   * the age format, the outer one `terms`', the inner one `submissions`' own. Made again when a key was recovered.
   */
  challengeKeyMade: event(
    'submissions.evt.challenge-key-made.v1',
    z.object({ challengeId: id, recipient, wrapped: base64url }),
  ),
  /** After the close and all approvals: every submission that counts can be read. */
  allOpened: event(
    'submissions.evt.all-opened.v1',
    z.object({
      challengeId: id,
      clusterId: id,
      seekerAccountIds: z.array(id),
      at: instant,
      submissions: z.number().int(),
    }),
  ),
  /** The seeker's team can no longer read what was not awarded; `at` is the stated date. */
  accessEnded: event(
    'submissions.evt.access-ended.v1',
    submissionFact.extend({ receiptId: id, at: instant, teamAccountIds: z.array(id) }),
  ),
  /** What was not awarded is deleted in some days, unless its team wants it kept. */
  deletionAhead: event(
    'submissions.evt.deletion-ahead.v1',
    submissionFact.extend({ teamAccountIds: z.array(id), deletesAt: z.string() }),
  ),
  /** A draft that was never handed in is deleted in some days, as long as its cluster chose to keep it. */
  draftDeletionAhead: event(
    'submissions.evt.draft-deletion-ahead.v1',
    submissionFact.extend({ teamAccountIds: z.array(id), deletesAt: z.string() }),
  ),
  /** Text, keys and files are gone; the digests are those of the version that counted. */
  contentsDeleted: event(
    'submissions.evt.contents-deleted.v1',
    submissionFact.extend({
      receiptId: id,
      at: instant,
      teamAccountIds: z.array(id),
      version: z.number().int(),
      textDigest: digest,
      files: z.array(z.object({ fileId: id, size: z.number().int(), digest })),
    }),
  ),
  /** Everything of a challenge's rest is opened or gone: nobody needs the key any more, and no copy of it stays. */
  challengeKeyErased: event('submissions.evt.challenge-key-erased.v1', z.object({ challengeId: id })),
  /** The seeker's team is asked to confirm that it does not use what was not awarded. */
  nonUseAsked: event(
    'submissions.evt.non-use-asked.v1',
    z.object({ challengeId: id, clusterId: id, seekerAccountIds: z.array(id), dueAt: z.string() }),
  ),
  nonUseConfirmed: event(
    'submissions.evt.non-use-confirmed.v1',
    z.object({
      challengeId: id,
      receiptId: id,
      at: instant,
      accountId: id,
      organisationId: id,
      seekerAccountIds: z.array(id),
      language: language.optional(),
      words: z.string().optional(),
    }),
  ),
  /** Not confirmed by its date; stated once. */
  nonUseOverdue: event(
    'submissions.evt.non-use-overdue.v1',
    z.object({ challengeId: id, clusterId: id, seekerAccountIds: z.array(id) }),
  ),
  /** The last word on a closed account, behind that of `groups`: all that it did here was told before. */
  accountSettled: event('submissions.evt.account-settled.v1', z.object({ accountId: id })),
  opened: event(
    'submissions.evt.opened.v1',
    submissionFact.extend({ accountId: id, version: z.number().int(), fileId: id.nullable(), at: instant }),
  ),
};
