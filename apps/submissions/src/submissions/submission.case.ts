import type { ChallengeState, HeldConsents, SubmissionState } from '@allmende/contracts';
import { ProblemError } from '@allmende/contracts';
import type { EntityManager } from 'typeorm';
import type { WorkingCopies } from '../sealing/working.copies.js';
import type { TeamRole } from '../team/team-member.entity.js';
import type { VersionFile } from '../versions/version.entity.js';
import { iso } from './submission.sql.js';

export type CaseMember = {
  accountId: string;
  role: TeamRole;
  declared: boolean;
  /** Agreed once, be it to earlier terms. */
  mayRead: boolean;
  joinedAt: string;
};
export type CaseFile = {
  fileId: string;
  size: number;
  type: string;
  digest: string | null;
  state: 'uploading' | 'complete' | 'removed';
  uploadedAt: string | null;
};
export type LastVersion = {
  version: number;
  submittedAt: string;
  textDigest: string;
  files: VersionFile[];
  teamAccountIds: string[];
  receiptId: string;
};

/** Everything that is decided upon when a draft is checked, handed in or withdrawn. */
export type SubmissionCase = {
  submissionId: string;
  challengeId: string;
  clusterId: string;
  state: SubmissionState;
  revision: number;
  /** Sealed. */
  workingCopy: Buffer | null;
  /** To what it is handed in sealed; null where its challenge has no key yet. */
  recipient: string | null;
  members: CaseMember[];
  /** Those of the draft. */
  files: CaseFile[];
  last: LastVersion | null;
  challengeState: ChallengeState;
  opensAt: Date | null;
  closesAt: Date | null;
  seekerAccountIds: string[];
  heldConsents: HeldConsents;
  now: Date;
};

/** SQL for the people of a submission `s`, in the order in which they came. */
export const membersJson = `(SELECT json_agg(json_build_object('accountId', m.account_id, 'role', m.role,
    'declared', m.declared, 'mayRead', m.agreed_at IS NOT NULL, 'joinedAt', ${iso('m.joined_at')})
    ORDER BY m.joined_at, m.account_id)
  FROM team_member m WHERE m.submission_id = s.id)`;

/** SQL for the files in the draft of a submission `s`. */
export const draftFilesJson = `(SELECT coalesce(json_agg(json_build_object('fileId', f.file_id, 'size', f.size,
    'type', f.type, 'digest', f.digest, 'state', f.state, 'uploadedAt', ${iso('f.uploaded_at')})
    ORDER BY f.added_at, f.file_id), '[]')
  FROM submission_file f WHERE f.submission_id = s.id AND f.in_draft AND f.state <> 'removed')`;

/** SQL for the last offer of an award to a submission `s`, where it was taken back. */
export const takenBackJson = `CASE WHEN s.taken_back_at IS NOT NULL
  THEN json_build_object('at', ${iso('s.taken_back_at')}, 'reason', s.taken_back_reason) END`;

const lastVersionJson = `(SELECT json_build_object('version', v.version, 'submittedAt', ${iso('v.submitted_at')},
    'textDigest', v.text_digest, 'files', v.files, 'teamAccountIds', v.team_account_ids, 'receiptId', v.receipt_id)
  FROM submission_version v WHERE v.submission_id = s.id AND v.version = s.last_version)`;

const caseSql = `SELECT s.id AS "submissionId", s.challenge_id AS "challengeId", w.cluster_id AS "clusterId", s.state,
    s.revision, s.working_copy AS "workingCopy", k.recipient, ${membersJson} AS members, ${draftFilesJson} AS files, ${lastVersionJson} AS last,
    w.state AS "challengeState", w.opens_at AS "opensAt", w.closes_at AS "closesAt",
    w.seeker_account_ids AS "seekerAccountIds", w.held_consents AS "heldConsents", clock_timestamp() AS now
  FROM submission s JOIN challenge_window w ON w.challenge_id = s.challenge_id
    LEFT JOIN challenge_key k ON k.challenge_id = s.challenge_id
  WHERE s.id = $1`;

/** The case as a person of its team may see it; for all others it is not there. */
export async function loadCase(
  tx: EntityManager,
  submissionId: string,
  accountId: string,
): Promise<{ found: SubmissionCase; own: CaseMember }> {
  const [found] = await tx.query<SubmissionCase[]>(caseSql, [submissionId]);
  const own = found?.members.find((member) => member.accountId === accountId);
  if (!found || !own) throw new ProblemError('submission.not-found');
  return { found, own };
}

/**
 * Locks the submission's row, first thing in every use case that changes it, and says its state. A statement of its
 * own: what is read in the same statement as a lock that had to wait is older than the lock.
 */
export async function lockSubmission(tx: EntityManager, submissionId: string): Promise<SubmissionState> {
  const rows = await tx.query<{ state: SubmissionState }[]>(
    'SELECT state FROM submission WHERE id = $1 FOR UPDATE',
    [submissionId],
  );
  if (!rows[0]) throw new ProblemError('submission.not-found');
  return rows[0].state;
}

/** What a save or submit from an older revision is answered: both texts are then with the person who writes. */
export async function conflictOf(
  tx: EntityManager,
  copies: WorkingCopies,
  submissionId: string,
): Promise<ProblemError> {
  const rows = await tx.query<{ revision: number; workingCopy: Buffer | null; state: string }[]>(
    'SELECT revision, working_copy AS "workingCopy", state FROM submission WHERE id = $1',
    [submissionId],
  );
  const [current] = rows;
  if (current?.state !== 'draft' && current?.state !== 'submitted')
    return new ProblemError('submission.state');
  const { revision } = current;
  const solution = await copies.open(current.workingCopy);
  return new ProblemError('submission.revision-conflict', { facts: { current: { revision, solution } } });
}
