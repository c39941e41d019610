import { request as httpRequest } from 'node:http';
import {
  accountsEvents,
  accountsRpc,
  challengesRpc,
  newId,
  notificationsHints,
  notificationsRpc,
  ProblemError,
  routes,
  termsRpc,
} from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { eventually } from '@allmende/testing';
import { startGateway, type TestGateway } from './gateway.fixture.js';

describe('the edge', () => {
  let gateway: TestGateway;
  beforeAll(async () => (gateway = await startGateway()));
  afterAll(() => gateway.stop());

  const list = { items: [], nextCursor: null };

  it('names the portal of the host to the service that answers', async () => {
    const portals: unknown[] = [];
    await gateway.neighbours.answer(challengesRpc.listChallenges, (_input, call) => {
      portals.push(call.actor);
      return list;
    });
    await gateway.at('isartal').get('/api/v1/challenges?q=portal').expect(200, list);
    await gateway.at('').get('/api/v1/challenges?q=portal').expect(200, list);
    expect(portals).toEqual([
      expect.objectContaining({ kind: 'visitor', portal: gateway.clusterIds.isartal }),
      expect.not.objectContaining({ portal: expect.anything() as unknown }),
    ]);
  });

  it('answers an unknown host with a problem, and a page in both languages', async () => {
    const api = await gateway.at('nowhere').get('/api/v1/challenges').expect(404);
    expect(api.body).toMatchObject({ code: 'unknown-host', type: 'urn:allmende:problem:unknown-host' });
    const page = await gateway.at('nowhere').get('/de').expect(404);
    expect(page.text).toContain('There is no portal at this address');
  });

  it('gives every failure an id that its log lines carry', async () => {
    await gateway.neighbours.answer(challengesRpc.getChallenge, () => {
      throw new ProblemError('challenge.not-found');
    });
    const { body, headers } = await gateway.at('isartal').get('/api/v1/challenges/nothing').expect(404);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({
      code: 'challenge.not-found',
      status: 404,
      instance: `urn:request:${headers['x-request-id']}`,
    });
  });

  it('tells errors by field', async () => {
    await gateway.neighbours.answer(accountsRpc.register, () => ({ state: 'confirmation-sent' as const }));
    const { body } = await gateway
      .at('isartal')
      .send('post', '/api/v1/accounts')
      .send({ email: 'x', admin: true })
      .expect(400);
    const fields = (body as { errors: { field: string }[] }).errors.map(({ field }) => field).sort();
    expect(fields).toEqual(['admin', 'email', 'name', 'password']);
  });

  it.each([
    ['text', 'hello', 'text/plain', 415, 'unsupported-media-type'],
    ['broken JSON', '{"email":', 'application/json', 400, 'invalid'],
    ['a list', '[1]', 'application/json', 400, 'invalid'],
    ['null', 'null', 'application/json', 400, 'invalid'],
    [
      'more than 512 KB',
      JSON.stringify({ email: 'x'.repeat(600_000) }),
      'application/json',
      413,
      'too-large',
    ],
  ])('refuses %s as a body', async (_name, body, type, status, code) => {
    const { body: problem } = await gateway
      .at('isartal')
      .send('post', '/api/v1/accounts')
      .set('Content-Type', type)
      .send(body)
      .expect(status);
    expect(problem).toMatchObject({ code });
  });

  it('answers a broken escape in an address with a problem, and a page in both languages', async () => {
    const { headers, body } = await gateway.at('isartal').get('/api/v1/challenges/%E0%A4%A').expect(400);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(body).toMatchObject({ code: 'invalid', instance: `urn:request:${headers['x-request-id']}` });
    const page = await gateway.at('isartal').get('/de/challenges/%E0%A4%A').expect(400);
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain('Diese Adresse ist unvollständig oder beschädigt');
  });

  it('lets the path win over the body', async () => {
    const seen: unknown[] = [];
    await gateway.neighbours.answer(challengesRpc.publish, (input) => {
      seen.push(input.challengeId);
      throw new ProblemError('challenge.not-found');
    });
    const [own, foreign] = [newId(), newId()];
    await gateway
      .at('isartal')
      .send('post', `/api/v1/challenges/${own}/publish`)
      .set('Cookie', gateway.cookie)
      .send({ challengeId: foreign, revision: 1 })
      .expect(404);
    expect(seen).toEqual([own]);
  });

  it('says which addresses and methods it does not know', async () => {
    await gateway.at('isartal').get('/api/v1/nothing').expect(404);
    const { body } = await gateway.at('isartal').send('delete', '/api/v1/challenges').expect(405);
    expect(body).toMatchObject({ code: 'method-not-allowed' });
  });

  it('describes every route in OpenAPI', async () => {
    const { body } = await gateway.at('isartal').get('/api/v1/openapi.json').expect(200);
    const operations = Object.values((body as { paths: Record<string, object> }).paths).flatMap((path) =>
      Object.keys(path),
    );
    expect(operations).toHaveLength(routes.length);
  });

  describe('who asks', () => {
    const asked = (route: string) => {
      const [method = '', path = ''] = route.split(' ');
      const address = `/api/v1${path.replaceAll(/\{[^}]+\}/g, newId())}`;
      const portal = gateway.at('isartal');
      return method === 'GET'
        ? portal.get(address)
        : portal.send(method.toLowerCase() as 'post', address).send({});
    };

    it.each(routes.filter(({ access }) => access !== 'public').map(({ route }) => [route]))(
      'refuses a visitor at %s',
      async (route) => {
        const { body } = await asked(route).expect(401);
        expect(body).toMatchObject({ code: 'not-signed-in' });
      },
    );

    it.each(routes.filter(({ access }) => access === 'operator').map(({ route }) => [route]))(
      'refuses a person who is no operator at %s',
      async (route) => {
        await asked(route).set('Cookie', gateway.cookie).expect(403);
      },
    );

    it('does not know a session at another portal', async () => {
      await gateway.at('regnitz').get('/api/v1/accounts/me').set('Cookie', gateway.cookie).expect(401);
    });

    it('takes no actor, portal or address from outside', async () => {
      const actors: { client?: string; portal?: string }[] = [];
      await gateway.neighbours.answer(challengesRpc.countChallenges, (_input, call) => {
        actors.push(call.actor as never);
        return { total: 0, facets: {} as never };
      });
      const forged = {
        Actor: '{"kind":"system","reason":"clock"}',
        'X-Forwarded-For': '1.2.3.4',
        'X-Forwarded-Host': 'regnitz.allmende.test',
        Forwarded: 'for=1.2.3.4',
        'X-Allmende-Request': 'eyJhIjoxfQ.forged',
      };
      await gateway.at('isartal').get('/api/v1/challenges/counts?q=a');
      await gateway.at('isartal').get('/api/v1/challenges/counts?q=b').set(forged);
      expect(actors).toHaveLength(2);
      expect(actors[1]).toEqual(actors[0]);
    });

    it('forgets a session as soon as it is revoked', async () => {
      gateway.sessions.set('soon-revoked', gateway.who);
      await gateway.neighbours.answer(accountsRpc.me, () => ({
        ...gateway.who,
        email: '',
        name: '',
        confirmed: true,
        affiliations: [],
        memberships: [],
      }));
      const cookie = `session=soon-revoked.${gateway.who.accountId}`;
      const me = () => gateway.at('isartal').get('/api/v1/accounts/me').set('Cookie', cookie);
      await me().expect(200);
      gateway.sessions.delete('soon-revoked');
      await gateway.neighbours.emit(
        accountsEvents.sessionsRevoked,
        { accountId: gateway.who.accountId, sessionIds: [] },
        { id: newId(), at: new Date() },
      );
      await eventually('the session is gone', async () => (await me()).status === 401, { withinMs: 900 });
    });
  });

  describe('writes', () => {
    it('come from a page of the same portal', async () => {
      const elsewhere = gateway
        .at('isartal')
        .send('post', '/api/v1/sessions')
        .set('Origin', 'http://evil.example')
        .send({});
      expect((await elsewhere.expect(403)).body).toMatchObject({ code: 'wrong-origin' });
      await gateway
        .at('isartal')
        .send('post', '/api/v1/sessions')
        .set('Origin', 'http://regnitz.allmende.test')
        .send({})
        .expect(403);
    });

    it('carry the key of the client to the service', async () => {
      const keys: unknown[] = [];
      await gateway.neighbours.answer(accountsRpc.requestPasswordReset, (_input, call) => {
        keys.push(call.key);
        return { state: 'reset-sent' as const };
      });
      const reset = () =>
        gateway.at('isartal').send('post', '/api/v1/password-resets').send({ email: 'a@b.example' });
      await reset().set('Idempotency-Key', 'one-two').expect(200);
      await reset().expect(200);
      await reset().set('Idempotency-Key', 'x'.repeat(300)).expect(400);
      expect(keys).toEqual(['one-two', undefined]);
    });
  });

  describe('signing in', () => {
    it('puts the token into a cookie of this portal and nowhere else', async () => {
      const accountId = newId();
      await gateway.neighbours.answer(accountsRpc.signIn, () => ({
        accountId,
        name: 'Ada',
        language: 'de' as const,
        token: 'secret-token-value',
      }));
      const { body, headers } = await gateway
        .at('isartal')
        .send('post', '/api/v1/sessions')
        .send({ email: 'ada@b.example', password: 'long enough word' })
        .expect(200);
      expect(body).toEqual({ accountId, name: 'Ada', language: 'de' });
      expect(headers['set-cookie']).toEqual([
        expect.stringMatching(
          new RegExp(
            `^session=secret-token-value\\.${accountId}; Max-Age=2592000; Path=/; HttpOnly; SameSite=Lax$`,
          ),
        ),
      ]);
    });

    it('by confirming an address remembers the browser, as with a password', async () => {
      const devices: unknown[] = [];
      await gateway.neighbours.answer(accountsRpc.confirmEmail, ({ device }) => {
        devices.push(device);
        return { accountId: newId(), token: 'secret-token-value', next: null };
      });
      await gateway
        .at('isartal')
        .send('post', '/api/v1/accounts/confirm')
        .set('User-Agent', 'Firefox/130 (Windows)')
        .send({ token: 'a-token-of-a-mail-link' })
        .expect(200);
      expect(devices).toEqual(['Firefox/130 (Windows)']);
    });

    it('passes on why it failed', async () => {
      await gateway.neighbours.answer(accountsRpc.signIn, () => {
        throw new ProblemError('account.wrong-credentials');
      });
      const { body } = await gateway
        .at('isartal')
        .send('post', '/api/v1/sessions')
        .send({ email: 'a@b.example', password: 'wrong' })
        .expect(401);
      expect(body).toMatchObject({ code: 'account.wrong-credentials' });
    });
  });

  describe('answers for visitors', () => {
    it('are asked once while they are fresh, and known by their ETag', async () => {
      let asked = 0;
      await gateway.neighbours.answer(challengesRpc.listOutcomes, () => {
        asked += 1;
        return list;
      });
      const get = () => gateway.at('isartal').get('/api/v1/outcomes');
      const [first] = await Promise.all([get(), get(), get()]);
      await get().set('If-None-Match', String(first.headers.etag)).expect(304);
      expect(asked).toBe(1);
    });

    it('are not given to somebody with a session', async () => {
      const kinds: string[] = [];
      await gateway.neighbours.answer(challengesRpc.listOutcomes, (_input, call) => {
        kinds.push(call.actor.kind);
        return list;
      });
      const { headers } = await gateway
        .at('isartal')
        .get('/api/v1/outcomes?limit=3')
        .set('Cookie', gateway.cookie)
        .expect(200);
      expect(kinds).toEqual(['person']);
      expect(headers['cache-control']).toBe('private, no-cache');
    });
  });

  it('answers 202 while a receipt is being signed', async () => {
    const receiptId = newId();
    await gateway.neighbours.answer(termsRpc.getReceipt, () => ({ state: 'pending' as const, receiptId }));
    await gateway
      .at('isartal')
      .get(`/api/v1/receipts/${receiptId}`)
      .set('Cookie', gateway.cookie)
      .expect(202);
  });

  it('answers 503 within a second when a service is down', async () => {
    const start = Date.now();
    const { body, headers } = await gateway
      .at('isartal')
      .get('/api/v1/groups')
      .set('Cookie', gateway.cookie)
      .expect(503);
    expect(Date.now() - start).toBeLessThan(1_000);
    expect(body).toMatchObject({ code: 'unavailable' });
    expect(headers['retry-after']).toBe('1');
  });

  describe('pages', () => {
    it('go to the portal with the visitor’s host and a token instead of an address', async () => {
      await gateway
        .at('isartal')
        .get('/de/challenges?q=a%20b')
        .set('X-Forwarded-For', '1.2.3.4')
        .set('X-Allmende-Request', 'forged')
        .expect(200, '<p>page</p>');
      const seen = gateway.pages.requests.at(-1);
      expect(seen).toMatchObject({
        url: '/de/challenges?q=a%20b',
        headers: { host: 'isartal.allmende.test' },
      });
      expect(seen?.headers['x-allmende-request']).toMatch(/^[\w-]+\.[\w-]+$/);
      expect(seen?.headers).not.toHaveProperty('x-forwarded-for');
    });

    it('carry forms through as they are', async () => {
      await gateway
        .at('isartal')
        .send('post', '/de/sign-in')
        .type('form')
        .send({ email: 'ä@b.example' })
        .expect(200);
      expect(gateway.pages.requests.at(-1)?.body).toBe('email=%C3%A4%40b.example');
    });

    it('take a form also from a client that asks first whether to send it', async () => {
      const headers = { host: 'isartal.allmende.test', expect: '100-continue', 'content-length': 3 };
      const { port } = gateway;
      const status = await new Promise((resolve, reject) => {
        const sent = httpRequest({ port, method: 'POST', path: '/de', headers }, (answer) =>
          resolve(answer.resume().statusCode),
        );
        sent.on('continue', () => sent.end('a=b')).on('error', reject);
      });
      expect([status, gateway.pages.requests.at(-1)?.body]).toEqual([200, 'a=b']);
    });
  });

  it('streams the notices behind the last one seen, each once', async () => {
    let notices = [notice(1), notice(2)];
    await gateway.neighbours.answer(notificationsRpc.listNotices, ({ after }) => ({
      items: notices.filter(({ number }) => number > (after ?? 0)),
      unread: notices.length,
      nextBefore: null,
    }));
    const stream = openStream(gateway, { 'last-event-id': '1' });
    await eventually('the missed notice', () => stream.ids().length === 1);
    notices = [...notices, notice(3)];
    const notifications = new Messaging(await gateway.neighbours.link('notifications'));
    notifications.hint(notificationsHints.noticed, { accountId: gateway.who.accountId, number: 3 });
    await eventually('the new notice', () => stream.ids().length === 2);
    expect(stream.ids()).toEqual(['2', '3']);
    const over = { accountId: gateway.who.accountId, sessionIds: [] };
    await gateway.neighbours.emit(accountsEvents.sessionsRevoked, over, { id: newId(), at: new Date() });
    await eventually('the word that it is over, and the end', () => stream.ended());
    expect(stream.received()).toMatch(/event: signed-out\ndata: \{\}\n\n$/);
  });

  it('streams to tabs that open at the same instant alike', async () => {
    const both = Promise.withResolvers<true>();
    let asked = 0;
    await gateway.neighbours.answer(notificationsRpc.listNotices, async ({ after }) => {
      const answer = { items: after === 0 ? [notice(1)] : [], unread: 1, nextBefore: null };
      if (after !== undefined) return answer;
      asked += 1;
      if (asked === 2) both.resolve(true);
      await both.promise;
      return answer;
    });
    const streams = [openStream(gateway), openStream(gateway)];
    await eventually('the notice in both', () => streams.every((stream) => stream.ids().length === 1));
    const over = { accountId: gateway.who.accountId, sessionIds: [] };
    await gateway.neighbours.emit(accountsEvents.sessionsRevoked, over, { id: newId(), at: new Date() });
    await eventually('the end of both', () => streams.every((stream) => stream.ended()));
  });

  it('ends a stream whose session was revoked while it opened', async () => {
    const token = 'short-lived';
    const who = { ...gateway.who, sessionId: newId() };
    gateway.sessions.set(token, who);
    const opening = Promise.withResolvers<true>();
    const revoked = Promise.withResolvers<true>();
    await gateway.neighbours.answer(notificationsRpc.listNotices, async ({ after }) => {
      if (after === undefined) {
        opening.resolve(true);
        await revoked.promise;
      }
      return { items: [], unread: 0, nextBefore: null };
    });
    const stream = openStream(gateway, { cookie: `session=${token}` });
    await opening.promise;
    gateway.sessions.delete(token);
    const over = { accountId: who.accountId, sessionIds: [who.sessionId] };
    await gateway.neighbours.emit(accountsEvents.sessionsRevoked, over, { id: newId(), at: new Date() });
    revoked.resolve(true);
    await eventually('the word that it is over, and the end', () => stream.ended());
    expect(stream.received()).toMatch(/event: signed-out\ndata: \{\}\n\n$/);
  });
});

function notice(number: number) {
  return {
    noticeId: newId(),
    number,
    kind: 'decision' as const,
    path: '/me',
    params: {},
    challengeId: null,
    at: new Date().toISOString(),
    readAt: null,
    counted: true,
  };
}

function openStream(gateway: TestGateway, headers: Record<string, string> = {}) {
  let received = '';
  let isEnded = false;
  const request = httpRequest(
    {
      port: gateway.port,
      host: '127.0.0.1',
      path: '/api/v1/notices/stream',
      headers: { host: 'isartal.allmende.test', cookie: gateway.cookie, ...headers },
    },
    (response) =>
      response
        .on('data', (chunk: Buffer) => (received += chunk.toString()))
        .on('end', () => (isEnded = true))
        .on('error', () => undefined),
  );
  request.on('error', () => undefined).end();
  return {
    ids: () => [...received.matchAll(/^id: (\d+)$/gm)].map(([, number]) => number),
    received: () => received,
    ended: () => isEnded,
  };
}
