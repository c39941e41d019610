import { periodBounds, periodGraceDays, type PeriodName } from '@allmende/contracts';

/**
 * SQL: how long a cluster keeps this, by its row `chosen` of `cluster_retention_periods`, for a LEFT JOIN: without a row, or
 * a value in it, the usual counts.
 */
export function keptFor(name: PeriodName): string {
  const { unit, usual } = periodBounds[name];
  return `make_interval(${unit} => coalesce((chosen.periods ->> '${name}')::int, ${usual}))`;
}

/** SQL: when what is over since `since` goes; null where that is. A choice brings nothing to its end at once. */
export function goesAt(name: PeriodName, since: string): string {
  return `(CASE WHEN ${since} IS NOT NULL THEN greatest(${since} + ${keptFor(name)},
    chosen.chosen_at + interval '${periodGraceDays} days') END)`;
}

/** SQL: whether it has been kept long enough. */
export function isKeptEnough(name: PeriodName, since: string): string {
  return `${goesAt(name, since)} <= clock_timestamp()`;
}
