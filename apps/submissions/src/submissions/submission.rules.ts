import {
  type Actor,
  type ChallengeState,
  type checkFinding,
  type Eligibility,
  type HeldConsents,
  isAdmittedIn,
  type ProblemCode,
  type Solution,
  type SubmissionState,
} from '@allmende/contracts';
import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { heldOf } from '../team/consent.rules.js';
import type { Agreements } from '../team/team.agreements.js';

/** Seconds after the close in which handing in still counts as in time; every page states them. */
export const graceSeconds = 10;
/** Seconds after the close from which on others than the team read: by then no submit can still be under way. */
export const readingDelaySeconds = 30;
export const maxFiles = 20;
/** People of a team and open invitations together. */
export const maxTeam = 20;
export const invitationDays = 14;

export type Dates = { state: ChallengeState; opensAt: Date | null; closesAt: Date | null };

/** `ahead`: published, opens later; `over`: the close and the grace have passed; `stopped`: no clock runs. */
export type Phase = 'unpublished' | 'imported' | 'ahead' | 'open' | 'over' | 'stopped';

const unpublished: ReadonlySet<ChallengeState> = new Set([
  'draft',
  'in-review',
  'changes-requested',
  'withdrawn',
]);
const decided: ReadonlySet<ChallengeState> = new Set(['decided', 'completed', 'ended-without-award']);

/**
 * Late is this one rule: `now`, the clock of this service's database, is after the close and the grace. Open and over
 * are facts of time; the challenge's state only says whether a clock runs at all.
 */
export function phaseOf({ state, opensAt, closesAt }: Dates, now: Date): Phase {
  if (state === 'imported') return 'imported';
  if (unpublished.has(state) || !closesAt) return 'unpublished';
  if (state === 'suspended') return 'stopped';
  if (now.getTime() > closesAt.getTime() + graceSeconds * 1_000) return 'over';
  if (decided.has(state)) return 'stopped';
  return opensAt && now < opensAt ? 'ahead' : 'open';
}

const refusals: Record<Exclude<Phase, 'open'>, ProblemCode> = {
  unpublished: 'challenge.not-found',
  imported: 'challenge.read-only',
  ahead: 'submission.not-open',
  stopped: 'submission.not-open',
  over: 'submission.deadline-passed',
};

/** Why nothing can be begun, written or handed in at this moment; undefined while it can. */
export function refusalOf(dates: Dates, now: Date): ProblemCode | undefined {
  const phase = phaseOf(dates, now);
  return phase === 'open' ? undefined : refusals[phase];
}

/** Whether there is a decision that was told: an award that was accepted, or none. */
export function isDecided(state: ChallengeState): boolean {
  return decided.has(state);
}

/** Whether something can still be handed in, now or later. */
export function takesSubmissions(state: ChallengeState): boolean {
  return state === 'scheduled' || state === 'open';
}

/** Whether what was handed in may be opened by now, and read by the seeker's team. */
export function isReadable(dates: Dates, now: Date): boolean {
  const phase = phaseOf(dates, now);
  if (phase !== 'over' || !dates.closesAt) return false;
  return now.getTime() >= dates.closesAt.getTime() + readingDelaySeconds * 1_000;
}

/** Whether the person is among those the challenge is open to. */
export function isEligible({ clusterId, eligibility }: Entry, actor: Actor): boolean {
  if (eligibility.kind === 'own-cluster') return isAdmittedIn(actor, [clusterId]);
  if (eligibility.kind === 'clusters') return isAdmittedIn(actor, eligibility.clusterIds);
  return true;
}
type Entry = { clusterId: string; eligibility: Eligibility };

/** Whoever is chosen learns which company it is before they accept. */
export function isChosen(state: SubmissionState): boolean {
  return state === 'award-offered' || state === 'awarded';
}

export const emptySolution: Solution = {
  title: '',
  summary: '',
  body: '',
  answers: [],
  existingRights: '',
  patentFiled: null,
};

/** Number and day of a filing stand beside a stated filing alone, and each only where it is stated. */
export function withPatentStated({ patentNumber, patentDate, ...solution }: Solution): Solution {
  if (solution.patentFiled !== 'yes') return solution;
  return { ...solution, ...(patentNumber && { patentNumber }), ...(patentDate && { patentDate }) };
}

/**
 * Format `text v1`: the RFC 8785 JSON of the solution as `GET /submissions/{id}` shows it, an object with exactly the
 * members `answers` (each `{criterion, text}`), `body`, `existingRights`, `patentFiled`, `summary` and `title`, all of
 * them present, and `patentDate` and `patentNumber` where they are stated; texts as they were saved (NFC, lines end in
 * U+000A).
 */
export function canonicalText(solution: Solution): string {
  const { answers, body, existingRights, patentFiled, summary, title, ...rest } = withPatentStated(solution);
  const { patentDate, patentNumber } = rest;
  const parts = answers.map(({ criterion, text }) => ({ criterion, text }));
  const text = canonicalize({
    ...{ answers: parts, body, existingRights, patentFiled, summary, title },
    ...(patentDate && { patentDate }),
    ...(patentNumber && { patentNumber }),
  });
  if (text === undefined) throw new TypeError('A solution always has a canonical form');
  return text;
}

/** The digest of format `text v1`: SHA-256 over the UTF-8 bytes of the canonical text, as lower-case hex. */
export function textDigest(canonical: string): string {
  return createHash('sha256').update(canonical, 'utf8').digest('hex');
}

export type Finding = z.output<typeof checkFinding>;
export type Candidate = {
  solution: Solution;
  files: readonly { fileId: string; state: string; digest: string | null }[];
  members: readonly { accountId: string; role: string; declared: boolean }[];
  heldConsents: HeldConsents;
} & Agreements;

const required = ['title', 'summary', 'body'] as const;

/** What still stands in the way of handing in, in the order of the steps; empty: nothing. */
export function findingsOf({ solution, files, members, ...standing }: Candidate): Finding[] {
  const { agreed, unconfirmed, consents, heldConsents } = standing;
  const open = members.filter(({ accountId }) => !agreed.has(accountId));
  const waiting = members.filter(({ accountId }) => unconfirmed.has(accountId));
  const held = heldConsents === 'wait' ? heldOf(consents) : [];
  const empty = required.filter((field) => solution[field].trim() === '');
  const unfinished = files.filter(({ state, digest }) => state !== 'complete' || !digest);
  // A reader has no part of its own to declare for.
  const undeclared = members.filter(({ role, declared }) => role !== 'reader' && !declared);
  return [
    ...open.map(({ accountId }) => finding('terms', 'terms', 'not-agreed', accountId)),
    ...waiting.map(({ accountId }) => finding('terms', 'terms', 'not-confirmed', accountId)),
    ...held.map((accountId) => finding('terms', 'consents', 'consent-held', accountId)),
    ...empty.map((field) => finding('solution', `solution.${field}`, 'required')),
    ...(files.length > maxFiles ? [finding('files', 'files', 'too-many')] : []),
    ...unfinished.map(({ fileId }) => finding('files', `files.${fileId}`, 'not-complete')),
    ...undeclared.map(({ accountId }) => finding('declarations', 'declaration', 'required', accountId)),
  ];
}

function finding(
  step: Finding['step'],
  field: string,
  code: string,
  accountId: string | null = null,
): Finding {
  return { step, field, code, accountId };
}
