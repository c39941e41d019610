import { challengeDraft, type ChallengeDraft } from '@allmende/contracts';
import {
  dateFindings,
  dayOf,
  type DraftFacts,
  extensionFindings,
  findingsOf,
  resumptionFindings,
} from './challenge.rules.js';

const now = new Date('2026-03-01T12:00:00.000Z');
const facts: DraftFacts = { hasOrganisation: true, seekers: 1, missingBlanks: [], filesUploading: 0 };

const complete: ChallengeDraft = challengeDraft.parse({
  question: { de: 'Wie bleibt Glas im Regen klar?' },
  lead: { de: 'Eine Beschichtung, die hält.' },
  topic: 'optics',
  wantedResult: { de: 'Ein Verfahren.' },
  criteria: [
    { name: { de: 'Wirkung' }, weight: 60 },
    { name: { de: 'Kosten' }, weight: 40 },
  ],
  reward: { kind: 'money', amount: { minor: 2_500_000, currency: 'EUR' } },
  rightsModel: 'licence',
  opensAt: '2026-03-02T08:00:00Z',
  closesAt: '2026-04-02T16:00:00Z',
  decisionBy: '2026-05-02',
  contact: { name: 'Ada Muster', phone: '+49 89 1234' },
});

const found = (changes: Partial<ChallengeDraft>, more: Partial<DraftFacts> = {}): string[] =>
  findingsOf({ ...complete, ...changes }, { ...facts, ...more }, now).map(
    ({ field, code }) => `${field} ${code}`,
  );

describe('what a challenge lacks before a review', () => {
  it('a complete one lacks nothing', () => {
    expect(found({})).toEqual([]);
  });

  it('an empty one lacks everything that is required', () => {
    const empty = findingsOf(challengeDraft.parse({}), { ...facts, hasOrganisation: false, seekers: 0 }, now);
    expect(empty.map(({ field }) => field)).toEqual([
      'question.de',
      'lead.de',
      'topic',
      'wantedResult.de',
      'criteria',
      'reward',
      'rightsModel',
      'closesAt',
      'decisionBy',
      'organisationId',
      'seekers',
      'contact',
    ]);
  });

  it.each<[string, Partial<ChallengeDraft>, string[]]>([
    ['the original language is what counts', { question: { en: 'How?' } }, ['question.de required']],
    [
      'a translation needs its original',
      { background: { en: 'Long ago' } },
      ['background.de original-missing'],
    ],
    ['a brief in the other language only', { brief: { en: 'Secret' } }, ['brief.de original-missing']],
    ['no field', { topic: null }, ['topic required']],
    ['weights of 90', { criteria: [{ name: { de: 'Eins' }, weight: 90 }] }, ['criteria weights-total']],
    [
      'no weights, since all criteria count equally then',
      {
        criteria: [
          { name: { de: 'Eins' }, weight: null },
          { name: { de: 'Zwei' }, weight: null },
        ],
      },
      [],
    ],
    [
      'a criterion without a weight beside one with it',
      {
        criteria: [
          { name: { de: 'Eins' }, weight: 100 },
          { name: { de: 'Zwei' }, weight: null },
        ],
      },
      ['criteria.1.weight weights-mixed'],
    ],
    [
      'a criterion without a name',
      { criteria: [{ name: {}, weight: 100 }] },
      ['criteria.0.name.de required'],
    ],
    ['money without an amount', { reward: { kind: 'money', note: {} } }, ['reward.amount required']],
    [
      'no money',
      { reward: { kind: 'money', amount: { minor: 0, currency: 'EUR' }, note: {} } },
      ['reward.amount required'],
    ],
    ['another reward in no words', { reward: { kind: 'other', note: {} } }, ['reward.note.de required']],
    ['a pilot order needs no words', { reward: { kind: 'order', note: {} } }, []],
    ['an unnamed seeker without a description', { seekerNamed: false }, ['seekerDescription.de required']],
    ['a contact without a phone', { contact: { name: 'Ada Muster', phone: '' } }, ['contact.phone required']],
    [
      'chosen clusters without a choice',
      { eligibility: { kind: 'clusters', clusterIds: [] } },
      ['eligibility.clusterIds required'],
    ],
    [
      'an unnamed seeker without a contact',
      { seekerNamed: false, seekerDescription: { de: 'Mittelstand' }, contact: null },
      [],
    ],
  ])('%s', (_title, changes, expected) => {
    expect(found(changes)).toEqual(expected);
  });

  it('names the blanks of the rights model and files still under way', () => {
    expect(found({}, { missingBlanks: ['optionUntil'], filesUploading: 2 })).toEqual([
      'files uploading',
      'termsBlanks.optionUntil required',
    ]);
  });
});

describe('the dates of a challenge', () => {
  const dates = (changes: Partial<ChallengeDraft>): string[] =>
    dateFindings({ ...complete, ...changes }, now).map(({ field, code }) => `${field} ${code}`);

  it.each<[string, Partial<ChallengeDraft>, string[]]>([
    ['twenty seconds are enough', { opensAt: null, closesAt: '2026-03-01T12:00:20Z' }, []],
    ['without an opening it opens at once', { opensAt: null }, []],
    ['an opening a minute ago is at once', { opensAt: '2026-03-01T11:59:00Z' }, []],
    ['an opening yesterday', { opensAt: '2026-02-28T12:00:00Z' }, ['opensAt in-the-past']],
    ['a close in the past', { opensAt: null, closesAt: '2026-03-01T11:00:00Z' }, ['closesAt in-the-past']],
    ['a close at this moment', { opensAt: null, closesAt: '2026-03-01T12:00:00Z' }, ['closesAt in-the-past']],
    ['a close before the opening', { closesAt: '2026-03-02T07:00:00Z' }, ['closesAt before-opening']],
    ['a close with the opening', { closesAt: '2026-03-02T08:00:00Z' }, ['closesAt before-opening']],
    ['a decision on the day of the close', { decisionBy: '2026-04-02' }, []],
    ['a decision before the close', { decisionBy: '2026-04-01' }, ['decisionBy before-close']],
    [
      'the day of the close in its own zone',
      { closesAt: '2026-04-02T22:30:00Z', decisionBy: '2026-04-02' },
      ['decisionBy before-close'],
    ],
    [
      'an option that ends with the decision',
      { rightsModel: 'option', termsBlanks: { optionUntil: '2026-05-02' } },
      ['termsBlanks.optionUntil before-decision'],
    ],
    [
      'an option beyond the decision',
      { rightsModel: 'option', termsBlanks: { optionUntil: '2026-05-03' } },
      [],
    ],
    [
      'a date that another rights model left behind',
      { rightsModel: 'licence', termsBlanks: { optionUntil: '2026-01-01' } },
      [],
    ],
  ])('%s', (_title, changes, expected) => {
    expect(dates(changes)).toEqual(expected);
  });

  it('reads the day in the challenge’s zone', () => {
    expect(dayOf('2026-04-02T22:30:00Z', 'Europe/Berlin')).toBe('2026-04-03');
    expect(dayOf('2026-04-02T22:30:00Z', 'America/New_York')).toBe('2026-04-02');
  });
});

describe('an extension', () => {
  const current = {
    closesAt: new Date('2026-04-02T16:00:00Z'),
    decisionBy: '2026-05-02',
    zone: 'Europe/Berlin',
  };
  it.each([
    ['later is fine', '2026-04-09T16:00:00Z', undefined, []],
    ['never the same', '2026-04-02T16:00:00Z', undefined, ['closesAt not-later']],
    ['never shorter', '2026-04-01T16:00:00Z', undefined, ['closesAt not-later']],
    ['the decision must still follow', '2026-05-09T16:00:00Z', undefined, ['decisionBy before-close']],
    ['the decision may move along', '2026-05-09T16:00:00Z', '2026-06-01', []],
    ['the decision may not come earlier', '2026-04-09T16:00:00Z', '2026-04-20', ['decisionBy not-later']],
  ])('%s', (_title, closesAt, decisionBy, expected) => {
    const result = extensionFindings(current, { closesAt, decisionBy }, now);
    expect(result.map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  });
});

describe('going on after a suspension', () => {
  const current = {
    closesAt: new Date('2026-04-02T16:00:00Z'),
    decisionBy: '2026-05-02',
    zone: 'Europe/Berlin',
  };
  const late = new Date('2026-04-03T08:00:00Z');
  it.each([
    ['keeps its close', undefined, undefined, now, []],
    ['may name the same close', '2026-04-02T16:00:00Z', undefined, now, []],
    ['may move it later', '2026-04-09T16:00:00Z', undefined, now, []],
    ['never sooner', '2026-04-02T15:59:00Z', undefined, now, ['closesAt not-later']],
    ['must name one where it has passed', undefined, undefined, late, ['closesAt required']],
    ['must name one that is to come', '2026-04-03T07:00:00Z', undefined, late, ['closesAt in-the-past']],
    ['the decision must still follow', '2026-05-09T16:00:00Z', undefined, now, ['decisionBy before-close']],
    ['the decision may not come earlier', undefined, '2026-04-20', now, ['decisionBy not-later']],
  ])('%s', (_title, closesAt, decisionBy, at, expected) => {
    const result = resumptionFindings(current, { closesAt, decisionBy }, at);
    expect(result.map(({ field, code }) => `${field} ${code}`)).toEqual(expected);
  });
});
