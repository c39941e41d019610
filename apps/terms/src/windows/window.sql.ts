/** Opening and closing are facts of time: the counterpart of `isOpen` in SQL. */
export const isOpenNow = (w: string) =>
  `(${w}.state IN ('scheduled', 'open', 'closed') AND ${w}.opens_at <= clock_timestamp() AND clock_timestamp() < ${w}.closes_at)`;

/** SQL for whether an account belongs to the team that asks in the challenge of the window `w`; not where there is none. */
export const isOfSeekers = (accountId: string, w: string) =>
  `coalesce(${accountId} = ANY (${w}.seeker_account_ids), false)`;
