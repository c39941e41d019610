import { answerBy, newNumber } from './complaint.rules.js';

describe('complaints', () => {
  it.each([
    ['on a Monday', '2026-03-02T10:00:00Z', '2026-03-16T10:00:00Z'],
    ['on a Friday', '2026-03-06T10:00:00Z', '2026-03-20T10:00:00Z'],
    ['on a Saturday', '2026-03-07T10:00:00Z', '2026-03-20T10:00:00Z'],
    ['on a Sunday', '2026-03-08T10:00:00Z', '2026-03-20T10:00:00Z'],
  ])('received %s are answered within ten working days', (_case, at, expected) => {
    expect(answerBy(new Date(at))).toEqual(new Date(expected));
  });

  it('have a number that can be read out', () => {
    expect(newNumber()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });
});
