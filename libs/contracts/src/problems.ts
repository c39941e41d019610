import { z } from 'zod';

type Entry = { status: number; title: string; log: 'debug' | 'info' | 'warn' | 'error' };
const entry = (status: number, title: string, log: Entry['log'] = 'info'): Entry => ({ status, title, log });

/**
 * Every expected failure of the platform. The code is stable and public (RFC 9457 `type` ends in it); the title is
 * English for programs, pages say it in the reader's language.
 */
export const problems = {
  invalid: entry(400, 'The input is not valid'),
  'not-signed-in': entry(401, 'Sign in first'),
  forbidden: entry(403, 'Not allowed'),
  'not-found': entry(404, 'Not found'),
  'unknown-host': entry(404, 'No portal has this host'),
  'method-not-allowed': entry(405, 'This address does not take that method'),
  'too-large': entry(413, 'The body is larger than 512 KB'),
  'unsupported-media-type': entry(415, 'Send JSON'),
  'wrong-origin': entry(403, 'The request came from another site', 'warn'),
  'too-many-requests': entry(429, 'Too many requests'),
  internal: entry(500, 'Something went wrong', 'error'),
  unavailable: entry(503, 'Part of the platform does not answer right now', 'warn'),
  timeout: entry(504, 'The answer takes too long; repeat with the same key', 'warn'),
  'idempotency.key-reused': entry(422, 'The same key came with another body'),
  'caller.not-allowed': entry(403, 'This caller may not use that subject', 'warn'),

  'account.wrong-credentials': entry(401, 'E-mail or password is not right'),
  'account.not-confirmed': entry(403, 'The e-mail address is not confirmed yet'),
  'account.link-invalid': entry(410, 'The link is not valid any more'),
  'account.password-weak': entry(400, 'The password is too easy to guess'),
  'account.hand-over-first': entry(409, 'Others would be left without what only this account can do'),
  'account.locked': entry(429, 'Too many attempts; wait a while'),
  'cluster.not-found': entry(404, 'Cluster not found'),
  'cluster.slug-taken': entry(409, 'This address is taken'),
  'membership.exists': entry(409, 'There is a membership already'),
  'membership.not-found': entry(404, 'Membership not found'),
  'membership.state': entry(409, 'The membership is in another state'),
  'membership.last-manager': entry(409, 'A cluster keeps at least one manager'),
  'organisation.not-found': entry(404, 'Organisation not found'),
  'affiliation.not-found': entry(404, 'Affiliation not found'),

  'challenge.not-found': entry(404, 'Challenge not found'),
  'challenge.revision-conflict': entry(409, 'Somebody saved in the meantime'),
  'challenge.incomplete': entry(422, 'The challenge is not complete yet'),
  'challenge.state': entry(409, 'The challenge is in another state'),
  'challenge.dates': entry(422, 'The dates are not in order'),
  'challenge.extension-only': entry(422, 'Dates of an open challenge can only be extended'),
  'challenge.not-eligible': entry(403, 'This challenge is open to others'),
  'challenge.opened': entry(409, 'What was handed in is opened already'),
  'challenge.last-seeker': entry(409, 'Somebody stays in the team that asks'),
  'challenge.opener-first': entry(409, 'Name somebody else to open first'),
  'challenge.read-only': entry(409, 'Imported challenges are read-only'),
  'brief.not-available': entry(403, 'The confidential brief is not available to you'),
  'brief.not-approved': entry(
    403,
    'The confidential brief is read once the company has approved your request',
  ),
  'brief.undertake-first': entry(
    403,
    'Managers read the confidential brief once they have undertaken to keep it so',
  ),
  'brief.request-not-found': entry(404, 'There is no such request'),
  'brief.request-conflict': entry(409, 'Somebody answered in the meantime'),
  'brief.request-state': entry(409, 'The request is in another state'),
  'brief.asking-ended': entry(409, 'Requests for the brief are made and answered until the close'),
  'brief.request-hindered': entry(409, 'The rules of this challenge keep the brief from this person'),
  'brief.too-many-files': entry(422, 'At most 20 files'),
  'brief.not-on-request': entry(409, 'The brief of this challenge is not given on request'),
  'award.not-found': entry(404, 'Award not found'),
  'award.too-early': entry(409, 'A decision is possible after the close only'),
  'award.reasons-missing': entry(422, 'Every submission needs a reason first'),
  'award.team-gone': entry(422, 'Nobody is left in the team of this submission'),
  'award.unread': entry(422, 'Every submission has to be read by the team that asks first'),
  'award.state': entry(409, 'The award is in another state'),
  'outcome.recognisable': entry(422, 'The text gives away who asks, who is not named'),

  'complaint.not-found': entry(404, 'Complaint not found'),
  'complaint.state': entry(409, 'The complaint is answered already'),
  'complaint.too-many': entry(429, 'Your earlier complaints about this challenge wait for an answer'),

  'terms.not-found': entry(404, 'Terms not found'),
  'terms.not-accepted': entry(403, 'Agree to the terms first'),
  'terms.members-not-accepted': entry(409, 'Not every member of the team has agreed to the terms'),
  'terms.version-outdated': entry(409, 'There is a newer version of the terms'),
  'terms.not-shown': entry(409, 'These terms were not shown to you yet'),
  'terms.still-open': entry(403, 'Who agreed is shown after the close'),
  'terms.not-open': entry(409, 'Terms can be agreed to while the challenge is open'),
  'terms.too-often': entry(429, 'You have agreed to the terms of this challenge too often: try again later'),
  'terms.party': entry(422, 'You cannot agree for this organisation'),
  'terms.not-confirmed': entry(409, 'An organisation has not confirmed the agreement of its member yet'),
  'terms.consent-held': entry(409, 'A transfer office holds its consent to somebody of the team taking part'),
  'terms.blanks': entry(422, 'The terms have blanks that are not filled in'),
  'confirmation.not-found': entry(404, 'There is no such agreement to confirm'),
  'confirmation.state': entry(409, 'The agreement is answered already or has ended'),
  'confirmation.asked-today': entry(409, 'Its signatories were asked within the last day'),
  'consent.not-found': entry(404, 'There is no such consent to give'),
  'consent.state': entry(409, 'The consent is answered already, or its time is over'),
  'consent.withdrawn': entry(409, 'This person no longer takes part, and nothing is asked of the office'),
  'consent.words': entry(409, 'These are not the words that are undertaken now'),
  'receipt.not-found': entry(404, 'Receipt not found'),
  'evidence.no-such-size': entry(404, 'The log has no checkpoint of that size yet'),

  'erasure.changed': entry(409, 'What would be kept is not what was shown any more'),
  'reading.not-found': entry(404, 'There is nothing to read about this'),
  'reading.state': entry(409, 'The request is answered, read or lapsed, or it is one’s own'),

  'submission.not-found': entry(404, 'Submission not found'),
  'submission.exists': entry(409, 'You have a draft for this challenge already'),
  'submission.revision-conflict': entry(409, 'Somebody saved in the meantime'),
  'submission.incomplete': entry(422, 'The submission is not complete yet'),
  'submission.deadline-passed': entry(409, 'The closing date has passed'),
  'submission.not-open': entry(409, 'The challenge is not open'),
  'submission.still-open': entry(403, 'Submissions can be read after the close'),
  'submission.sealed': entry(403, 'Submissions are sealed until they are opened'),
  'submission.state': entry(409, 'The submission is in another state'),
  'submission.access-ended': entry(403, 'Access to what was not awarded has ended'),
  'non-use.signatory': entry(403, 'Somebody who may sign for the organisation confirms this'),
  'non-use.words': entry(409, 'These are not the words that are confirmed now'),
  'deposit.not-found': entry(404, 'Deposit not found'),
  'deposit.sealed': entry(409, 'The deposit is sealed'),
  'deposit.not-sealed': entry(409, 'The deposit is not sealed yet'),
  'deposit.incomplete': entry(422, 'A file has not arrived yet'),
  'deposit.too-many': entry(422, 'At most 50 deposits'),
  'submission.too-many-files': entry(422, 'At most 20 files'),
  'member.exists': entry(409, 'This person is in the team already'),
  'member.not-found': entry(404, 'No such member'),
  'member.takes-part': entry(409, 'You take part in this challenge: withdraw, leave or decline'),
  'member.last-lead': entry(409, 'A team keeps its lead'),

  'group.not-found': entry(404, 'Group not found'),
  'group.state': entry(409, 'The group is in another state'),
  'group.last-moderator': entry(409, 'A group keeps at least one moderator'),
  'thread.not-found': entry(404, 'Topic not found'),
  'post.not-found': entry(404, 'Post not found'),
  'post.not-own': entry(403, 'Only its author changes a post; a moderator may remove it'),
  'post.removed': entry(409, 'The post is removed'),
  'post.revision-conflict': entry(409, 'The post was changed in the meantime'),
  'invitation.not-found': entry(404, 'This invitation does not exist or is used up'),
  'invitation.other-address': entry(403, 'This invitation is for another address'),

  'file.not-found': entry(404, 'File not found'),
  'file.not-complete': entry(409, 'The file is still being uploaded'),
  'file.too-large': entry(413, 'The file is larger than allowed or announced'),
  'file.type-not-allowed': entry(415, 'Files of this type are not accepted'),
  'file.type-mismatch': entry(415, 'The content is not of the type that the name says'),
  'file.digest-mismatch': entry(460, 'The bytes differ from their check sum'),
  'file.offset-mismatch': entry(409, 'The upload stands elsewhere'),
  'file.range': entry(416, 'The file has no such bytes'),
  'grant.invalid': entry(403, 'This address is used up, expired or meant for somebody else'),
  'upload.not-found': entry(404, 'Upload not found'),
  'upload.protocol': entry(412, 'Speak tus 1.0.0 to this address'),
  'data-request.state': entry(409, 'There is no copy of your data to fetch'),
  'notice.not-found': entry(404, 'Notice not found'),
} as const satisfies Record<string, Entry>;

export type ProblemCode = keyof typeof problems;

/** `code` names the rule (`required`, `too_big`, `in-the-past`, …), `field` the path in dots (`reward.amount.minor`). */
export const fieldError = z.object({ field: z.string(), code: z.string(), message: z.string() });
export type FieldError = z.output<typeof fieldError>;

export type ProblemDetails = {
  detail?: string;
  errors?: FieldError[];
  /** Seconds. */
  retryAfter?: number;
  /** Facts a caller can act on, e.g. `current` beside a revision conflict. Never another person's content. */
  facts?: Record<string, unknown>;
  cause?: unknown;
};

/** The one class for failures that are expected; crosses the wire as `toWire()` says and back with `fromWire`. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(
    readonly code: ProblemCode,
    readonly details: ProblemDetails = {},
  ) {
    super(
      details.detail ?? problems[code].title,
      details.cause === undefined ? {} : { cause: details.cause },
    );
  }

  get status(): number {
    return problems[this.code].status;
  }

  get logLevel(): Entry['log'] {
    return problems[this.code].log;
  }

  toWire(): ProblemWire {
    const { detail, errors, retryAfter, facts } = this.details;
    return { code: this.code, detail, errors, retryAfter, facts };
  }

  static fromWire(wire: ProblemWire): ProblemError {
    const { code, ...details } = wire;
    return new ProblemError(isProblemCode(code) ? code : 'internal', details as ProblemDetails);
  }
}

export const problemWire = z.object({
  code: z.string(),
  detail: z.string().optional(),
  errors: z.array(fieldError).optional(),
  retryAfter: z.number().optional(),
  facts: z.record(z.string(), z.unknown()).optional(),
});
export type ProblemWire = z.output<typeof problemWire>;

export function isProblemCode(value: string): value is ProblemCode {
  return Object.hasOwn(problems, value);
}

/** The error by field that a zod failure means; an unknown field is reported under its own name. */
export function invalidInput(error: z.ZodError, prefix = ''): ProblemError {
  const errors = error.issues.flatMap((issue): FieldError[] => {
    const path = [prefix, ...issue.path.map(String)].filter(Boolean);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: [...path, key].join('.'),
        code: 'unknown',
        message: 'Unknown field',
      }));
    }
    const missing = issue.code === 'invalid_type' && issue.message.endsWith('received undefined');
    const code = missing ? 'required' : issue.code === 'custom' ? issue.message : issue.code;
    return [{ field: path.join('.'), code, message: missing ? 'Required' : issue.message }];
  });
  return new ProblemError('invalid', { errors });
}
