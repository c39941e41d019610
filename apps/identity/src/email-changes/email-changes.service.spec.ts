import {
  accountsEvents,
  accountsRpc,
  closingRpc,
  emailChangesRpc,
  erasureRpc,
  newId,
  onlySeekerRpc,
} from '@allmende/contracts';
import { system, visitor } from '@allmende/testing';
import {
  type Account,
  goodPassword,
  type Identity,
  newEmail,
  startIdentity,
  timeRatio,
} from '../identity.fixture.js';

const { showEmailChange, askEmailChange, confirmEmailChange, withdrawEmailChange } = emailChangesRpc;
const isVoid = { code: 'account.link-invalid', status: 410 };

describe('another address for an account', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
    await identity.answer(onlySeekerRpc.onlySeekerOf, () => ({ items: [] }));
    await identity.answer(erasureRpc.keepPerson, () => ({
      ...{ done: true as const, keptCount: 0, keptUntil: null },
    }));
  });
  afterAll(() => identity.stop());

  const ask = ({ actor }: Account, email: string, password = goodPassword) =>
    identity.call(askEmailChange, { email, password }, actor);
  const confirm = ({ actor }: Account, token: string, key?: string) =>
    identity.call(confirmEmailChange, { token }, actor, { key });
  const show = ({ actor }: Account) => identity.call(showEmailChange, {}, actor);
  const emailOf = async ({ actor }: Account) => (await identity.call(accountsRpc.me, {}, actor)).email;
  const signIn = (email: string, password = goodPassword) =>
    identity.call(accountsRpc.signIn, { email, password }, visitor());
  const reset = (token: string) =>
    identity.call(accountsRpc.resetPassword, { token, password: 'acht Igel im Laub' }, visitor());
  const askForReset = (email: string) =>
    identity.call(accountsRpc.requestPasswordReset, { email }, visitor());

  async function asked(email = newEmail()) {
    const who = await identity.bringIn();
    await ask(who, email);
    return { who, email, token: await identity.tokenIn(email) };
  }

  it('holds once the link is opened that went there; both addresses are told, and other sessions end', async () => {
    const { who, email, token } = await asked();
    const { token: elsewhere } = await signIn(who.email);
    expect(await identity.mailTo(who.email)).toMatchObject({ purpose: 'email-change-asked', token: null });
    expect(await emailOf(who)).toBe(who.email);
    expect((await show(who)).pending).toMatchObject({ email });
    expect(await confirm(who, token)).toEqual({ done: true });
    expect(await emailOf(who)).toBe(email);
    expect((await show(who)).pending).toBeNull();
    expect(await identity.mailTo(who.email)).toMatchObject({ purpose: 'email-changed', token: null });
    expect(await identity.resolve(who.token)).not.toBeNull();
    expect(await identity.resolve(elsewhere)).toBeNull();
    await expect(signIn(who.email)).rejects.toMatchObject({ code: 'account.wrong-credentials' });
    expect(await signIn(email)).toMatchObject({ accountId: who.accountId });
    const { items } = await identity.call(
      accountsRpc.addresses,
      { accountIds: [who.accountId] },
      system('event'),
    );
    expect(items).toMatchObject([{ email }]);
  });

  it('is mailed in the language of the page, without saying to whom; no event holds an address', async () => {
    const [who, email] = [await identity.bringIn(), newEmail()];
    const input = { email, password: goodPassword, language: 'en' } as const;
    await identity.call(askEmailChange, input, who.actor);
    const mail = await identity.mailTo(email);
    expect(mail).toMatchObject({ purpose: 'confirm-new-email', language: 'en', name: '' });
    const hours = (Date.parse(mail?.expiresAt ?? '') - Date.now()) / 3_600_000;
    expect(hours).toBeCloseTo(1, 1);
    expect(JSON.stringify(await identity.published())).not.toContain(email);
  });

  it('takes the password, and is another one', async () => {
    const who = await identity.bringIn();
    await expect(ask(who, newEmail(), 'falsch')).rejects.toMatchObject({
      code: 'account.wrong-credentials',
      details: { errors: [{ field: 'password', code: 'wrong' }] },
    });
    await expect(ask(who, ` ${who.email.toUpperCase()}`)).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field: 'email', code: 'unchanged' }] },
    });
    await expect(ask(who, 'no address')).rejects.toMatchObject({ details: { errors: [{ field: 'email' }] } });
    expect((await show(who)).pending).toBeNull();
  });

  it('is asked for alike where it belongs to another account, whose owner alone is told', async () => {
    const [who, owner] = [await identity.bringIn(), await identity.bringIn()];
    expect(await ask(who, owner.email)).toEqual({ state: 'confirmation-sent' });
    expect(await identity.mailTo(owner.email)).toMatchObject({
      ...{ purpose: 'email-taken', name: 'Tobias Lindner', token: null },
    });
    expect((await show(who)).pending).toMatchObject({ email: owner.email });
    expect(await identity.mailTo(who.email)).toMatchObject({ purpose: 'email-change-asked' });
    expect(await emailOf(owner)).toBe(owner.email);
  });

  it('is asked for in the same time where it belongs to another account', async () => {
    const owner = await identity.bringIn();
    const once = async (email: string) => ask(await identity.bringIn(), email);
    const ratio = await timeRatio(
      () => once(owner.email),
      () => once(newEmail()),
    );
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });

  it('is taken back, and replaced by the next one', async () => {
    const { who, token } = await asked();
    const second = newEmail();
    await ask(who, second);
    await expect(confirm(who, token)).rejects.toMatchObject(isVoid);
    const link = await identity.tokenIn(second);
    await identity.call(withdrawEmailChange, {}, who.actor);
    expect((await show(who)).pending).toBeNull();
    await expect(confirm(who, link)).rejects.toMatchObject(isVoid);
    expect(await identity.mailTo(second)).toBeUndefined();
    expect(await emailOf(who)).toBe(who.email);
  });

  it('is one of two that are asked for at once', async () => {
    const who = await identity.bringIn();
    const both = [newEmail(), newEmail()];
    await Promise.all(both.map((email) => ask(who, email)));
    const mails = await Promise.all(both.map((email) => identity.mailTo(email)));
    const left = mails.filter((mail) => mail !== undefined);
    expect(left).toHaveLength(1);
    await confirm(who, left[0]?.token ?? '');
    expect(await emailOf(who)).toBe(left[0]?.email);
  });

  it('comes into force once, however often its link is opened, and under one key again', async () => {
    const { who, token } = await asked();
    const key = newId();
    const results = await Promise.allSettled([confirm(who, token, key), confirm(who, token, key)]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    await expect(confirm(who, token)).rejects.toMatchObject(isVoid);
    const told = await identity.db.query(
      `SELECT 1 FROM mail_link WHERE email = $1 AND purpose = 'email-changed'`,
      [who.email],
    );
    expect(told).toHaveLength(1);
  });

  it('belongs to the first of two accounts that confirm it at once', async () => {
    const email = newEmail();
    const [one, two] = [await asked(email), await asked(email)];
    const results = await Promise.allSettled([confirm(one.who, one.token), confirm(two.who, two.token)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')?.reason).toMatchObject(isVoid);
  });

  it('is void once somebody registered with it', async () => {
    const { who, email, token } = await asked();
    await identity.join({ email });
    await expect(confirm(who, token)).rejects.toMatchObject(isVoid);
    expect(await emailOf(who)).toBe(who.email);
  });

  it('ends a registration with it that was not confirmed', async () => {
    const email = await identity.register();
    const registering = await identity.tokenIn(email);
    const { who, token } = await asked(email);
    await confirm(who, token);
    const late = identity.call(accountsRpc.confirmEmail, { token: registering }, visitor());
    await expect(late).rejects.toMatchObject(isVoid);
  });

  it('is not confirmed by another account, and its link stays good for its own', async () => {
    const { who, email, token } = await asked();
    const stranger = await identity.bringIn();
    await expect(confirm(stranger, token)).rejects.toMatchObject(isVoid);
    await expect(identity.call(confirmEmailChange, { token }, visitor())).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await confirm(who, token);
    expect(await emailOf(who)).toBe(email);
  });

  it('is confirmed within an hour, by no link of another purpose', async () => {
    const { who, token } = await asked();
    await identity.db.query(`UPDATE link_token SET expires_at = expires_at - interval '1 hour'`);
    await askForReset(who.email);
    const other = await identity.tokenIn(who.email);
    for (const link of [token, other, newId()])
      await expect(confirm(who, link)).rejects.toMatchObject(isVoid);
  });

  it('falls with a new password, whoever asked for it', async () => {
    const first = await asked();
    await askForReset(first.who.email);
    await reset(await identity.tokenIn(first.who.email));
    await expect(confirm(first.who, first.token)).rejects.toMatchObject(isVoid);
    const second = await asked();
    const change = { current: goodPassword, password: 'neun Igel im Laub' };
    await identity.call(accountsRpc.changePassword, change, second.who.actor);
    await expect(confirm(second.who, second.token)).rejects.toMatchObject(isVoid);
  });

  it('leaves no way in by the address that went: not by a link mailed before, nor by one that is still to be', async () => {
    const { who, token } = await asked();
    await askForReset(who.email);
    const mailed = await identity.tokenIn(who.email);
    await askForReset(who.email);
    const [waiting] = (await identity.published(accountsEvents.mailLinkRequested)).slice(-1);
    await confirm(who, token);
    await expect(reset(mailed)).rejects.toMatchObject(isVoid);
    const late = identity.call(accountsRpc.mailLink, waiting?.payload as never, system('event'));
    await expect(late).rejects.toMatchObject(isVoid);
  });

  it('goes with the account, and with the account that has it', async () => {
    const { who, token } = await asked();
    const owner = await identity.bringIn();
    const other = await identity.bringIn();
    await ask(other, owner.email);
    for (const { actor } of [who, owner])
      await identity.call(closingRpc.closeAccount, { password: goodPassword, grade: 'whole' }, actor);
    await expect(confirm(who, token)).rejects.toMatchObject({ code: 'not-signed-in' });
    expect(await identity.db.query('SELECT 1 FROM email_change WHERE email = $1', [owner.email])).toEqual([]);
    const left = 'SELECT 1 FROM mail_link WHERE account_id = $1';
    expect(await identity.db.query(left, [who.accountId])).toEqual([]);
  });

  it('tells the present address, however many other mails somebody asked for, and is not asked for without end', async () => {
    const who = await identity.bringIn();
    for (let round = 0; round < 6; round += 1) await askForReset(who.email);
    for (let round = 0; round < 5; round += 1) await ask(who, newEmail());
    expect(await identity.mailTo(who.email)).toMatchObject({ purpose: 'email-change-asked' });
    await expect(ask(who, newEmail())).rejects.toMatchObject({ code: 'account.locked' });
  });

  describe('and what its domain verified', () => {
    const mailDomain = `${newId()}.example`;
    const [firm, other] = [`Werk ${newId()}`, `Institut ${newId()}`];
    beforeAll(async () => {
      await identity.bringIn([], { name: firm, role: 'member', verified: true, mailDomain });
    });
    const colleague = async () => {
      const who = await identity.join({ email: newEmail(mailDomain), organisationName: firm });
      const input = { organisationName: other, role: 'signatory' } as const;
      const { affiliationId } = await identity.call(accountsRpc.stateAffiliation, input, who.actor);
      await identity.db.query(
        `UPDATE affiliation SET verified_by = 'manager', verified_at = now() WHERE id = $1`,
        [affiliationId],
      );
      return who;
    };
    const verified = async ({ actor }: Account) =>
      Object.fromEntries(
        (await identity.call(accountsRpc.me, {}, actor)).affiliations.map((one) => [
          one.organisationName,
          one.verifiedBy,
        ]),
      );

    it('is said before and no longer verified after; what a manager verified stays', async () => {
      const [who, email] = [await colleague(), newEmail()];
      expect(await verified(who)).toEqual({ [firm]: 'mail-domain', [other]: 'manager' });
      await ask(who, email);
      expect((await show(who)).unverifies).toEqual([{ organisationName: firm, role: 'member' }]);
      expect(await verified(who)).toEqual({ [firm]: 'mail-domain', [other]: 'manager' });
      await confirm(who, await identity.tokenIn(email));
      expect(await verified(who)).toEqual({ [firm]: null, [other]: 'manager' });
      const { organisations } = await identity.again(who);
      expect(organisations.map((one) => one.verified)).toEqual([false, true]);
    });

    it('stays verified within the domains of the organisation', async () => {
      const [who, email] = [await colleague(), newEmail(mailDomain)];
      await ask(who, email);
      expect((await show(who)).unverifies).toEqual([]);
      await confirm(who, await identity.tokenIn(email));
      expect(await verified(who)).toEqual({ [firm]: 'mail-domain', [other]: 'manager' });
    });
  });
});
