import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { idempotencyHeader, type InputOf, largestBody, type OutputOf, type Rpc } from '@allmende/contracts';
import { ApiProblem } from './api.problem.js';
import type { Visit } from './visit.js';

/** Node's fetch ignores a Host header, and the host names the portal: so plain HTTP, kept alive. */
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const timeoutMs = 8_000;

export type CallOptions = {
  /** The key of a form, so that sending it twice does the thing once. */
  key?: string;
  /** The page itself asks while it is read, e.g. for a way to a file; by itself it changes nothing. */
  ownPage?: boolean;
};

/**
 * Calls the API on behalf of the visitor: with the portal's host, their cookie and the request's token.
 * @throws ApiProblem for every answer that is not 2xx, `unavailable` when there is none
 */
export async function callApi<C extends Rpc>(
  visit: Visit,
  contract: C,
  input: InputOf<C>,
  { key, ownPage }: CallOptions = {},
): Promise<OutputOf<C>> {
  const { method, path, body } = requestOf(contract, input as Record<string, unknown>);
  const headers: Record<string, string> = {
    ...visit.forwarded,
    host: visit.host,
    accept: 'application/json',
  };
  if (visit.cookie) headers['cookie'] = visit.cookie;
  // A browser names no origin when it opens a page; what only reads comes from the portal itself then.
  if (ownPage || contract.kind === 'read') headers['origin'] ??= visit.origin;
  if (key) headers[idempotencyHeader] = key;
  if (body !== undefined) {
    headers['content-type'] = 'application/json';
    // Node sends the body of a DELETE without any length otherwise, and the other side cannot read it.
    const size = Buffer.byteLength(body);
    // Refused while it is still being sent, its answer might get lost.
    if (size > largestBody) throw new ApiProblem(413, 'too-large', { requestId: visit.requestId });
    headers['content-length'] = String(size);
  }
  const ask = (): Promise<Answer> => send(new URL(path, visit.apiUrl), method, headers, body);
  const again = (error: NodeJS.ErrnoException): Promise<Answer> => {
    if (method === 'GET' && error.code === 'ECONNRESET') return ask();
    throw error;
  };
  const answer = await ask()
    .catch(again)
    .catch(() => {
      throw new ApiProblem(503, 'unavailable', { requestId: visit.requestId });
    });
  visit.cookies.push(...(answer.message.headers['set-cookie'] ?? []));
  const status = answer.message.statusCode ?? 500;
  const parsed = parse(answer.text);
  if (status >= 200 && status < 300) return parsed as OutputOf<C>;
  throw ApiProblem.of(status, parsed, visit.requestId);
}

/** Reads that a page can do without: `undefined` when the part of the platform behind them does not answer. */
export async function tryApi<C extends Rpc>(
  visit: Visit,
  contract: C,
  input: InputOf<C>,
): Promise<OutputOf<C> | undefined> {
  try {
    return await callApi(visit, contract, input);
  } catch (error) {
    if (error instanceof ApiProblem && (error.passing || error.status === 404)) return undefined;
    throw error;
  }
}

type Sendable = { method: string; path: string; body: string | undefined };

/** Parameters of the path come first; the rest is the query of a GET and the body of everything else. */
export function requestOf(contract: Rpc, input: Record<string, unknown>): Sendable {
  if (!contract.route) throw new TypeError(`${contract.subject} has no route`);
  const [method = 'GET', template = ''] = contract.route.split(' ');
  const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = rest.get(name);
    rest.delete(name);
    return encodeURIComponent(String(value));
  });
  if (method !== 'GET')
    return { method, path: `/api/v1${path}`, body: JSON.stringify(Object.fromEntries(rest)) };
  const query = new URLSearchParams();
  for (const [name, value] of rest) {
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one));
  }
  const search = query.size > 0 ? `?${query}` : '';
  return { method, path: `/api/v1${path}${search}`, body: undefined };
}

type Answer = { message: IncomingMessage; text: string };

/**
 * A kept connection may have been closed by the other side at the moment it is used. A read is asked again then; a write
 * must not be, so it takes a connection of its own.
 */
function send(
  url: URL,
  method: string,
  headers: Record<string, string>,
  body: string | undefined,
): Promise<Answer> {
  const options = { method, headers, timeout: timeoutMs, agent: method === 'GET' ? agent : false };
  return new Promise((resolve, reject) => {
    const request = httpRequest(url, options, (message) => {
      const chunks: Buffer[] = [];
      message.on('data', (chunk: Buffer) => chunks.push(chunk));
      message.on('end', () => resolve({ message, text: Buffer.concat(chunks).toString('utf8') }));
      message.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error('The API does not answer')));
    request.on('error', reject);
    request.end(body);
  });
}

function parse(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return {};
  }
}
