const dayMs = 86_400_000;

/** A day so far from now; a weekend's is the Monday after it, since nobody closes or meets then. */
function workday(now: Date, days: number): Date {
  const date = new Date(now.getTime() + days * dayMs);
  const weekend = [1, 0, 0, 0, 0, 0, 2][date.getUTCDay()] ?? 0;
  return new Date(date.getTime() + weekend * dayMs);
}

/** `hour` in UTC. */
export function atHour(now: Date, days: number, hour: number): string {
  const date = workday(now, days);
  date.setUTCHours(hour, 0, 0, 0);
  return date.toISOString();
}

/** `2027-01-15` */
export function dayOf(now: Date, days: number): string {
  return workday(now, days).toISOString().slice(0, 10);
}
