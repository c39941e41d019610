import { z } from 'zod';
import { rpc } from './contract.js';
import { depositCalls } from './deposits.js';
import { downloadGrant, newFile, uploadGrant } from './files.js';
import { invitationLanguage, invitationMail } from './invitations.js';
import { openingCalls } from './submission-openings.js';
import {
  checkFinding,
  declaration,
  opening,
  ownTeamInvitation,
  readableSubmission,
  receivedRow,
  solutionChanges,
  submission,
  submissionAsRead,
  submissionRow,
  submissionState,
  submissionVersion,
  teamRole,
} from './submission-parts.js';
import { done, email, id, identity, invitationKey, many, nothing, page, paging, text } from './values.js';

const submissionId = id;

export const submissionsRpc = {
  /** Begins a draft; the person has agreed to the terms and may take part. */
  startSubmission: rpc('submissions.rpc.start', {
    route: 'POST /challenges/{challengeId}/submissions',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId: id }),
    output: submission,
  }),
  getSubmission: rpc('submissions.rpc.get', {
    route: 'GET /submissions/{submissionId}',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ submissionId }),
    output: submission,
  }),
  /** A newer revision answers `submission.revision-conflict` with `facts.current` (solution and revision). */
  saveSolution: rpc('submissions.rpc.save-solution', {
    route: 'PATCH /submissions/{submissionId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ ...submissionAsRead, changes: solutionChanges }),
    output: z.object({ revision: z.number().int(), savedAt: z.string() }),
  }),
  listSubmissions: rpc('submissions.rpc.list', {
    route: 'GET /submissions',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ state: many(submissionState), challengeId: id.optional(), ...paging }),
    output: page(submissionRow),
  }),

  inviteMember: rpc('submissions.rpc.invite-member', {
    route: 'POST /submissions/{submissionId}/members',
    access: 'account',
    kind: 'write',
    perMinute: 30,
    input: z.strictObject({
      submissionId,
      email,
      role: z.enum(['member', 'reader']).default('member'),
      language: invitationLanguage,
    }),
    output: z.object({ invitationId: id }),
  }),
  /** Those that the person can answer now, the newest first. */
  listTeamInvitations: rpc('submissions.rpc.list-invitations', {
    route: 'GET /submissions/invitations',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: z.object({ items: z.array(ownTeamInvitation) }),
  }),
  /** What the invited person sees before deciding. */
  showTeamInvitation: rpc('submissions.rpc.show-invitation', {
    route: 'GET /submissions/invitations/{invitation}',
    access: 'public',
    kind: 'read',
    perMinute: 60,
    input: z.strictObject({ invitation: invitationKey }),
    output: z.object({
      challengeId: id,
      challengeSlug: z.string().nullable(),
      invitedBy: z.string(),
      email: z.string().describe('that was invited'),
      role: teamRole,
    }),
  }),
  acceptTeamInvitation: rpc('submissions.rpc.accept-invitation', {
    route: 'POST /submissions/invitations/{invitation}/accept',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ invitation: invitationKey }),
    output: z.object({ submissionId }),
  }),
  declineTeamInvitation: rpc('submissions.rpc.decline-invitation', {
    route: 'POST /submissions/invitations/{invitation}/decline',
    access: 'public',
    kind: 'write',
    input: z.strictObject({ invitation: invitationKey }),
    output: done,
  }),
  /** By the team lead, while it is not answered. */
  revokeTeamInvitation: rpc('submissions.rpc.revoke-invitation', {
    route: 'DELETE /submissions/{submissionId}/invitations/{invitationId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId, invitationId: id }),
    output: done,
  }),
  removeMember: rpc('submissions.rpc.remove-member', {
    route: 'DELETE /submissions/{submissionId}/members/{accountId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId, accountId: id }),
    output: done,
  }),
  /** Another person of the team leads from now on; the lead becomes a member. */
  handOver: rpc('submissions.rpc.hand-over', {
    route: 'POST /submissions/{submissionId}/members/{accountId}/hand-over',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId, accountId: id }),
    output: done,
  }),
  declare: rpc('submissions.rpc.declare', {
    route: 'PUT /submissions/{submissionId}/declarations/own',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId, declaration }),
    output: done,
  }),

  addFile: rpc('submissions.rpc.add-file', {
    route: 'POST /submissions/{submissionId}/files',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId, ...newFile }),
    output: uploadGrant,
  }),
  removeSubmissionFile: rpc('submissions.rpc.remove-file', {
    route: 'DELETE /submissions/{submissionId}/files/{fileId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId, fileId: id }),
    output: done,
  }),
  grantSubmissionFile: rpc('submissions.rpc.grant-file', {
    route: 'POST /submissions/{submissionId}/files/{fileId}/grant',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId, fileId: id }),
    output: downloadGrant,
  }),

  checkSubmission: rpc('submissions.rpc.check', {
    route: 'GET /submissions/{submissionId}/check',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ submissionId }),
    output: z.object({
      ready: z.boolean(),
      findings: z.array(checkFinding),
      closesAt: z.string(),
      graceSeconds: z.number(),
      now: z.string(),
    }),
  }),
  /** By the team lead. Late is `clock_timestamp()` of this service's database after `closesAt` plus the grace. */
  submit: rpc('submissions.rpc.submit', {
    route: 'POST /submissions/{submissionId}/submit',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      ...submissionAsRead,
      keepWorkingCopy: z
        .boolean()
        .default(true)
        .describe('false: the platform keeps only what is sealed until the close'),
    }),
    output: submissionVersion.extend({ submissionId }),
  }),
  withdrawSubmission: rpc('submissions.rpc.withdraw', {
    route: 'POST /submissions/{submissionId}/withdraw',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId }),
    output: z.object({ submissionId, state: submissionState, receiptId: id }),
  }),
  listOpenings: rpc('submissions.rpc.list-openings', {
    route: 'GET /submissions/{submissionId}/openings',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ submissionId, ...paging }),
    output: page(opening),
  }),

  /** The manager's number while open; with how many the seeker's team has read and given a reason from the close on. */
  countSubmissions: rpc('submissions.rpc.count', {
    route: 'GET /challenges/{challengeId}/submissions/count',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: z.object({ count: z.number(), read: z.number().nullable(), withReason: z.number().nullable() }),
  }),
  ...openingCalls,
  ...depositCalls,
  /** For the seeker's team, once opened; before that `submission.sealed` with the opening's state in `facts`. */
  listReceived: rpc('submissions.rpc.list-received', {
    route: 'GET /challenges/{challengeId}/submissions',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id, ...paging }),
    output: page(receivedRow),
  }),
  /** Recorded as an opening. Nobody reads it before all were opened; its team has its working copy. */
  readSubmission: rpc('submissions.rpc.read', {
    route: 'GET /challenges/{challengeId}/submissions/{submissionId}',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id, submissionId }),
    output: readableSubmission,
  }),
  /** The reason that the team reads with the decision. */
  giveFeedback: rpc('submissions.rpc.give-feedback', {
    route: 'PUT /submissions/{submissionId}/feedback',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId, text: text(4000, 1) }),
    output: done,
  }),
  acceptAward: rpc('submissions.rpc.accept-award', {
    route: 'POST /submissions/{submissionId}/award/accept',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      submissionId,
      show: z.enum(['name', 'organisation', 'nothing']).default('nothing'),
    }),
    output: done,
  }),
  declineAward: rpc('submissions.rpc.decline-award', {
    route: 'POST /submissions/{submissionId}/award/decline',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId }),
    output: done,
  }),

  /** By the seeker's team, while the team has not answered; of both at once the first counts. */
  takeBackAward: rpc('submissions.rpc.take-back-award', {
    route: 'POST /submissions/{submissionId}/award/take-back',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ submissionId, reason: text(4000, 1) }),
    output: done,
  }),

  // For other services.
  /**
   * Asked by the files listener when a download begins: the private half that opens the file, and what it is called,
   * once more checked whether the account may read it now. `file.not-found` where it may not.
   */
  fileKey: rpc('submissions.rpc.file-key', {
    access: 'internal',
    kind: 'read',
    system: ['files'],
    input: z.strictObject({ fileId: id, accountId: id }),
    output: z.object({ identity, name: z.string() }),
  }),
  /** Asked by `challenges` before it offers an award. */
  readiness: rpc('submissions.rpc.readiness', {
    access: 'internal',
    kind: 'read',
    system: ['event', 'clock'],
    input: z.strictObject({ challengeId: id, submissionId: id.optional() }),
    output: z.object({
      exists: z.boolean(),
      gone: z.boolean().describe('whether nobody is left in the team that is asked about'),
      total: z.number(),
      portals: z.number(),
      withoutReason: z.array(id),
      unread: z.array(id).describe('that nobody of the seeker’s team has opened'),
    }),
  }),
  mailInvitation: rpc('submissions.rpc.mail-invitation', {
    access: 'internal',
    kind: 'write',
    system: ['event', 'clock'],
    input: z.strictObject({ invitationId: id }),
    output: invitationMail.extend({ challengeId: id }).nullable(),
  }),
};
