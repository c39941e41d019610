import { accountsEvents, accountsRpc, clustersEvents, clustersRpc, newId } from '@allmende/contracts';
import { person, visitor } from '@allmende/testing';
import { type Account, type Identity, startIdentity } from '../identity.fixture.js';

describe('memberships', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  type Who = Account['actor'];
  const ask = (clusterId: string, who: Who, ofRecord = false) =>
    identity.call(clustersRpc.requestMembership, { clusterId, ofRecord }, who);
  const admit = (membershipId: string, who: Who, verifyAffiliation = false) =>
    identity.call(clustersRpc.admitMember, { membershipId, verifyAffiliation }, who);
  const refuse = (membershipId: string, who: Who) =>
    identity.call(clustersRpc.refuseMember, { membershipId }, who);
  const leave = (membershipId: string, who: Who) =>
    identity.call(clustersRpc.leaveCluster, { membershipId }, who);
  const change = (membershipId: string, roles: ('member' | 'editor' | 'manager')[], who: Who) =>
    identity.call(clustersRpc.changeRoles, { membershipId, roles }, who);
  const choose = (membershipId: string, who: Who) =>
    identity.call(clustersRpc.chooseClusterOfRecord, { membershipId }, who);
  const me = (who: Who) => identity.call(accountsRpc.me, {}, who);
  const list = (clusterId: string, who: Who, input: object = {}) =>
    identity.call(clustersRpc.listMemberships, { clusterId, ...input }, who);
  /** A cluster with a manager. */
  const founded = async () => {
    const { clusterId, slug } = await identity.newCluster();
    const manager = await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }]);
    return { clusterId, slug, manager: manager.actor, managerAccount: manager };
  };
  const admitted = async (account: Account, clusterId: string, manager: Who, ofRecord = false) => {
    const { membershipId } = await ask(clusterId, account.actor, ofRecord);
    await admit(membershipId, manager);
    return membershipId;
  };
  const last = async (event: keyof typeof clustersEvents) =>
    (await identity.published(clustersEvents[event])).at(-1)?.payload;

  it('are asked for, and admitted by a manager', async () => {
    const { clusterId, manager } = await founded();
    const someone = await identity.bringIn();
    const { membershipId, state } = await ask(clusterId, someone.actor);
    const fact = { membershipId, clusterId, accountId: someone.accountId };
    expect(state).toBe('requested');
    expect(await last('membershipRequested')).toEqual(fact);
    expect((await identity.again(someone)).memberships).toEqual([]);

    expect(await admit(membershipId, manager)).toMatchObject({
      ...fact,
      state: 'admitted',
      roles: ['member'],
    });
    expect(await last('membershipAdmitted')).toEqual(fact);
    expect((await identity.again(someone)).memberships).toEqual([{ clusterId, roles: ['member'] }]);
    await expect(admit(membershipId, manager)).rejects.toMatchObject({ code: 'membership.state' });
  });

  it('are asked for once, also in parallel', async () => {
    const { clusterId } = await founded();
    const someone = await identity.bringIn();
    const results = await Promise.allSettled([1, 2, 3].map(() => ask(clusterId, someone.actor)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(ask(clusterId, someone.actor)).rejects.toMatchObject({ code: 'membership.exists' });
  });

  it('are asked for again after a refusal, under the same id', async () => {
    const { clusterId, manager } = await founded();
    const someone = await identity.bringIn();
    const { membershipId } = await ask(clusterId, someone.actor);
    await refuse(membershipId, manager);
    expect(await last('membershipRefused')).toMatchObject({ membershipId });
    expect(await ask(clusterId, someone.actor)).toEqual({ membershipId, state: 'requested' });
  });

  it.each(['archive', 'unknown'])('are not to be had in a cluster that is %s', async (which) => {
    const someone = await identity.bringIn();
    const [archive] = await identity.db.query<[{ id: string }]>('SELECT id FROM cluster WHERE archive');
    const attempt = ask(which === 'archive' ? archive.id : newId(), someone.actor);
    await expect(attempt).rejects.toMatchObject({ code: 'cluster.not-found' });
  });

  it("answer another cluster's manager, a mere member and the person as if they were not there", async () => {
    const { clusterId, slug } = await founded();
    const stranger = await founded();
    const member = await identity.bringIn([{ clusterSlug: slug, roles: ['editor'] }]);
    const someone = await identity.bringIn();
    const { membershipId } = await ask(clusterId, someone.actor);
    for (const who of [stranger.manager, member.actor, someone.actor]) {
      for (const attempt of [admit, refuse, (id: string, by: Who) => change(id, ['manager'], by)]) {
        await expect(attempt(membershipId, who)).rejects.toMatchObject({ code: 'membership.not-found' });
        await expect(attempt(newId(), who)).rejects.toMatchObject({ code: 'membership.not-found' });
      }
      await expect(list(clusterId, who)).rejects.toMatchObject({ code: 'cluster.not-found' });
    }
    await expect(leave(membershipId, stranger.manager)).rejects.toMatchObject({
      code: 'membership.not-found',
    });
    await expect(choose(membershipId, stranger.manager)).rejects.toMatchObject({
      code: 'membership.not-found',
    });
  });

  it('are listed for managers, newest request first, by state and text, page by page', async () => {
    const { clusterId, manager, managerAccount } = await founded();
    const people: Account[] = [];
    for (let count = 0; count < 3; count += 1) {
      const someone = await identity.bringIn();
      await ask(clusterId, someone.actor);
      people.push(someone);
    }
    const first = await list(clusterId, manager, { limit: 2 });
    const second = await list(clusterId, manager, { limit: 2, cursor: first.nextCursor });
    const accounts = [...first.items, ...second.items].map(({ accountId }) => accountId);
    expect(accounts).toEqual([
      ...people.map(({ accountId }) => accountId).reverse(),
      managerAccount.accountId,
    ]);
    expect(second.nextCursor).toBeNull();
    expect((await list(clusterId, manager, { state: 'admitted' })).items).toHaveLength(1);
    expect((await list(clusterId, manager, { state: ['admitted', 'requested'] })).items).toHaveLength(4);
    const [found] = (await list(clusterId, manager, { q: people[1]!.email.slice(0, 20).toUpperCase() }))
      .items;
    expect(found).toMatchObject({ email: people[1]!.email, name: 'Tobias Lindner', organisation: null });
    expect((await list(clusterId, manager, { q: '%' })).items).toEqual([]);
  });

  it.each([
    { cursor: 'x' },
    { cursor: Buffer.from(`["2026-13-01T00:00:00.000000Z","${newId()}"]`).toString('base64url') },
  ])('refuse the cursor of %j', async (input) => {
    const { clusterId, manager } = await founded();
    await expect(list(clusterId, manager, input)).rejects.toMatchObject({ code: 'invalid' });
  });

  it("begin with the operator's choice of a first manager", async () => {
    const { clusterId } = await identity.newCluster();
    const someone = await identity.bringIn();
    const operator = person({ operator: true });
    const { membershipId } = await ask(clusterId, someone.actor);
    expect((await list(clusterId, operator)).items).toHaveLength(1);
    await admit(membershipId, operator);
    expect(await change(membershipId, ['manager', 'manager', 'member'], operator)).toMatchObject({
      roles: ['member', 'manager'],
    });
    expect((await identity.again(someone)).memberships).toEqual([
      { clusterId, roles: ['member', 'manager'] },
    ]);
  });

  it('keep a last manager, also when two step down at once', async () => {
    const { clusterId, slug, manager } = await founded();
    const second = await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }]);
    const { items } = await list(clusterId, manager);
    const idOf = (accountId: string) => items.find((item) => item.accountId === accountId)!.membershipId;
    const results = await Promise.allSettled([
      change(idOf(manager.accountId), ['member'], manager),
      leave(idOf(second.accountId), second.actor),
    ]);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map(({ reason }) => reason.code as string)).toEqual(['membership.last-manager']);
  });

  it.each([[[]], [['owner']], [['member', 'member', 'member', 'member']], ['manager']])(
    'refuse the roles %j',
    async (roles) => {
      const { clusterId, manager } = await founded();
      const [own] = (await list(clusterId, manager)).items;
      await expect(change(own!.membershipId, roles as never, manager)).rejects.toMatchObject({
        code: 'invalid',
      });
    },
  );

  it('name one cluster of record: the first one, or the one that was asked for', async () => {
    const [one, two, three] = [await founded(), await founded(), await founded()];
    const someone = await identity.bringIn();
    const ofRecord = async () =>
      (await me(someone.actor)).memberships.filter((own) => own.ofRecord).map((own) => own.clusterId);
    const first = await admitted(someone, one.clusterId, one.manager);
    const second = await admitted(someone, two.clusterId, two.manager);
    expect(await ofRecord()).toEqual([one.clusterId]);
    await admitted(someone, three.clusterId, three.manager, true);
    expect(await ofRecord()).toEqual([three.clusterId]);
    await choose(second, someone.actor);
    expect(await ofRecord()).toEqual([two.clusterId]);
    await leave(second, someone.actor);
    expect(await last('membershipEnded')).toMatchObject({
      membershipId: second,
      accountId: someone.accountId,
    });
    expect(await ofRecord()).toEqual([one.clusterId]);
    await expect(choose(second, someone.actor)).rejects.toMatchObject({ code: 'membership.state' });
    await leave(first, one.manager);
    expect(await ofRecord()).toEqual([three.clusterId]);
  });

  it('name one cluster of record when two admit at once', async () => {
    const [one, two] = [await founded(), await founded()];
    const someone = await identity.bringIn();
    const requests = [
      await ask(one.clusterId, someone.actor, true),
      await ask(two.clusterId, someone.actor, true),
    ];
    await Promise.all([
      admit(requests[0]!.membershipId, one.manager),
      admit(requests[1]!.membershipId, two.manager),
    ]);
    expect((await me(someone.actor)).memberships.filter((own) => own.ofRecord)).toHaveLength(1);
  });

  it('end once', async () => {
    const { clusterId, manager } = await founded();
    const someone = await identity.bringIn();
    const membershipId = await admitted(someone, clusterId, manager);
    await leave(membershipId, someone.actor);
    await expect(leave(membershipId, someone.actor)).rejects.toMatchObject({ code: 'membership.state' });
    expect((await identity.again(someone)).memberships).toEqual([]);
    expect((await me(someone.actor)).memberships).toMatchObject([
      { state: 'left', roles: [], ofRecord: false },
    ]);
  });

  it('verify what the person stated, where the manager says so', async () => {
    const { clusterId, manager } = await founded();
    const someone = await identity.bringIn([], {
      name: `Firma ${newId()}`,
      role: 'signatory',
      verified: false,
    });
    const { membershipId } = await ask(clusterId, someone.actor);
    expect(await admit(membershipId, manager, true)).toMatchObject({
      organisation: { role: 'signatory', verified: true },
    });
    const told = await identity.published(accountsEvents.affiliationVerified);
    expect(told.at(-1)?.payload).toMatchObject({ accountId: someone.accountId, by: 'manager' });
  });

  it('are the same for the same request twice, and refuse a key with another body', async () => {
    const { clusterId } = await founded();
    const other = await founded();
    const someone = await identity.bringIn();
    const key = newId();
    const send = (id: string) =>
      identity.call(clustersRpc.requestMembership, { clusterId: id }, someone.actor, { key });
    const [one, two] = await Promise.all([send(clusterId), send(clusterId)]);
    expect(one).toEqual(two);
    await expect(send(other.clusterId)).rejects.toMatchObject({ code: 'idempotency.key-reused' });
  });

  it('are for people with an account', async () => {
    const { clusterId } = await founded();
    const attempt = identity.call(clustersRpc.requestMembership, { clusterId }, visitor());
    await expect(attempt).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(ask(clusterId, person())).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});
