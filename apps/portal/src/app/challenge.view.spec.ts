import type { ChallengeRow } from '@allmende/contracts';
import type { DateContext } from '@allmende/ui';
import {
  eligibleText,
  openingText,
  rewardText,
  rightsText,
  seekerText,
  stateOf,
  submissionAct,
  talksText,
} from './challenge.view.js';
import { textsOf } from './texts/index.js';

const now = new Date('2026-11-24T09:00:00Z');
const dates: DateContext = { language: 'de', zone: 'Europe/Berlin', now };
const de = textsOf('de');
const row: Pick<ChallengeRow, 'state' | 'opensAt' | 'closesAt' | 'decisionBy'> = {
  state: 'open',
  opensAt: '2026-10-05T08:00:00Z',
  closesAt: '2026-12-04T17:00:00Z',
  decisionBy: '2027-01-15',
};
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('the state of a challenge', () => {
  it.each([
    ['open', {}, 'open', 'Offen', 'open'],
    ['closing within a week', { closesAt: '2026-11-27T11:00:00Z' }, 'closing', 'Schließt in 3 Tagen', 'open'],
    ['closed by time alone', { closesAt: '2026-11-24T08:59:59Z' }, 'assessing', 'In Bewertung', 'after'],
    ['opened by time alone', { state: 'scheduled' }, 'open', 'Offen', 'open'],
    [
      'scheduled',
      { state: 'scheduled', opensAt: '2026-11-25T08:00:00Z' },
      'scheduled',
      'Öffnet morgen',
      'before',
    ],
    ['overdue', { state: 'closed', decisionBy: '2026-11-20' }, 'overdue', 'Entscheidung überfällig', 'after'],
    ['due today', { state: 'closed', decisionBy: '2026-11-24' }, 'assessing', 'In Bewertung', 'after'],
    [
      'suspended, also past its close',
      { state: 'suspended', closesAt: '2026-11-20T17:00:00Z' },
      'suspended',
      'Ausgesetzt',
      'stopped',
    ],
    ['decided', { state: 'decided' }, 'outcome', 'Mit Ergebnis', 'after'],
    [
      'decided, and not told',
      { state: 'decided', outcomeFollows: true },
      'assessing',
      'Entschieden, Ergebnis folgt',
      'after',
    ],
    ['ended', { state: 'ended-without-award' }, 'ended', 'Ohne Auszeichnung beendet', 'after'],
    ['imported', { state: 'imported', closesAt: null, decisionBy: null }, 'outcome', 'Übernommen', 'after'],
  ] as const)('%s', (_, change, kind, word, phase) => {
    const state = stateOf({ ...row, ...change }, de, dates);
    expect({ ...state, word: plain(state.word) }).toEqual({ kind, word, phase });
  });
});

it.each([
  ['draft', true, { hasReceipt: false }, '', 'Entwurf fortsetzen'],
  ['draft', false, { hasReceipt: false }, '', 'Meinen Lösungsvorschlag ansehen'],
  ['submitted', true, {}, '', 'Eingangsbestätigung ansehen'],
  ['submitted', true, { declared: false, hasReceipt: false }, '/declarations', 'Meine Erklärung abgeben'],
  ['submitted', true, { hasReceipt: false }, '', 'Meinen Lösungsvorschlag ansehen'],
  ['submitted', true, { declared: false, role: 'reader' }, '', 'Eingangsbestätigung ansehen'],
  ['submitted', false, { declared: false, hasReceipt: false }, '', 'Meinen Lösungsvorschlag ansehen'],
  ['not-awarded', false, {}, '', 'Eingangsbestätigung ansehen'],
  ['withdrawn', false, {}, '', 'Meinen Lösungsvorschlag ansehen'],
] as const)('what leads to one’s own submission: %s, open %s, %j', (state, open, change, step, text) => {
  const own = { submissionId: 'one', role: 'member', versions: 1, declared: true, hasReceipt: true } as const;
  const path = `/submissions/one${step}`;
  expect(submissionAct({ ...own, state, ...change }, open, de)).toEqual({ path, text });
});

describe('the facts of a challenge', () => {
  it.each([
    [8, '2026-11-26T10:00:00Z', 'Bis 21.\u00a0Januar 2027, gerechnet ab dem Tag der Annahme.'],
    [1, '2026-12-31T22:59:00Z', 'Bis 7.\u00a0Januar 2027, gerechnet ab dem Tag der Annahme.'],
    // Accepted just after midnight: the clocks go back on the way.
    [8, '2026-09-14T22:30:00Z', 'Bis 10.\u00a0November 2026, gerechnet ab dem Tag der Annahme.'],
    [null, '2026-11-26T10:00:00Z', undefined],
  ])('say until when a first talk of %s weeks runs that began at %s', (firstTalkWeeks, at, text) => {
    expect(talksText({ rightsModel: 'first-talk', firstTalkWeeks }, at, de, dates)).toBe(text);
    expect(talksText({ rightsModel: 'licence', firstTalkWeeks }, at, de, dates)).toBeUndefined();
  });

  it('say briefly who may take part', () => {
    const owner = { clusterId: 'c', slug: 'glas', name: 'Glas und Licht' };
    const text = (kind: 'everyone' | 'own-cluster') => eligibleText({ eligibility: { kind }, owner }, de);
    expect(text('everyone')).toBe('Für alle offen');
    expect(text('own-cluster')).toBe('Nur für Mitglieder von Glas und Licht');
    expect(eligibleText({ eligibility: { kind: 'clusters', clusterIds: [] }, owner }, de)).toBe(
      'Nur für Mitglieder ausgewählter Cluster',
    );
    expect(eligibleText({ eligibility: null, owner }, de)).toBeUndefined();
  });

  it.each([
    [{ seeker: 1, manager: 0 }, 'öffnet eine benannte Person des Challenge-Gebers'],
    [
      { seeker: 1, manager: 1 },
      'öffnen zwei benannte Personen des Challenge-Gebers und des Clustermanagements',
    ],
    [undefined, 'öffnen benannte Personen'],
  ])('say who opens, and who reads afterwards: %o', (openers, expected) => {
    expect(openingText(openers && { openers }, de)).toBe(
      `Nach dem Einreichungsschluss ${expected} die Lösungsvorschläge; danach liest sie das Team des Challenge-Gebers.`,
    );
  });

  it('name the rights model in one line', () => {
    const rights = { rightsModel: 'option', rightsUntil: '2027-06-30', firstTalkWeeks: null } as const;
    expect(plain(rightsText(rights, de, dates))).toBe('Option bis 30. Juni 2027');
    expect(
      rightsText({ ...rights, rightsModel: 'first-talk', rightsUntil: null, firstTalkWeeks: 8 }, de, dates),
    ).toBe('Vorrang für Gespräche, 8\u00a0Wochen');
    expect(rightsText({ rightsModel: null, rightsUntil: null, firstTalkWeeks: null }, de, dates)).toBe(
      'Nicht angegeben',
    );
  });

  it('name the reward with its amount, or by its kind', () => {
    const reward = {
      kind: 'money',
      amount: { minor: 2_500_000, currency: 'EUR' },
      note: { de: 'dazu ein Feldversuch' },
    } as const;
    expect(plain(rewardText(reward, de, 'de'))).toBe('25.000 €, dazu ein Feldversuch');
    expect(plain(rewardText(reward, de, 'de', { short: true }))).toBe('25.000 €');
    expect(rewardText({ kind: 'project', note: {} }, de, 'de')).toBe('Gemeinsames Projekt');
    expect(rewardText({ kind: 'project', note: { de: 'Ein Jahr gemeinsam' } }, de, 'de')).toBe(
      'Ein Jahr gemeinsam',
    );
    expect(rewardText(null, de, 'de')).toBe('Noch nicht genannt');
  });

  it('keep an unnamed company unnamed', () => {
    const seeker = { name: null, description: { de: 'Unternehmen aus der Optik' } };
    expect(seekerText({ seeker, original: 'de', state: 'open' }, de, 'de')).toBe(
      'Unternehmen aus der Optik, Name vertraulich',
    );
    const told = { name: null, description: { de: 'Klinik, Name vertraulich' } };
    expect(seekerText({ seeker: told, original: 'de', state: 'open' }, de, 'de')).toBe(
      'Klinik, Name vertraulich',
    );
    const nothing = { seeker: { name: null, description: {} }, original: 'de' } as const;
    expect(seekerText({ ...nothing, state: 'open' }, de, 'de')).toBe('Unternehmen, Name vertraulich');
    expect(seekerText({ ...nothing, state: 'imported' }, de, 'de')).toBe('Nicht angegeben');
  });
});
