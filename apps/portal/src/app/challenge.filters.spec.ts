import { chosenOf, filtersOf, queryOf, sortOf } from './challenge.filters.js';
import { textsOf } from './texts/index.js';

const of = (query: string) => filtersOf(new URLSearchParams(query));

describe('the filters of the list', () => {
  it('are read from the address and written back to it', () => {
    const query =
      '?q=Faser&topic=plastics&topic=wood&closing=week&rights=joint&brief=with&cluster=holzbau-eifel&sort=newest';
    expect(Object.fromEntries(new URLSearchParams(queryOf(of(query))))).toEqual(
      Object.fromEntries(new URLSearchParams(query)),
    );
  });

  it('leave out what they do not know', () => {
    const filters = of(
      'topic=alchemy&topic=wood&topic=wood&closing=never&cluster=../x&reward=gold&sort=random&eligible=all',
    );
    expect(filters).toMatchObject({
      topic: ['wood'],
      cluster: [],
      reward: [],
      closing: undefined,
      sort: undefined,
      eligible: undefined,
    });
  });

  it('cut a search that is too long and ignore an empty one', () => {
    expect(of(`q=${'ä'.repeat(300)}`).q).toHaveLength(200);
    expect(of('q=%20%20').q).toBeUndefined();
  });

  it('become chips, each with the list that remains without it', () => {
    const chips = chosenOf(
      of('topic=wood&topic=optics&cluster=holzbau-eifel'),
      textsOf('de'),
      () => 'Holzbau Eifel',
    );
    expect(chips.map(({ name, without }) => [name, queryOf(without)])).toEqual([
      ['Holz und Bau', '?topic=optics&cluster=holzbau-eifel'],
      ['Optik', '?topic=wood&cluster=holzbau-eifel'],
      ['Holzbau Eifel', '?topic=wood&topic=optics'],
    ]);
  });

  it('say who may take part', () => {
    const [chip] = chosenOf(of('eligible=everyone'), textsOf('en'), String);
    expect(chip).toMatchObject({ name: 'Open to everyone', without: { eligible: undefined } });
    expect(of('eligible=me').eligible).toBe('me');
  });

  it('sort by match where something is searched', () => {
    expect([sortOf(of('')), sortOf(of('q=x')), sortOf(of('q=x&sort=newest'))]).toEqual([
      'closing',
      'match',
      'newest',
    ]);
  });
});
