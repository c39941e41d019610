import { awardAnswerDays, isInCalendar, type ChallengeDraft } from '@allmende/contracts';

/** `2026-12-04T17:00:00.000Z` in `Europe/Berlin` → `2026-12-04T18:00`, as a field for date and time holds it. */
export function localIn(zone: string, instant: string): string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(
    format.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]),
  );
  return `${parts['year']}-${parts['month']}-${parts['day']}T${parts['hour']}:${parts['minute']}`;
}

/**
 * The other way; null for what is no date and time. A time that the clocks skip in spring is the one an hour later; of
 * one that they show twice in autumn it is the second.
 */
export function instantIn(zone: string, local: string): string | null {
  const wanted = Date.parse(`${local.slice(0, 16)}Z`);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local) || Number.isNaN(wanted)) return null;
  // Far off, a date keeps its year, so that whoever saves it is told about that.
  if (!isInCalendar(local)) return new Date(wanted).toISOString();
  // The offset is that of the instant, which is only known once it is: two steps settle it.
  let instant = wanted;
  for (let step = 0; step < 2; step += 1) {
    const shown = Date.parse(`${localIn(zone, new Date(instant).toISOString())}Z`);
    instant += wanted - shown;
  }
  return new Date(instant).toISOString();
}

/** The last day on which an award can be offered so that its team has all its days to answer before the decision. */
export function offerDays({ zone, closesAt, decisionBy }: DecisionTime): OfferDays | undefined {
  if (!decisionBy || Number.isNaN(Date.parse(decisionBy))) return undefined;
  const by = daysAfter(decisionBy, -awardAnswerDays);
  const closes = closesAt ? localIn(zone, closesAt).slice(0, 10) : undefined;
  if (!closes) return { by };
  const tooSoon = by < closes ? { closes, decided: daysAfter(closes, awardAnswerDays) } : undefined;
  const hurried = hasWorkday(closes, tooSoon ? decisionBy : by) ? undefined : { closes };
  return { by, tooSoon, hurried };
}

/** From Monday to Friday, after the one day and no later than the other; holidays differ by place. */
function hasWorkday(after: string, until: string): boolean {
  // Whatever a week holds, it holds a working day.
  return [1, 2, 3].map((days) => daysAfter(after, days)).some((day) => day <= until && !isWeekend(day));
}

function isWeekend(day: string): boolean {
  return [0, 6].includes(new Date(day).getUTCDay());
}

type DecisionTime = Pick<ChallengeDraft, 'zone' | 'closesAt' | 'decisionBy'>;
/**
 * `tooSoon`: that day is before the close; a team that takes its days makes the decision wait. `hurried`: from the close
 * until then, or until the decision, nobody has a working day to read.
 */
type OfferDays = {
  by: string;
  tooSoon?: { closes: string; decided: string } | undefined;
  hurried?: { closes: string } | undefined;
};

/** `2026-12-20` and 14 → `2027-01-03`. */
function daysAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}
