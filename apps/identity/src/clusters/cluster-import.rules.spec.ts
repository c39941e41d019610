import { readRecord } from './cluster-import.rules.js';

const record = {
  slug: 'optik-nord',
  name: 'Optik Nord e. V.',
  legalForm: 'e. V.',
  website: 'www.optik-nord.example',
  fields: ['Optik', 'Messtechnik'],
  region: { states: ['Hessen'], country: 'Deutschland' },
  founded: 2001,
  members: 71,
  membersNote: 'about',
  smes: null,
  description: 'A network.',
  projects: ['x'],
  aliases: [],
  city: null,
  hasFactBlock: true,
  source: { file: 'a.txt', line: 1 },
};
const read = (changes: object) => readRecord({ ...record, ...changes }, 3);

describe('a record of a cluster', () => {
  it('becomes a cluster with its facts', () => {
    expect(readRecord(record, 1)).toEqual({
      refused: [],
      cluster: {
        slug: 'optik-nord',
        name: 'Optik Nord e. V.',
        language: 'de',
        facts: {
          ...{
            legalForm: 'e. V.',
            website: 'https://www.optik-nord.example',
            fields: ['Optik', 'Messtechnik'],
          },
          ...{
            states: ['Hessen'],
            country: 'Deutschland',
            city: null,
            founded: 2001,
            members: 71,
            smes: null,
          },
          description: 'A network.',
        },
      },
    });
  });

  it.each([
    [{ website: 'https://a.example/x' }, 'https://a.example/x'],
    [{ website: ' a.example ' }, 'https://a.example'],
    [{ website: null }, null],
    [{ website: '' }, null],
  ])('reads the website of %j', (changes, website) => {
    const { cluster, refused } = read(changes);
    expect(cluster?.facts.website).toBe(website);
    expect(refused).toEqual([]);
  });

  it.each([
    [{ founded: 'around 1998' }, 'founded'],
    [{ founded: 3000 }, 'founded'],
    [{ members: -1 }, 'members'],
    [{ members: '>1.000' }, 'members'],
    [{ website: 'javascript:alert(1)' }, 'website'],
    [{ fields: 'Optik' }, 'fields'],
    [{ fields: ['Optik', 7] }, 'fields'],
    [{ region: 'Hessen' }, 'region'],
    [{ region: { states: 'Hessen' } }, 'region.states'],
    [{ region: { states: [], zip: '1' } }, 'region.zip'],
    [{ description: 'x'.repeat(2001) }, 'description'],
    [{ language: 'fr' }, 'language'],
    [{ motto: 'Light!' }, 'motto'],
  ])('keeps the rest where %j is not understood, and says so', (changes, field) => {
    const { cluster, refused } = read(changes);
    expect(cluster).toMatchObject({ slug: 'optik-nord', facts: { legalForm: 'e. V.' } });
    expect(refused).toEqual([{ record: 'optik-nord', field, reason: expect.stringMatching(/./) }]);
  });

  it.each([
    [{ slug: undefined }, '#3', 'slug'],
    [{ slug: 'Optik Nord' }, 'Optik Nord', 'slug'],
    [{ slug: 'archive' }, 'archive', 'slug'],
    [{ slug: 7 }, '#3', 'slug'],
    [{ name: '' }, 'optik-nord', 'name'],
    [{ name: undefined }, 'optik-nord', 'name'],
  ])('is refused as a whole with %j', (changes, name, field) => {
    const { cluster, refused } = read(changes);
    expect(cluster).toBeUndefined();
    expect(refused).toMatchObject([{ record: name, field }]);
  });

  it.each([null, 'text', 7, [], [record]])('%j is none', (value) => {
    expect(readRecord(value, 3)).toEqual({ refused: [{ record: '#3', field: '', reason: 'not an object' }] });
  });
});
