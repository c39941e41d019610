import { accountsEvents, accountsRpc, newId } from '@allmende/contracts';
import { eventually, person, system, visitor } from '@allmende/testing';
import { hashPassword } from '../passwords/password.hash.js';
import { signInKey } from './sign-in.service.js';
import {
  type Account,
  goodPassword,
  type Identity,
  newEmail,
  startIdentity,
  timeRatio,
} from '../identity.fixture.js';

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0';

describe('sessions', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const signIn = async ({ email }: Account, portal?: string) => {
    const input = { email, password: goodPassword, device: firefox };
    const { token } = await identity.call(accountsRpc.signIn, input, visitor({ portal }));
    return { token, actor: (await identity.resolve(token, portal))! };
  };
  const list = async (actor: Account['actor']) =>
    (await identity.call(accountsRpc.listSessions, {}, actor)).items;
  const stands = ({ sessionId, accountId }: Account['actor']) =>
    identity.call(accountsRpc.sessionStands, { sessionId, accountId }, system('files'));
  const revoked = async () => (await identity.published(accountsEvents.sessionsRevoked)).at(-1)?.payload;

  it('stand at the portal where they began, and nowhere else', async () => {
    const account = await identity.bringIn();
    const [home, other] = [await identity.newCluster(), await identity.newCluster()];
    const { token } = await signIn(account, home.clusterId);
    expect(await identity.resolve(token, home.clusterId)).toMatchObject({ portal: home.clusterId });
    expect(await identity.resolve(token, other.clusterId)).toBeNull();
    expect(await identity.resolve(token)).toBeNull();
    expect(await identity.resolve(account.token, home.clusterId)).toBeNull();
  });

  it.each([
    ['is closed', `closed_at = clock_timestamp(), password_hash = ''`],
    ['gets another password', `password_hash = 'another'`],
  ])('do not begin where the account %s while the password is compared', async (_what, change) => {
    const { accountId, email } = await identity.bringIn();
    const other = identity.db.createQueryRunner();
    await other.startTransaction();
    await other.query(`UPDATE account SET ${change} WHERE id = $1`, [accountId]);
    const signingIn = identity.call(accountsRpc.signIn, { email, password: goodPassword }, visitor());
    signingIn.catch(() => undefined);
    await eventually('it waits for the change', async () => {
      const waiting = await identity.db.query<unknown[]>(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      return waiting.length > 0;
    });
    await other.commitTransaction();
    await other.release();
    await expect(signingIn).rejects.toMatchObject({ code: 'account.wrong-credentials' });
  });

  it('stand for nobody whose account is closed', async () => {
    const { accountId, token } = await identity.bringIn();
    await identity.db.query('UPDATE account SET closed_at = clock_timestamp() WHERE id = $1', [accountId]);
    expect(await identity.resolve(token)).toBeNull();
  });

  it('carry the roles, organisations and rights of this moment', async () => {
    const { clusterId, slug } = await identity.newCluster();
    const company = { name: 'Optik Nord GmbH', role: 'signatory', verified: true } as const;
    const { actor } = await identity.bringIn(
      [{ clusterSlug: slug, roles: ['manager', 'editor'] }],
      company,
      true,
    );
    expect(actor).toMatchObject({
      kind: 'person',
      operator: true,
      language: 'de',
      memberships: [{ clusterId, roles: ['editor', 'manager'] }],
      organisations: [{ role: 'signatory', verified: true }],
    });
  });

  it('keep the digest of a token only', async () => {
    const { token } = await identity.bringIn();
    const rows = await identity.db.query<{ kept: string }[]>('SELECT session::text AS kept FROM session');
    expect(rows.some(({ kept }) => kept.includes(token))).toBe(false);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  });

  it.each(['', 'x', 'A'.repeat(43), '\0', "' OR 1=1 --"])('do not stand for the token %j', async (token) => {
    expect(await identity.resolve(token)).toBeNull();
  });

  it.each([
    ['seven days without a visit', `last_seen_at = now() - interval '7 days'`],
    ['thirty days', `started_at = now() - interval '30 days'`],
  ])('end after %s', async (_, change) => {
    const { accountId, token, actor } = await identity.bringIn();
    await identity.db.query(`UPDATE session SET ${change} WHERE account_id = $1`, [accountId]);
    expect(await identity.resolve(token)).toBeNull();
    expect(await stands(actor)).toEqual({ stands: false });
  });

  it('note a visit once a minute', async () => {
    const { accountId, token } = await identity.bringIn();
    const seen = async () => {
      const sql = `SELECT last_seen_at > now() - interval '50 seconds' AS fresh, xmin::text FROM session WHERE account_id = $1`;
      return (await identity.db.query<[{ fresh: boolean; xmin: string }]>(sql, [accountId]))[0];
    };
    const before = await seen();
    await identity.resolve(token);
    expect(await seen()).toEqual(before);
    await identity.db.query(
      `UPDATE session SET last_seen_at = now() - interval '2 minutes' WHERE account_id = $1`,
      [accountId],
    );
    await Promise.all([identity.resolve(token), identity.resolve(token)]);
    expect((await seen()).fresh).toBe(true);
  });

  it('are listed with portal and device, the current one first', async () => {
    const account = await identity.bringIn();
    const { clusterId, slug } = await identity.newCluster();
    const { actor } = await signIn(account, clusterId);
    expect(await list(actor)).toMatchObject([
      { sessionId: actor.sessionId, current: true, device: 'Firefox, Linux', portalName: `Cluster ${slug}` },
      { current: false, portalName: null },
    ]);
  });

  it('end one by one, and the edge is told', async () => {
    const account = await identity.bringIn();
    const other = await signIn(account);
    await identity.call(accountsRpc.endSession, { sessionId: other.actor.sessionId }, account.actor);
    expect(await identity.resolve(other.token)).toBeNull();
    expect(await revoked()).toEqual({ accountId: account.accountId, sessionIds: [other.actor.sessionId] });
    expect(await list(account.actor)).toHaveLength(1);
  });

  it("do not end by somebody else's hand", async () => {
    const [mine, theirs] = [await identity.bringIn(), await identity.bringIn()];
    for (const sessionId of [theirs.actor.sessionId, newId()]) {
      const attempt = identity.call(accountsRpc.endSession, { sessionId }, mine.actor);
      await expect(attempt).rejects.toMatchObject({ code: 'not-found' });
    }
    expect(await identity.resolve(theirs.token)).not.toBeNull();
  });

  it('end here on signing out, a second time without harm', async () => {
    const account = await identity.bringIn();
    const other = await signIn(account);
    for (let round = 0; round < 2; round += 1) await identity.call(accountsRpc.signOut, {}, account.actor);
    expect(await identity.resolve(account.token)).toBeNull();
    expect(await identity.resolve(other.token)).not.toBeNull();
    expect(await stands(account.actor)).toEqual({
      stands: false,
    });
  });

  it('end everywhere', async () => {
    const account = await identity.bringIn();
    const other = await signIn(account);
    await identity.call(accountsRpc.signOutEverywhere, {}, account.actor);
    expect(await identity.resolve(account.token)).toBeNull();
    expect(await identity.resolve(other.token)).toBeNull();
    expect(await revoked()).toEqual({ accountId: account.accountId, sessionIds: [] });
  });

  it('are for people who have signed in', async () => {
    await expect(identity.call(accountsRpc.listSessions, {}, visitor())).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('are gone for an account that is not there', async () => {
    await expect(identity.call(accountsRpc.me, {}, person())).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });
});

describe('signing in', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const attempt = (email: string, password: string, client = newId()) =>
    identity.call(accountsRpc.signIn, { email, password }, visitor({ client }));

  it('answers with name and language, whatever the case of the address', async () => {
    const { accountId, email } = await identity.bringIn();
    expect(await attempt(email.toUpperCase(), goodPassword)).toMatchObject({
      accountId,
      name: 'Tobias Lindner',
      language: 'de',
    });
  });

  it('takes a password in any Unicode form', async () => {
    const { accountId, email } = await identity.join({ password: 'Grüße aus Köln'.normalize('NFD') });
    await expect(attempt(email, 'Grüße aus Köln'.normalize('NFC'))).resolves.toMatchObject({ accountId });
  });

  it('refuses a wrong password and an unknown address alike', async () => {
    const { email } = await identity.bringIn();
    const [known, unknown] = await Promise.allSettled([
      attempt(email, 'falsch'),
      attempt(newEmail(), 'falsch'),
    ]);
    const reasonOf = (result?: PromiseSettledResult<unknown>) =>
      (result as PromiseRejectedResult).reason.toWire() as unknown;
    expect(reasonOf(known)).toEqual(reasonOf(unknown));
    expect(reasonOf(known)).toMatchObject({ code: 'account.wrong-credentials' });
  });

  it('takes as long for an unknown address as for a known one', async () => {
    const { email } = await identity.bringIn();
    const password = 'ganz und gar falsch';
    const ratio = await timeRatio(
      () => attempt(email, password).catch(() => undefined),
      () => attempt(newEmail(), password).catch(() => undefined),
    );
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });

  it('stops a client at one address after ten failures, known or not, also with the right password', async () => {
    const { accountId, email } = await identity.bringIn();
    for (const address of [email, newEmail()]) {
      const client = newId();
      for (let round = 0; round < 10; round += 1) {
        await expect(attempt(address, 'falsch', client)).rejects.toMatchObject({
          code: 'account.wrong-credentials',
        });
      }
      const locked = attempt(address, goodPassword, client);
      await expect(locked).rejects.toMatchObject({ code: 'account.locked', status: 429 });
      await locked.catch(({ details }) => expect(details.retryAfter).toBeGreaterThan(0));
    }
    await expect(attempt(email, goodPassword)).resolves.toMatchObject({ accountId });
  });

  it('counts parallel failures one by one', async () => {
    const { email } = await identity.bringIn();
    const client = newId();
    await attempt(email, 'falsch', client).catch(() => undefined);
    await identity.db.query('UPDATE attempt SET count = 8 WHERE starts_with(key, $1)', [signInKey(email)]);
    const results = await Promise.allSettled([1, 2, 3, 4, 5, 6].map(() => attempt(email, 'falsch', client)));
    const codes = results.map((result) => (result as PromiseRejectedResult).reason.code as string);
    expect(codes.filter((code) => code === 'account.locked')).toHaveLength(4);
  });

  it('stops everybody at an address that is tried from everywhere', async () => {
    const { email } = await identity.bringIn();
    await attempt(email, 'falsch').catch(() => undefined);
    await identity.db.query('UPDATE attempt SET count = 40 WHERE key = $1', [signInKey(email)]);
    await expect(attempt(email, goodPassword)).rejects.toMatchObject({ code: 'account.locked' });
  });

  it('does not count whom it turns away because too many come at once', async () => {
    const { accountId, email } = await identity.bringIn();
    const client = newId();
    for (let wave = 0; wave < 2; wave += 1) {
      const crowd = Array.from({ length: 80 }, () => hashPassword('besetzt'));
      const tries = Array.from({ length: 8 }, () => attempt(email, goodPassword, client));
      const [results] = await Promise.all([Promise.allSettled(tries), Promise.allSettled(crowd)]);
      const refused = results.filter((result) => result.status === 'rejected');
      expect(refused.length).toBeGreaterThan(0);
      for (const { reason } of refused) expect(reason).toMatchObject({ code: 'unavailable' });
    }
    await expect(attempt(email, goodPassword, client)).resolves.toMatchObject({ accountId });
  });

  it('does not count what succeeds', async () => {
    const { email } = await identity.bringIn();
    const client = newId();
    for (let round = 0; round < 12; round += 1) await attempt(email, goodPassword, client);
  });

  it.each([
    [{ email: 'x' }, 'email'],
    [{ password: 12 }, 'password'],
    [{ password: 'x'.repeat(201) }, 'password'],
    [{ portal: newId() }, 'portal'],
  ])('refuses %j by field', async (wrong, field) => {
    const input = { email: newEmail(), password: goodPassword, ...wrong } as never;
    await expect(identity.call(accountsRpc.signIn, input, visitor())).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field }] },
    });
  });
});
