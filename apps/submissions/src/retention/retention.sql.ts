import type { NonUse, Retention } from '@allmende/contracts';
import { iso } from '../submissions/submission.sql.js';

/** SQL: the seeker's team no longer reads the submission of this id. By the date, whether or not a clock ran. */
export function accessEnded(submissionId: string): string {
  return `EXISTS (SELECT 1 FROM retention ended
    WHERE ended.submission_id = ${submissionId} AND ended.access_ends_at <= clock_timestamp())`;
}

const dates = `'accessEndsAt', ${iso('r.access_ends_at')}, 'accessEnded', r.access_ends_at <= clock_timestamp(),
  'deletesAt', ${iso('r.deletes_at')}, 'deletedAt', ${iso('r.deleted_at')}`;

/** SQL: a submission's row `r` of `retention`, for a LEFT JOIN, as readers see it. */
export const retentionJson = `CASE WHEN r.submission_id IS NOT NULL THEN json_build_object(${dates}) END`;

/** A row `n` of `non_use`; who confirmed stands by id. */
export type NonUseRow = Omit<NonUse, 'confirmedBy'> & { accountId: string | null };
export const nonUseJson = `CASE WHEN n.challenge_id IS NOT NULL THEN json_build_object('dueAt', ${iso('n.due_at')},
  'confirmedAt', ${iso('n.confirmed_at')}, 'accountId', n.confirmed_by, 'receiptId', n.receipt_id) END`;

/** The same as the team sees it, with a LEFT JOIN of `non_use` as `n`, too. */
export type OwnRetentionRow = Retention & {
  kept: boolean;
  deletionReceiptId: string | null;
  nonUse: NonUseRow | null;
};
export const ownRetentionJson = `CASE WHEN r.submission_id IS NOT NULL THEN json_build_object(${dates},
  'kept', r.kept_at IS NOT NULL, 'deletionReceiptId', r.deletion_receipt_id, 'nonUse', ${nonUseJson}) END`;

/** With the name of whoever confirmed. */
export function namedNonUse({ accountId, ...row }: NonUseRow, names: ReadonlyMap<string, string>): NonUse {
  return { ...row, confirmedBy: accountId === null ? null : (names.get(accountId) ?? '') };
}
