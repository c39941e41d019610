import type { Instant, Language } from '@allmende/contracts';
import { localeOf, numberFormat } from './numbers.format.js';

/** Where and for whom a time is shown: the challenge's zone, the reader's language, the server's now. */
export type DateContext = { language: Language; zone: string; now: Date };

const nbsp = '\u00a0';
const clock = { de: `${nbsp}Uhr`, en: '' } as const;

/**
 * `Freitag, 4. Dezember`, with the year where it is not this one, or where `year` asks for it; `short`: `Fr., 4.
 * Dezember`.
 */
export function formatDay(
  at: Instant | Date,
  context: DateContext,
  { short = false, weekday = true, year: always = false } = {},
): string {
  const { day, month, year } = partsOf(at, context, 'long');
  const date = context.language === 'de' ? `${day}.${nbsp}${month}` : `${day}${nbsp}${month}`;
  const isThisYear = year === partsOf(context.now, context, 'long').year;
  const dated = isThisYear && !always ? date : `${date} ${year}`;
  return weekday ? `${weekdayOf(at, context, short)}, ${dated}` : dated;
}

/** `4. Dez. 2026` / `4 Dec 2026`: for tables and time lines. */
export function formatShortDay(at: Instant | Date, context: DateContext, { year = true } = {}): string {
  const parts = partsOf(at, context, 'short');
  const date = `${formatDayOfMonth(at, context)}${nbsp}${parts.month}`;
  return year ? `${date}${nbsp}${parts.year}` : date;
}

/** `Dez.` / `Dec`, under a large numeral. */
export function formatMonth(at: Instant | Date, context: DateContext): string {
  return partsOf(at, context, 'short').month;
}

/** `4.` / `4`. */
export function formatDayOfMonth(at: Instant | Date, context: DateContext): string {
  const { day } = partsOf(at, context, 'short');
  return context.language === 'de' ? `${day}.` : day;
}

/** `18:00 Uhr` / `18:00`; with `zoned`: `18:00 Uhr (MEZ)` / `18:00 CET`; seconds for receipts. */
export function formatTime(
  at: Instant | Date,
  context: DateContext,
  { zoned = false, seconds = false } = {},
): string {
  const time = formatter(context, {
    hour: '2-digit',
    minute: '2-digit',
    ...(seconds ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  }).format(new Date(at));
  const text = `${trimHour(time, context.language)}${clock[context.language]}`;
  if (!zoned) return text;
  const zone = zoneName(at, context);
  return context.language === 'de' ? `${text} (${zone})` : `${text}${nbsp}${zone}`;
}

/** `Freitag, 4. Dezember, 18:00 Uhr`: day and time in one. */
export function formatMoment(
  at: Instant | Date,
  context: DateContext,
  { short = false, zoned = false } = {},
): string {
  return `${formatDay(at, context, { short })}, ${formatTime(at, context, { zoned })}`;
}

/** `MEZ` / `CET`, or the offset where a zone has no short name in the language. */
export function zoneName(at: Instant | Date, context: DateContext): string {
  const parts = formatter(context, { timeZoneName: 'short' }).formatToParts(new Date(at));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? context.zone;
}

const minute = 60_000;
const hour = 60 * minute;

/** `in 10 Tagen`, `morgen`, `in 5 Stunden`, `vor 3 Tagen`: calendar days of the zone, hours on the day itself; a date without a time is `heute` all day. */
export function formatRelative(
  at: Instant | Date,
  context: DateContext,
  { dayOnly = false }: { dayOnly?: boolean } = {},
): string {
  const days = daysUntil(at, context);
  // `auto` says "morgen" and "gestern", but also "übermorgen", where a number is clearer.
  const numeric = Math.abs(days) <= 1 ? 'auto' : 'always';
  const relative = relativeFormat(context.language, numeric);
  if (days !== 0 || dayOnly) return relative.format(days, 'day').replaceAll(' ', nbsp);
  const left = new Date(at).getTime() - context.now.getTime();
  const [size, unit] = Math.abs(left) >= hour ? ([hour, 'hour'] as const) : ([minute, 'minute'] as const);
  const count = Math.trunc(left / size);
  if (count === 0) return context.language === 'de' ? 'in diesem Moment' : 'right now';
  return relative.format(count, unit).replaceAll(' ', nbsp);
}

/** `10 Tage, 7 Stunden`; below a day hours and minutes. Empty once it is over. */
export function formatLeft(
  at: Instant | Date,
  { language, now }: Pick<DateContext, 'language' | 'now'>,
): string {
  const minutes = Math.floor((new Date(at).getTime() - now.getTime()) / minute);
  if (minutes < 0) return '';
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24];
  const words =
    days > 0
      ? ([
          [days, 'day'],
          [hours, 'hour'],
        ] as const)
      : ([
          [hours, 'hour'],
          [minutes % 60, 'minute'],
        ] as const);
  const shown = words.filter(([count], i) => count > 0 || (i === 1 && words[0][0] === 0));
  return shown.map(([count, unit]) => counted(count, unit, language)).join(', ');
}

function counted(count: number, unit: 'day' | 'hour' | 'minute', language: Language): string {
  const format = numberFormat(localeOf[language], { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(count).replaceAll(' ', nbsp);
}

/** `10 Tage`, the same days that `formatRelative` counts; `5 Stunden` on the day itself. */
export function formatDaysLeft(at: Instant | Date, context: DateContext): string {
  const days = daysUntil(at, context);
  return days > 0 ? counted(days, 'day', context.language) : (formatLeft(at, context).split(', ')[0] ?? '');
}

/** Whole calendar days in the zone; 0 is today. */
export function daysUntil(at: Instant | Date, context: DateContext): number {
  return dayNumber(at, context) - dayNumber(context.now, context);
}

/** A date without a time (`2027-01-15`) as the noon of that day, so that no zone moves it to another one. */
export function noonOf(date: string): Date {
  return new Date(`${date}T12:00:00Z`);
}

/** So many days after the day that `at` is in the zone, as `noonOf` gives a date. */
export function noonAfter(at: Instant | Date, days: number, context: DateContext): Date {
  return new Date((dayNumber(at, context) + days + 0.5) * 86_400_000);
}

/** The context for dates without a time. */
export function calendarOf(context: DateContext): DateContext {
  return { ...context, zone: 'UTC' };
}

function dayNumber(at: Instant | Date, { zone }: DateContext): number {
  const parts = formatter({ language: 'en', zone }, { day: 'numeric', month: 'numeric', year: 'numeric' });
  const [day = 1, month = 1, year = 0] = parts.format(new Date(at)).split('/').map(Number);
  return Date.UTC(year, month - 1, day) / 86_400_000;
}

function trimHour(time: string, language: Language): string {
  return language === 'de' ? time.replace(/^0(\d:)/, '$1') : time;
}

function weekdayOf(at: Instant | Date, context: DateContext, short: boolean): string {
  const name = formatter(context, { weekday: short ? 'short' : 'long' }).format(new Date(at));
  return short && context.language === 'de' ? `${name.replace('.', '')}.` : name;
}

/** Day and month are asked for together: alone, German months lose their dot. */
function partsOf(
  at: Instant | Date,
  context: DateContext,
  month: 'short' | 'long',
): Record<'day' | 'month' | 'year', string> {
  const parts = formatter(context, { day: 'numeric', month, year: 'numeric' }).formatToParts(new Date(at));
  const find = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return { day: find('day'), month: find('month'), year: find('year') };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(
  { language, zone }: Pick<DateContext, 'language' | 'zone'>,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = JSON.stringify([language, zone, options]);
  const known = formatters.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(localeOf[language], { timeZone: zone, ...options });
  formatters.set(key, made);
  return made;
}

const relatives = new Map<string, Intl.RelativeTimeFormat>();

function relativeFormat(language: Language, numeric: 'auto' | 'always'): Intl.RelativeTimeFormat {
  const key = language + numeric;
  const format = relatives.get(key) ?? new Intl.RelativeTimeFormat(localeOf[language], { numeric });
  relatives.set(key, format);
  return format;
}
