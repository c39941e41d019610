import { type FieldError, ProblemError } from '@allmende/contracts';
import canonicalize from 'canonicalize';
import type { CaseFile } from '../submissions/submission.case.js';
import { type Dates, phaseOf, textDigest } from '../submissions/submission.rules.js';
import { assertInTime } from '../versions/version.rules.js';

/** Of one challenge, drafts included. */
export const maxDeposits = 50;

/** Refuses after the close and its grace, as submissions are; before the opening a deposit is welcome already. */
export function assertDepositable({ state, opensAt, closesAt }: Dates, now: Date): void {
  if (phaseOf({ state, opensAt, closesAt }, now) !== 'ahead')
    assertInTime({ challengeState: state, opensAt, closesAt }, now);
}

export function isDepositable(dates: Dates, now: Date): boolean {
  const phase = phaseOf(dates, now);
  return phase === 'ahead' || phase === 'open';
}

/**
 * The digest of a deposit's text: SHA-256 over the RFC 8785 JSON of `{text}`, as lower-case hex, so that whatever checks
 * the text of a submission checks this one, too.
 */
export function depositDigest(text: string): string {
  return textDigest(canonicalize({ text }) ?? '');
}

/** A file whose digest is not known yet cannot be sealed. */
export function assertArrived(files: readonly CaseFile[]): void {
  const errors: FieldError[] = files
    .filter(({ state, digest }) => state !== 'complete' || !digest)
    .map(({ fileId }) => ({
      field: `files.${fileId}`,
      code: 'not-complete',
      message: 'The upload is not complete',
    }));
  if (errors.length > 0) throw new ProblemError('deposit.incomplete', { errors });
}
