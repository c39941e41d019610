import { lapsesAt, mayDecideAt, mayEnd, mayOffer } from './award.rules.js';

const at = (iso: string): Date => new Date(iso);

describe('awards', () => {
  it('can be decided from thirty seconds after the close', () => {
    expect(mayDecideAt(at('2026-03-01T10:00:00Z'))).toEqual(at('2026-03-01T10:00:30Z'));
  });

  it('lapse after fourteen days', () => {
    expect(lapsesAt(at('2026-03-01T10:00:00Z'))).toEqual(at('2026-03-15T10:00:00Z'));
  });

  it.each([
    ['the first', [], true],
    ['beside one that stands', [{ state: 'offered', submissionId: 'b' }], false],
    ['after one was accepted', [{ state: 'accepted', submissionId: 'b' }], false],
    ['after another team declined', [{ state: 'declined', submissionId: 'b' }], true],
    ['after the same team declined', [{ state: 'declined', submissionId: 'a' }], false],
    ['after it lapsed', [{ state: 'lapsed', submissionId: 'a' }], true],
    ['after it was taken back', [{ state: 'taken-back', submissionId: 'a' }], true],
  ] as const)('%s', (_title, earlier, expected) => {
    expect(mayOffer(earlier, 'a')).toBe(expected);
  });

  it.each([
    ['while it stands', 'offered', '2026-03-20T10:00:00Z', true],
    ['given before it lapsed', 'lapsed', '2026-03-15T10:00:00Z', true],
    ['given after it lapsed', 'lapsed', '2026-03-15T10:00:01Z', false],
    ['a second time', 'accepted', '2026-03-10T10:00:00Z', false],
    ['to one that was taken back', 'taken-back', '2026-03-10T10:00:00Z', false],
  ] as const)('an answer %s', (_title, state, answeredAt, expected) => {
    expect(mayEnd({ state, lapsesAt: at('2026-03-15T10:00:00Z') }, at(answeredAt))).toBe(expected);
  });
});
