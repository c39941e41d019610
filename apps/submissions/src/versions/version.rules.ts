import { type FieldError, ProblemError } from '@allmende/contracts';
import type { CaseFile, LastVersion, SubmissionCase } from '../submissions/submission.case.js';
import { type Finding, graceSeconds, refusalOf } from '../submissions/submission.rules.js';
import type { VersionFile } from './version.entity.js';

type Timed = Pick<SubmissionCase, 'challengeState' | 'opensAt' | 'closesAt'>;

/** Refuses by the one rule of lateness; `now` is the transaction's clock. */
export function assertInTime({ challengeState, opensAt, closesAt }: Timed, now: Date): void {
  const code = refusalOf({ state: challengeState, opensAt, closesAt }, now);
  if (!code) return;
  const facts = { closesAt: closesAt?.toISOString(), now: now.toISOString(), graceSeconds };
  throw new ProblemError(code, code === 'submission.deadline-passed' ? { facts } : {});
}

/** Refuses a team with somebody of the seeker's side in it: who reads all submissions hands in none. */
export function assertNoSeeker({
  members,
  seekerAccountIds,
}: Pick<SubmissionCase, 'members' | 'seekerAccountIds'>): void {
  const isMixed = members.some(({ accountId }) => seekerAccountIds.includes(accountId));
  if (isMixed) throw new ProblemError('challenge.not-eligible');
}

/** Refuses what is not complete: first the agreements, the own one and those of the others, then the rest by field. */
export function assertComplete(findings: readonly Finding[], accountId: string): void {
  if (findings.length === 0) return;
  const open = whose(findings, 'not-agreed');
  if (open.includes(accountId)) throw new ProblemError('terms.not-accepted');
  if (open.length > 0) throw new ProblemError('terms.members-not-accepted', { facts: { accountIds: open } });
  const waiting = whose(findings, 'not-confirmed');
  if (waiting.length > 0) throw new ProblemError('terms.not-confirmed', { facts: { accountIds: waiting } });
  const held = whose(findings, 'consent-held');
  if (held.length > 0) throw new ProblemError('terms.consent-held', { facts: { accountIds: held } });
  throw new ProblemError('submission.incomplete', {
    errors: findings.map(toFieldError),
    facts: { findings },
  });
}

function whose(findings: readonly Finding[], code: string): (string | null)[] {
  return findings.filter((one) => one.step === 'terms' && one.code === code).map((one) => one.accountId);
}

const messages: Record<string, string> = {
  required: 'Required',
  'not-complete': 'The upload is not complete',
  'too-many': 'Too many files',
};

function toFieldError({ field, code }: Finding): FieldError {
  return { field, code, message: messages[code] ?? code };
}

/** The files as a version holds them; call it after they were found complete. */
export function versionFiles(files: readonly CaseFile[]): VersionFile[] {
  return files.flatMap(({ fileId, size, type, digest }) => (digest ? [{ fileId, size, type, digest }] : []));
}

type Content = Pick<LastVersion, 'textDigest' | 'files' | 'teamAccountIds'>;

/** Whether handing in again would change nothing; then the earlier version is the answer. */
export function isSameContent(one: Content, other: Content): boolean {
  return contentOf(one) === contentOf(other);
}

function contentOf({ textDigest, files, teamAccountIds }: Content): string {
  const digests = files.map(({ fileId, digest }) => `${fileId} ${digest}`).sort();
  return [textDigest, ...digests, ...[...teamAccountIds].sort()].join('\n');
}
