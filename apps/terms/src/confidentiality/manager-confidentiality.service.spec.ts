import {
  type ChallengeState,
  type ChallengeWindow,
  confidentialityRpc,
  erasureRpc,
  newId,
  type Person,
  personalDataRpc,
  termsRpc,
} from '@allmende/contracts';
import { person, personalDataOf, visitor } from '@allmende/testing';
import { auditEvidence } from '../evidence/evidence.audit.js';
import { openWindow, startTerms, type TermsWorld } from '../terms.fixture.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const { getConfidentiality, undertakeConfidentiality } = confidentialityRpc;
const code = (value: string) => expect.objectContaining({ code: value });
const managerOf = (clusterId: string): Person =>
  person({ memberships: [{ clusterId, roles: ['member', 'manager'] }], portal: clusterId });

/** A challenge that waits for its review; `terms` has never heard of it. */
async function inReview(change: Partial<ChallengeWindow> = {}) {
  const organisationId = terms.organisation('Glaswerk Auwald');
  const window = openWindow({ state: 'in-review', organisationId, confidential: true, ...change });
  await terms.say(window, { heard: false });
  const { challengeId, clusterId } = window;
  const manager = managerOf(clusterId);
  const look = (who = manager) => terms.call(getConfidentiality, { challengeId }, who);
  const undertake = async (
    who = manager,
    { language = 'de', words }: { language?: 'de' | 'en'; words?: string } = {},
    options?: { key?: string },
  ) => {
    const said = words ?? (await look(who)).words[language];
    return terms.call(undertakeConfidentiality, { challengeId, language, words: said }, who, options);
  };
  const standing = async (...people: Person[]) => {
    const accountIds = people.map(({ accountId }) => accountId);
    return terms.call(termsRpc.agreements, { challengeId, accountIds }, people[0]!);
  };
  return { window, challengeId, clusterId, organisationId, manager, look, undertake, standing };
}

const statementsOf = async (who: Person) =>
  (await terms.call(termsRpc.listReceipts, {}, who)).items.map(({ statement }) => statement);

describe('a manager who undertakes confidentiality', () => {
  it('is shown the words, also of a draft, and holds a receipt with them', async () => {
    const { challengeId, clusterId, organisationId, manager, look, undertake } = await inReview();
    const before = await look();
    expect(before).toMatchObject({ agreedAt: null, receiptId: null });
    const { words } = before;
    // There are no challenge terms yet that could say how long it holds and what it leaves out.
    expect(words.de).toMatch(/endet fünf Jahre nach .* gilt nicht für das, was/);
    expect(words.en).toMatch(/ends five years after .* does not apply to what/);
    const agreed = await undertake(manager, { language: 'en' });
    expect(await look()).toEqual({ words, ...agreed });
    expect(await statementsOf(manager)).toEqual([
      {
        ...{
          type: 'manager-confidentiality',
          at: agreed.agreedAt,
          accountId: manager.accountId,
          challengeId,
        },
        ...{ clusterId, organisationId, portalId: clusterId, language: 'en', words: words.en },
      },
    ]);
    const receipt = await terms.call(termsRpc.getReceipt, { receiptId: agreed.receiptId }, manager);
    expect(receipt).toMatchObject({ beside: { organisation: { name: 'Glaswerk Auwald' } } });
  });

  it('does so once: again, at the same moment, with the same key or in other words of it', async () => {
    const { manager, undertake } = await inReview({ organisationId: null });
    const key = newId();
    const [first, ...more] = await Promise.all([undertake(), undertake(), undertake(manager, {}, { key })]);
    more.push(await undertake(manager, {}, { key }), await undertake(manager, { language: 'en' }));
    for (const one of more) expect(one).toEqual(first);
    expect(await statementsOf(manager)).toMatchObject([{ organisationId: null }]);
  });

  it('says what was shown, or nothing', async () => {
    const { manager, look, undertake } = await inReview();
    const { de } = (await look()).words;
    for (const words of ['Ich verspreche nichts.', '', `${de} `, de.replace('fünf Jahre', 'fünf Tage')])
      await expect(undertake(manager, { words })).rejects.toEqual(code('consent.words'));
    await expect(undertake(manager, { language: 'en', words: de })).rejects.toEqual(code('consent.words'));
    expect(await statementsOf(manager)).toEqual([]);
  });

  it('is nobody but a manager of the owning cluster, and nobody of the team that asks', async () => {
    const { window, clusterId, manager, undertake } = await inReview();
    const seeker = { ...managerOf(clusterId), accountId: window.seekerAccountIds[0]! };
    const colleague = person({ memberships: [{ clusterId, roles: ['member'] }] });
    const foreign = [seeker, colleague, managerOf(newId()), person({ operator: true })];
    const words = { words: 'Ich verspreche nichts.' };
    for (const who of [...foreign, { ...manager, memberships: [] }])
      for (const said of [{}, words])
        await expect(undertake(who, said)).rejects.toEqual(code('terms.not-found'));
    await expect(undertake(visitor() as never, words)).rejects.toEqual(code('not-signed-in'));
    const nothing = { challengeId: newId(), language: 'de' as const, ...words };
    await expect(terms.call(undertakeConfidentiality, nothing, manager)).rejects.toEqual(
      code('terms.not-found'),
    );
  });

  it.each(['withdrawn', 'suspended', 'imported'] satisfies ChallengeState[])(
    'does not while nobody is given the brief: %s',
    async (state) => {
      const { window, undertake } = await inReview();
      await terms.say({ ...window, revision: 2, state }, { heard: false });
      await expect(undertake()).rejects.toEqual(code('challenge.state'));
    },
  );
});

describe('what a manager has undertaken', () => {
  it('stands beside what participants agreed to and is none of it, and is for one challenge', async () => {
    const { clusterId, manager, undertake, standing } = await inReview();
    const other = await inReview({ clusterId });
    const { agreedAt: at, receiptId } = await undertake();
    const { accountId } = manager;
    expect(await standing(manager, managerOf(clusterId))).toMatchObject({
      ...{ agreed: [], standing: [], offices: [] },
      managers: [{ accountId, clusterId, receiptId, at }],
    });
    expect((await other.standing(manager)).managers).toEqual([]);
  });

  it('is in the copy of one’s data', async () => {
    const { challengeId, clusterId, organisationId, manager, undertake } = await inReview();
    const undertaken = await undertake();
    const { managerAgreements } = await personalDataOf(terms, personalDataRpc.terms, manager.accountId);
    expect(managerAgreements).toMatchObject([
      { challengeId, clusterId, organisationId, language: 'de', ...undertaken },
    ]);
  });

  it('goes with a closed account to where it is kept, and the log stays whole', async () => {
    const { manager, undertake, standing } = await inReview();
    await undertake();
    const preview = await terms.call(erasureRpc.previewErasure, {}, manager);
    expect(preview).toMatchObject({ grade: 'restricted', kept: [{ type: 'manager-confidentiality' }] });
    const who = { name: 'Ada Muster', email: 'ada@cluster.example' };
    await terms.call(erasureRpc.keepPerson, { grade: 'restricted', ...who }, manager);
    await terms.closed(manager.accountId);
    expect(await statementsOf(manager)).toEqual([]);
    expect((await standing(manager)).managers).toEqual([]);
    const keys = (await terms.call(termsRpc.listReceiptKeys, {}, visitor())).items;
    expect((await auditEvidence(terms.db, [], keys)).findings).toEqual([]);
  });
});
