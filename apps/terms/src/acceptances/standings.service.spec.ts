import { type Acceptance, newId, termsRpc } from '@allmende/contracts';
import { person } from '@allmende/testing';
import { startTerms, type TermsWorld } from '../terms.fixture.js';

let terms: TermsWorld;
beforeAll(async () => (terms = await startTerms()));
afterAll(() => terms.stop());

const code = (value: string) => expect.objectContaining({ code: value });

describe('where a person stands', () => {
  it('is, at first, nowhere: every version is new, and every organisation a possible party', async () => {
    const organisationId = terms.organisation('Labor am Inn GmbH');
    const unnamed = newId();
    const expert = person({
      organisations: [
        { organisationId, role: 'signatory', verified: true },
        { organisationId: unnamed, role: 'signatory', verified: false },
      ],
    });
    const { challengeId } = await terms.challenge();
    expect(await terms.call(termsRpc.ownAcceptance, { challengeId }, expert)).toEqual({
      acceptance: null,
      newVersionIds: await terms.versionIds(challengeId),
      parties: [
        { organisationId, name: 'Labor am Inn GmbH', mayBind: true, canBeAsked: true },
        { organisationId: unnamed, name: '', mayBind: false, canBeAsked: false },
      ],
      awaits: null,
    });
  });

  it('remembers what was agreed to elsewhere: only the next challenge’s own terms are new', async () => {
    const expert = person();
    const first = await terms.challenge();
    await terms.accept(expert, first.challengeId);
    const second = await terms.challenge({ clusterId: first.clusterId });
    const { newVersionIds } = await terms.call(
      termsRpc.ownAcceptance,
      { challengeId: second.challengeId },
      expert,
    );
    expect(newVersionIds).toEqual([(await terms.versionIds(second.challengeId))[2]]);
  });

  it('is nobody else’s business', async () => {
    const expert = person();
    const { challengeId } = await terms.challenge();
    await terms.accept(expert, challengeId);
    const { acceptance } = await terms.call(termsRpc.ownAcceptance, { challengeId }, person());
    expect(acceptance).toBeNull();
    expect((await terms.call(termsRpc.listAcceptances, {}, person())).items).toEqual([]);
  });

  it('of a challenge that is not there is not found', async () => {
    await expect(terms.call(termsRpc.ownAcceptance, { challengeId: newId() }, person())).rejects.toEqual(
      code('terms.not-found'),
    );
  });
});

describe('the list of agreements', () => {
  it('goes page by page, newest first, each once', async () => {
    const expert = person();
    const made: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const { challengeId } = await terms.challenge();
      made.unshift((await terms.accept(expert, challengeId)).acceptanceId);
    }
    const items: Acceptance[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await terms.call(
        termsRpc.listAcceptances,
        { limit: 2, ...(cursor ? { cursor } : {}) },
        expert,
      );
      items.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    expect(items.map(({ acceptanceId }) => acceptanceId)).toEqual(made);
  });

  it.each(['nonsense', Buffer.from('2026-99-99T00:00:00.000Z x').toString('base64url'), '%00'])(
    'refuses %s as a cursor',
    async (cursor) => {
      await expect(terms.call(termsRpc.listAcceptances, { cursor }, person())).rejects.toEqual(
        code('invalid'),
      );
    },
  );
});

describe('agreements of a team', () => {
  it('say for each account once whether all three current layers are agreed to', async () => {
    const [one, two] = [person(), person()];
    const { challengeId } = await terms.challenge();
    const { acceptanceId, receiptId, at, versionIds } = await terms.accept(one, challengeId);
    const accountIds = [one.accountId, two.accountId, one.accountId];
    expect(await terms.call(termsRpc.agreements, { challengeId, accountIds }, two)).toEqual({
      agreed: [one.accountId],
      missing: [two.accountId],
      unconfirmed: [],
      standing: [
        {
          ...{ accountId: one.accountId, acceptanceId, receiptId, organisationId: null, at },
          versions: ['platform', 'cluster', 'challenge'].map((layer, place) => ({
            ...{ layer, versionId: versionIds[place], number: expect.any(Number) as number },
          })),
        },
      ],
      consents: [],
      offices: [],
      managers: [],
    });
  });

  it('are missing where nothing is published, and nobody asked for is nobody', async () => {
    const { accountId } = person();
    const challengeId = newId();
    expect(await terms.call(termsRpc.agreements, { challengeId, accountIds: [accountId] }, person())).toEqual(
      {
        agreed: [],
        missing: [accountId],
        unconfirmed: [],
        standing: [],
        consents: [],
        offices: [],
        managers: [],
      },
    );
    expect(await terms.call(termsRpc.agreements, { challengeId, accountIds: [] }, person())).toEqual({
      agreed: [],
      missing: [],
      unconfirmed: [],
      standing: [],
      consents: [],
      offices: [],
      managers: [],
    });
  });

  it('of one challenge are none of another', async () => {
    const expert = person();
    const first = await terms.challenge();
    await terms.accept(expert, first.challengeId);
    const second = await terms.challenge({ clusterId: first.clusterId });
    const asked = { challengeId: second.challengeId, accountIds: [expert.accountId] };
    expect((await terms.call(termsRpc.agreements, asked, expert)).agreed).toEqual([]);
  });
});

describe('the number of agreements', () => {
  it('is the owning cluster’s managers’ to see, and only the number', async () => {
    const { challengeId, clusterId, seekerAccountIds } = await terms.challenge();
    await terms.accept(person(), challengeId);
    await terms.accept(person(), challengeId);
    const manager = person({ memberships: [{ clusterId, roles: ['manager'] }] });
    expect(await terms.call(termsRpc.countAgreements, { challengeId }, manager)).toEqual({ count: 2 });
    const others = [
      person(),
      person({ accountId: seekerAccountIds[0]! }),
      person({ memberships: [{ clusterId, roles: ['member', 'editor'] }] }),
      person({ memberships: [{ clusterId: newId(), roles: ['manager'] }] }),
      person({ operator: true }),
    ];
    for (const other of others) {
      await expect(terms.call(termsRpc.countAgreements, { challengeId }, other)).rejects.toEqual(
        code('terms.not-found'),
      );
    }
  });
});
