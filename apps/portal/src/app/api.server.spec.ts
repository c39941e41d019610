import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { accountsRpc, challengesRpc, clustersRpc, groupsRpc, termsRpc } from '@allmende/contracts';
import { ApiProblem } from './api.problem.js';
import { callApi, requestOf, tryApi } from './api.server.js';
import type { Visit } from './visit.js';

type Seen = { method: string; url: string; headers: IncomingMessage['headers']; body: string };

let server: Server;
let seen: Seen;
let answer: (response: ServerResponse) => void;

const visitAt = (port: number): Visit => ({
  host: 'biocluster-isartal.localhost:8080',
  origin: 'http://biocluster-isartal.localhost:8080',
  platformUrl: 'http://localhost:8080',
  apiUrl: `http://127.0.0.1:${port}`,
  filesOrigin: 'http://files.localhost:8081',
  requestId: 'request-1',
  cookie: 'session=abc',
  forwarded: { origin: 'http://biocluster-isartal.localhost:8080', 'x-allmende-request': 'token' },
  signedIn: true,
  preferred: undefined,
  theme: undefined,
  acceptLanguage: '',
  nonce: 'n',
  now: new Date(),
  done: undefined,
  cookies: [],
});
const visit = (): Visit => visitAt((server.address() as AddressInfo).port);
const json = (response: ServerResponse, status: number, body: unknown): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

beforeAll(async () => {
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen = { method, url, headers, body: Buffer.concat(chunks).toString() };
      answer(response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a call of the API', () => {
  it('sends nothing that the edge would not take', async () => {
    answer = (response) => json(response, 200, {});
    const lead = { de: 'x'.repeat(600_000) };
    const call = callApi(visit(), challengesRpc.createChallenge, { draft: { lead } });
    await expect(call).rejects.toMatchObject({ status: 413, code: 'too-large' });
  });

  it('sends the body of a DELETE with its length', async () => {
    answer = (response) => json(response, 200, { done: true });
    const groupId = '01890000-0000-7000-8000-000000000001';
    await callApi(visit(), groupsRpc.removeFromGroup, { groupId, accountId: groupId });
    expect(seen).toMatchObject({ method: 'DELETE', body: '{}', headers: { 'content-length': '2' } });
  });

  it('speaks for its own portal where it only reads, and names no origin for a write without one', async () => {
    answer = (response) => json(response, 200, {});
    const { origin: _origin, ...forwarded } = visit().forwarded;
    const opened = { ...visit(), forwarded };
    await callApi(opened, termsRpc.previewRightsModel, { code: 'option', blanks: {} });
    expect(seen.headers.origin).toBe(opened.origin);
    await callApi(opened, clustersRpc.leaveCluster, { membershipId: 'x' });
    expect(seen.headers.origin).toBeUndefined();
  });

  it('goes out with the portal’s host, the visitor’s cookie and the token of the request', async () => {
    answer = (response) => json(response, 200, { portal: null });
    await callApi(visit(), clustersRpc.currentPortal, {});
    expect(seen).toMatchObject({
      method: 'GET',
      url: '/api/v1/portals/current',
      headers: {
        host: 'biocluster-isartal.localhost:8080',
        cookie: 'session=abc',
        'x-allmende-request': 'token',
      },
    });
  });

  it('hands on the cookies of the answer', async () => {
    answer = (response) => {
      response.setHeader('set-cookie', ['session=new; HttpOnly']);
      json(response, 200, { accountId: 'x' });
    };
    const mine = visit();
    await callApi(mine, accountsRpc.signIn, { email: 'a@b.de', password: 'x' }, { key: 'key-12345' });
    expect(mine.cookies).toEqual(['session=new; HttpOnly']);
    expect(seen).toMatchObject({ method: 'POST', body: '{"email":"a@b.de","password":"x"}' });
    expect(seen.headers['idempotency-key']).toBe('key-12345');
  });

  it('turns a problem into one with its code, its fields and the request’s id', async () => {
    const errors = [{ field: 'email', code: 'invalid_format', message: '' }];
    answer = (response) =>
      json(response, 400, { type: 't', title: 'T', status: 400, code: 'invalid', errors });
    const call = callApi(visit(), accountsRpc.requestPasswordReset, { email: 'x' });
    await expect(call).rejects.toMatchObject({
      status: 400,
      code: 'invalid',
      errors,
      details: { requestId: 'request-1' },
    });
  });

  it.each([
    [
      'an answer that is no JSON',
      (response: ServerResponse) => void response.writeHead(502).end('<html>'),
      502,
      'internal',
    ],
    ['a connection that breaks', (response: ServerResponse) => void response.destroy(), 503, 'unavailable'],
  ])('survives %s', async (_, broken, status, code) => {
    answer = broken;
    await expect(callApi(visit(), clustersRpc.currentPortal, {})).rejects.toMatchObject({ status, code });
  });

  it('asks a read once more when its connection breaks, and never a write', async () => {
    let asked = 0;
    answer = (response) => (++asked === 1 ? void response.destroy() : json(response, 200, { portal: null }));
    expect(await callApi(visit(), clustersRpc.currentPortal, {})).toEqual({ portal: null });
    asked = 0;
    const write = callApi(visit(), accountsRpc.signIn, { email: 'a@b.de', password: 'x' });
    await expect(write).rejects.toMatchObject({ code: 'unavailable' });
    expect(asked).toBe(1);
  });

  it('says unavailable when nobody listens', async () => {
    await expect(callApi(visitAt(1), clustersRpc.currentPortal, {})).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('leaves out a part of a page while its service is away, and nothing else', async () => {
    answer = (response) => json(response, 503, { code: 'unavailable' });
    expect(await tryApi(visit(), clustersRpc.currentPortal, {})).toBeUndefined();
    answer = (response) => json(response, 403, { code: 'forbidden' });
    await expect(tryApi(visit(), clustersRpc.currentPortal, {})).rejects.toBeInstanceOf(ApiProblem);
  });
});

describe('the address of a call', () => {
  it('takes parameters from the input and leaves the rest to the query', () => {
    expect(
      requestOf(challengesRpc.listChallenges, { state: ['open', 'closed'], q: 'a b', cursor: undefined }),
    ).toEqual({
      method: 'GET',
      path: '/api/v1/challenges?state=open&state=closed&q=a+b',
      body: undefined,
    });
  });

  it('lets no parameter leave its place', () => {
    expect(requestOf(challengesRpc.getChallenge, { challenge: '../accounts/me?x=1' }).path).toBe(
      '/api/v1/challenges/..%2Faccounts%2Fme%3Fx%3D1',
    );
  });

  it('does not exist for what only services call', () => {
    expect(() => requestOf(challengesRpc.challengeWindow, {})).toThrow(TypeError);
  });
});
