import { createServer, request as httpRequest, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliDecompressSync } from 'node:zlib';
import pino from 'pino';
import { readEnv } from './env.js';
import { Pages, type RenderPage } from './pages.js';

const env = readEnv({ PLATFORM_URL: 'http://localhost:8080' });
let server: Server;
let render: RenderPage;
let asked = 0;

beforeAll(async () => {
  const pages = new Pages(env, (request, visit) => render(request, visit), pino({ level: 'silent' }));
  server = createServer((request, response) => void pages.answer(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

function ask(
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { port } = server.address() as AddressInfo;
    // A host of its own each time, so that no answer comes from the second before.
    const headers = { host: `portal-${++asked}.localhost:8080`, ...options.headers };
    const sent = httpRequest({ port, path: '/de', method: options.method ?? 'GET', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    });
    sent.on('error', reject);
    sent.end(options.body);
  });
}

const html = (body: string, headers: Record<string, string> = {}): Response =>
  new Response(body, { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });

describe('an answer of the portal', () => {
  it('may be kept by everyone and is asked after with its tag', async () => {
    render = async () => html('<p>Seite</p>');
    const first = await ask();
    expect(first.headers).toMatchObject({
      'cache-control': 'public, no-cache',
      vary: 'cookie, accept-encoding',
    });
    const again = await ask({ headers: { 'if-none-match': String(first.headers['etag']) } });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('tells what was done to the page after it, and nothing but a plain name', async () => {
    const told: (string | undefined)[] = [];
    render = async (_request, visit) => {
      told.push(visit.done);
      return html('<p>Seite</p>');
    };
    for (const cookie of ['done=saved', 'done=%3Cb%3E', 'theme=dark']) await ask({ headers: { cookie } });
    expect(told).toEqual(['saved', undefined, undefined]);
  });

  it('belongs to one person as soon as there is a session', async () => {
    render = async () => html('<p>Seite</p>');
    const { headers } = await ask({ headers: { cookie: 'language=en; session=abc' } });
    expect([headers['cache-control'], headers['etag']]).toEqual(['no-store', undefined]);
  });

  it('is kept by nobody when it failed or sets a cookie', async () => {
    render = async () => new Response('x', { status: 503 });
    expect((await ask()).headers['cache-control']).toBe('no-store');
    render = async (_, visit) => {
      visit.cookies.push('session=new; HttpOnly');
      return html('x');
    };
    const { headers } = await ask();
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'set-cookie': ['session=new; HttpOnly'] });
  });

  it('is compressed when that is worth it', async () => {
    const body = `<p>${'Allmende '.repeat(400)}</p>`;
    render = async () => html(body);
    const answer = await ask({ headers: { 'accept-encoding': 'gzip, br' } });
    expect(answer.headers['content-encoding']).toBe('br');
    expect(brotliDecompressSync(answer.body).toString()).toBe(body);
    render = async () => html('kurz');
    expect((await ask({ headers: { 'accept-encoding': 'br' } })).headers['content-encoding']).toBeUndefined();
  });

  it('carries the headers of the house, and stricter ones of the page', async () => {
    render = async () => html('x', { 'referrer-policy': 'no-referrer' });
    expect((await ask()).headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    });
  });

  it('keeps what a form may have, and reads away what is more', async () => {
    render = async (request, { tooLarge }) =>
      tooLarge ? new Response(null, { status: 413 }) : html(String((await request.formData()).get('a')));
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect((await ask({ method: 'POST', headers: form, body: 'a=b' })).body.toString()).toBe('b');
    const long = 'b'.repeat(600_000);
    expect((await ask({ method: 'POST', headers: form, body: `a=${long}` })).body.toString()).toBe(long);
    const refused = await ask({ method: 'POST', headers: form, body: `a=${'b'.repeat(9_000_000)}` });
    expect(refused.status).toBe(413);
  });

  it('gives an id and no detail when everything fails', async () => {
    render = () => Promise.reject(new Error('secret detail'));
    const { status, body } = await ask({ headers: { 'x-request-id': 'known-id' } });
    expect(status).toBe(500);
    expect(body.toString()).toContain('known-id');
    expect(body.toString()).not.toContain('secret');
  });

  it('tells the application who visits', async () => {
    render = async (_, visit) => Response.json({ ...visit, nonce: undefined });
    const headers = {
      host: 'optik.localhost:8080',
      cookie: 'language=fr; theme=dark',
      'x-allmende-request': 'token',
      'x-forwarded-for': '10.0.0.1',
    };
    expect(JSON.parse((await ask({ headers })).body.toString())).toMatchObject({
      host: 'optik.localhost:8080',
      origin: 'http://optik.localhost:8080',
      signedIn: false,
      theme: 'dark',
      forwarded: { 'x-allmende-request': 'token' },
    });
  });
});

describe('a page that is asked for again within a second', () => {
  it('is drawn once for visitors, and anew for everyone with a cookie or another host', async () => {
    let drawn = 0;
    render = async () => html(String(++drawn));
    const host = { host: 'kept.localhost:8080' };
    expect((await ask({ headers: host })).body.toString()).toBe('1');
    expect((await ask({ headers: host })).body.toString()).toBe('1');
    expect((await ask({ headers: { ...host, cookie: 'session=abc' } })).body.toString()).toBe('2');
    expect((await ask({ headers: { ...host, cookie: 'theme=dark' } })).body.toString()).toBe('3');
    expect((await ask({ headers: { host: 'other.localhost:8080' } })).body.toString()).toBe('4');
  });
});
