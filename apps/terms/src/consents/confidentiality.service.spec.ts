import {
  type ChallengeWindow,
  consentsRpc,
  erasureRpc,
  newId,
  type Person,
  personalDataRpc,
  submissionsEvents,
  termsEvents,
  termsRpc,
} from '@allmende/contracts';
import { person, personalDataOf, visitor } from '@allmende/testing';
import { auditEvidence } from '../evidence/evidence.audit.js';
import { hour, inMs, startTerms, type TermsWorld } from '../terms.fixture.js';
import { begin, institution, of } from './consents.fixture.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const { agreeToConfidentiality, getConsent, giveConsent, listConsents } = consentsRpc;
const code = (value: string) => expect.objectContaining({ code: value });

/** Somebody of the institution has begun a draft, and its office is asked. */
async function asked(change: Partial<ChallengeWindow> = {}) {
  const { organisationId, head, researcher } = await institution(terms);
  const window = await terms.challenge({ closesAt: inMs(40 * 24 * hour), ...change });
  const { challengeId } = window;
  await terms.accept(researcher, challengeId);
  await begin(terms, challengeId, researcher);
  const { items } = await terms.call(listConsents, { challengeId }, head);
  const { consentId } = items[0]!;
  const shown = async (who = head) =>
    (await terms.call(getConsent, { consentId }, who)).confidentiality.words;
  const agree = async (
    who = head,
    { language = 'de', words }: { language?: 'de' | 'en'; words?: string } = {},
    options?: { key?: string },
  ) => {
    const said = words ?? (await shown())[language];
    return terms.call(agreeToConfidentiality, { consentId, language, words: said }, who, options);
  };
  const standing = (...people: Person[]) => {
    const accountIds = people.map(({ accountId }) => accountId);
    return terms.call(termsRpc.agreements, { challengeId, accountIds }, people[0]!);
  };
  return { organisationId, head, researcher, window, challengeId, consentId, agree, standing };
}

const withdraw = (challengeId: string, { accountId }: Person) =>
  terms.emit(submissionsEvents.withdrawn, {
    ...{ submissionId: newId(), challengeId, accountId, receiptId: newId(), at: inMs(0) },
    ...{ teamAccountIds: [accountId], afterClose: false },
  });

const statementsOf = async (who: Person) =>
  (await terms.call(termsRpc.listReceipts, {}, who)).items.map(({ statement }) => statement);

describe('an office that undertakes confidentiality', () => {
  it('is shown the words, and holds a receipt with them and the terms that they refer to', async () => {
    const { organisationId, head, challengeId, consentId, agree } = await asked();
    const before = await terms.call(getConsent, { consentId }, head);
    expect(before.confidentiality).toMatchObject({ agreedAt: null, receiptId: null });
    const { words } = before.confidentiality;
    for (const text of [words.de, words.en]) expect(text.split(/\s+/).length).toBeLessThanOrEqual(95);
    const agreed = await agree(head, { language: 'en' });
    expect((await terms.call(getConsent, { consentId }, head)).confidentiality).toEqual({ words, ...agreed });
    const versionIds = await terms.versionIds(challengeId);
    expect(await statementsOf(head)).toEqual([
      {
        ...{ type: 'office-confidentiality', at: agreed.agreedAt, accountId: head.accountId, challengeId },
        ...{ organisationId, portalId: null, language: 'en', words: words.en },
        versions: versionIds.map((versionId) => expect.objectContaining({ versionId })),
      },
    ]);
    const receipt = await terms.call(termsRpc.getReceipt, { receiptId: agreed.receiptId }, head);
    expect(receipt).toMatchObject({ beside: { organisation: { name: 'Hochschule Neckartal' } } });
  });

  it('does so once: again, at the same moment, with the same key or in other words of it', async () => {
    const { head, agree } = await asked();
    const key = newId();
    const [first, ...more] = await Promise.all([agree(), agree(), agree(head, {}, { key })]);
    more.push(await agree(head, {}, { key }), await agree(head, { language: 'en' }));
    for (const one of more) expect(one).toEqual(first);
    expect(await statementsOf(head)).toHaveLength(1);
  });

  it('says what was shown, or nothing', async () => {
    const { head, consentId, agree } = await asked();
    const { de } = (await terms.call(getConsent, { consentId }, head)).confidentiality.words;
    for (const words of ['Ich verspreche nichts.', '', `${de} `, de.replace('30', '90')])
      await expect(agree(head, { words })).rejects.toEqual(code('consent.words'));
    await expect(agree(head, { language: 'en', words: de })).rejects.toEqual(code('consent.words'));
    expect(await statementsOf(head)).toEqual([]);
  });

  it('is each person of it for themselves', async () => {
    const { organisationId, head, consentId, agree, standing } = await asked();
    const deputy = of(organisationId, { office: true });
    await agree();
    const { confidentiality } = await terms.call(getConsent, { consentId }, deputy);
    expect(confidentiality).toMatchObject({ agreedAt: null, receiptId: null });
    expect((await standing(head, deputy)).offices.map(({ accountId }) => accountId)).toEqual([
      head.accountId,
    ]);
  });

  it('is nobody who acts for another office or for none, whoever they are', async () => {
    const { organisationId, head, agree } = await asked();
    const others = [
      of(organisationId),
      of(organisationId, { office: true, verified: false }),
      of(newId(), { office: true }),
      person(),
      person({ operator: true }),
    ];
    for (const who of others) {
      await expect(agree(who)).rejects.toEqual(code('consent.not-found'));
      expect(await statementsOf(who)).toEqual([]);
    }
    await expect(agree({ ...head, organisations: [] })).rejects.toEqual(code('consent.not-found'));
    const { consentId } = await asked();
    await expect(
      terms.call(agreeToConfidentiality, { consentId, language: 'de', words: '' }, visitor()),
    ).rejects.toEqual(code('not-signed-in'));
  });

  it('is not whoever takes part, nor the team that asks', async () => {
    const seeker = person();
    const { head, researcher, agree } = await asked({ seekerAccountIds: [seeker.accountId] });
    for (const { accountId } of [researcher, seeker])
      await expect(agree({ ...head, accountId })).rejects.toEqual(code('consent.not-found'));
  });

  it('does not once nobody takes part any more, or while the challenge is suspended', async () => {
    const one = await asked();
    await withdraw(one.challengeId, one.researcher);
    await expect(one.agree()).rejects.toEqual(code('consent.withdrawn'));
    const other = await asked();
    await terms.say({ ...other.window, revision: 2, state: 'suspended' });
    await expect(other.agree()).rejects.toEqual(code('challenge.state'));
    await terms.say({ ...other.window, revision: 3 }, { heard: false });
    await expect(other.agree()).resolves.toMatchObject({ receiptId: expect.any(String) as string });
  });
});

describe('what an office has undertaken', () => {
  it('stands beside what participants agreed to and is none of it', async () => {
    const { organisationId, head, researcher, challengeId, agree, standing } = await asked();
    const { agreedAt: at, receiptId } = await agree();
    const versionIds = await terms.versionIds(challengeId);
    const answer = await standing(head, researcher);
    expect(answer).toMatchObject({
      agreed: [researcher.accountId],
      missing: [head.accountId],
      standing: [{ accountId: researcher.accountId }],
    });
    expect(answer.offices).toEqual([
      {
        ...{ accountId: head.accountId, organisationId, receiptId, at },
        versions: ['platform', 'cluster', 'challenge'].map((layer, place) => ({
          ...{ layer, versionId: versionIds[place], number: expect.any(Number) as number },
        })),
      },
    ]);
    const told = (await terms.published(termsEvents.accepted)).map(({ payload }) => payload.accountId);
    expect(told).not.toContain(head.accountId);
    const own = await terms.call(termsRpc.ownAcceptance, { challengeId }, head);
    expect(own.acceptance).toBeNull();
  });

  it('stands as long as a request to the office does, whatever the office answers', async () => {
    const { head, researcher, challengeId, consentId, agree, standing } = await asked();
    await agree();
    const offices = async () => (await standing(head)).offices.length;
    await withdraw(challengeId, researcher);
    expect(await offices()).toBe(0);
    await begin(terms, challengeId, researcher);
    expect(await offices()).toBe(1);
    await terms.call(giveConsent, { consentId }, head);
    expect(await offices()).toBe(1);
  });

  it('is for one challenge and one organisation', async () => {
    const { head, agree } = await asked();
    const other = await asked();
    await agree();
    expect((await other.standing(head)).offices).toEqual([]);
  });

  it('is in the copy of one’s data', async () => {
    const { organisationId, head, challengeId, agree } = await asked();
    const { agreedAt, receiptId } = await agree();
    const { officeAgreements } = await personalDataOf(terms, personalDataRpc.terms, head.accountId);
    expect(officeAgreements).toMatchObject([
      { challengeId, organisationId, agreedAt, receiptId, language: 'de' },
    ]);
  });

  it('goes with a closed account to where it is kept, and the log stays whole', async () => {
    const { head, agree, standing } = await asked();
    await agree();
    const preview = await terms.call(erasureRpc.previewErasure, {}, head);
    expect(preview).toMatchObject({ grade: 'restricted', kept: [{ type: 'office-confidentiality' }] });
    const who = { name: 'Ada Muster', email: 'ada@uni.example' };
    await terms.call(erasureRpc.keepPerson, { grade: 'restricted', ...who }, head);
    await terms.closed(head.accountId);
    expect(await statementsOf(head)).toEqual([]);
    expect((await standing(head)).offices).toEqual([]);
    const listed = await terms.db.query<{ listed: unknown }[]>(
      `SELECT listed FROM restricted_entry WHERE account_id = $1 AND listed <> '[]'`,
      [head.accountId],
    );
    expect(listed).toMatchObject([{ listed: [{ type: 'office-confidentiality' }] }]);
    const keys = (await terms.call(termsRpc.listReceiptKeys, {}, visitor())).items;
    expect((await auditEvidence(terms.db, [], keys)).findings).toEqual([]);
  });

  it('is found from the challenge, among what its office is asked', async () => {
    const { head, researcher, challengeId, consentId } = await asked();
    const list = async () =>
      (await terms.call(listConsents, { which: 'standing', challengeId }, head)).items.map(
        (item) => item.consentId,
      );
    expect(await list()).toEqual([consentId]);
    const elsewhere = { which: 'standing' as const, challengeId: newId() };
    expect((await terms.call(listConsents, elsewhere, head)).items).toEqual([]);
    await withdraw(challengeId, researcher);
    expect(await list()).toEqual([]);
  });
});
