import { z } from 'zod';
import { fileSummary } from './challenge-parts.js';
import { event, rpc } from './contract.js';
import { downloadGrant, newFile, uploadGrant } from './files.js';
import { digest, done, email, id, instant, line, many, page, paging, text } from './values.js';

const submissionId = id;

export const submissionStates = [
  'draft',
  'submitted',
  'withdrawn',
  'award-offered',
  'awarded',
  'not-awarded',
] as const;
export const submissionState = z.enum(submissionStates);
export type SubmissionState = (typeof submissionStates)[number];

/** What a team writes; everything may be empty in a draft. */
export const solution = z.strictObject({
  title: line(140).default(''),
  summary: text(600).default('').describe('without secrets'),
  body: text(40_000).default(''),
  /** Which criterion it answers, and how; by the criterion's position. */
  answers: z
    .array(z.strictObject({ criterion: z.number().int().min(0).max(9), text: text(4000) }))
    .max(10)
    .default([]),
  existingRights: text(4000).default('').describe('what the team brings along and keeps'),
  patentFiled: z.enum(['no', 'yes', 'in-preparation']).nullable().default(null),
});
export type Solution = z.output<typeof solution>;

export const solutionChanges = z.strictObject({
  title: line(140).optional(),
  summary: text(600).optional(),
  body: text(40_000).optional(),
  answers: z
    .array(z.strictObject({ criterion: z.number().int().min(0).max(9), text: text(4000) }))
    .max(10)
    .optional(),
  existingRights: text(4000).optional(),
  patentFiled: z.enum(['no', 'yes', 'in-preparation']).nullable().optional(),
});

/** Each member declares for the own part. */
export const declaration = z.strictObject({
  ownWork: z.literal(true),
  othersRights: z.enum(['none', 'named']),
  othersRightsNote: text(2000).default(''),
  employer: z.enum(['consented', 'applied', 'not-needed']),
  employerNote: text(1000).default('').describe('why no consent is needed'),
});
export type Declaration = z.output<typeof declaration>;

export const teamRole = z.enum(['lead', 'member', 'reader']);
export const teamMember = z.object({
  accountId: id,
  name: z.string(),
  role: teamRole,
  agreed: z.boolean().describe('to the terms of the challenge'),
  declared: z.boolean(),
  joinedAt: z.string(),
});

export const submissionVersion = z.object({
  version: z.number().int(),
  submittedAt: z.string(),
  textDigest: digest,
  files: z.array(z.object({ fileId: id, name: z.string(), size: z.number(), digest })),
  receiptId: id,
  counts: z.boolean().describe('the last one before the close'),
});
export type SubmissionVersion = z.output<typeof submissionVersion>;

/** Why a draft cannot be submitted yet: the step it is in, the field and the rule. */
export const checkFinding = z.object({
  step: z.enum(['terms', 'solution', 'files', 'declarations']),
  field: z.string(),
  code: z.string(),
  accountId: id.nullable(),
});

export const submission = z.object({
  submissionId,
  challengeId: id,
  challengeSlug: z.string().nullable(),
  state: submissionState,
  revision: z.number().int(),
  role: teamRole,
  solution: z.custom<Solution>((value) => typeof value === 'object' && value !== null),
  files: z.array(fileSummary),
  members: z.array(teamMember),
  invitations: z.array(
    z.object({ invitationId: id, email: z.string(), role: teamRole, invitedAt: z.string() }),
  ),
  ownDeclaration: z.custom<Declaration>().nullable(),
  versions: z.array(submissionVersion),
  closesAt: z.string(),
  graceSeconds: z.number(),
  now: z.string().describe('the clock that counts'),
  open: z.boolean(),
  decision: z.object({ awarded: z.boolean(), reason: z.string(), at: z.string() }).nullable(),
  award: z.object({ awardId: id, lapsesAt: z.string(), reason: z.string().nullable() }).nullable(),
  updatedAt: z.string(),
});
export type Submission = z.output<typeof submission>;

/** A submission as the seeker's team reads it after the close: the version that counts, no drafts. */
export const readableSubmission = z.object({
  submissionId,
  state: submissionState,
  version: submissionVersion,
  solution: z.custom<Solution>(),
  team: z.array(z.object({ accountId: id, name: z.string() })),
  feedback: z.string().nullable(),
});

const opening = z.object({
  at: z.string(),
  accountId: id,
  name: z.string(),
  organisationName: z.string().nullable(),
  role: z.enum(['seeker', 'member']),
  version: z.number().int(),
  what: z.enum(['text', 'file']),
  fileName: z.string().nullable(),
});

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
    input: z.strictObject({ submissionId, revision: z.number().int().min(0), changes: solutionChanges }),
    output: z.object({ revision: z.number().int(), savedAt: z.string() }),
  }),
  listSubmissions: rpc('submissions.rpc.list', {
    route: 'GET /submissions',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ state: many(submissionState), challengeId: id.optional(), ...paging }),
    output: page(
      z.object({
        submissionId,
        challengeId: id,
        challengeSlug: z.string().nullable(),
        title: z.string(),
        state: submissionState,
        role: teamRole,
        versions: z.number(),
        closesAt: z.string(),
        updatedAt: z.string(),
      }),
    ),
  }),

  inviteMember: rpc('submissions.rpc.invite-member', {
    route: 'POST /submissions/{submissionId}/members',
    access: 'account',
    kind: 'write',
    perMinute: 30,
    input: z.strictObject({ submissionId, email, role: z.enum(['member', 'reader']).default('member') }),
    output: z.object({ invitationId: id }),
  }),
  /** What the invited person sees before deciding; the token comes by mail. */
  showTeamInvitation: rpc('submissions.rpc.show-invitation', {
    route: 'GET /submissions/invitations/{token}',
    access: 'public',
    kind: 'read',
    perMinute: 60,
    input: z.strictObject({ token: z.string().max(200) }),
    output: z.object({
      challengeId: id,
      challengeSlug: z.string().nullable(),
      invitedBy: z.string(),
      role: teamRole,
    }),
  }),
  acceptTeamInvitation: rpc('submissions.rpc.accept-invitation', {
    route: 'POST /submissions/invitations/{token}/accept',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ token: z.string().max(200) }),
    output: z.object({ submissionId }),
  }),
  declineTeamInvitation: rpc('submissions.rpc.decline-invitation', {
    route: 'POST /submissions/invitations/{token}/decline',
    access: 'public',
    kind: 'write',
    input: z.strictObject({ token: z.string().max(200) }),
    output: done,
  }),
  removeMember: rpc('submissions.rpc.remove-member', {
    route: 'DELETE /submissions/{submissionId}/members/{accountId}',
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
    input: z.strictObject({ submissionId, revision: z.number().int() }),
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

  /** The manager's number while open; with how many are read and have a reason from the close on. */
  countSubmissions: rpc('submissions.rpc.count', {
    route: 'GET /challenges/{challengeId}/submissions/count',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: z.object({ count: z.number(), withReason: z.number().nullable() }),
  }),
  /** For the seeker's team, from 30 s after the close. */
  listReceived: rpc('submissions.rpc.list-received', {
    route: 'GET /challenges/{challengeId}/submissions',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id, ...paging }),
    output: page(
      z.object({
        submissionId,
        state: submissionState,
        title: z.string(),
        summary: z.string(),
        version: z.number(),
        submittedAt: z.string(),
        files: z.number(),
        hasReason: z.boolean(),
      }),
    ),
  }),
  /** Recorded as an opening. */
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
    input: z.strictObject({ submissionId, text: text(4000).pipe(z.string().min(1)) }),
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

  // For other services.
  /** Asked by `challenges` before it offers an award. */
  readiness: rpc('submissions.rpc.readiness', {
    access: 'internal',
    kind: 'read',
    system: ['event', 'clock'],
    input: z.strictObject({ challengeId: id, submissionId: id.optional() }),
    output: z.object({
      exists: z.boolean(),
      total: z.number(),
      portals: z.number(),
      withoutReason: z.array(id),
    }),
  }),
  mailInvitation: rpc('submissions.rpc.mail-invitation', {
    access: 'internal',
    kind: 'write',
    system: ['event', 'clock'],
    input: z.strictObject({ invitationId: id }),
    output: z
      .object({
        email: z.string(),
        token: z.string(),
        accountId: id.nullable(),
        invitedById: id,
        clusterId: id.nullable(),
        challengeId: id,
      })
      .nullable(),
  }),
};

const submissionFact = z.object({ submissionId, challengeId: id });
export const submissionsEvents = {
  memberInvited: event(
    'submissions.evt.member-invited.v1',
    submissionFact.extend({ invitationId: id, accountId: id.nullable() }),
  ),
  memberJoined: event(
    'submissions.evt.member-joined.v1',
    submissionFact.extend({ accountId: id, teamAccountIds: z.array(id) }),
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
    }),
  ),
  /** An attempt that came too late, with the clock's time. */
  refused: event(
    'submissions.evt.refused.v1',
    submissionFact.extend({ receiptId: id, at: instant, accountId: id, code: z.string(), closesAt: instant }),
  ),
  awardOfferTold: event(
    'submissions.evt.award-offer-told.v1',
    submissionFact.extend({ awardId: id, teamAccountIds: z.array(id), lapsesAt: z.string() }),
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
    submissionFact.extend({ awarded: z.boolean(), teamAccountIds: z.array(id) }),
  ),
  opened: event(
    'submissions.evt.opened.v1',
    submissionFact.extend({ accountId: id, version: z.number().int(), fileId: id.nullable(), at: instant }),
  ),
};
