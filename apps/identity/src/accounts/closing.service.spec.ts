import {
  accountsEvents,
  accountsRpc,
  closingRpc,
  clustersEvents,
  type ErasureGrade,
  erasureRpc,
  newId,
  onlySeekerRpc,
  ProblemError,
} from '@allmende/contracts';
import { system, visitor } from '@allmende/testing';
import { ExpiryClock } from '../expiry.clock.js';
import { type Account, goodPassword, type Identity, newEmail, startIdentity } from '../identity.fixture.js';

const running = { challengeId: newId(), question: { de: 'Wie?' }, original: 'de' as const };

describe('closing an account', () => {
  let identity: Identity;
  let alone: (typeof running)[] = [];
  /** Who was told to `terms`, and the grade that it would say. */
  let told: { accountId: string; name: string; email: string }[] = [];
  const kept = { keptCount: 2, keptUntil: '2029-12-31' };
  const grades = new Map<string, ErasureGrade>();
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.answer(onlySeekerRpc.onlySeekerOf, () => ({ items: alone }));
    await identity.answer(erasureRpc.keepPerson, ({ grade, name, email }, { actor }) => {
      const accountId = actor.kind === 'person' ? actor.accountId : '';
      if ((grades.get(accountId) ?? 'whole') !== grade) throw new ProblemError('erasure.changed');
      told.push({ accountId, name, email });
      return { done: true as const, ...kept };
    });
  });
  beforeEach(() => {
    alone = [];
    told = [];
  });
  afterAll(() => identity.stop());

  const close = ({ actor }: Account, password = goodPassword, grade: ErasureGrade = 'whole') =>
    identity.call(closingRpc.closeAccount, { password, grade }, actor);
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
    const left = await identity.db.query(
      `SELECT (SELECT count(*) FROM registration WHERE email = $1)
         + (SELECT count(*) FROM mail_link WHERE email = $1 AND purpose <> 'account-closed')
         + (SELECT count(*) FROM membership WHERE account_id = $2)
         + (SELECT count(*) FROM affiliation WHERE account_id = $2) AS count`,
      [who.email, who.accountId],
    );
    expect(left).toEqual([{ count: '0' }]);
    const [closed] = (await identity.published(accountsEvents.accountClosed)).slice(-1);
    expect(closed?.payload).toEqual({ accountId: who.accountId });
    const [ended] = (await identity.published(clustersEvents.membershipEnded)).slice(-1);
    expect(ended?.payload).toMatchObject({ accountId: who.accountId, clusterId });
  });

  it('asks for a last mail, in the person’s language and cluster’s look, that says what is kept', async () => {
    const { clusterId, slug } = await identity.newCluster();
    const who = await identity.bringIn([{ clusterSlug: slug, roles: ['member'], ofRecord: true }]);
    await identity.call(accountsRpc.updateMe, { name: 'Mira Vogt', language: 'en' }, who.actor);
    // A flood of other mails does not keep it away.
    for (let round = 0; round < 6; round += 1) await identity.register({ email: who.email });
    await close(who);
    expect(await identity.mailTo(who.email)).toEqual({
      ...{ purpose: 'account-closed', email: who.email, name: 'Mira Vogt', language: 'en', clusterId, kept },
      ...{ token: null, expiresAt: null },
    });
    expect(JSON.stringify(await identity.published())).not.toContain(who.email);
  });

  it('keeps the address for that mail and no longer, whoever has it by then', async () => {
    const email = newEmail();
    const who = await identity.join({ email });
    await close(who);
    const addressKept = () => identity.db.query('SELECT purpose FROM mail_link WHERE email = $1', [email]);
    expect(await addressKept()).toEqual([{ purpose: 'account-closed' }]);
    const [{ id: requestId }] = await identity.db.query<[{ id: string }]>(
      'SELECT id FROM mail_link WHERE email = $1',
      [email],
    );
    await identity.call(accountsRpc.mailSent, { requestId }, system('event'));
    expect(await addressKept()).toEqual([]);
    const gone = identity.call(accountsRpc.mailLink, { requestId }, system('event'));
    await expect(gone).rejects.toMatchObject({ code: 'account.link-invalid' });
    const next = await identity.join({ email });
    await close(next);
    await identity.db.query(`UPDATE mail_link SET created_at = now() - interval '73 hours'`);
    await identity.get(ExpiryClock).sweep();
    expect(await addressKept()).toEqual([]);
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

  it('tells who it was before, and is not done under another grade than was shown', async () => {
    const who = await identity.bringIn();
    grades.set(who.accountId, 'restricted');
    await expect(close(who)).rejects.toMatchObject({ code: 'erasure.changed' });
    expect(await identity.resolve(who.token)).not.toBeNull();
    expect(await close(who, goodPassword, 'restricted')).toEqual({ done: true });
    expect(told).toEqual([{ accountId: who.accountId, name: 'Tobias Lindner', email: who.email }]);
  });

  it('tells nobody who it was while something has to be handed over, or the password is not right', async () => {
    const { slug } = await identity.newCluster();
    const who = await identity.bringIn([{ clusterSlug: slug, roles: ['manager'] }]);
    await expect(close(who)).rejects.toMatchObject({ code: 'account.hand-over-first' });
    await expect(close(who, 'falsch')).rejects.toMatchObject({ code: 'account.wrong-credentials' });
    expect(told).toEqual([]);
  });

  it('is done once when it is asked for twice at the same moment', async () => {
    const who = await identity.bringIn();
    const results = await Promise.allSettled([close(who), close(who)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const events = await identity.published(accountsEvents.accountClosed);
    expect(events.filter(({ payload }) => payload.accountId === who.accountId)).toHaveLength(1);
  });

  it('waits while a running challenge has nobody else who asks', async () => {
    const who = await identity.bringIn();
    alone = [running];
    expect(await obstacles(who)).toMatchObject({ challenges: [running] });
    await expect(close(who)).rejects.toMatchObject({ code: 'account.hand-over-first' });
    expect(await identity.resolve(who.token)).not.toBeNull();
  });
});
