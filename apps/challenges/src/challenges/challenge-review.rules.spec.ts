import { completeDraft } from '../challenges.fixture.js';
import { changesSince } from './challenge-review.rules.js';

describe('what changed since a draft was sent back', () => {
  const before = completeDraft({ brief: { de: 'Geheim' } });

  it('is nothing while every field says the same', () => {
    const same = { ...before, question: { ...before.question }, criteria: [...before.criteria] };
    expect(changesSince(before, same)).toEqual([]);
  });

  it('is a text with what it said and what it says', () => {
    const lead = { de: 'Mit Budget.' };
    expect(changesSince(before, { ...before, lead })).toEqual([
      { field: 'lead', before: before.lead, after: lead },
    ]);
  });

  it.each([
    ['the brief', 'brief', { brief: { de: 'Anders' } }],
    ['the reward', 'reward', { reward: null }],
    ['the close', 'closesAt', { closesAt: '2027-01-01T12:00:00.000Z' }],
  ])('names %s alone', (_title, field, changes) => {
    expect(changesSince(before, { ...before, ...changes })).toEqual([{ field, before: null, after: null }]);
  });

  it('leaves out a field that there was not yet', () => {
    const { heldConsents: _new, ...older } = before;
    expect(changesSince(older as typeof before, before)).toEqual([]);
  });
});
