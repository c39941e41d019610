import { accountsEvents, accountsRpc, clustersRpc, newId } from '@allmende/contracts';
import { type Account, type Identity, newEmail, startIdentity } from '../identity.fixture.js';

describe('affiliations', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const state = (account: Account, input: object) =>
    identity.call(accountsRpc.stateAffiliation, input as never, account.actor);
  const verify = (affiliationId: string, who: Account, role?: 'member' | 'signatory') =>
    identity.call(accountsRpc.verifyAffiliation, { affiliationId, role }, who.actor);
  const leave = (affiliationId: string, who: Account) =>
    identity.call(accountsRpc.leaveAffiliation, { affiliationId }, who.actor);
  const search = async (q: string, who: Account) =>
    (await identity.call(clustersRpc.searchOrganisations, { q }, who.actor)).items.map(({ name }) => name);
  const newName = () => `Werk ${newId().slice(-12)}`;

  it('are stated by name or id, one per organisation', async () => {
    const [one, two] = [await identity.bringIn(), await identity.bringIn()];
    const organisationName = newName();
    const first = await state(one, { organisationName });
    expect(first).toMatchObject({ organisationName, role: 'member', verified: false, verifiedBy: null });
    expect(await state(two, { organisationName: organisationName.toUpperCase() })).toMatchObject({
      organisationId: first.organisationId,
      organisationName,
    });
    const again = await state(one, { organisationId: first.organisationId, role: 'signatory' });
    expect(again).toEqual({ ...first, role: 'signatory' });
  });

  it('become one organisation when several state it at once', async () => {
    const people = await Promise.all([1, 2, 3, 4].map(() => identity.bringIn()));
    const organisationName = newName();
    const stated = await Promise.all(people.map((account) => state(account, { organisationName })));
    expect(new Set(stated.map(({ organisationId }) => organisationId)).size).toBe(1);
  });

  it('stay one when the same person states it twice at once', async () => {
    const someone = await identity.bringIn();
    const organisationName = newName();
    const [one, two] = await Promise.all([1, 2].map(() => state(someone, { organisationName })));
    expect(one).toEqual(two);
  });

  it('are verified at once by the mail domain, as a member', async () => {
    const name = newName();
    const mailDomain = `${newId()}.example`;
    await identity.bringIn([], { name, role: 'member', verified: true, mailDomain });
    const colleague = await identity.join({ email: newEmail(mailDomain) });
    expect(await state(colleague, { organisationName: name, role: 'signatory' })).toMatchObject({
      ...{ role: 'member', verified: true, verifiedBy: 'mail-domain' },
    });
  });

  it('are verified by a manager of a cluster that has admitted the person', async () => {
    const { slug } = await identity.newCluster();
    const manager = await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }]);
    const member = await identity.bringIn([{ clusterSlug: slug, roles: ['member'] }]);
    const { affiliationId } = await state(member, { organisationName: newName(), role: 'signatory' });
    expect(await verify(affiliationId, manager, 'member')).toMatchObject({ role: 'member', verified: true });
    const verified = { role: 'signatory', verified: true, verifiedBy: 'manager' };
    expect(await verify(affiliationId, manager, 'signatory')).toMatchObject(verified);
    expect((await identity.again(member)).organisations).toMatchObject([
      { role: 'signatory', verified: true },
    ]);
    const told = await identity.published(accountsEvents.affiliationVerified);
    expect(told.filter(({ payload }) => payload.affiliationId === affiliationId)).toHaveLength(1);
  });

  it('are verified by nobody else, and never by oneself', async () => {
    const [{ slug }, other] = [await identity.newCluster(), await identity.newCluster()];
    const manager = await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }]);
    const stranger = await identity.bringIn([{ clusterSlug: other.slug, roles: ['manager'] }]);
    const editor = await identity.bringIn([{ clusterSlug: slug, roles: ['editor'] }]);
    const member = await identity.bringIn([{ clusterSlug: slug, roles: ['member'] }]);
    const { affiliationId } = await state(member, { organisationName: newName() });
    for (const who of [stranger, editor, member]) {
      await expect(verify(affiliationId, who)).rejects.toMatchObject({ code: 'affiliation.not-found' });
      await expect(verify(newId(), who)).rejects.toMatchObject({ code: 'affiliation.not-found' });
    }
    const own = await state(manager, { organisationName: newName(), role: 'signatory' });
    await expect(verify(own.affiliationId, manager)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('end, and begin again unverified', async () => {
    const name = newName();
    const someone = await identity.bringIn([], { name, role: 'member', verified: true });
    const [held] = (await identity.call(accountsRpc.me, {}, someone.actor)).affiliations;
    const stranger = await identity.bringIn();
    await expect(leave(held!.affiliationId, stranger)).rejects.toMatchObject({
      code: 'affiliation.not-found',
    });
    await leave(held!.affiliationId, someone);
    await expect(leave(held!.affiliationId, someone)).rejects.toMatchObject({
      code: 'affiliation.not-found',
    });
    expect((await identity.again(someone)).organisations).toEqual([]);
    expect(await state(someone, { organisationName: name })).toMatchObject({ verified: false });
  });

  it.each([
    [{}, 'invalid'],
    [{ organisationName: 'x' }, 'invalid'],
    [{ organisationName: newName(), role: 'owner' }, 'invalid'],
    [{ organisationName: newName(), verified: true }, 'invalid'],
    [{ organisationId: newId() }, 'organisation.not-found'],
  ])('refuse %j with %s', async (input, code) => {
    await expect(state(await identity.bringIn(), input)).rejects.toMatchObject({ code });
  });

  it('show an organisation in the search once somebody is verified, and before that to whoever stated it', async () => {
    const [one, two] = [await identity.bringIn(), await identity.bringIn()];
    const name = `Ganz ${newId().slice(-12)} & Söhne`;
    await state(one, { organisationName: name });
    expect(await search(name.slice(0, 14), one)).toEqual([name]);
    expect(await search(name.slice(0, 14), two)).toEqual([]);
    await identity.bringIn([], { name, role: 'member', verified: true });
    expect(await search('SÖHNE', two)).toEqual([name]);
    expect(await search('%%', two)).toEqual([]);
  });
});
