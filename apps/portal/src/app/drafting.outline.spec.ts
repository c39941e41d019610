import { challengeDraft } from '@allmende/contracts';
import { draftParts, outlineOf, partOf } from './drafting.outline.js';

const unwritten = { draft: challengeDraft.parse({}), files: [], missing: [] };

describe('the outline of a challenge’s form', () => {
  it('has a place for every field of a challenge, and one only', () => {
    const placed = Object.values(draftParts).flat() as string[];
    expect(placed).toEqual([...new Set(placed)]);
    expect(placed).toEqual(expect.arrayContaining(Object.keys(challengeDraft.shape)));
  });

  it('says part by part what is missing, in the order of the form', () => {
    const missing = ['criteria.0.name.de', 'lead.de', 'contact.phone', 'seekers', 'topic'].map((field) => ({
      field,
      code: 'required',
    }));
    const outline = outlineOf({ ...unwritten, missing }).filter((one) => one.missing.length > 0);
    expect(outline.map(({ part, missing: own }) => [part, own.map(({ field }) => field)])).toEqual([
      ['question', ['lead.de', 'topic']],
      ['criteria', ['criteria.0.name.de']],
      ['seeker', ['contact.phone']],
      ['team', ['seekers']],
    ]);
  });

  it('leaves nothing out that it does not know', () => {
    expect(partOf('somethingNew.de')).toBe('seeker');
  });

  it('asks for nothing where nobody has to write', () => {
    expect(
      outlineOf(unwritten)
        .filter(({ optional }) => optional)
        .map(({ part }) => part),
    ).toEqual(['context', 'brief']);
  });

  it('says that such a part is complete once somebody wrote there', () => {
    const draft = challengeDraft.parse({ brief: { de: 'Die Probe ist ein Impfstoff.' } });
    const optional = outlineOf({ ...unwritten, draft }).filter((one) => one.optional);
    expect(optional.map(({ part }) => part)).toEqual(['context']);
  });
});
