import {
  accountsEvents,
  accountsRpc,
  closingRpc,
  clustersEvents,
  newId,
  onlySeekerRpc,
} from '@allmende/contracts';
import { system, visitor } from '@allmende/testing';
import { type Account, goodPassword, type Identity, newEmail, startIdentity } from '../identity.fixture.js';

const running = { challengeId: newId(), question: { de: 'Wie?' }, original: 'de' as const };

describe('closing an account', () => {
  let identity: Identity;
  let alone: (typeof running)[] = [];
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.answer(onlySeekerRpc.onlySeekerOf, () => ({ items: alone }));
  });
  beforeEach(() => (alone = []));
  afterAll(() => identity.stop());

  const close = ({ actor }: Account, password = goodPassword) =>
    identity.call(closingRpc.closeAccount, { password }, actor);
  const obstacles = ({ actor }: Account) => identity.call(closingRpc.accountClosing, {}, actor);
  const signIn = (email: string) =>
    identity.call(accountsRpc.signIn, { email, password: goodPassword }, visitor());

  it('ends every session and membership, and leaves no name, address or password', async () => {
    const { clusterId, slug } = await identity.newCluster();
    const company = { name: `Werk ${newId()}`, role: 'member', verified: true } as const;
    const who = await identity.bringIn([{ clusterSlug: slug, roles: ['member'] }], company);
    await identity.register({ email: who.email });
    expect(await close(who)).toEqual({ done: true });
    expect(await identity.resolve(who.token)).toBeNull();
    await expect(signIn(who.email)).rejects.toMatchObject({ code: 'account.wrong-credentials' });
    const [row] = await identity.db.query(
      'SELECT email, name, password_hash, operator FROM account WHERE id = $1',
      [who.accountId],
    );
    expect(row).toEqual({ email: `closed:${who.accountId}`, name: '', password_hash: '', operator: false });
    const kept = await identity.db.query(
      `SELECT (SELECT count(*) FROM registration WHERE email = $1) + (SELECT count(*) FROM mail_link WHERE email = $1)
         + (SELECT count(*) FROM membership WHERE account_id = $2 AND state <> 'left')
         + (SELECT count(*) FROM affiliation WHERE account_id = $2 AND left_at IS NULL) AS count`,
      [who.email, who.accountId],
    );
    expect(kept).toEqual([{ count: '0' }]);
    const [closed] = (await identity.published(accountsEvents.accountClosed)).slice(-1);
    expect(closed?.payload).toEqual({ accountId: who.accountId });
    const [ended] = (await identity.published(clustersEvents.membershipEnded)).slice(-1);
    expect(ended?.payload).toMatchObject({ accountId: who.accountId, clusterId });
  });

  it('makes it unknown to names and addresses, and its address free again', async () => {
    const email = newEmail();
    const who = await identity.join({ email });
    await close(who);
    const accountIds = [who.accountId];
    expect((await identity.call(accountsRpc.names, { accountIds }, system())).accounts).toEqual([]);
    expect((await identity.call(accountsRpc.addresses, { accountIds }, system())).items).toEqual([]);
    expect(await identity.call(accountsRpc.findAccount, { email }, visitor())).toEqual({ accountId: null });
    expect((await identity.join({ email })).accountId).not.toBe(who.accountId);
  });

  it('takes the password, and guessing it ends soon', async () => {
    const who = await identity.bringIn();
    for (let round = 0; round < 10; round += 1) {
      await expect(close(who, 'falsch')).rejects.toMatchObject({
        code: 'account.wrong-credentials',
        details: { errors: [{ field: 'password' }] },
      });
    }
    await expect(close(who)).rejects.toMatchObject({ code: 'account.locked' });
    expect(await identity.resolve(who.token)).not.toBeNull();
  });

  it('waits until a cluster has another manager and an organisation another signatory, and names both', async () => {
    const { clusterId, slug } = await identity.newCluster();
    const firm = { name: `Firma ${newId()}`, role: 'signatory', verified: true } as const;
    const who = await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }], firm);
    const { organisationId } = who.actor.organisations[0]!;
    expect(await obstacles(who)).toEqual({
      clusters: [{ clusterId, name: `Cluster ${slug}` }],
      organisations: [{ organisationId, name: firm.name }],
      challenges: [],
    });
    await expect(close(who)).rejects.toMatchObject({ code: 'account.hand-over-first' });
    await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }], firm);
    expect(await obstacles(who)).toEqual({ clusters: [], organisations: [], challenges: [] });
    expect(await close(who)).toEqual({ done: true });
  });

  it('leaves one of two managers who close at once', async () => {
    const { slug } = await identity.newCluster();
    const both = [
      await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }]),
      await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }]),
    ];
    const results = await Promise.allSettled(both.map((who) => close(who)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code as string)).toEqual(['account.hand-over-first']);
  });

  it('waits while a running challenge has nobody else who asks', async () => {
    const who = await identity.bringIn();
    alone = [running];
    expect(await obstacles(who)).toMatchObject({ challenges: [running] });
    await expect(close(who)).rejects.toMatchObject({ code: 'account.hand-over-first' });
    expect(await identity.resolve(who.token)).not.toBeNull();
  });
});
