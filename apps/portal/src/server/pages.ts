import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from 'pino';
import type { Visit } from '../app/visit.js';
import { encodingOf } from './compression.js';
import type { PortalEnv } from './env.js';
import { securityHeaders } from './headers.js';
import { Page, PageCache } from './page-cache.js';
import { visitOf } from './visit.js';

/** What the built application gives: a page for a request. */
export type RenderPage = (request: Request, visit: Visit) => Promise<Response>;

/**
 * A form with more than the API takes comes back with everything that was typed; with more than this, it is read away so
 * that its sender reads the answer, and what never ends is cut off.
 */
const largestForm = 8 * 1024 * 1024;
const mostReadAway = 64 * 1024 * 1024;

/** Answers everything that is no file: reads the request, renders, sets caching and compresses. */
export class Pages {
  private readonly cache = new PageCache();

  constructor(
    private readonly env: PortalEnv,
    private readonly render: RenderPage,
    private readonly log: Logger,
  ) {}

  async answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const visit = visitOf(incoming, this.env);
    const started = performance.now();
    const page = await this.page(incoming, visit);
    await send(incoming, outgoing, page, visit);
    const milliseconds = Math.round(performance.now() - started);
    this.log.debug(
      { requestId: visit.requestId, path: pathOf(incoming), status: page.status, milliseconds },
      'page',
    );
  }

  private async page(incoming: IncomingMessage, visit: Visit): Promise<Page> {
    try {
      const page = await this.drawnOrKept(incoming, visit);
      if (page.status >= 500) {
        this.log.warn(
          { requestId: visit.requestId, path: pathOf(incoming), status: page.status },
          'failed page',
        );
      }
      return page;
    } catch (error) {
      this.log.error({ requestId: visit.requestId, path: pathOf(incoming), err: error }, 'no page');
      return plain(500, `Etwas ist schiefgegangen. Something went wrong. ${visit.requestId}`);
    }
  }

  /** Without any cookie a page depends on its address alone. */
  private drawnOrKept(incoming: IncomingMessage, visit: Visit): Promise<Page> {
    const shared = incoming.method === 'GET' && visit.cookie === undefined && hasLanguage(incoming);
    const draw = (): Promise<Page> => this.draw(incoming, visit);
    return shared ? this.cache.get(`${visit.host}\n${incoming.url}`, draw) : draw();
  }

  private async draw(incoming: IncomingMessage, visit: Visit): Promise<Page> {
    return Page.of(await this.render(await requestOf(incoming, visit), visit));
  }
}

/** Other addresses lead on by the wishes of the browser. */
function hasLanguage(incoming: IncomingMessage): boolean {
  return /^\/(de|en)(\/|\?|$)/.test(incoming.url ?? '');
}

async function requestOf(incoming: IncomingMessage, visit: Visit): Promise<Request> {
  const url = new URL(incoming.url ?? '/', visit.origin);
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers)) {
    // Connection headers belong to this hop, and the router compares Origin with Host itself.
    if (value === undefined || name.startsWith(':') || name === 'connection') continue;
    headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  }
  const method = incoming.method ?? 'GET';
  if (method === 'GET' || method === 'HEAD') return new Request(url, { method, headers });
  const body = await bodyOf(incoming);
  visit.tooLarge = body === undefined;
  return new Request(url, { method, headers, body: new Uint8Array(body ?? []) });
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > mostReadAway) break;
    if (size <= largestForm) chunks.push(chunk);
  }
  return size > largestForm ? undefined : Buffer.concat(chunks);
}

async function send(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  page: Page,
  visit: Visit,
): Promise<void> {
  const { status, headers } = page;
  const cookies = [...headers.getSetCookie(), ...visit.cookies];
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies);
  for (const [name, value] of Object.entries(securityHeaders)) outgoing.setHeader(name, value);
  // A page may be stricter than the house, so its own headers come last.
  for (const [name, value] of headers) if (name !== 'set-cookie') outgoing.setHeader(name, value);
  outgoing.setHeader('x-request-id', visit.requestId);
  outgoing.appendHeader('vary', 'cookie, accept-encoding');
  if (
    setCaching(outgoing, page, visit, cookies.length > 0) &&
    incoming.headers['if-none-match'] === outgoing.getHeader('etag')
  ) {
    outgoing.writeHead(304).end();
    return;
  }
  const { encoding, bytes } = await page.in(encodingOf(incoming.headers['accept-encoding']));
  if (encoding !== 'identity') outgoing.setHeader('content-encoding', encoding);
  outgoing.setHeader('content-length', bytes.length);
  outgoing.writeHead(status).end(incoming.method === 'HEAD' ? undefined : bytes);
}

/** A page for everyone may be kept and asked after; a page for one person, or with a form's key, is nobody else's. */
function setCaching(
  outgoing: ServerResponse,
  { status, headers, body }: Page,
  visit: Visit,
  cookies: boolean,
): boolean {
  if (headers.has('cache-control')) {
    if (!headers.get('cache-control')?.includes('no-store')) outgoing.setHeader('etag', etagOf(body));
    return status === 200 && outgoing.hasHeader('etag');
  }
  if (status !== 200 || visit.signedIn || cookies) {
    outgoing.setHeader('cache-control', 'no-store');
    return false;
  }
  outgoing.setHeader('cache-control', 'public, no-cache');
  outgoing.setHeader('etag', etagOf(body));
  return true;
}

function etagOf(body: Buffer): string {
  return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

function plain(status: number, text: string): Page {
  const headers = new Headers({ 'content-type': 'text/plain; charset=utf-8' });
  return new Page(status, headers, Buffer.from(text));
}

function pathOf(incoming: IncomingMessage): string {
  // Queries may hold the tokens of links in mails: they stay out of the log.
  return (incoming.url ?? '/').split('?')[0] ?? '/';
}
