/** Whose last word on a closed account has to be here before it is erased. */
const tellers = ['identity', 'challenges', 'submissions'] as const;
export type Teller = (typeof tellers)[number];

/** SQL: everything that the closed account of this row of `erasure` did has arrived. */
export function isSettled(erasure: string): string {
  return `(${erasure}.heard @> '{${tellers.join()}}')`;
}

/** SQL: nobody waits longer for it, as nobody may (GDPR Art. 12(3)). */
export function isDue(erasure: string): string {
  return `(${isSettled(erasure)} OR ${erasure}.at < clock_timestamp() - interval '28 days')`;
}
