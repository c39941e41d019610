import { challengeDraft } from '@allmende/contracts';
import { processorTime } from '@allmende/testing';
import { findingsIn, shownTexts } from './discretion.rules.js';

const sought = {
  names: ['Müller Optik GmbH & Co. KG'],
  domains: ['mueller-optik.example'],
  people: ['Prof. Dr.-Ing. Miriam Auer', 'Kim'],
};
const look = (text: string, what = sought) =>
  findingsIn([{ field: 'lead.de', seenBy: 'everyone', text }], what).map(({ kind, found }) => [kind, found]);

describe('the discretion check', () => {
  it.each([
    ['Müller Optik sucht Glas.', 'name', 'Müller Optik'],
    ['MUELLER OPTIK GMBH', 'name', 'MUELLER OPTIK'],
    ['bei Muller-Optik gilt', 'name', 'Muller-Optik'],
    ['Müllers Linsen', 'name', 'Müllers'],
    ['das Muelleroptikverfahren', 'name', 'Muelleroptikverfahren'],
    ['Rezeptur_Müller_Optik.pdf', 'name', 'Müller_Optik'],
    ['Fragen an info@mueller-optik.example', 'domain', 'mueller-optik.example'],
    ['[Datenblatt](https://www.mueller-optik.example/glas)', 'domain', 'www.mueller-optik.example'],
    ['siehe muelleroptik.com', 'name', 'muelleroptik'],
    ['Rückfragen an miriam auer.', 'person', 'miriam auer'],
  ])('finds the seeker in: %s', (text, kind, found) => {
    expect(look(text)).toEqual([[kind, found]]);
  });

  it.each([
    'Optik und Glas',
    'Die Müllerei mahlt Korn.',
    'Miriam fragt, Kim antwortet.',
    'auf bauer-optik.example',
    'Optik Müller',
    'GmbH & Co. KG',
  ])('finds nobody in: %s', (text) => {
    const { names, ...rest } = sought;
    const whole = { ...rest, names: names.map((name) => `Die ${name}`) };
    expect(look(text, whole)).toEqual([]);
  });

  it('does not take the first word of an institute for its name', () => {
    const institute = { ...sought, names: ['Institut für Glas e.V.'] };
    expect(look('Ein Institut misst Glas.', institute)).toEqual([]);
    expect(look('Das Institut für Glas misst.', institute)).toEqual([['name', 'Institut für Glas']]);
  });

  it('shows a few words around, in one line, and names the field and who reads it', () => {
    const text = `${'Lang '.repeat(20)}\n\nvon Müller Optik für\nalle ${'und mehr '.repeat(10)}`;
    const [finding] = findingsIn([{ field: 'brief.de', seenBy: 'readers', text }], sought);
    expect(finding).toMatchObject({ field: 'brief.de', seenBy: 'readers', found: 'Müller Optik' });
    expect(finding?.before).toMatch(/^….*von $/);
    expect(finding?.after).toMatch(/^ für alle und mehr.*…$/);
  });

  it('quotes what people will read, without the marks of Markdown', () => {
    const text = '## Wer\n\n- von **Müller Optik**, siehe [Müller Optik](https://example.org/a_b)';
    const [finding, linked] = findingsIn([{ field: 'lead.de', seenBy: 'everyone', text }], sought);
    expect(finding).toMatchObject({ before: 'Wer von ', found: 'Müller Optik' });
    expect(linked).toMatchObject({ found: 'Müller Optik', after: ' (https://example.org/a_b)' });
  });

  it('is done with the longest text in no time, whatever it is made of', async () => {
    const people = Array.from({ length: 30 }, (_, n) => `Mira Vogt${n}`);
    const domains = Array.from({ length: 10 }, (_, n) => `werk${n}.example`);
    for (const part of ['a.', 'a ', 'werk1.exampl.', 'a-'].map((one) => one.repeat(40_000 / one.length))) {
      const took = await processorTime(() =>
        expect(look(`${part} mail.werk1.example`, { names: [], domains, people })).toHaveLength(1),
      );
      expect(took).toBeLessThan(1_000);
    }
  });

  it('looks at every text that is read by others', () => {
    const name = 'Müller Optik';
    const both = { de: name, en: name };
    const draft = challengeDraft.parse({
      ...{ question: both, lead: both, wantedResult: both, constraints: both, successMeasure: both },
      ...{ background: both, alreadyTried: both, forMembers: both, brief: both, briefNote: both },
      seekerDescription: both,
      criteria: [{ name: both }],
      reward: { kind: 'other', note: both },
      termsBlanks: { licenceField: both, jointAgreement: both, openLicence: name },
      contact: { name, phone: '1' },
    });
    const fields = findingsIn(shownTexts(draft), sought).map(({ field }) => field);
    expect(fields).toHaveLength(15 * 2 + 1);
    // The contact of somebody unnamed is not shown.
    expect(fields.filter((field) => field.startsWith('contact'))).toEqual([]);
  });
});
