import { instantIn, localIn } from './drafting.dates.js';

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

  it.each(['', 'tomorrow', '2026-13-40T99:00', '2026-12-04'])('%s is no date and time', (local) => {
    expect(instantIn('Europe/Berlin', local)).toBeNull();
  });
});
