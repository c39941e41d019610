import type { BriefRequestState, Employment } from '@allmende/contracts';
import { type Hindrance, hindranceOf, standingOf } from './brief-access.rules.js';
import { isExcluded } from './brief-exclusion.rules.js';
import { answered } from './brief-request.rules.js';

const rule = { briefOnRequest: false, briefVerifiedOnly: false, briefExcluded: [] as string[] };
const at = (name: string, more: Partial<Employment['organisations'][number]> = {}): Employment => ({
  mailDomain: null,
  organisations: [{ organisationId: 'x', name, verified: true, domains: [], ...more }],
});

describe('what stands between a person and the brief', () => {
  const agreed = { agreed: true, hindrance: null, request: undefined };
  const onRequest = { ...rule, briefOnRequest: true };

  it.each<[string, boolean, Hindrance, string]>([
    ['has not agreed', false, null, 'agree-first'],
    ['has not agreed and is excluded', false, 'excluded', 'agree-first'],
    ['has agreed', true, null, 'readable'],
    ['is not verified', true, 'unverified', 'not-available'],
    ['is excluded', true, 'excluded', 'not-available'],
  ])('where agreeing is enough: somebody who %s', (_who, hasAgreed, hindrance, standing) => {
    expect(standingOf(rule, { agreed: hasAgreed, hindrance, request: undefined })).toBe(standing);
  });

  it.each<[Hindrance, BriefRequestState | undefined, string]>([
    [null, undefined, 'ask-first'],
    [null, 'waiting', 'waiting'],
    [null, 'approved', 'readable'],
    [null, 'declined', 'declined'],
    [null, 'withdrawn', 'withdrawn'],
    ['unverified', undefined, 'not-available'],
    ['unverified', 'approved', 'not-available'],
    ['excluded', undefined, 'ask-first'],
    ['excluded', 'waiting', 'waiting'],
    ['excluded', 'declined', 'declined'],
    ['excluded', 'approved', 'not-available'],
  ])('on request: %s, %s', (hindrance, request, standing) => {
    expect(standingOf(onRequest, { ...agreed, hindrance, request })).toBe(standing);
  });

  it.each<[boolean, Hindrance, BriefRequestState | undefined, string]>([
    [true, null, undefined, 'ended'],
    [false, null, undefined, 'ended'],
    [true, null, 'waiting', 'ended'],
    [true, 'excluded', 'waiting', 'ended'],
    [true, 'unverified', 'waiting', 'not-available'],
    [true, null, 'declined', 'declined'],
    [true, null, 'withdrawn', 'withdrawn'],
    [true, null, 'approved', 'readable'],
    [true, 'excluded', 'approved', 'not-available'],
  ])('on request, from the close on: agreed %s, %s, %s', (hasAgreed, hindrance, request, standing) => {
    const facts = { agreed: hasAgreed, hindrance, request, askingEnded: true };
    expect(standingOf(onRequest, facts)).toBe(standing);
    if (hasAgreed && !hindrance) expect(standingOf(rule, facts)).toBe('readable');
  });

  it.each<[string, typeof rule, Employment | undefined, Hindrance]>([
    ['nobody is asked without a rule', rule, undefined, null],
    ['an unknown account', { ...rule, briefVerifiedOnly: true }, undefined, 'unverified'],
    [
      'a stated affiliation',
      { ...rule, briefVerifiedOnly: true },
      at('Werk', { verified: false }),
      'unverified',
    ],
    ['a verified one', { ...rule, briefVerifiedOnly: true }, at('Werk'), null],
    // Whoever is not known to work somewhere else may work there.
    [
      'a private address',
      { ...rule, briefExcluded: ['Rival'] },
      { mailDomain: null, organisations: [] },
      'unverified',
    ],
    ['somebody from there', { ...rule, briefExcluded: ['Rival'] }, at('Rival GmbH'), 'excluded'],
    ['somebody else', { ...rule, briefExcluded: ['Rival'] }, at('Werk AG'), null],
  ])('holds against a person: %s', (_title, given, employment, expected) => {
    expect(hindranceOf(given, employment)).toBe(expected);
  });
});

describe('an excluded organisation', () => {
  it.each<[string, Employment]>([
    ['Rival', at('Rival GmbH & Co. KG')],
    ['RIVAL gmbh', at('Rival')],
    ['Müller Metallbau', at('MUELLER METALLBAU AG')],
    ['Mueller', at('Müller Optik GmbH')],
    ['Klar-Blick', at('Klarblick Systems S.p.A.')],
    ['rival.example', at('Anders AG', { domains: ['rival.example'] })],
    ['https://www.rival.example/kontakt', { mailDomain: 'mail.rival.example', organisations: [] }],
    ['vertrieb@rival.example', { mailDomain: 'rival.example', organisations: [] }],
    ['Rival GmbH', { mailDomain: 'rival.example', organisations: [] }],
    ['Rival', { ...at('Werk AG'), mailDomain: 'rival.example' }],
    ['Rival', at('Rival AG', { verified: false })],
    // A second membership, and a second domain of the same organisation.
    [
      'Rival',
      {
        mailDomain: null,
        organisations: [...at('Hochschule').organisations, ...at('Rival SE').organisations],
      },
    ],
    [
      'rival-group.example',
      {
        mailDomain: 'labor.rival.example',
        ...{
          organisations: at('Anders AG', { domains: ['rival-group.example', 'rival.example'] }).organisations,
        },
      },
    ],
  ])('is meant by %s', (entry, employment) => {
    expect(isExcluded(['Ganz anders', entry], employment)).toBe(true);
  });

  it.each<[string, Employment]>([
    ['Rival', at('Arrival GmbH')],
    ['Rival Optik', at('Rival GmbH')],
    ['Optik', at('Rival Optik')],
    ['GmbH', at('Werk GmbH')],
    ['rival.example', { mailDomain: 'notrival.example', organisations: [] }],
    ['rival.example', at('Werk AG', { domains: ['werk.example'] })],
    ['AG', { mailDomain: 'ag.example', organisations: [] }],
  ])('is not meant by %s', (entry, employment) => {
    expect(isExcluded([entry], employment)).toBe(false);
  });
});

describe('an answer', () => {
  it.each<[BriefRequestState, ...(BriefRequestState | undefined)[]]>([
    ['waiting', 'approved', 'declined', undefined],
    ['approved', undefined, undefined, 'withdrawn'],
    ['declined', 'approved', undefined, undefined],
    ['withdrawn', 'approved', undefined, undefined],
  ])('to one that is %s', (state, ...expected) => {
    expect((['approve', 'decline', 'withdraw'] as const).map((answer) => answered(state, answer))).toEqual(
      expected,
    );
  });
});
