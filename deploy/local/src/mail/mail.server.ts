import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { listPage, mailFrame, mailPage } from './mail.pages.js';
import { startMailReceiver } from './mail.receiver.js';
import { MailStore } from './mail.store.js';

export type MailServerOptions = {
  folder: string;
  smtpPort: number;
  pagePort: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** How many mails are kept; the oldest go. */
  keep?: number;
};

export type MailServer = { smtpPort: number; pagePort: number; close: () => Promise<void> };

type Answer = { status?: number; type: string; body: string | Buffer; policy?: string };

const ownPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'";
/** What a mail may do when it is shown: nothing but look like itself. */
const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data: http: https:; " +
  "sandbox allow-popups allow-popups-to-escape-sandbox; frame-ancestors 'self'";

/** The mail catcher: SMTP on one port, pages and a small JSON API to read what came on another. */
export async function startMailServer(options: MailServerOptions): Promise<MailServer> {
  const { folder, host = '127.0.0.1', keep } = options;
  const store = await MailStore.open(folder, keep);
  const receiver = await startMailReceiver(store, options.smtpPort, host);
  const pages = createServer((request, response) => {
    respond(request, response, store).catch(() => response.destroy());
  });
  pages.listen(options.pagePort, host);
  await once(pages, 'listening');
  return {
    smtpPort: portOf(receiver.server),
    pagePort: portOf(pages),
    close: async () => {
      pages.closeAllConnections();
      await Promise.all([
        new Promise((resolve) => pages.close(resolve)),
        new Promise<void>((resolve) => receiver.close(() => resolve())),
      ]);
    },
  };
}

async function respond(request: IncomingMessage, response: ServerResponse, store: MailStore): Promise<void> {
  const isForeign = !isLocalName(request.headers.host ?? '');
  const answer = isForeign
    ? plain(403, 'This page answers to localhost only.')
    : await answerTo(request, store);
  response.writeHead(answer.status ?? 200, {
    'content-type': answer.type,
    'content-security-policy': answer.policy ?? ownPolicy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cache-control': 'no-store',
  });
  response.end(answer.body);
}

async function answerTo(request: IncomingMessage, store: MailStore): Promise<Answer> {
  if (request.method !== 'GET' && request.method !== 'HEAD') return plain(405, 'Only GET is known here.');
  const url = new URL(request.url ?? '/', 'http://localhost');
  const to = url.searchParams.get('to') ?? '';
  if (url.pathname === '/')
    return { type: 'text/html; charset=utf-8', body: listPage(store.list({ to }), to) };
  if (url.pathname === '/healthz') return plain(200, 'ok');
  if (url.pathname === '/api/mails') return json({ mails: store.list({ to, limit: limitOf(url) }) });
  const [, kind, id = '', view] = /^\/(mails|api\/mails)\/([^/]+)(?:\/(html|raw))?$/.exec(url.pathname) ?? [];
  if (view === 'raw') return raw(await store.readRaw(id));
  const mail = kind ? await store.read(id) : undefined;
  if (!mail) return plain(404, 'There is no such mail.');
  if (kind === 'api/mails') return json(mail);
  if (view === 'html') return { type: 'text/html; charset=utf-8', body: mailFrame(mail), policy: mailPolicy };
  return { type: 'text/html; charset=utf-8', body: mailPage(mail) };
}

// A page of the outside world could otherwise read mails by pointing a name of its own at this machine.
function isLocalName(host: string): boolean {
  return /^(?:[a-z0-9-]+\.)*localhost(?::\d+)?$|^127\.0\.0\.1(?::\d+)?$|^\[::1\](?::\d+)?$/i.test(host);
}

function limitOf(url: URL): number {
  const limit = Number(url.searchParams.get('limit') ?? 100);
  return Number.isInteger(limit) && limit > 0 ? Math.min(limit, 10_000) : 100;
}

function json(value: unknown): Answer {
  return { type: 'application/json', body: JSON.stringify(value) };
}

function plain(status: number, body: string): Answer {
  return { status, type: 'text/plain; charset=utf-8', body: `${body}\n` };
}

function raw(bytes: Buffer | undefined): Answer {
  return bytes ? { type: 'text/plain; charset=utf-8', body: bytes } : plain(404, 'There is no such mail.');
}

function portOf(server: { address: Server['address'] }): number {
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
