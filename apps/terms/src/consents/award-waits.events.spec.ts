import { consentsRpc, newId, officesEvents, type Person, submissionsEvents } from '@allmende/contracts';
import { person } from '@allmende/testing';
import { hour, inMs, startTerms, type TermsWorld } from '../terms.fixture.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const { getConsent, giveConsent, holdConsent, listConsents } = consentsRpc;

/** Somebody has agreed and begun a draft, and the own office holds its consent. */
async function held() {
  const organisationId = terms.organisation('Hochschule Neckartal');
  const of = (office: boolean): Person =>
    person({ organisations: [{ organisationId, role: 'member', verified: true, office }] });
  const [head, researcher] = [of(true), of(false)];
  const { accountId } = researcher;
  await terms.emit(officesEvents.officeChanged, {
    organisationId,
    office: { rule: 'consent-needed', days: 14 },
  });
  const { challengeId } = await terms.challenge({ closesAt: inMs(40 * 24 * hour) });
  await terms.accept(researcher, challengeId);
  const submissionId = newId();
  await terms.emit(submissionsEvents.draftBegun, {
    ...{ submissionId, challengeId, accountId },
    organisationIds: [organisationId],
  });
  const { items } = await terms.call(listConsents, {}, head);
  const consentId = items[0]!.consentId;
  await terms.call(holdConsent, { consentId, reason: 'A filing is under way' }, head);
  const fact = { submissionId, challengeId, awardId: newId() };
  const offer = (waitsForOffices: boolean, lapsesAt = inMs(24 * hour)) =>
    terms.emit(submissionsEvents.awardOfferTold, {
      ...{ ...fact, lapsesAt, waitsForOffices },
      teamAccountIds: [newId(), accountId],
    });
  const until = async () => (await terms.call(getConsent, { consentId }, head)).awardUntil;
  return { head, accountId, consentId, fact, offer, until };
}

describe('an award that waits for a consent', () => {
  it('is told to the office that holds it, with its last moment, until it is given', async () => {
    const { head, consentId, offer, until } = await held();
    expect(await until()).toBeNull();
    const lapsesAt = inMs(24 * hour);
    await offer(true, lapsesAt);
    expect(await terms.call(listConsents, { which: 'held' }, head)).toMatchObject({
      items: [{ consentId, awardUntil: lapsesAt }],
    });
    await terms.call(giveConsent, { consentId }, head);
    expect(await until()).toBeNull();
  });

  it('is not told where the challenge lets it be accepted all the same, nor once it has lapsed', async () => {
    const { offer, until } = await held();
    await offer(false);
    expect(await until()).toBeNull();
    await offer(true, inMs(-1000));
    expect(await until()).toBeNull();
  });

  it('ends with the answer, with being taken back and with a lapse', async () => {
    const { accountId, fact, offer, until } = await held();
    const at = inMs(0);
    const ends = [
      () =>
        terms.emit(submissionsEvents.awardAnswered, {
          ...fact,
          accountId,
          accepted: false,
          show: 'nothing',
          at,
        }),
      () =>
        terms.emit(submissionsEvents.awardTakenBack, { ...fact, accountId, teamAccountIds: [accountId], at }),
      () => terms.emit(submissionsEvents.awardLapseTold, { ...fact, teamAccountIds: [accountId] }),
    ];
    for (const end of ends) {
      await offer(true);
      expect(await until()).not.toBeNull();
      await end();
      expect(await until()).toBeNull();
    }
  });
});
