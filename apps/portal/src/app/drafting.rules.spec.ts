import { challengeChanges, challengeDraft } from '@allmende/contracts';
import { draftOf } from './draft.form.js';
import {
  draftChanges,
  draftFrom,
  formOf,
  isDraftPart,
  openerNames,
  opensBriefly,
  weightsOf,
} from './drafting.rules.js';

const clusterId = '01890000-0000-7000-8000-000000000001';
const written = challengeDraft.parse({
  question: { de: 'Wie bleibt der Sensor frei von Schaum?', en: 'How does the sensor stay free of foam?' },
  wantedResult: { de: 'Ein Sensor' },
  criteria: [
    { name: { de: 'Wirkung' }, weight: 60 },
    { name: { de: 'Aufwand', en: 'Effort' }, weight: 40 },
  ],
  reward: {
    kind: 'money',
    amount: { minor: 1_250_050, currency: 'EUR' },
    note: { de: 'und ein Feldversuch' },
  },
  rightsModel: 'option',
  termsBlanks: { optionUntil: '2027-06-30', transferFee: { minor: 500_000, currency: 'EUR' } },
  eligibility: { kind: 'clusters', clusterIds: [clusterId] },
  shownBy: [clusterId],
  seekerNamed: false,
  seekerDescription: { de: 'Unternehmen der Bioprozesstechnik' },
  closesAt: '2026-12-04T17:00:00.000Z',
  decisionBy: '2027-01-15',
  briefOnRequest: true,
  briefVerifiedOnly: true,
  briefExcluded: ['Rival GmbH', 'rival.example'],
  openerAccountIds: [clusterId],
  contact: { name: 'Miriam Auer', phone: '089 99998-212' },
});

describe('the form of a challenge', () => {
  it('gives back the challenge that was put in', () => {
    expect(draftFrom(formOf(written))).toEqual(written);
    expect(draftFrom(formOf(challengeDraft.parse({})))).toEqual(challengeDraft.parse({}));
  });

  it('reads the same choice as the same text, in whatever order the page lists it', () => {
    const ids = ['01890000-0000-7000-8000-000000000002', clusterId];
    const data = new FormData();
    for (const id of ids) data.append('shownBy', id);
    expect(draftOf(data, isDraftPart)['shownBy']).toBe(formOf({ ...written, shownBy: ids })['shownBy']);
  });

  it('names its fields as the platform does', () => {
    expect(Object.keys(formOf(written)).filter((name) => !isDraftPart(name))).toEqual([]);
    expect(['revision', 'intent', 'key'].filter(isDraftPart)).toEqual([]);
  });

  it('sends only what changed, in a shape that the platform takes', () => {
    const base = formOf(written);
    const changes = draftChanges(base, { ...base, 'question.en': '', 'criteria.1.weight': '30' });
    expect(Object.keys(changes ?? {}).sort()).toEqual(['criteria', 'question']);
    expect(challengeChanges.parse(changes)).toEqual(changes);
    expect(draftChanges(base, base)).toBeUndefined();
  });

  it('moves the dates along when the zone changes', () => {
    const base = formOf(written);
    expect(draftChanges(base, { ...base, zone: 'America/New_York' })).toMatchObject({
      zone: 'America/New_York',
      closesAt: '2026-12-04T23:00:00.000Z',
    });
  });

  it('sends what is half written, so that what is saved is what is shown', () => {
    const base = formOf(challengeDraft.parse({}));
    const half = { ...base, 'contact.name': 'Miriam Auer', 'eligibility.kind': 'clusters' };
    const changes = draftChanges(base, half);
    expect(changes).toEqual({
      contact: { name: 'Miriam Auer', phone: '' },
      eligibility: { kind: 'clusters', clusterIds: [] },
    });
    expect(challengeChanges.parse(changes)).toEqual(changes);
  });

  it('adds up the weights, and keeps an empty one empty', () => {
    const form = formOf(written);
    expect(weightsOf(form)).toBe(100);
    const mixed = { ...form, 'criteria.1.weight': '' };
    expect(weightsOf(mixed)).toBe('mixed');
    expect(draftFrom(mixed).criteria.map(({ weight }) => weight)).toEqual([60, null]);
    expect(weightsOf({ ...mixed, 'criteria.0.weight': '' })).toBe('equal');
    expect(weightsOf({})).toBe('none');
  });

  it('names who opens what is handed in, or else the first of the team', () => {
    const seekers = [
      { accountId: 'a', name: 'Anna Weber' },
      { accountId: 'b', name: 'Bela Kuhn' },
    ];
    const named = (openerAccountIds: string[]) =>
      openerNames({ draft: { ...written, openerAccountIds }, seekers }, 'Management');
    expect(named(['b', 'm'])).toEqual(['Bela Kuhn', 'Management']);
    expect(named([])).toEqual(['Anna Weber']);
  });

  it('finds a week too short from its opening, or from now where that is past', () => {
    const now = new Date('2026-11-24T08:00:00.000Z');
    const briefly = (opensAt: string | null, closesAt: string | null) =>
      opensBriefly({ opensAt, closesAt }, now);
    expect(briefly(null, null)).toBe(false);
    expect(briefly(null, '2026-11-24T08:20:00.000Z')).toBe(true);
    expect(briefly('2026-11-01T08:00:00.000Z', '2026-11-30T08:00:00.000Z')).toBe(true);
    expect(briefly('2026-12-01T08:00:00.000Z', '2026-12-08T08:00:00.000Z')).toBe(false);
  });
});
