import { accountsEvents, accountsRpc, affiliationsRpc, newId } from '@allmende/contracts';
import { person, system, visitor } from '@allmende/testing';
import { ExpiryClock } from '../expiry.clock.js';
import { goodPassword, type Identity, newEmail, startIdentity } from '../identity.fixture.js';

describe('the directory', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const names = (input: object) => identity.call(accountsRpc.names, input, system());

  it('names people with their verified organisation and cluster of record, and leaves out who is unknown', async () => {
    const { slug } = await identity.newCluster();
    const company = { name: 'Laserwerk Isar GmbH', role: 'member', verified: true } as const;
    const { accountId } = await identity.bringIn([{ clusterSlug: slug, roles: ['member'] }], company);
    const { accountId: loner } = await identity.bringIn([], {
      name: 'Unproven AG',
      role: 'member',
      verified: false,
    });
    const { accounts } = await names({ accountIds: [accountId, loner, newId()] });
    expect(accounts.sort((a, b) => (a.accountId < b.accountId ? -1 : 1))).toEqual([
      { accountId, name: 'Tobias Lindner', organisationName: company.name, clusterName: `Cluster ${slug}` },
      { accountId: loner, name: 'Tobias Lindner', organisationName: null, clusterName: null },
    ]);
  });

  it('names organisations, and nothing for nothing', async () => {
    const { actor } = await identity.bringIn([], { name: 'Optik Nord', role: 'member', verified: true });
    const organisationId = actor.organisations[0]!.organisationId;
    const { organisations } = await names({ organisationIds: [organisationId, newId()] });
    expect(organisations).toEqual([{ organisationId, name: 'Optik Nord' }]);
    expect(await names({})).toEqual({ accounts: [], organisations: [] });
  });

  it('says where people work: by statement, verified or not, and by the domain of their address', async () => {
    const mailDomain = `${newId()}.example`;
    const company = { name: `Werk ${newId()}`, role: 'member', verified: true, mailDomain } as const;
    // Before anybody knows whose domain it is.
    const colleague = await identity.join({ email: newEmail(mailDomain) });
    const member = await identity.bringIn([], company);
    const organisationId = member.actor.organisations[0]!.organisationId;
    const loner = await identity.join({ email: newEmail('gmx.de'), organisationName: `Solo ${newId()}` });
    const accountIds = [member.accountId, colleague.accountId, loner.accountId, newId()];
    const { items } = await identity.call(affiliationsRpc.affiliationsOf, { accountIds }, visitor());
    const of = (accountId: string) => items.find((item) => item.accountId === accountId);
    const known = { organisationId, name: company.name, domains: [mailDomain] };
    expect(items).toHaveLength(3);
    expect(of(member.accountId)).toMatchObject({ organisations: [{ ...known, verified: true }] });
    expect(of(colleague.accountId)).toEqual({
      ...{ accountId: colleague.accountId, mailDomain, organisations: [{ ...known, verified: false }] },
    });
    expect(of(loner.accountId)).toMatchObject({
      ...{ mailDomain: null, organisations: [{ verified: false, domains: [] }] },
    });
  });

  it('says where people worked until a year ago, as not verified, beside where they do now', async () => {
    const former = { name: `Rival ${newId()}`, role: 'member', verified: true } as const;
    const { actor, accountId } = await identity.bringIn([], former);
    const { affiliations } = await identity.call(accountsRpc.me, {}, actor);
    const { affiliationId, organisationId } = affiliations[0]!;
    const current = { organisationName: `Werk ${newId()}`, role: 'member' } as const;
    await identity.call(accountsRpc.stateAffiliation, current, actor);
    await identity.call(accountsRpc.leaveAffiliation, { affiliationId }, actor);
    const employers = async () =>
      (await identity.call(affiliationsRpc.affiliationsOf, { accountIds: [accountId] }, visitor())).items[0]!
        .organisations;
    expect(await employers()).toHaveLength(2);
    expect(await employers()).toContainEqual({
      ...{ organisationId, name: former.name, verified: false, domains: [] },
    });
    await identity.db.query(`UPDATE affiliation SET left_at = left_at - interval '1 year' WHERE id = $1`, [
      affiliationId,
    ]);
    expect((await employers()).map(({ name }) => name)).toEqual([current.organisationName]);
  });

  it('knows the employer of an address below one of its domains, with all of them', async () => {
    const [domain, other] = [`${newId()}.example`, `${newId()}.example`];
    const company = { name: `Werk ${newId()}`, role: 'member', verified: true, mailDomain: domain } as const;
    const { actor } = await identity.bringIn([], company);
    const { organisationId } = actor.organisations[0]!;
    await identity.bringIn([], { ...company, mailDomain: other });
    const { accountId } = await identity.join({ email: newEmail(`labor.${domain}`) });
    const { items } = await identity.call(
      affiliationsRpc.affiliationsOf,
      { accountIds: [accountId] },
      visitor(),
    );
    const domains = [domain, other].sort();
    expect(items[0]?.organisations).toEqual([
      { organisationId, name: company.name, verified: false, domains },
    ]);
  });

  it('finds confirmed addresses only', async () => {
    const { accountId, email } = await identity.bringIn();
    const pending = await identity.register();
    const find = async (address: string) =>
      (await identity.call(accountsRpc.findAccount, { email: address }, visitor())).accountId;
    expect(await find(email.toUpperCase())).toBe(accountId);
    expect(await find(pending)).toBeNull();
    const asked = { emails: [email.toUpperCase(), pending, 'nobody@nowhere.example'] };
    expect(await identity.call(accountsRpc.findAccounts, asked, visitor())).toEqual({
      accounts: [{ email, accountId }],
    });
  });

  it("gives addresses with the person's cluster, or the portal where they came in", async () => {
    const [home, portal] = [await identity.newCluster(), await identity.newCluster()];
    const member = await identity.bringIn([{ clusterSlug: home.slug, roles: ['member'] }]);
    const guest = await identity.join({}, portal.clusterId);
    const accountIds = [member.accountId, guest.accountId, newId()];
    const { items } = await identity.call(accountsRpc.addresses, { accountIds }, system('event:1'));
    expect(items).toHaveLength(2);
    expect(items).toContainEqual(expect.objectContaining({ email: member.email, clusterId: home.clusterId }));
    expect(items).toContainEqual(
      expect.objectContaining({ email: guest.email, clusterId: portal.clusterId }),
    );
  });

  it('sends whoever has no cluster to the portal of the newest sign-in, else to the oldest there is', async () => {
    const portal = await identity.newCluster();
    const [oldest] = await identity.db.query(
      'SELECT id FROM cluster WHERE NOT archive ORDER BY created_at LIMIT 1',
    );
    const operator = await identity.join();
    const portalOf = async () => {
      const accountIds = [operator.accountId];
      const { items } = await identity.call(accountsRpc.addresses, { accountIds }, system('event:1'));
      return items[0]?.clusterId;
    };
    expect(await portalOf()).toBe(oldest.id);
    const credentials = { email: operator.email, password: goodPassword };
    await identity.call(accountsRpc.signIn, credentials, visitor({ portal: portal.clusterId }));
    expect(await portalOf()).toBe(portal.clusterId);
  });

  it('lists who holds a role, page by page; whoever is admitted is a member', async () => {
    const [one, two] = [await identity.newCluster(), await identity.newCluster()];
    const manager = await identity.bringIn([{ clusterSlug: one.slug, roles: ['manager'] }]);
    await identity.bringIn([
      { clusterSlug: one.slug, roles: ['member'] },
      { clusterSlug: two.slug, roles: ['editor'] },
    ]);
    const clusterIds = [one.clusterId, two.clusterId];
    const holders = (input: object) =>
      identity.call(accountsRpc.holders, { clusterIds, ...input } as never, system());
    expect((await holders({ role: 'manager' })).items).toEqual([
      { accountId: manager.accountId, clusterId: one.clusterId },
    ]);
    const first = await holders({ role: 'member', limit: 2 });
    const second = await holders({ role: 'member', limit: 2, cursor: first.nextCursor });
    expect(
      new Set([...first.items, ...second.items].map(({ accountId, clusterId }) => accountId + clusterId))
        .size,
    ).toBe(3);
    expect(second.nextCursor).toBeNull();
    const everywhere = await holders({ clusterIds: undefined, role: 'manager' });
    expect(everywhere.items).toContainEqual({ accountId: manager.accountId, clusterId: one.clusterId });
  });

  it('knows who may bind an organisation: signatories whose affiliation is verified and has not ended', async () => {
    const name = `Prüfwerk ${newId()}`;
    const affiliated = (role: 'member' | 'signatory', verified: boolean) =>
      identity.bringIn([], { name, role, verified });
    const signatory = await affiliated('signatory', true);
    await affiliated('signatory', false);
    await affiliated('member', true);
    const { organisationId } = signatory.actor.organisations[0]!;
    const who = () => identity.call(accountsRpc.signatories, { organisationId }, system('event:1'));
    expect(await who()).toEqual({ accountIds: [signatory.accountId] });
    const { affiliations } = await identity.call(accountsRpc.me, {}, signatory.actor);
    const { affiliationId } = affiliations[0]!;
    await identity.call(accountsRpc.leaveAffiliation, { affiliationId }, signatory.actor);
    expect(await who()).toEqual({ accountIds: [] });
  });

  it('knows who runs the platform, as long as they have an account', async () => {
    const email = `betrieb-${newId()}@allmende.example`;
    const { accountId } = await identity.call(
      accountsRpc.bringInAccount,
      { email, name: 'Betrieb', password: 'eight loud boats at dusk', operator: true },
      system('demo'),
    );
    const member = await identity.bringIn([]);
    const who = async () => (await identity.call(accountsRpc.operators, {}, system('event:1'))).accountIds;
    expect(await who()).toContain(accountId);
    expect(await who()).not.toContain(member.accountId);
    await identity.db.query('UPDATE account SET closed_at = now() WHERE id = $1', [accountId]);
    expect(await who()).not.toContain(accountId);
  });

  it('is not for the platform under another name', async () => {
    const attempt = identity.call(accountsRpc.addresses, { accountIds: [] }, system('demo'));
    await expect(attempt).rejects.toMatchObject({ code: 'caller.not-allowed' });
  });
});

describe('accounts', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const bringIn = (input: object) =>
    identity.call(accountsRpc.bringInAccount, input as never, system('demo'));

  it('change their name and language', async () => {
    const { actor, email } = await identity.bringIn();
    const changed = await identity.call(
      accountsRpc.updateMe,
      { name: ' Ayşe  Öztürk ', language: 'en' },
      actor,
    );
    expect(changed).toMatchObject({ name: 'Ayşe Öztürk', language: 'en', email, confirmed: true });
    expect(await identity.call(accountsRpc.updateMe, {}, actor)).toEqual(changed);
  });

  it.each([{ operator: true }, { email: 'other@example.org' }, { accountId: newId() }, { memberships: [] }])(
    'do not change by %j',
    async (input) => {
      const { actor } = await identity.bringIn();
      await expect(identity.call(accountsRpc.updateMe, input as never, actor)).rejects.toMatchObject({
        code: 'invalid',
      });
    },
  );

  it('that are brought in twice stay as they are, with what is new added', async () => {
    const [one, two] = [await identity.newCluster(), await identity.newCluster()];
    const input = {
      ...{ email: newEmail(), name: 'Jonas Beck', password: goodPassword },
      memberships: [{ clusterSlug: one.slug, roles: ['manager'], ofRecord: false }],
      organisation: { name: 'Becktech', role: 'signatory', verified: true, mailDomain: 'Becktech.example' },
    };
    const first = await bringIn(input);
    const second = await bringIn({
      ...{ ...input, name: 'Another', password: 'acht Igel im Laub' },
      memberships: [...input.memberships, { clusterSlug: two.slug, roles: ['member'], ofRecord: true }],
    });
    expect(second).toEqual(first);
    const { token } = await identity.call(
      accountsRpc.signIn,
      { email: input.email, password: goodPassword },
      visitor(),
    );
    const profile = await identity.call(accountsRpc.me, {}, (await identity.resolve(token))!);
    expect(profile).toMatchObject({
      name: 'Jonas Beck',
      memberships: [
        { clusterSlug: one.slug, ofRecord: true, state: 'admitted', roles: ['manager'] },
        { clusterSlug: two.slug, ofRecord: false, state: 'admitted' },
      ],
      affiliations: [{ role: 'signatory', verified: true, organisationName: 'Becktech' }],
    });
    const confirmed = (await identity.published(accountsEvents.accountConfirmed)).map(
      ({ payload }) => payload,
    );
    expect(confirmed.filter(({ accountId }) => accountId === first.accountId)).toHaveLength(1);
  });

  it('are brought in by the demo only, and into clusters that are there', async () => {
    const input = { email: newEmail(), name: 'X', password: goodPassword };
    const membership = { clusterSlug: 'archive', roles: ['member'], ofRecord: false };
    await expect(bringIn({ ...input, memberships: [membership] })).rejects.toMatchObject({
      code: 'cluster.not-found',
    });
    const attempt = identity.call(accountsRpc.bringInAccount, input, system('clock'));
    await expect(attempt).rejects.toMatchObject({ code: 'caller.not-allowed' });
  });

  it('that were never confirmed, and sessions that are over, are swept away', async () => {
    await identity.register();
    const { accountId } = await identity.bringIn();
    await identity.db.query(`UPDATE registration SET created_at = now() - interval '8 days'`);
    await identity.db.query(`UPDATE mail_link SET created_at = now() - interval '8 days'`);
    await identity.db.query(
      `UPDATE session SET started_at = now() - interval '31 days' WHERE account_id = $1`,
      [accountId],
    );
    await identity.get(ExpiryClock).sweep();
    const count = async (table: string) =>
      (await identity.db.query<[{ count: number }]>(`SELECT count(*)::int FROM ${table}`))[0].count;
    expect([await count('registration'), await count('mail_link')]).toEqual([0, 0]);
    expect(
      await identity.call(accountsRpc.sessionStands, { sessionId: newId(), accountId }, system('files')),
    ).toEqual({
      stands: false,
    });
    expect(await identity.db.query('SELECT 1 FROM session WHERE account_id = $1', [accountId])).toEqual([]);
  });

  it('are not made by a forged person', async () => {
    const forged = person({ memberships: [{ clusterId: newId(), roles: ['manager'] }] });
    await expect(identity.call(accountsRpc.updateMe, { name: 'X' }, forged)).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });
});
