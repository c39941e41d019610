import { consentStates } from '@allmende/contracts';
import { mayAwardWait, toComeOf } from './consent.rules.js';
import { textsOf } from './texts/index.js';

describe('what is still to come before an office is asked', () => {
  it.each([
    { agreed: false, begun: false, toCome: 'both' },
    { agreed: false, begun: true, toCome: 'agreement' },
    { agreed: true, begun: false, toCome: 'draft' },
    { agreed: true, begun: true, toCome: 'nothing' },
  ])('is $toCome', ({ toCome, ...who }) => {
    expect(toComeOf(who)).toBe(toCome);
  });

  it('asks nobody to agree who has agreed', () => {
    for (const [language, agree] of [
      ['de', /zugestimmt/],
      ['en', /agreed/],
    ] as const) {
      const { willAskWhen, willTellWhen } = textsOf(language).consents.own;
      const said = [
        willAskWhen.draft('X'),
        willAskWhen.nothing('X'),
        willTellWhen.draft,
        willTellWhen.nothing,
      ];
      expect(said.filter((text) => agree.test(text))).toEqual([]);
      expect([willAskWhen.both('X'), willTellWhen.agreement].every((text) => agree.test(text))).toBe(true);
    }
  });
});

describe('an award that waits', () => {
  it('is possible only while an office can hold its consent, or does', () => {
    const states = consentStates.filter((state) => mayAwardWait(state, { heldConsents: 'wait' }));
    expect(states).toEqual(['asked', 'held']);
  });

  it('is none where a challenge only has it told', () => {
    expect(consentStates.some((state) => mayAwardWait(state, { heldConsents: 'told' }))).toBe(false);
  });

  it('is not spoken of in what an office sees anyway', () => {
    for (const { consents } of [textsOf('de'), textsOf('en')]) {
      const { own, one, office } = consents;
      const always = [own.sees, one.sees, office.sees, one.submits];
      expect(always.filter((text) => /Auszeichnung|award/.test(text))).toEqual([]);
    }
  });
});
