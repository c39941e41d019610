import { type Deposits, hasDeposited, isDepositingOver } from './deposit.rules.js';

const now = '2026-06-01T12:00:00.000Z';
const past = '2026-06-01T11:59:00.000Z';
const later = '2026-06-02T12:00:00.000Z';

describe('depositing', () => {
  it.each([
    ['while it is open', { open: true, closesAt: later }, false],
    ['in the grace after the close', { open: true, closesAt: past }, false],
    ['while it is suspended', { open: false, closesAt: later }, false],
    ['before it has a close', { open: false, closesAt: null }, false],
    ['after the close', { open: false, closesAt: past }, true],
  ])('is over or not %s', (_, window, isOver) => {
    expect(isDepositingOver({ ...window, now })).toBe(isOver);
  });

  it('counts what was sealed, not what was only begun', () => {
    const of = (...states: string[]) =>
      hasDeposited({ items: states.map((state) => ({ state })) } as Deposits);
    expect([of(), of('draft'), of('draft', 'sealed'), of('opened')]).toEqual([false, false, true, true]);
  });
});
