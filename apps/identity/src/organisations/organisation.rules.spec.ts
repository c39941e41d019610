import { domainOf, isPublicProvider, organisationKey, stateRole } from './organisation.rules.js';

describe('organisations', () => {
  it.each([
    ['Laserwerk Isar GmbH', 'laserwerk  isar GMBH'],
    ['Präzision & Co. KG', 'PRÄZISION & CO KG'],
    ['Institut für Optik e. V.', 'Institut für Optik e.V.'.replace('e.V.', 'e.  V.')],
    ['Ｌａｓｅｒ', 'laser'],
  ])('%s and %s are one', (one, other) => {
    expect(organisationKey(one)).toBe(organisationKey(other));
  });

  it.each([
    ['Optik Nord', 'Optik Süd'],
    ['🦊', '🐻'],
    ['C+', 'C'],
    ['光学研究所', '光研究所'],
  ])('%s and %s are two', (one, other) => {
    expect(organisationKey(one)).not.toBe(organisationKey(other));
  });

  it.each(['gmail.com', 'gmx.at', 'web.de', 'stud.gmail.com', 'yahoo.co.uk'])(
    '%s is a public provider',
    (domain) => {
      expect(isPublicProvider(domain)).toBe(true);
    },
  );

  it.each(['laserwerk-isar.de', 'uni-muenster.de', 'company.online', 'firma.me'])('%s is not', (domain) => {
    expect(isPublicProvider(domain)).toBe(false);
  });

  it('takes the domain after the last @', () => {
    expect(domainOf('"a@b"@laserwerk-isar.de')).toBe('laserwerk-isar.de');
  });
});

describe('a stated affiliation', () => {
  const verified = { role: 'member', isVerified: true } as const;

  it('is verified as a member by the mail domain, never as a signatory', () => {
    expect(stateRole('signatory', undefined, true)).toEqual(verified);
  });

  it('waits for a manager without the domain', () => {
    expect(stateRole('signatory', undefined, false)).toEqual({ role: 'signatory', isVerified: false });
  });

  it('does not make a verified member a signatory', () => {
    expect(stateRole('signatory', verified, false)).toEqual(verified);
  });

  it('lets a verified signatory step back', () => {
    expect(stateRole('member', { role: 'signatory', isVerified: true }, false)).toEqual(verified);
  });
});
