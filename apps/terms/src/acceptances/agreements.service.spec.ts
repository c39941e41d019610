import { agreementsRpc, type ChallengeWindow, newId, termsRpc } from '@allmende/contracts';
import { person, visitor } from '@allmende/testing';
import { startTerms, type TermsWorld } from '../terms.fixture.js';

describe('who agreed to what', () => {
  let terms: TermsWorld;
  beforeAll(async () => (terms = await startTerms()));
  afterAll(() => terms.stop());

  const close = (challenge: ChallengeWindow) =>
    terms.say({
      ...challenge,
      revision: challenge.revision + 1,
      closesAt: new Date(Date.now() - 31_000).toISOString(),
    });

  it('is told to the managers of the owning cluster, newest first, with what became of it', async () => {
    const challenge = await terms.challenge();
    const { challengeId, clusterId } = challenge;
    const organisationId = terms.organisation('Werk Nord');
    const organisations = [{ organisationId, role: 'member' as const, verified: true }];
    const [alone, member, leaving] = [person(), person({ organisations }), person()];
    await terms.accept(leaving, challengeId);
    await terms.call(termsRpc.decline, { challengeId }, leaving);
    const { acceptanceId, receiptId, at } = await terms.accept(alone, challengeId, { language: 'en' });
    await terms.accept(member, challengeId, { party: { kind: 'organisation', organisationId } });
    const manager = person({ memberships: [{ clusterId, roles: ['manager'] }] });
    await close(challenge);
    const { items, nextCursor } = await terms.call(agreementsRpc.listAgreements, { challengeId }, manager);
    expect(nextCursor).toBeNull();
    expect(items.map(({ accountId, state }) => [accountId, state])).toEqual([
      [member.accountId, 'unconfirmed'],
      [alone.accountId, 'stands'],
      [leaving.accountId, 'ended'],
    ]);
    expect(items[0]).toMatchObject({ organisationName: 'Werk Nord' });
    expect(items[1]).toEqual({
      ...{ acceptanceId, receiptId, at, accountId: alone.accountId, name: terms.nameOf(alone.accountId) },
      ...{ language: 'en', organisationName: null, state: 'stands' },
      versions: { platform: 2, cluster: 1, challenge: 1 },
    });
  });

  it('is nobody’s to know before the close', async () => {
    const challenge = await terms.challenge();
    const { challengeId, clusterId } = challenge;
    await terms.accept(person(), challengeId);
    const manager = person({ memberships: [{ clusterId, roles: ['manager'] }] });
    const list = () => terms.call(agreementsRpc.listAgreements, { challengeId }, manager);
    await expect(list()).rejects.toMatchObject({ code: 'terms.still-open' });
    const closesAt = new Date(Date.now() - 31_000).toISOString();
    await terms.say({ ...challenge, revision: challenge.revision + 1, state: 'suspended', closesAt });
    await expect(list()).rejects.toMatchObject({ code: 'terms.still-open' });
  });

  it('is nobody else’s to know', async () => {
    const challenge = await terms.challenge();
    const { challengeId, clusterId, seekerAccountIds } = challenge;
    const expert = person();
    await terms.accept(expert, challengeId);
    await close(challenge);
    const others = [
      ...[expert, person({ accountId: seekerAccountIds[0]! }), person({ operator: true })],
      person({ memberships: [{ clusterId, roles: ['member', 'editor'] }] }),
      person({ memberships: [{ clusterId: newId(), roles: ['manager'] }] }),
    ];
    for (const other of others) {
      const call = terms.call(agreementsRpc.listAgreements, { challengeId }, other);
      await expect(call).rejects.toMatchObject({ code: 'terms.not-found' });
    }
    const call = terms.call(agreementsRpc.listAgreements, { challengeId }, visitor());
    await expect(call).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});
