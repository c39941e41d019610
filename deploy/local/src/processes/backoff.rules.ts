const firstMs = 200;
const longestMs = 5_000;
const steadyMs = 10_000;

/** How long to wait before the next start, after so many failures in a row. */
export function backoffMs(failuresInRow: number): number {
  return Math.min(longestMs, firstMs * 2 ** Math.max(0, failuresInRow - 1));
}

/** A process that was up for ten seconds has recovered; a later end counts as the first again. */
export function failuresAfter(failuresInRow: number, upMs: number): number {
  return upMs >= steadyMs ? 1 : failuresInRow + 1;
}
