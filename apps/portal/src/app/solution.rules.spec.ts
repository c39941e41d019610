import { changesOf, differing, draftOf, merge, type Draft } from './solution.rules.js';

const base: Draft = { title: 'Shell', summary: 'Short', body: 'Long' };

describe('merging what two people wrote', () => {
  it('takes what only the other person changed', () => {
    const merged = merge({ base, mine: base, theirs: { ...base, body: 'Longer' } });
    expect(merged).toEqual({ draft: { ...base, body: 'Longer' }, conflicts: [] });
  });

  it('keeps both changes where they are in different parts', () => {
    const merged = merge({
      base,
      mine: { ...base, title: 'Double shell' },
      theirs: { ...base, body: 'Longer' },
    });
    expect(merged).toEqual({
      draft: { title: 'Double shell', summary: 'Short', body: 'Longer' },
      conflicts: [],
    });
  });

  it('asks where both changed the same part, and keeps the own text until then', () => {
    const mine = { ...base, body: 'Mine' };
    expect(merge({ base, mine, theirs: { ...base, body: 'Theirs' } })).toEqual({
      draft: mine,
      conflicts: ['body'],
    });
  });

  it('sees no conflict where both wrote the same', () => {
    const both = { ...base, body: 'Same' };
    expect(merge({ base, mine: both, theirs: both }).conflicts).toEqual([]);
  });

  it('asks about an answer that the other person emptied', () => {
    const old = { ...base, 'answer-0': 'Old' };
    const merged = merge({ base: old, mine: { ...old, 'answer-0': 'Mine' }, theirs: base });
    expect(merged.conflicts).toEqual(['answer-0']);
  });
});

describe('what a save sends', () => {
  it('sends nothing when nothing changed but line ends and outer spaces', () => {
    expect(changesOf({ body: 'a\nb' }, { body: ' a\r\nb ' })).toBeUndefined();
  });

  it('sends only what changed', () => {
    expect(changesOf(base, { ...base, title: 'New' })).toEqual({ title: 'New' });
  });

  it('sends all answers together, without empty ones', () => {
    const mine = { ...base, 'answer-1': 'Second', 'answer-0': 'First', 'answer-2': ' ' };
    expect(changesOf({ ...base, 'answer-0': 'First' }, mine)).toEqual({
      answers: [
        { criterion: 0, text: 'First' },
        { criterion: 1, text: 'Second' },
      ],
    });
  });

  it('sends an unstated patent as none', () => {
    expect(changesOf({ patentFiled: 'yes' }, { patentFiled: '' })).toMatchObject({ patentFiled: null });
  });

  it('says number and day of a filing with it, and again once it is said again', () => {
    const filed = { patentFiled: 'yes', patentNumber: 'EP 26 1', patentDate: '2026-11-03' };
    expect(changesOf({}, filed)).toEqual(filed);
    const unsaid = { ...filed, patentFiled: 'unknown' };
    expect(changesOf(filed, unsaid)).toEqual({ patentFiled: 'unknown', patentNumber: '', patentDate: '' });
    expect(changesOf(unsaid, filed)).toEqual(filed);
  });

  it('holds a saved solution as one text a part', () => {
    const draft = draftOf({
      title: 'T',
      summary: '',
      body: '',
      existingRights: '',
      patentFiled: null,
      answers: [{ criterion: 3, text: 'x' }],
    });
    expect(differing(draft, { title: 'T', 'answer-3': 'x' })).toEqual([]);
  });
});
