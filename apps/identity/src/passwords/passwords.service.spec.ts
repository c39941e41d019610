import { accountsEvents, accountsRpc, newId } from '@allmende/contracts';
import { visitor } from '@allmende/testing';
import { goodPassword, type Identity, newEmail, startIdentity, timeRatio } from '../identity.fixture.js';
import { signInKey } from '../sessions/sign-in.service.js';
import { hashPassword, matchesPassword } from './password.hash.js';

const otherPassword = 'acht Igel im Laub';

describe('passwords', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const signIn = (email: string, password: string, client = newId()) =>
    identity.call(accountsRpc.signIn, { email, password }, visitor({ client }));
  const askForReset = (email: string) =>
    identity.call(accountsRpc.requestPasswordReset, { email }, visitor());
  const reset = (token: string, password = otherPassword, options = {}, who = visitor()) =>
    identity.call(accountsRpc.resetPassword, { token, password }, who, options);

  it('are kept as argon2id with a salt of their own', async () => {
    const [one, two] = await Promise.all([hashPassword(goodPassword), hashPassword(goodPassword)]);
    expect(one).toMatch(/^\$argon2id\$v=19\$m=47104,t=1,p=1\$/);
    expect(one).not.toBe(two);
    expect(await matchesPassword(goodPassword, one)).toBe(true);
    expect(await matchesPassword(otherPassword, one)).toBe(false);
    expect(await matchesPassword(goodPassword, undefined)).toBe(false);
  });

  it('are reset by a link, which ends every session', async () => {
    const { email, accountId, token } = await identity.bringIn();
    expect(await askForReset(email)).toEqual({ state: 'reset-sent' });
    await reset(await identity.tokenIn(email));
    expect(await identity.resolve(token)).toBeNull();
    const [revoked] = (await identity.published(accountsEvents.sessionsRevoked)).slice(-1);
    expect(revoked?.payload).toEqual({ accountId, sessionIds: [] });
    await expect(signIn(email, goodPassword)).rejects.toMatchObject({ code: 'account.wrong-credentials' });
    await expect(signIn(email, otherPassword)).resolves.toMatchObject({ accountId });
  });

  it('are reset by a mail in the language of the page, else of the account', async () => {
    const { email } = await identity.bringIn();
    const mailed = async (language?: 'de' | 'en') => {
      await identity.call(accountsRpc.requestPasswordReset, { email, language }, visitor());
      return (await identity.mailTo(email))?.language;
    };
    expect([await mailed('en'), await mailed()]).toEqual(['en', 'de']);
  });

  it('are asked for alike at an unknown address, and nothing is mailed there', async () => {
    const email = newEmail();
    const before = (await identity.published(accountsEvents.mailLinkRequested)).length;
    expect(await askForReset(email)).toEqual({ state: 'reset-sent' });
    expect(await identity.published(accountsEvents.mailLinkRequested)).toHaveLength(before);
  });

  it('are asked for in the same time at a known and an unknown address', async () => {
    const { email } = await identity.bringIn();
    const ratio = await timeRatio(
      () => askForReset(email),
      () => askForReset(newEmail()),
    );
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });

  it('are reset for an hour, once, and never by a link of another purpose', async () => {
    const { email } = await identity.bringIn();
    await askForReset(email);
    const late = await identity.tokenIn(email);
    await identity.db.query(`UPDATE link_token SET expires_at = expires_at - interval '1 hour'`);
    const confirmation = await identity.tokenIn(await identity.register());
    await askForReset(email);
    const used = await identity.tokenIn(email);
    await reset(used);
    for (const token of [late, confirmation, used, newId(), 'x'.repeat(20)]) {
      await expect(reset(token)).rejects.toMatchObject({ code: 'account.link-invalid', status: 410 });
    }
  });

  it('void the links of earlier mails', async () => {
    const { email } = await identity.bringIn();
    await askForReset(email);
    const earlier = await identity.tokenIn(email);
    await askForReset(email);
    await reset(await identity.tokenIn(email));
    await expect(reset(earlier)).rejects.toMatchObject({ code: 'account.link-invalid' });
  });

  it('are reset once under one key, also in parallel', async () => {
    const { email } = await identity.bringIn();
    await askForReset(email);
    const token = await identity.tokenIn(email);
    const [who, key] = [visitor(), newId()];
    const answers = await Promise.all([1, 2].map(() => reset(token, otherPassword, { key }, who)));
    expect(answers).toEqual([{ done: true }, { done: true }]);
    await expect(reset(token, 'zehn Igel im Laub', { key }, who)).rejects.toMatchObject({
      code: 'idempotency.key-reused',
    });
  });

  it('leave the link good when the new one is too easy', async () => {
    const { email } = await identity.bringIn();
    await askForReset(email);
    const token = await identity.tokenIn(email);
    for (const password of ['Passwort2026!', 'Tobias-Lindner']) {
      await expect(reset(token, password)).rejects.toMatchObject({ code: 'account.password-weak' });
    }
    await expect(reset(token)).resolves.toEqual({ done: true });
  });

  it('let their owner in again after a reset, however often somebody failed', async () => {
    const { accountId, email } = await identity.bringIn();
    const client = newId();
    await signIn(email, 'falsch', client).catch(() => undefined);
    await identity.db.query('UPDATE attempt SET count = 50 WHERE starts_with(key, $1)', [signInKey(email)]);
    await expect(signIn(email, goodPassword, client)).rejects.toMatchObject({ code: 'account.locked' });
    await askForReset(email);
    await reset(await identity.tokenIn(email));
    await expect(signIn(email, otherPassword, client)).resolves.toMatchObject({ accountId });
  });

  it('are changed by whoever knows the current one, which ends the other sessions', async () => {
    const { accountId, email, actor, token } = await identity.bringIn();
    const { token: elsewhere } = await signIn(email, goodPassword);
    const key = newId();
    const change = (current: string, password = otherPassword) =>
      identity.call(accountsRpc.changePassword, { current, password }, actor, { key });
    await change(goodPassword);
    await expect(change(goodPassword)).resolves.toEqual({ done: true });
    await expect(change(goodPassword, 'neun Igel im Laub')).rejects.toMatchObject({
      code: 'idempotency.key-reused',
    });
    expect(await identity.resolve(token)).not.toBeNull();
    expect(await identity.resolve(elsewhere)).toBeNull();
    await expect(signIn(email, otherPassword)).resolves.toMatchObject({ accountId });
  });

  it('are not changed without the current one, and guessing it ends soon', async () => {
    const { accountId, email, actor } = await identity.bringIn();
    const guess = () =>
      identity.call(accountsRpc.changePassword, { current: 'falsch', password: otherPassword }, actor);
    for (let round = 0; round < 10; round += 1) {
      await expect(guess()).rejects.toMatchObject({ code: 'account.wrong-credentials' });
    }
    await expect(guess()).rejects.toMatchObject({ code: 'account.locked' });
    await expect(signIn(email, goodPassword)).resolves.toMatchObject({ accountId });
  });
});
