/** Opening and closing are facts of time: the counterpart of `isOpen` in SQL. */
export const isOpenNow = (w: string) =>
  `(${w}.state IN ('scheduled', 'open', 'closed') AND ${w}.opens_at <= clock_timestamp() AND clock_timestamp() < ${w}.closes_at)`;
