import { z } from 'zod';
import { anyText } from './challenge-pages.js';
import { fileSummary } from './challenge-parts.js';
import { consentState } from './consents.js';
import { ownRetention, retention } from './retention.js';
import { calendarDay, digest, id, line, revision, text } from './values.js';

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

/** What a team says about a patent; `in-preparation`: planned. */
export const patentAnswers = ['yes', 'in-preparation', 'no', 'not-patentable', 'unknown'] as const;
const patentFiled = z.enum(patentAnswers).nullable();
const patentNumber = line(60);
const patentDate = z.union([z.literal(''), calendarDay]);

/** What a team writes; everything may be empty in a draft. */
export const solution = z.strictObject({
  title: line(140).default(''),
  summary: text(600).default('').describe('without secrets: others than those who assess may read it, too'),
  body: text(40_000).default(''),
  /** Which criterion it answers, and how; by the criterion's position. */
  answers: z
    .array(z.strictObject({ criterion: z.number().int().min(0).max(9), text: text(4000) }))
    .max(10)
    .default([]),
  existingRights: text(4000).default('').describe('what the team brings along and keeps'),
  patentFiled: patentFiled.default(null),
  /** Of the filing: only beside `yes`, and left out where nothing is stated. */
  patentNumber: patentNumber.optional(),
  patentDate: patentDate.optional(),
});
export type Solution = z.output<typeof solution>;

/** Which submission, and how often it was changed when the caller read it. */
export const submissionAsRead = { submissionId: id, revision };

export const solutionChanges = z.strictObject({
  title: line(140).optional(),
  summary: text(600).optional(),
  body: text(40_000).optional(),
  answers: z
    .array(z.strictObject({ criterion: z.number().int().min(0).max(9), text: text(4000) }))
    .max(10)
    .optional(),
  existingRights: text(4000).optional(),
  patentFiled: patentFiled.optional(),
  patentNumber: patentNumber.optional(),
  patentDate: patentDate.optional(),
});

// Said together with what else is wrong with a declaration, not after it.
const noteMissing = {
  error: 'required',
  when: ({ value }: { value: unknown }) => typeof value === 'object' && value !== null,
};

/** Each member declares for the own part; what is said to exist is named, and what is not needed says why. */
export const declaration = z
  .strictObject({
    ownWork: z.literal(true),
    othersRights: z.enum(['none', 'named']),
    othersRightsNote: text(2000).default('').describe('which rights, whose; required where they are `named`'),
    employer: z.enum(['consented', 'applied', 'not-needed']),
    employerNote: text(1000)
      .default('')
      .describe('why no consent is needed; required where it is `not-needed`'),
  })
  .refine(({ othersRights, othersRightsNote }) => othersRights !== 'named' || othersRightsNote !== '', {
    ...noteMissing,
    path: ['othersRightsNote'],
  })
  .refine(({ employer, employerNote }) => employer !== 'not-needed' || employerNote !== '', {
    ...noteMissing,
    path: ['employerNote'],
  });
export type Declaration = z.output<typeof declaration>;

export const teamRole = z.enum(['lead', 'member', 'reader']);
export const teamMember = z.object({
  accountId: id,
  name: z.string(),
  role: teamRole,
  agreed: z.boolean().describe('to the terms of the challenge'),
  unconfirmed: z.boolean().describe('agreed for an organisation that has not confirmed it'),
  consent: consentState.nullable().describe('of offices to taking part; null: none hears of it'),
  declared: z.boolean(),
  mayRead: z.boolean().describe('false until they agreed: what is written is not shown to them'),
  joinedAt: z.string(),
});

export const submissionVersion = z.object({
  version: z.number().int(),
  submittedAt: z.string(),
  textDigest: digest,
  files: z.array(
    z.object({
      fileId: id,
      name: z.string().describe('empty where it is sealed or gone'),
      size: z.number(),
      digest,
    }),
  ),
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

/** The last offer of an award, where it was taken back; until another one is made. */
const awardTakenBack = z.object({ at: z.string(), reason: z.string() }).nullable();

export const submission = z.object({
  submissionId: id,
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
  versions: z.array(
    submissionVersion.extend({
      hasReceipt: z.boolean().describe('whether it names the asking person, who holds its receipt then'),
    }),
  ),
  versionTeam: z
    .array(z.object({ accountId: id, name: z.string().describe('empty where the account is closed') }))
    .default([])
    .describe('whom the version that was handed in last names, also those who have left the team since'),
  closesAt: z.string(),
  graceSeconds: z.number(),
  now: z.string().describe('the clock that counts'),
  open: z.boolean(),
  openedAt: z.string().nullable().describe('when all that was handed in to the challenge was opened'),
  decision: z.object({ awarded: z.boolean(), reason: z.string(), at: z.string() }).nullable(),
  award: z
    .object({
      awardId: id,
      lapsesAt: z.string(),
      reason: z.string().nullable(),
      organisationName: z
        .string()
        .nullable()
        .default(null)
        .describe('who offers it, also where it is unnamed'),
    })
    .nullable(),
  awardTakenBack,
  /** False until the asking person has agreed to the terms: texts and files are left out. */
  mayRead: z.boolean().default(true),
  /** False once a team chose to keep nothing but what it handed in; writing begins anew then. */
  hasWorkingCopy: z.boolean(),
  draftGoesAt: z.string().nullable().describe('closed and never handed in: when all of it is deleted'),
  retention: ownRetention.nullable().describe('once decided, of what was not awarded'),
  updatedAt: z.string(),
});
export type Submission = z.output<typeof submission>;

/** A submission on the lists of its team. */
export const submissionRow = z.object({
  submissionId: id,
  challengeId: id,
  challengeSlug: z.string().nullable(),
  challengeQuestion: anyText.optional(),
  title: z.string(),
  state: submissionState,
  role: teamRole,
  versions: z.number(),
  closesAt: z.string(),
  suspended: z.boolean().default(false).describe('no clock of its challenge runs'),
  awardLapsesAt: z.string().nullable().describe('until when an award that is offered can be answered'),
  waitsForOrganisation: z
    .boolean()
    .default(false)
    .describe('whether somebody of the team agreed for an organisation that has to confirm, of a draft'),
  waitsForOffice: z
    .boolean()
    .default(false)
    .describe(
      'a draft, or a new version, that cannot be submitted, and an award that cannot be accepted, until an office agrees',
    ),
  changed: z
    .boolean()
    .default(false)
    .describe('the draft says something else than the version that was handed in last'),
  declared: z.boolean().default(false).describe('whether the person has given a declaration'),
  hasReceipt: z
    .boolean()
    .default(false)
    .describe('whether the version that was handed in last names the person, who holds its receipt then'),
  teamGrew: z
    .boolean()
    .default(false)
    .describe(
      'somebody has joined to take part since the version that was handed in last, which does not name them',
    ),
  updatedAt: z.string(),
});

/** What an account sees of its own invitation before it joins. */
export const ownTeamInvitation = z.object({
  invitationId: id,
  challengeId: id,
  challengeSlug: z.string().nullable(),
  invitedBy: z.string(),
  role: teamRole,
  expiresAt: z.string(),
});

/** A submission on the list of the seeker's team. */
export const receivedRow = z.object({
  submissionId: id,
  state: submissionState,
  title: z.string(),
  summary: z.string(),
  version: z.number(),
  submittedAt: z.string(),
  files: z.number(),
  hasReason: z.boolean(),
  retention: retention.nullable().describe('once the access has ended, title and summary are empty'),
});

/** A submission as the seeker's team reads it after the close: the version that counts, no drafts. */
export const readableSubmission = z.object({
  submissionId: id,
  state: submissionState,
  version: submissionVersion,
  solution: z.custom<Solution>(),
  team: z.array(z.object({ accountId: id, name: z.string() })),
  declarations: z
    .array(z.object({ accountId: id, declaration: z.custom<Declaration>() }))
    .describe('of the team, as they stand; from the close on they no longer change'),
  consentHeld: z
    .boolean()
    .nullable()
    .describe('whether an office holds its consent to somebody of the team taking part; null: not known now'),
  consents: z
    .array(z.object({ accountId: id, state: consentState.exclude(['withdrawn']) }))
    .nullable()
    .default(null)
    .describe('of the team, whose offices were asked or told, and where they stand; null: not known now'),
  feedback: z.string().nullable(),
  awardTakenBack,
  /** Of what was not awarded; once the access has ended or all is deleted, solution, declarations and names are empty. */
  retention: retention.nullable(),
});

export const opening = z.object({
  at: z.string(),
  accountId: id.nullable(),
  name: z.string().nullable().describe('null, as the account, for somebody of a company that stays unnamed'),
  organisationName: z.string().nullable().describe('a verified affiliation at that moment'),
  role: z.enum(['seeker', 'member']),
  version: z.number().int(),
  what: z.enum(['text', 'file']),
  fileName: z.string().nullable(),
});
