import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  accountsRpc,
  challengesRpc,
  groupsRpc,
  idempotencyHeader,
  newId,
  processNames,
  submissionsRpc,
  termsRpc,
} from '@allmende/contracts';
import { startPlatform } from '@allmende/local/platform/platform.start';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { connect } from '@nats-io/transport-node';
import { type Answer, PortalClient, type Problem, send } from '@allmende/local/client/portal.client';
import { agree } from './story/submitting.steps.js';
import { demoParts } from './story/play.js';

const json = 'application/json';
const nasty = 'شركة <script>alert(1)</script> 👩🏽‍🔬 "\'><img src=x onerror=alert(2)>';

type Asked = { body?: unknown; headers?: Record<string, string> };

describe('bad input, on the composed platform', () => {
  let dataDir: string;
  let platform: RunningPlatform;
  let people: Record<'company' | 'manager' | 'expert' | 'colleague' | 'stranger', PortalClient>;
  let ids: Record<'draft' | 'open' | 'submission' | 'group', string>;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'allmende-bad-input-'));
    const { PATH, HOME, ALLMENDE_CACHE } = process.env;
    const env = { PATH, HOME, ALLMENDE_CACHE, RATE_LIMIT_FACTOR: '0', LOG_LEVEL: 'warn' };
    platform = await startPlatform({ dataDir, ports: 'free', quiet: true, env, startTimeoutMs: 120_000 });
    people = await signIn(platform.urls.platform);
    ids = await makeThings(people);
  }, 300_000);

  afterAll(async () => {
    await platform?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  const ask = async (who: PortalClient, route: string, { body, headers }: Asked = {}) => {
    const [method = 'GET', path = ''] = route.split(' ');
    const known = { cookie: who.session, origin: who.origin, 'content-type': json };
    return problemOf(
      await send(`${who.origin}/api/v1${path}`, {
        method,
        headers: { ...known, ...headers },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  };

  const refusals: [
    what: string,
    route: string,
    asked: Asked,
    status: number,
    code: string,
    field?: string,
  ][] = [
    [
      'a wrong type',
      'POST /challenges',
      { body: { draft: { question: 5 } } },
      400,
      'invalid',
      'draft.question',
    ],
    ['an unknown field', 'POST /challenges', { body: { colour: 'red' } }, 400, 'invalid', 'colour'],
    [
      'an unknown field deep inside',
      'POST /challenges',
      { body: { draft: { question: { fr: 'x' } } } },
      400,
      'invalid',
      'draft.question.fr',
    ],
    ['a list in place of an object', 'POST /challenges', { body: [] }, 400, 'invalid'],
    ['a missing field', 'POST /memberships', { body: {} }, 400, 'invalid', 'clusterId'],
    ['an id that is none', 'GET /submissions/1%27--', {}, 400, 'invalid', 'submissionId'],
    ['an id of nothing', `GET /submissions/${newId()}`, {}, 404, 'submission.not-found'],
    ['half a JSON', 'POST /challenges', { body: '{"draft":' }, 400, 'invalid'],
    [
      'a body that is no JSON',
      'POST /challenges',
      { body: '<a/>', headers: { 'content-type': 'text/xml' } },
      415,
      'unsupported-media-type',
    ],
    [
      'a body too large',
      'POST /challenges',
      { body: { draft: { lead: { de: 'x'.repeat(600_000) } } } },
      413,
      'too-large',
    ],
    ['a method that is not there', 'PUT /challenges', { body: {} }, 405, 'method-not-allowed'],
    ['an address that is not there', 'GET /secrets', {}, 404, 'not-found'],
    ['a NUL in a text', 'PATCH /accounts/me', { body: { name: 'a\u0000b' } }, 400, 'invalid', 'name'],
    [
      'a name that reorders its line',
      'PATCH /accounts/me',
      { body: { name: 'a\u202eb' } },
      400,
      'invalid',
      'name',
    ],
    [
      'a page of another site',
      'PATCH /accounts/me',
      { body: {}, headers: { origin: 'https://evil.example' } },
      403,
      'wrong-origin',
    ],
    [
      'a page of another portal',
      'PATCH /accounts/me',
      { body: {}, headers: { origin: 'http://optikverbund-neckar.localhost' } },
      403,
      'wrong-origin',
    ],
    [
      'a key that cannot be one',
      'POST /challenges',
      { body: {}, headers: { [idempotencyHeader]: 'a b' } },
      400,
      'invalid',
    ],
    [
      'an operator’s call',
      'POST /clusters',
      { body: { slug: 'eigener', name: 'Eigener' } },
      403,
      'forbidden',
    ],
    ['a cursor that is none', 'GET /challenges?cursor=%00%ff', {}, 400, 'invalid'],
    ['a limit too large', 'GET /challenges?limit=100000', {}, 400, 'invalid', 'limit'],
  ];
  it.each(refusals.map((row) => [row[0], row] as const))('%s is refused', async (_what, row) => {
    const [, route, asked, status, code, field] = row;
    const answer = await ask(people.company, route, asked);
    expect(answer).toMatchObject({ status, code, type: 'application/problem+json' });
    if (field) expect(answer.fields).toContain(field);
  });

  const things: [
    what: string,
    route: (id: string) => string,
    of: keyof typeof ids,
    outsiders: (keyof typeof people)[],
  ][] = [
    ['draft', (id) => `GET /challenges/${id}/draft`, 'draft', ['expert', 'colleague', 'stranger']],
    [
      'challenge that is not published',
      (id) => `GET /challenges/${id}`,
      'draft',
      ['expert', 'colleague', 'stranger'],
    ],
    ['brief of a draft', (id) => `GET /challenges/${id}/brief`, 'draft', ['expert', 'colleague', 'stranger']],
    [
      'submission',
      (id) => `GET /submissions/${id}`,
      'submission',
      ['company', 'manager', 'colleague', 'stranger'],
    ],
    [
      'check of a submission',
      (id) => `GET /submissions/${id}/check`,
      'submission',
      ['company', 'manager', 'colleague', 'stranger'],
    ],
    [
      'withdrawal of a submission',
      (id) => `POST /submissions/${id}/withdraw`,
      'submission',
      ['company', 'manager', 'colleague', 'stranger'],
    ],
    ['group', (id) => `GET /groups/${id}`, 'group', ['company', 'expert', 'colleague', 'stranger']],
    [
      'files of a group',
      (id) => `GET /groups/${id}/files`,
      'group',
      ['company', 'expert', 'colleague', 'stranger'],
    ],
  ];
  it.each(things)(
    'another’s %s answers like one that does not exist',
    async (_what, route, of, outsiders) => {
      for (const outsider of outsiders) {
        const body = route('').startsWith('GET') ? undefined : {};
        const real = await ask(people[outsider], route(ids[of]), { body });
        const absent = await ask(people[outsider], route(newId()), { body });
        expect({ outsider, ...real }).toEqual({ outsider, ...absent });
        expect(real.status).toBe(404);
      }
    },
  );

  it('the same request twice and in parallel makes one thing; the key with another body is refused', async () => {
    const headers = { [idempotencyHeader]: newId() };
    const body = { draft: { question: { de: 'Einmal?' } } };
    const make = () => ask(people.company, 'POST /challenges', { body, headers });
    const answers = [...(await Promise.all([make(), make(), make()])), await make()];
    expect(new Set(answers.map(({ value }) => (value as { challengeId: string }).challengeId)).size).toBe(1);
    const other = { draft: { question: { de: 'Zweimal?' } } };
    expect(await ask(people.company, 'POST /challenges', { body: other, headers })).toMatchObject({
      status: 422,
      code: 'idempotency.key-reused',
    });
  });

  it('dates in the past or in the wrong order never get to a manager', async () => {
    const { company } = people;
    const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();
    for (const [opensAt, closesAt] of [
      [day(5), day(2)],
      [day(-9), day(-2)],
    ] as const) {
      const { challengeId, revision } = await company.call(challengesRpc.createChallenge, {});
      const saved = await ask(company, `PATCH /challenges/${challengeId}/draft`, {
        body: { revision, changes: { opensAt, closesAt } },
      });
      const sent =
        saved.status === 200
          ? await ask(company, `POST /challenges/${challengeId}/send-to-review`, {
              body: { revision: revision + 1 },
            })
          : saved;
      expect(sent.status).toBe(422);
    }
  });

  it('scripts, right-to-left and emoji are kept as text and shown as text', async () => {
    const { expert } = people;
    await expert.call(accountsRpc.updateMe, { name: nasty });
    expect((await expert.call(accountsRpc.me, {})).name).toBe(nasty);
    const { submission: submissionId } = ids;
    const { revision } = await expert.call(submissionsRpc.getSubmission, { submissionId });
    await expert.call(submissionsRpc.saveSolution, {
      submissionId,
      revision,
      changes: { title: nasty, summary: nasty, body: nasty },
    });
    for (const path of [
      '/de/me',
      '/en/me/settings',
      `/en/submissions/${submissionId}`,
      `/de/challenges?q=${encodeURIComponent(nasty)}`,
    ]) {
      const { status, body } = await expert.page(path);
      expect({ path, status }).not.toMatchObject({ status: 500 });
      expect(body.toString()).not.toMatch(/<script>alert|<img src=x/);
    }
  });

  it('forged headers neither sign anybody in nor change the portal', async () => {
    const { company } = people;
    const actor = JSON.stringify({ kind: 'system', reason: 'demo' });
    const forged = {
      'x-allmende-actor': actor,
      actor,
      'x-allmende-request': 'forged',
      'x-forwarded-host': 'optikverbund-neckar.localhost',
      'x-forwarded-for': '10.0.0.1',
      forwarded: 'host=optikverbund-neckar.localhost',
    };
    expect((await ask(company, 'GET /accounts/me', { headers: { ...forged, cookie: '' } })).status).toBe(401);
    const { value } = await ask(company, 'GET /portals/current', { headers: forged });
    expect(value).toMatchObject({ portal: { slug: company.slug } });
  });

  it('an unknown host has neither pages nor an API', async () => {
    const host = new URL(platform.urls.platform).host;
    for (const name of [`nirgends.${host}`, 'evil.example', `a.b.${host}`]) {
      const api = problemOf(
        await send(`${platform.urls.platform}/api/v1/challenges`, { headers: { host: name } }),
      );
      expect({ name, ...api }).toMatchObject({ status: 404, code: 'unknown-host' });
      expect((await send(`${platform.urls.platform}/de`, { headers: { host: name } })).status).toBe(404);
    }
  });

  describe('files', () => {
    const tus = { 'tus-resumable': '1.0.0' };
    const bytes = { ...tus, 'content-type': 'application/offset+octet-stream' };
    const grantFor = (size: number, name = 'a.txt', type = 'text/plain') =>
      people.expert.call(submissionsRpc.addFile, { submissionId: ids.submission, name, size, type });
    const begin = async (size: number, name?: string, type?: string) => {
      const { url } = await grantFor(size, name, type);
      const begun = await send(url, { method: 'POST', headers: { ...tus, 'upload-length': size } });
      return new URL(String(begun.headers.location), url).href;
    };
    const patch = async (address: string, body: string, headers: Record<string, string> = {}) =>
      problemOf(
        await send(address, {
          method: 'PATCH',
          headers: { ...bytes, 'upload-offset': '0', ...headers },
          body,
        }),
      );

    it('larger than announced are refused', async () => {
      expect(await patch(await begin(4), 'more than four')).toMatchObject({
        status: 413,
        code: 'file.too-large',
      });
    });

    it('of another type than their name says are refused', async () => {
      const html = '<!doctype html><script>alert(1)</script>';
      const answer = await patch(await begin(html.length, 'plan.pdf', 'application/pdf'), html);
      expect(answer).toMatchObject({ status: 415, code: 'file.type-mismatch' });
    });

    it('with a wrong check sum are refused, and none of it counts', async () => {
      const address = await begin(4);
      const digest = Buffer.alloc(32).toString('base64');
      const answer = await patch(address, 'four', { 'upload-checksum': `sha256 ${digest}` });
      expect(answer).toMatchObject({ status: 460, code: 'file.digest-mismatch' });
      expect((await send(address, { method: 'HEAD', headers: tus })).headers['upload-offset']).toBe('0');
    });

    it('at another offset than the upload stands are refused', async () => {
      expect(await patch(await begin(8), 'four', { 'upload-offset': '4' })).toMatchObject({
        code: 'file.offset-mismatch',
      });
    });

    it('go up through a grant once, and through none that was invented', async () => {
      const { url } = await grantFor(4);
      const headers = { ...tus, 'upload-length': 4 };
      expect((await send(url, { method: 'POST', headers })).status).toBe(201);
      const again = problemOf(await send(url, { method: 'POST', headers }));
      expect(again).toMatchObject({ status: 403, code: 'grant.invalid' });
      const invented = url.slice(0, -6) + 'AAAAAA';
      expect(problemOf(await send(invented, { method: 'POST', headers })).status).toBe(403);
    });

    it('of others are not granted', async () => {
      const { fileId } = await grantFor(4);
      for (const who of [people.colleague, people.company]) {
        const route = `POST /submissions/${ids.submission}/files/${fileId}/grant`;
        expect((await ask(who, route, { body: {} })).status).toBe(404);
        expect((await ask(who, `POST /files/${fileId}/resume`, { body: {} })).status).toBe(404);
      }
    });
  });

  it.each(processNames.filter((name) => !['demo', 'gateway'].includes(name)))(
    'the NATS user of %s may not call what it does not call, nor hear what is not its own',
    async (name) => {
      const connection = await connect({
        servers: platform.nats.url,
        user: name,
        pass: platform.nats.users[name],
        inboxPrefix: `_INBOX_${name}`,
      });
      const options = { timeout: 2_000 };
      await expect(connection.request(accountsRpc.bringInAccount.subject, '{}', options)).rejects.toThrow(
        /permission/i,
      );
      await expect(connection.request('$JS.API.STREAM.DELETE.identity', '', options)).rejects.toThrow(
        /permission/i,
      );
      const foreign = (name === 'submissions' ? termsRpc.accept : submissionsRpc.submit).subject;
      const refused = await new Promise((resolve) => {
        connection.subscribe(foreign, { callback: (error) => resolve(error) });
      });
      expect(String(refused)).toMatch(/permission/i);
      await connection.close();
    },
  );

  it('a service that hangs is a 504 within five seconds, one that is gone a 503 within one', async () => {
    const submissions = platform.process('submissions');
    submissions.kill('SIGSTOP');
    const hanging = await timed(() => ask(people.expert, 'GET /submissions'));
    submissions.kill('SIGCONT');
    expect(hanging).toMatchObject({ status: 504, code: 'timeout' });
    expect(hanging.ms).toBeLessThan(5_300);
    await platform.halt('submissions');
    const gone = await timed(() => ask(people.expert, 'GET /submissions'));
    await platform.resume('submissions');
    expect(gone).toMatchObject({ status: 503, code: 'unavailable' });
    expect(gone.ms).toBeLessThan(1_000);
  }, 60_000);
});

function problemOf({ status, headers, body }: Answer) {
  const type = String(headers['content-type'] ?? '').split(';')[0];
  const isJson = type === json || type === 'application/problem+json';
  const value: unknown = isJson && body.length > 0 ? JSON.parse(body.toString()) : undefined;
  const { code, errors } = (value ?? {}) as Partial<Problem>;
  const isProblem = status >= 400;
  return { status, type, code, fields: errors?.map(({ field }) => field), ...(isProblem ? {} : { value }) };
}

async function timed<T extends object>(work: () => Promise<T>): Promise<T & { ms: number }> {
  const start = performance.now();
  return { ...(await work()), ms: performance.now() - start };
}

async function signIn(url: string) {
  const places = {
    company: demoParts.company,
    manager: demoParts.manager,
    expert: demoParts.expert,
    colleague: demoParts.colleague,
    stranger: { email: 'clusterbuero@windkraft-nordlicht.example', portal: 'windkraft-nordlicht' },
  };
  const signed: [string, PortalClient][] = [];
  for (const [name, { email, portal }] of Object.entries(places)) {
    const client = new PortalClient(url, portal);
    await client.call(accountsRpc.signIn, { email, password: demoParts.password });
    signed.push([name, client]);
  }
  return Object.fromEntries(signed) as Record<keyof typeof places, PortalClient>;
}

async function makeThings(people: Record<'company' | 'manager' | 'expert', PortalClient>) {
  const { company, manager, expert } = people;
  const { challengeId: draft } = await company.call(challengesRpc.createChallenge, {});
  const { items } = await expert.call(challengesRpc.listChallenges, { eligible: 'me', limit: 100 });
  const open = items.find(({ state }) => state === 'open')?.challengeId ?? '';
  await agree(expert, open);
  const { submissionId } = await expert.call(submissionsRpc.startSubmission, { challengeId: open });
  const { groupId } = await manager.call(groupsRpc.createGroup, { name: 'Geschlossen' });
  return { draft, open, submission: submissionId, group: groupId };
}
