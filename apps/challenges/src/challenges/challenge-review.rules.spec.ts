import { completeDraft } from '../challenges.fixture.js';
import { changesSince, filesSince } from './challenge-review.rules.js';

const reader = { readsBrief: false };

describe('what changed since a draft was sent back', () => {
  const before = completeDraft({ brief: { de: 'Geheim' } });

  it('is nothing while every field says the same', () => {
    const same = { ...before, question: { ...before.question }, criteria: [...before.criteria] };
    expect(changesSince(before, same, reader)).toEqual([]);
  });

  it('is a text with what it said and what it says', () => {
    const lead = { de: 'Mit Budget.' };
    expect(changesSince(before, { ...before, lead }, reader)).toEqual([
      { field: 'lead', before: before.lead, after: lead },
    ]);
  });

  it.each([
    ['the brief', 'brief', { brief: { de: 'Anders' } }],
    ['the reward', 'reward', { reward: null }],
    ['the close', 'closesAt', { closesAt: '2027-01-01T12:00:00.000Z' }],
  ])('names %s alone', (_title, field, changes) => {
    expect(changesSince(before, { ...before, ...changes }, reader)).toEqual([
      { field, before: null, after: null },
    ]);
  });

  it('leaves out a field that there was not yet', () => {
    const { heldConsents: _new, ...older } = before;
    expect(changesSince(older as typeof before, before, reader)).toEqual([]);
  });

  it('show the brief’s text to who reads it', () => {
    const brief = { de: 'Ein anderes Pulver.' };
    expect(changesSince(before, { ...before, brief }, { readsBrief: true })).toEqual([
      { field: 'brief', before: before.brief, after: brief },
    ]);
  });

  it('name files that came and went; exchanged under one name, it did both', () => {
    const [kept, old, other] = ['a', 'b', 'c'].map((fileId) => ({ fileId, name: `${fileId}.pdf` }));
    const again = { fileId: 'd', name: 'b.pdf' };
    expect(filesSince([kept!, old!], [kept!, other!, again])).toEqual({
      ...{ added: ['c.pdf', 'b.pdf'], removed: ['b.pdf'] },
    });
  });
});
