import { type ConsentState, newId, officesOf } from '@allmende/contracts';
import { person, visitor } from '@allmende/testing';
import { givenAs, judgeConsent } from './consent.rules.js';

const noon = new Date('2026-12-01T12:00:00Z');
const later = new Date('2026-12-02T12:00:00Z');
const standing = (state: ConsentState, note = '', dueAt = later) => ({ state, note, dueAt });
const held = { state: 'held' as const, note: 'A filing is under way' };
const inPart = givenAs('Without the coating');

describe('an answer of an office', () => {
  it.each([
    ['the first one', givenAs(), standing('asked'), 'new'],
    ['a hold in time', held, standing('asked'), 'new'],
    ['the same again', givenAs(), standing('given'), 'same'],
    ['the same limit again', inPart, standing('given-in-part', inPart.note), 'same'],
    ['consent to what was held', givenAs(), standing('held', 'Wait'), 'new'],
    ['consent to what was held, after its time', inPart, standing('held', 'Wait', noon), 'new'],
    ['consent without the condition', givenAs(), standing('given-in-part', inPart.note, noon), 'new'],
    ['another reason', held, standing('held', 'Wait'), 'new'],
  ] as const)('counts: %s', (_name, answer, before, outcome) => {
    expect(judgeConsent(answer, before, noon)).toBe(outcome);
  });

  it.each([
    ['after its time', givenAs(), standing('asked', '', noon)],
    ['a hold after its time', held, standing('asked', '', noon)],
    ['a hold of what was given', held, standing('given')],
    ['another condition', givenAs('Only the coating'), standing('given-in-part', inPart.note)],
    ['a hold of what was given with a condition', held, standing('given-in-part', inPart.note)],
    ['a limit to what was given', inPart, standing('given')],
    ['after the lapse', held, standing('lapsed')],
    ['where nothing is needed', held, standing('not-needed')],
  ] as const)('comes too late: %s', (_name, answer, before) => {
    expect(() => judgeConsent(answer, before, noon)).toThrow(
      expect.objectContaining({ code: 'consent.state' }),
    );
  });
});

describe('who answers', () => {
  it('is of an office, and belongs there verifiably', () => {
    const [one, two, three] = [newId(), newId(), newId()];
    const who = person({
      organisations: [
        { organisationId: one, role: 'member', verified: true, office: true },
        { organisationId: two, role: 'member', verified: false, office: true },
        { organisationId: three, role: 'signatory', verified: true },
      ],
    });
    expect(officesOf(who)).toEqual([one]);
    expect(officesOf(visitor())).toEqual([]);
  });
});
