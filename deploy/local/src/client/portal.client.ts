import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { idempotencyHeader, type InputOf, newId, type OutputOf, type Rpc } from '@allmende/contracts';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
export type Problem = {
  code: string;
  status: number;
  instance: string;
  errors?: { field: string; code: string }[];
};

/** An answer that is not 2xx. */
export class RefusedError extends Error {
  constructor(
    readonly status: number,
    readonly problem: Problem,
    readonly subject: string,
  ) {
    super(
      `${subject}: ${status} ${problem.code} ${JSON.stringify(problem.errors ?? '')} ${problem.instance}`,
    );
  }
}

type Sending = { method?: string; headers?: Record<string, string | number>; body?: Buffer | string };

/**
 * Sends to an address. On this machine every `*.localhost` is dialled by number with its name as Host, since Node does
 * not resolve those names.
 */
export function send(address: string, { method = 'GET', headers = {}, body }: Sending = {}): Promise<Answer> {
  const url = new URL(address);
  const isLocal = url.hostname === 'localhost' || url.hostname.endsWith('.localhost');
  const ask = url.protocol === 'https:' ? httpsRequest : httpRequest;
  // Node says the length of a body by itself, but not that of a DELETE's.
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const request = ask(
      {
        protocol: url.protocol,
        host: isLocal ? '127.0.0.1' : url.hostname,
        port: url.port || undefined,
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
    const parsed = answer.body.length === 0 ? {} : (JSON.parse(answer.body.toString()) as unknown);
    if (answer.status >= 200 && answer.status < 300) return parsed as OutputOf<C>;
    throw new RefusedError(answer.status, parsed as Problem, contract.subject);
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
