import { goesAt } from '@allmende/platform/database';

/** SQL: submissions `s` with their window `w` and the periods `chosen` of its cluster. */
export const submissionsWithPeriods = `submission s JOIN challenge_window w ON w.challenge_id = s.challenge_id
  LEFT JOIN cluster_retention_periods chosen ON chosen.cluster_id = w.cluster_id`;

/**
 * SQL: when the challenge of the window `w` closed for good; null before, and while it is suspended, where no clock runs
 * and the close may still move.
 */
export const closedSince = `(CASE WHEN w.state IN ('closed', 'decided', 'completed', 'ended-without-award')
  THEN w.closes_at END)`;

/** SQL: whether the submission `s` was never handed in. */
export const neverHandedIn = `NOT EXISTS (SELECT 1 FROM submission_version never WHERE never.submission_id = s.id)`;

/** SQL: when a draft goes; null while it can be handed in, and once it was. */
export const draftGoesAt = `(CASE WHEN ${neverHandedIn} THEN ${goesAt('closedDrafts', closedSince)} END)`;

/** SQL: since when an opening `o` is over: without a decision never, else since then, or since it was read later. */
export const readSince = `(CASE WHEN w.decided_at IS NOT NULL THEN greatest(w.decided_at, o.at) END)`;
