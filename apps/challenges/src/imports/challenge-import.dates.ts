/** Why something that should be a date is none. */
export type DateReason =
  'no-date' | 'no-year' | 'year-out-of-range' | 'no-such-day' | 'no-such-time' | 'unknown-shape';
export type ReadDate = { at: Date; reason?: undefined } | { at?: undefined; reason: DateReason };

type Wall = { year: number; month: number; day: number; hour: number; minute: number; second: number };
type Options = {
  /** IANA zone of a time that names none. */
  zone: string;
  /** A day without a time begins at its first minute and ends at its last. */
  edge: 'start' | 'end';
};

const time = String.raw`(?:[T ,]+(?:at )?(?<hour>\d{1,2})(?::(?<minute>\d{2}))?(?::(?<second>\d{2})(?:\.\d+)?)?`;
const rest = String.raw`${time} ?(?<half>[ap]\.?m\.?)?)? ?(?<zone>Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2})?`;
const weekday = String.raw`(?:[a-z]{3,9},? )?`;
const month = String.raw`(?<word>[a-z]{3,9})\.?`;
const shapes = [
  String.raw`(?<year>\d{4,})[-/](?<month>\d{1,2})[-/](?<day>\d{1,2})`,
  String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4,})`,
  String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4,})`,
  String.raw`${weekday}(?<day>\d{1,2})(?:st|nd|rd|th)? ${month},? (?<year>\d{4,})`,
  String.raw`${weekday}${month} (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4,})`,
].map((date) => new RegExp(`^${date}${rest}$`, 'i'));
const withoutYear = new RegExp(
  String.raw`^(?!.*\d{4})${weekday}(?:\d{1,2}/\d{1,2}|${month} \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? [a-z]{3,9})`,
  'i',
);
const absent =
  /^(?:|\\N|null|none|n\/a|-|tb[acd]|to be (?:announced|confirmed|determined)|ongoing|rolling)$/i;

const monthNames = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
const zones: Record<string, string> = {
  Z: 'UTC',
  UTC: 'UTC',
  GMT: 'UTC',
  ET: 'America/New_York',
  EST: 'America/New_York',
  EDT: 'America/New_York',
  CT: 'America/Chicago',
  CST: 'America/Chicago',
  CDT: 'America/Chicago',
  MT: 'America/Denver',
  MST: 'America/Denver',
  MDT: 'America/Denver',
  PT: 'America/Los_Angeles',
  PST: 'America/Los_Angeles',
  PDT: 'America/Los_Angeles',
  BST: 'Europe/London',
  CET: 'Europe/Berlin',
  CEST: 'Europe/Berlin',
  SGT: 'Asia/Singapore',
};
const firstYear = 1980;
const lastYear = 2100;

/** Reads the shapes of dates that lists of challenges have; a guess is no answer. */
export function readDate(text: string, { zone, edge }: Options): ReadDate {
  const value = text.replace(/\s+/gu, ' ').trim();
  if (absent.test(value)) return { reason: 'no-date' };
  const groups = shapes.map((shape) => shape.exec(value)?.groups).find((found) => found !== undefined);
  if (!groups) return { reason: withoutYear.test(value) ? 'no-year' : 'unknown-shape' };
  const named = groups.zone?.toUpperCase();
  const zoneOfText = named === undefined ? zone : (zones[named] ?? (/\d/.test(named) ? named : undefined));
  if (zoneOfText === undefined) return { reason: 'unknown-shape' };
  const year = Number(groups.year);
  if (year < firstYear || year > lastYear) return { reason: 'year-out-of-range' };
  const day = { year, month: monthOf(groups), day: Number(groups.day) };
  if (!isDay(day)) return { reason: 'no-such-day' };
  const clock = clockOf(groups, edge);
  if (!clock) return { reason: 'no-such-time' };
  return { at: atWall({ ...day, ...clock }, zoneOfText) };
}

function monthOf({ month: number, word = '' }: Record<string, string | undefined>): number {
  return number === undefined ? monthNames.indexOf(word.slice(0, 3).toLowerCase()) + 1 : Number(number);
}

function isDay({ year, month: number, day }: { year: number; month: number; day: number }): boolean {
  return number >= 1 && number <= 12 && day >= 1 && day <= new Date(Date.UTC(year, number, 0)).getUTCDate();
}

type ClockTime = Pick<Wall, 'hour' | 'minute' | 'second'>;

function clockOf(groups: Record<string, string | undefined>, edge: 'start' | 'end'): ClockTime | undefined {
  if (groups.hour === undefined) {
    return edge === 'start' ? { hour: 0, minute: 0, second: 0 } : { hour: 23, minute: 59, second: 0 };
  }
  const minute = Number(groups.minute ?? 0);
  const second = Number(groups.second ?? 0);
  const hour = hourOf(Number(groups.hour), groups.half?.toLowerCase());
  return hour <= 23 && minute <= 59 && second <= 59 ? { hour, minute, second } : undefined;
}

// 12 a.m. is midnight, 12 p.m. noon; 17:00 PM is said by some and means what it must.
function hourOf(hour: number, half: string | undefined): number {
  if (half?.startsWith('a')) return hour === 12 ? 0 : hour > 12 ? Number.NaN : hour;
  if (half?.startsWith('p')) return hour < 12 ? hour + 12 : hour;
  return hour;
}

/** The instant at which a clock on the wall of a zone shows this time. */
function atWall({ year, month: number, day, hour, minute, second }: Wall, zone: string): Date {
  const wall = Date.UTC(year, number - 1, day, hour, minute, second);
  const guess = wall - offsetOf(wall, zone);
  // The offset at the guess may differ from the one at the wall's time read as UTC, near a change of the clocks.
  return new Date(wall - offsetOf(guess, zone));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetOf(instant: number, zone: string): number {
  // Making one takes longer than everything else here.
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value;
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name ?? '') ?? [];
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000;
  return sign === '-' ? -offset : offset;
}
