import { accountsEvents, accountsRpc, clustersRpc, newId } from '@allmende/contracts';
import { visitor } from '@allmende/testing';
import { createHash } from 'node:crypto';
import { goodPassword, type Identity, newEmail, startIdentity, timeRatio } from '../identity.fixture.js';

describe('registration', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const confirm = (token: string, portal?: string, key?: string) =>
    identity.call(accountsRpc.confirmEmail, { token }, visitor({ portal }), { key });
  const signIn = (email: string, password = goodPassword) =>
    identity.call(accountsRpc.signIn, { email, password }, visitor());

  it('makes an account when the link is opened, signs in there and tells through which portal it came', async () => {
    const [home, other] = [await identity.newCluster(), await identity.newCluster()];
    const email = await identity.register(
      { name: 'Ana Souza', next: '/de/challenges/x' },
      visitor({ portal: home.clusterId }),
    );
    const { accountId, token, next } = await confirm(await identity.tokenIn(email), other.clusterId);

    expect(next).toBe('/de/challenges/x');
    expect(await identity.resolve(token, other.clusterId)).toMatchObject({
      accountId,
      portal: other.clusterId,
    });
    expect(await identity.resolve(token, home.clusterId)).toBeNull();
    const told = await identity.published(accountsEvents.accountConfirmed);
    expect(told.at(-1)?.payload).toEqual({ accountId, portalId: home.clusterId });
  });

  it('keeps secrets and addresses out of events', async () => {
    const email = await identity.register();
    const told = await identity.published(accountsEvents.mailLinkRequested);
    expect(Object.keys(told.at(-1)?.payload ?? {})).toEqual(['requestId']);
    expect(JSON.stringify(await identity.published())).not.toContain(email);
  });

  it('answers a known address alike, and mails its owner that there is an account', async () => {
    const { email } = await identity.join({ name: 'The owner' });
    const answer = await identity.call(
      accountsRpc.register,
      { email, name: 'Somebody else', password: goodPassword },
      visitor(),
    );
    expect(answer).toEqual({ state: 'confirmation-sent' });
    expect(await identity.mailTo(email)).toMatchObject({
      purpose: 'account-exists',
      name: 'The owner',
      token: null,
    });
  });

  it('mails in the language of the page, whatever the account has chosen', async () => {
    const email = await identity.register({ language: 'en' });
    expect(await identity.mailTo(email)).toMatchObject({ purpose: 'confirm-email', language: 'en' });
    const { token } = await confirm(await identity.tokenIn(email));
    expect(await identity.resolve(token)).toMatchObject({ language: 'en' });
    await identity.register({ email, language: 'de' });
    expect(await identity.mailTo(email)).toMatchObject({ purpose: 'account-exists', language: 'de' });
  });

  it('takes as long for a known address as for an unknown one', async () => {
    const { email } = await identity.join();
    const ratio = await timeRatio(
      () => identity.register({ email }),
      () => identity.register(),
    );
    expect(ratio).toBeGreaterThan(0.6);
    expect(ratio).toBeLessThan(1.6);
  });

  it('folds case and width of the address', async () => {
    const { email } = await identity.join();
    await identity.register({ email: ` ${email.toUpperCase().replace('@', '＠')} ` });
    expect(await identity.mailTo(email)).toMatchObject({ purpose: 'account-exists' });
  });

  it('uses a link once', async () => {
    const token = await identity.tokenIn(await identity.register());
    await confirm(token);
    await expect(confirm(token)).rejects.toMatchObject({ code: 'account.link-invalid' });
  });

  it('repeats a confirmation under the same key with a session of its own', async () => {
    const token = await identity.tokenIn(await identity.register());
    const who = visitor();
    const key = newId();
    const [one, two] = await Promise.all(
      [1, 2].map(() => identity.call(accountsRpc.confirmEmail, { token }, who, { key })),
    );
    expect(one?.accountId).toBe(two?.accountId);
    expect(one?.token).not.toBe(two?.token);
    expect(await identity.resolve(two?.token ?? '')).toMatchObject({ accountId: one?.accountId });
  });

  it('makes one account of two links opened at once', async () => {
    const email = await identity.register({ name: 'First' });
    const first = await identity.tokenIn(email);
    await identity.register({ email, name: 'Second' });
    const second = await identity.tokenIn(email);
    const results = await Promise.allSettled([confirm(first), confirm(second)]);
    expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await identity.db.query('SELECT 1 FROM account WHERE email = $1', [email])).toHaveLength(1);
  });

  it('sends the mail of the last registration once more, and answers an unknown address alike', async () => {
    const email = await identity.register();
    const first = await identity.tokenIn(email);
    const resend = (to: string) => identity.call(accountsRpc.resendConfirmation, { email: to }, visitor());
    const unknown = newEmail();
    expect(await resend(unknown)).toEqual(await resend(email));
    expect(await identity.mailTo(unknown)).toBeUndefined();
    const second = await identity.tokenIn(email);
    await confirm(second);
    await expect(confirm(first)).rejects.toMatchObject({ code: 'account.link-invalid' });
  });

  it('leaves both links of a mail sent twice good until one is used', async () => {
    const email = await identity.register();
    const [one, two] = [await identity.tokenIn(email), await identity.tokenIn(email)];
    expect(one).not.toBe(two);
    await confirm(one);
    await expect(confirm(two)).rejects.toMatchObject({ code: 'account.link-invalid' });
  });

  it('needs no link any more in a mail that goes out after the confirmation', async () => {
    const email = await identity.register();
    await confirm(await identity.tokenIn(email));
    expect(await identity.mailTo(email)).toMatchObject({ purpose: 'account-exists', token: null });
  });

  it('refuses a link after 48 hours', async () => {
    const token = await identity.tokenIn(await identity.register());
    await identity.db.query(`UPDATE link_token SET expires_at = expires_at - interval '48 hours'`);
    await expect(confirm(token)).rejects.toMatchObject({ code: 'account.link-invalid', status: 410 });
  });

  it('takes no link of another purpose', async () => {
    const { email } = await identity.join();
    await identity.call(accountsRpc.requestPasswordReset, { email }, visitor());
    await expect(confirm(await identity.tokenIn(email))).rejects.toMatchObject({
      code: 'account.link-invalid',
    });
  });

  it('says to whoever knows the password that the address waits for its confirmation, account or not', async () => {
    const fresh = await identity.register();
    const { email: known } = await identity.join();
    await identity.register({ email: known, password: 'acht Igel im Laub' });
    await expect(signIn(fresh)).rejects.toMatchObject({ code: 'account.not-confirmed' });
    await expect(signIn(known, 'acht Igel im Laub')).rejects.toMatchObject({ code: 'account.not-confirmed' });
    await expect(signIn(fresh, 'neun Igel im Laub')).rejects.toMatchObject({
      code: 'account.wrong-credentials',
    });
  });

  it('stops mailing an address after five mails in an hour, without saying so', async () => {
    const email = newEmail();
    for (let round = 0; round < 7; round += 1) await identity.register({ email });
    const sent = await identity.db.query<{ purpose: string }[]>(
      'SELECT purpose FROM mail_link WHERE email = $1',
      [email],
    );
    expect(sent.filter(({ purpose }) => purpose === 'confirm-email')).toHaveLength(5);
  });

  it.each(['Passwort2026!', '123456789012', 'Mira-Vogt-Mira'])(
    'refuses the password %s',
    async (password) => {
      await expect(identity.register({ password, name: 'Mira Vogt' })).rejects.toMatchObject({
        code: 'account.password-weak',
        details: { errors: [{ field: 'password' }] },
      });
    },
  );

  it.each([
    '<script>alert(1)</script>',
    'שרה כהן',
    'محمد علي',
    '🦊 Füchsin',
    'Nguyễn Thị Ánh',
    'O’Brien; DROP TABLE account',
  ])('keeps the name %s as it is', async (name) => {
    const { actor } = await identity.join({ name });
    expect(await identity.call(accountsRpc.me, {}, actor)).toMatchObject({ name });
  });

  it('mends half an emoji', async () => {
    const { actor } = await identity.join({ name: 'Fox \ud83e' });
    expect(await identity.call(accountsRpc.me, {}, actor)).toMatchObject({ name: 'Fox \ufffd' });
  });

  it.each([
    [{ email: 'not an address' }, 'email'],
    [{ name: '   ' }, 'name'],
    [{ name: 'Mira\u202eVogt' }, 'name'],
    [{ name: 'Mira\0Vogt' }, 'name'],
    [{ password: 'short' }, 'password'],
    [{ next: '//elsewhere.example' }, 'next'],
    [{ next: '/\t/elsewhere.example' }, 'next'],
    [{ next: 'https://elsewhere.example' }, 'next'],
    [{ operator: true }, 'operator'],
    [{ name: 7 }, 'name'],
  ])('refuses %j by field', async (wrong, field) => {
    const input = { email: newEmail(), name: 'Mira Vogt', password: goodPassword, ...wrong } as never;
    await expect(identity.call(accountsRpc.register, input, visitor())).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field }] },
    });
  });

  it('takes the same request with the same key once, also in parallel', async () => {
    const email = newEmail();
    const who = visitor();
    const key = newId();
    const input = { email, name: 'Mira Vogt', password: goodPassword };
    const answers = await Promise.all(
      [1, 2, 3].map(() => identity.call(accountsRpc.register, input, who, { key })),
    );
    expect(answers).toEqual(Array(3).fill({ state: 'confirmation-sent' }));
    expect(await identity.db.query('SELECT 1 FROM registration WHERE email = $1', [email])).toHaveLength(1);
  });

  it.each([{ name: 'Someone else' }, { password: 'acht Igel im Laub' }])(
    'refuses a key with another %j',
    async (other) => {
      const who = visitor();
      const key = newId();
      const input = { email: newEmail(), name: 'Mira Vogt', password: goodPassword };
      await identity.call(accountsRpc.register, input, who, { key });
      const reused = identity.call(accountsRpc.register, { ...input, ...other }, who, { key });
      await expect(reused).rejects.toMatchObject({ code: 'idempotency.key-reused', status: 422 });
    },
  );

  it('keeps no fast digest of a password beside a key', async () => {
    const key = newId();
    const input = { email: newEmail(), language: 'de', name: 'Mira Vogt', password: goodPassword } as const;
    await identity.call(accountsRpc.register, input, visitor(), { key });
    const fast = createHash('sha256').update(JSON.stringify(input)).digest('hex');
    const kept = await identity.db.query('SELECT body_hash FROM idempotency WHERE key = $1', [key]);
    expect(kept).toEqual([{ body_hash: expect.not.stringMatching(fast) }]);
  });
});

describe('a stated organisation', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const organisation = {
    name: 'Laserwerk Isar GmbH',
    role: 'signatory',
    verified: true,
    mailDomain: 'laserwerk-isar.de',
  } as const;
  const affiliationOf = async (registration: { email?: string; organisationName?: string }) => {
    const { actor } = await identity.join(registration);
    return (await identity.call(accountsRpc.me, {}, actor)).affiliations[0];
  };

  beforeAll(async () => {
    await identity.bringIn([], organisation);
    await identity.bringIn([], { ...organisation, name: 'Verein der Post', mailDomain: 'gmx.de' });
  });

  it('is verified by the mail domain', async () => {
    const affiliation = await affiliationOf({
      email: newEmail('laserwerk-isar.de'),
      organisationName: 'laserwerk isar  gmbh',
    });
    expect(affiliation).toMatchObject({
      organisationName: organisation.name,
      verified: true,
      verifiedBy: 'mail-domain',
    });
    const [told] = (await identity.published(accountsEvents.affiliationVerified)).slice(-1);
    expect(told?.payload).toMatchObject({ by: 'mail-domain', affiliationId: affiliation?.affiliationId });
  });

  it('is that of the mail domain, whatever was written; the words stay for the person alone', async () => {
    const typed = 'Laserwerk Isar, Abteilung Oberflächen';
    const email = newEmail('laserwerk-isar.de');
    await identity.register({ email, organisationName: typed });
    const known = () => identity.db.query('SELECT 1 FROM organisation WHERE name = $1', [typed]);
    const { token } = await identity.call(
      accountsRpc.confirmEmail,
      { token: await identity.tokenIn(email) },
      visitor(),
    );
    const who = (await identity.resolve(token))!;
    const { affiliations } = await identity.call(accountsRpc.me, {}, who);
    expect(affiliations).toMatchObject([
      { organisationName: organisation.name, role: 'member', verifiedBy: 'mail-domain', statedAs: typed },
    ]);
    expect(await known()).toEqual([]);
    const { affiliationId } = affiliations[0]!;
    await identity.call(accountsRpc.leaveAffiliation, { affiliationId }, who);
    expect(await identity.db.query('SELECT 1 FROM affiliation WHERE stated_as = $1', [typed])).toEqual([]);
  });

  it('is that of the mail domain where nothing was written, too', async () => {
    const affiliation = await affiliationOf({ email: newEmail('laserwerk-isar.de') });
    expect(affiliation).toMatchObject({
      ...{ organisationName: organisation.name, role: 'member' },
      ...{ verified: true, verifiedBy: 'mail-domain', statedAs: null },
    });
    const unknown = { email: newEmail('nobody-knows.example') };
    expect(await affiliationOf(unknown)).toBeUndefined();
  });

  it('is suggested to nobody else while it is nothing but words', async () => {
    const name = `Institut ${newId().slice(-12)}`;
    const writer = await identity.join({ organisationName: name });
    const other = await identity.join();
    const suggested = async (who: typeof writer) =>
      (await identity.call(clustersRpc.searchOrganisations, { q: name }, who.actor)).items.length;
    expect([await suggested(writer), await suggested(other)]).toEqual([1, 0]);
  });

  it.each(['example.org', 'x.laserwerk-isar.de', 'laserwerk-isar.de.example'])(
    'stays unverified at %s',
    async (domain) => {
      const affiliation = await affiliationOf({
        email: newEmail(domain),
        organisationName: organisation.name,
      });
      expect(affiliation).toMatchObject({ verified: false, verifiedBy: null, role: 'member' });
    },
  );

  it('is never verified by a public mail provider', async () => {
    const affiliation = await affiliationOf({
      email: newEmail('gmx.de'),
      organisationName: 'Verein der Post',
    });
    expect(affiliation).toMatchObject({ verified: false });
  });

  it('is not stated when the field was left empty', async () => {
    expect(await affiliationOf({ organisationName: ' ' })).toBeUndefined();
  });
});
