import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { idempotencyHeader, type InputOf, newId, type OutputOf, type Rpc } from '@allmende/contracts';

/** `ms`: from asking to the last byte. */
export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; ms: number };
export type Problem = {
  code: string;
  status: number;
  instance: string;
  title?: string;
  detail?: string;
  errors?: { field: string; code: string }[];
};

/** A service that is down or slow comes back. */
const passing = new Set([429, 502, 503, 504]);
const mostAttempts = 8;

/** An answer that is not 2xx. */
export class RefusedError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly subject: string,
    /** How long it took to refuse. */
    readonly ms: number,
  ) {
    const { errors, instance } = problem;
    super([`${subject}:`, reasonOf(status, problem), errors && JSON.stringify(errors), instance].join(' '));
  }

  /** In one line, for people. */
  get reason(): string {
    return reasonOf(this.status, this.problem);
  }
}

function reasonOf(status: number, { code, title, detail }: Problem): string {
  return [status, code, detail ?? title].filter(Boolean).join(' ');
}

type Sending = {
  method?: string;
  headers?: Record<string, string | number>;
  body?: Buffer | string;
  /** Address of this machine to send from: a platform tells people apart by theirs. */
  from?: string;
};

/**
 * Sends to an address. On this machine every `*.localhost` is dialled by number with its name as Host, since Node does
 * not resolve those names.
 */
export function send(
  address: string,
  { method = 'GET', headers = {}, body, from }: Sending = {},
): Promise<Answer> {
  const url = new URL(address);
  const isLocal = url.hostname === 'localhost' || url.hostname.endsWith('.localhost');
  const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
  // Node says the length of a body by itself, but not that of a DELETE's.
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const start = performance.now();
  return new Promise((resolve, reject) => {
    const request = ask(
      {
        protocol: url.protocol,
        host: isLocal ? '127.0.0.1' : url.hostname,
        port: url.port || undefined,
        localAddress: from,
        path: url.pathname + url.search,
        method,
        headers: { host: url.host, ...length, ...headers },
        timeout: 15_000,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
            ms: performance.now() - start,
          }),
        );
        response.on('error', reject);
      },
    );
    request.on('timeout', () => request.destroy(new Error(`No answer from ${address}`)));
    request.on('error', reject);
    request.end(body);
  });
}

/** Somebody at one portal, as a browser would be: its host, its origin, its cookie. */
export class PortalClient {
  private cookie = '';

  constructor(
    private readonly platform: string,
    /** Empty: the platform's bare address. */
    readonly slug: string,
  ) {}

  get origin(): string {
    const url = new URL(this.platform);
    return `${url.protocol}//${this.slug ? `${this.slug}.` : ''}${url.host}`;
  }

  /** The cookie header of the session, for streams. */
  get session(): string {
    return this.cookie;
  }

  /** @throws RefusedError for every answer that is not 2xx */
  async call<C extends Rpc>(contract: C, input: InputOf<C>, key: string = newId()): Promise<OutputOf<C>> {
    const answer = await this.ask(contract, input as Record<string, unknown>, key);
    if (answer.status >= 200 && answer.status < 300) return parsedOrEmpty(answer.body) as OutputOf<C>;
    throw new RefusedError(answer.status, problemOf(answer), contract.subject, answer.ms);
  }

  /** As `call`, again while the platform is busy; under the same key, so that it is done once. */
  async insist<C extends Rpc>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
    const key = newId();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.call(contract, input, key);
      } catch (error) {
        const isPassing = error instanceof RefusedError && passing.has(error.status);
        if (!isPassing || attempt === mostAttempts) throw error;
        await sleep(attempt * 1_000);
      }
    }
  }

  /** The code of the problem that this call is refused with; an error if it is not. */
  async refusal<C extends Rpc>(contract: C, input: InputOf<C>): Promise<string> {
    try {
      await this.call(contract, input);
    } catch (error) {
      if (error instanceof RefusedError) return error.problem.code;
      throw error;
    }
    throw new Error(`${contract.subject} was not refused`);
  }

  async page(path: string): Promise<Answer> {
    return send(this.origin + path, { headers: this.cookie ? { cookie: this.cookie } : {} });
  }

  private async ask(contract: Rpc, input: Record<string, unknown>, key: string): Promise<Answer> {
    const [method = 'GET', template = ''] = contract.route?.split(' ') ?? [];
    const rest = new Map(Object.entries(input).filter(([, value]) => value !== undefined));
    const path = template.replaceAll(/\{(\w+)\}/g, (_match, name: string) => {
      const value = String(rest.get(name));
      rest.delete(name);
      return encodeURIComponent(value);
    });
    const isRead = method === 'GET';
    const query = isRead
      ? `?${new URLSearchParams([...rest].map(([name, value]) => [name, String(value)] as [string, string]))}`
      : '';
    const answer = await send(`${this.origin}/api/v1${path}${query}`, {
      method,
      headers: {
        accept: 'application/json',
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(isRead
          ? {}
          : { 'content-type': 'application/json', origin: this.origin, [idempotencyHeader]: key }),
      },
      ...(isRead ? {} : { body: JSON.stringify(Object.fromEntries(rest)) }),
    });
    this.keep(answer.headers['set-cookie']);
    return answer;
  }

  private keep(cookies: string[] | undefined): void {
    for (const line of cookies ?? []) {
      const [pair = ''] = line.split(';');
      this.cookie = /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line) ? '' : pair;
    }
  }
}

/** What an answer that is not 2xx says. */
export function problemOf({ status, body }: Pick<Answer, 'status' | 'body'>): Problem {
  return { code: '', status, instance: '', ...(parsedOrEmpty(body) as object) };
}

/** What stands between may answer in words of its own. */
function parsedOrEmpty(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch {
    return {};
  }
}

/** The first event of a stream (server-sent events); the stream is left behind it. */
export function firstEvent(address: string, cookie: string): Promise<string> {
  const url = new URL(address);
  const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const host = url.hostname.endsWith('localhost') ? '127.0.0.1' : url.hostname;
  return new Promise((resolve, reject) => {
    let received = '';
    const headers = { host: url.host, cookie };
    const request = ask(
      { protocol: url.protocol, host, port: url.port || undefined, path: url.pathname + url.search, headers },
      (response) => {
        response.on('data', (chunk: Buffer) => {
          received += chunk.toString();
          if (!received.includes('\nevent: ')) return;
          resolve(received);
          request.destroy();
        });
      },
    );
    request.setTimeout(10_000, () => request.destroy(new Error('No event came')));
    request.on('error', reject);
    request.end();
  });
}
