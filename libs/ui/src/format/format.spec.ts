import {
  calendarOf,
  daysUntil,
  formatDay,
  formatDayOfMonth,
  formatDaysLeft,
  formatLeft,
  formatMoment,
  formatMonth,
  formatRelative,
  formatShortDay,
  formatTime,
  noonAfter,
  noonOf,
  type DateContext,
} from './dates.format.js';
import { formatMoney, formatNumber, formatPercent, formatSize } from './numbers.format.js';
import { keepTogether } from './spaces.format.js';

const now = new Date('2026-11-24T09:42:00Z');
const de: DateContext = { language: 'de', zone: 'Europe/Berlin', now };
const en: DateContext = { ...de, language: 'en' };
const close = '2026-12-04T17:00:00.000Z';
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('dates', () => {
  it.each([
    [formatDay(close, de), 'Freitag, 4. Dezember'],
    [formatDay(close, en), 'Friday, 4 December'],
    [formatDay(close, de, { short: true }), 'Fr., 4. Dezember'],
    [formatDay(close, en, { short: true }), 'Fri, 4 December'],
    [formatDay('2027-01-15T11:00:00Z', de), 'Freitag, 15. Januar 2027'],
    [formatDay('2027-01-15T11:00:00Z', en, { weekday: false }), '15 January 2027'],
    [formatShortDay(close, de), '4. Dez. 2026'],
    [formatShortDay(close, en), '4 Dec 2026'],
    [formatShortDay('2026-10-05T08:00:00Z', de, { year: false }), '5. Okt.'],
    [formatMonth(close, de), 'Dez.'],
    [formatMonth(close, en), 'Dec'],
    [formatDayOfMonth(close, de), '4.'],
    [formatDayOfMonth(close, en), '4'],
    [formatTime(close, de, { zoned: true }), '18:00 Uhr (MEZ)'],
    [formatTime(close, en, { zoned: true }), '18:00 CET'],
    [formatTime('2026-07-04T16:00:00Z', de, { zoned: true }), '18:00 Uhr (MESZ)'],
    [formatTime('2026-11-24T07:05:09Z', de, { seconds: true }), '8:05:09 Uhr'],
    [formatTime('2026-11-24T07:05:09Z', en), '08:05'],
    [formatMoment(close, de, { short: true }), 'Fr., 4. Dezember, 18:00 Uhr'],
    [formatMoment(close, en, { zoned: true }), 'Friday, 4 December, 18:00 CET'],
  ])('say %s', (text, expected) => {
    expect(plain(text)).toBe(expected);
  });

  it('keep day and month on one line', () => {
    expect(formatDay(close, de)).toBe('Freitag, 4.\u00a0Dezember');
  });

  it('are those of the zone of the challenge, not of the machine', () => {
    const late = '2026-12-04T23:30:00Z';
    expect(plain(formatDay(late, de))).toBe('Samstag, 5. Dezember');
    expect(plain(formatDay(late, { ...de, zone: 'America/New_York' }))).toBe('Freitag, 4. Dezember');
  });

  it('so many days later are counted by the calendar of the zone', () => {
    for (const [zone, day] of [
      ['Pacific/Kiritimati', '22. Januar 2027'],
      ['Europe/Berlin', '21. Januar 2027'],
    ] as const) {
      const context = { ...de, zone };
      const later = noonAfter('2026-11-26T10:30:00Z', 56, context);
      expect(plain(formatDay(later, calendarOf(context), { weekday: false }))).toBe(day);
    }
  });

  it('without a time stay on their day in every zone', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Midway', 'Europe/Berlin']) {
      expect(plain(formatDay(noonOf('2027-01-15'), calendarOf({ ...de, zone })))).toBe(
        'Freitag, 15. Januar 2027',
      );
    }
  });

  it.each([
    [close, 'in 10 Tagen', 'in 10 days'],
    ['2026-11-26T09:00:00Z', 'in 2 Tagen', 'in 2 days'],
    ['2026-11-25T22:00:00Z', 'morgen', 'tomorrow'],
    ['2026-11-24T15:00:00Z', 'in 5 Stunden', 'in 5 hours'],
    ['2026-11-24T10:12:30Z', 'in 30 Minuten', 'in 30 minutes'],
    ['2026-11-24T09:42:20Z', 'in diesem Moment', 'right now'],
    ['2026-11-23T09:00:00Z', 'gestern', 'yesterday'],
    ['2026-11-14T09:00:00Z', 'vor 10 Tagen', '10 days ago'],
  ])('count from now to %s', (at, german, english) => {
    expect(plain(formatRelative(at, de))).toBe(german);
    expect(plain(formatRelative(at, en))).toBe(english);
  });

  it('say of a date without a time that it is today, until it is over', () => {
    const evening = { ...de, now: new Date('2026-11-24T20:00:00Z') };
    expect(formatRelative('2026-11-24T18:00:00Z', evening, { dayOnly: true })).toBe('heute');
    expect(formatRelative('2026-11-24T18:00:00Z', { ...evening, language: 'en' }, { dayOnly: true })).toBe(
      'today',
    );
    expect(formatRelative('2026-11-23T18:00:00Z', evening, { dayOnly: true })).toBe('gestern');
  });

  it('count days of the calendar across the change of the clock', () => {
    const summer = { ...de, now: new Date('2026-10-24T22:30:00Z') };
    expect(daysUntil('2026-10-25T22:30:00Z', summer)).toBe(0);
    expect(daysUntil('2026-10-25T23:30:00Z', summer)).toBe(1);
  });

  it('say how much time is left', () => {
    expect(plain(formatLeft(close, de))).toBe('10 Tage, 7 Stunden');
    expect(plain(formatLeft('2026-11-24T11:43:00Z', en))).toBe('2 hours, 1 minute');
    expect(plain(formatLeft('2026-11-24T09:42:30Z', de))).toBe('0 Minuten');
    expect(formatLeft('2026-11-24T09:00:00Z', de)).toBe('');
    expect(plain(formatDaysLeft('2026-11-26T09:00:00Z', de))).toBe('2 Tage');
    expect(plain(formatDaysLeft('2026-11-24T15:00:00Z', en))).toBe('5 hours');
  });
});

describe('numbers', () => {
  it('show money in the words of the language, cents only where there are some', () => {
    expect(plain(formatMoney({ minor: 2_500_000, currency: 'EUR' }, 'de'))).toBe('25.000 €');
    expect(formatMoney({ minor: 2_500_000, currency: 'EUR' }, 'en')).toBe('€25,000');
    expect(plain(formatMoney({ minor: 120_450, currency: 'EUR' }, 'de'))).toBe('1.204,50 €');
    expect(plain(formatMoney({ minor: 5000, currency: 'JPY' }, 'de'))).toBe('5.000 ¥');
  });

  it('show sizes in decimal units', () => {
    expect(plain(formatSize(2_400_000, 'de'))).toBe('2,4 MB');
    expect(plain(formatSize(318_000, 'en'))).toBe('318 KB');
    expect(plain(formatSize(0, 'de'))).toBe('0 B');
    expect(plain(formatSize(999_999, 'de'))).toBe('1 MB');
    expect(plain(formatSize(524_288_000, 'de'))).toBe('524 MB');
  });

  it('group thousands', () => {
    expect([formatNumber(1284, 'de'), formatNumber(1284, 'en')]).toEqual(['1.284', '1,284']);
    expect(plain(formatPercent(0.4, 'de'))).toBe('40 %');
  });
});

describe('what belongs together', () => {
  it.each([
    ['72 Stunden lang unter −60 °C', '72\u00a0Stunden lang unter −60\u00a0°C'],
    ['am 4. Dezember um 18:00 Uhr', 'am 4.\u00a0Dezember um 18:00\u00a0Uhr'],
    ['Dr. Hanna Moosrainer', 'Dr.\u00a0Hanna Moosrainer'],
    ['höchstens 18 kg und 40 %', 'höchstens 18\u00a0kg und 40\u00a0%'],
    ['5 Männer', '5 Männer'],
    ['an X-ray in a Vitamin-D-Test', 'an X-\u2060ray in a Vitamin-D-Test'],
  ])('is kept so: %s', (text, expected) => {
    expect(keepTogether(text)).toBe(expected);
  });
});
