import { instantIn, localIn, offerDays } from './drafting.dates.js';

describe('date and time in the zone of a challenge', () => {
  it.each([
    ['Europe/Berlin', '2026-12-04T18:00', '2026-12-04T17:00:00.000Z'],
    ['Europe/Berlin', '2026-07-01T00:00', '2026-06-30T22:00:00.000Z'],
    ['America/New_York', '2026-12-04T23:59', '2026-12-05T04:59:00.000Z'],
    ['Asia/Kolkata', '2026-01-01T05:30', '2026-01-01T00:00:00.000Z'],
  ])('%s %s is %s', (zone, local, instant) => {
    expect(instantIn(zone, local)).toBe(instant);
    expect(localIn(zone, instant)).toBe(local);
  });

  it('takes an hour later for a time that the clocks skip', () => {
    expect(instantIn('Europe/Berlin', '2027-03-28T02:30')).toBe('2027-03-28T01:30:00.000Z');
  });

  it.each(['0001-01-01T00:00', '9999-12-31T23:59'])('keeps %s, in a year that is none here', (local) => {
    expect(instantIn('Europe/Berlin', local)).toBe(`${local}:00.000Z`);
  });

  it.each(['', 'tomorrow', '2026-13-40T99:00', '2026-12-04'])('%s is no date and time', (local) => {
    expect(instantIn('Europe/Berlin', local)).toBeNull();
  });
});

describe('the last day for offering an award', () => {
  const zone = 'Europe/Berlin';
  const closesAt = '2026-12-04T23:30:00.000Z';

  it('leaves the team its fourteen days before the decision', () => {
    expect(offerDays({ zone, closesAt, decisionBy: '2027-01-15' })).toEqual({ by: '2027-01-01' });
    expect(offerDays({ zone, closesAt: null, decisionBy: '2026-12-20' })).toEqual({ by: '2026-12-06' });
    expect(offerDays({ zone, closesAt, decisionBy: null })).toBeUndefined();
  });

  it.each([
    ['2026-12-04T17:00:00.000Z', '2026-12-18', 'on the day of the close'],
    ['2026-12-04T17:00:00.000Z', '2026-12-20', 'on the weekend after it'],
    ['2026-12-04T17:00:00.000Z', '2026-12-04', 'and the decision is on that day already'],
  ])('leaves nobody a working day to read, closing at %s and decided by %s: %s', (closes, decisionBy) => {
    expect(offerDays({ zone, closesAt: closes, decisionBy })?.hurried).toEqual({ closes: '2026-12-04' });
  });

  it('leaves one when there is a working day after the close', () => {
    const friday = '2026-12-04T17:00:00.000Z';
    expect(offerDays({ zone, closesAt: friday, decisionBy: '2026-12-21' })).toEqual({ by: '2026-12-07' });
    const monday = '2026-12-07T17:00:00.000Z';
    expect(offerDays({ zone, closesAt: monday, decisionBy: '2026-12-22' })).toEqual({ by: '2026-12-08' });
  });

  it('is too soon before the close, by the days of the challenge’s zone', () => {
    const closes = '2026-12-05';
    expect(offerDays({ zone, closesAt, decisionBy: '2026-12-19' })?.tooSoon).toBeUndefined();
    expect(offerDays({ zone, closesAt, decisionBy: '2026-12-18' })).toEqual({
      ...{ by: '2026-12-04', tooSoon: { closes, decided: '2026-12-19' } },
    });
  });
});
