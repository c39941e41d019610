import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  accountsRpc,
  idempotencyHeader,
  type InputOf,
  newId,
  type OutputOf,
  type Rpc,
} from '@allmende/contracts';

const answerTimeoutMs = 30_000;
/** A service that is down or slow comes back: the same key makes the repetition harmless. */
const repeated = new Set([429, 502, 503, 504]);
const attempts = 8;

/** An answer that is not 2xx. */
export class ImportRefusedError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    detail: string,
  ) {
    super([`${status}`, code, detail].filter(Boolean).join(' '));
  }
}

/** The operator at the platform's bare address. */
export class ImportClient {
  private cookie = '';
  private readonly url: URL;

  /** @param address the platform's bare address, e.g. `http://localhost:8080` */
  constructor(address: string) {
    this.url = new URL(address);
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.call(accountsRpc.signIn, { email, password });
  }

  /**
   * Calls a route without path parameters, again under the same key while the platform is busy.
   * @throws ImportRefusedError
   */
  async call<C extends Rpc>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> {
    const key = newId();
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.send(contract, JSON.stringify(input), key);
      } catch (error) {
        const isPassing = error instanceof ImportRefusedError && repeated.has(error.status);
        if (!isPassing || attempt === attempts) throw error;
        await sleep(attempt * 1_000);
      }
    }
  }

  private async send<C extends Rpc>(contract: C, body: string, key: string): Promise<OutputOf<C>> {
    const [method = 'POST', path = ''] = contract.route?.split(' ') ?? [];
    const { status, cookies, answer } = await this.ask(method, `/api/v1${path}`, body, key);
    const parsed = parsedOrEmpty(answer);
    if (status < 200 || status > 299) {
      throw new ImportRefusedError(
        status,
        String(parsed.code ?? ''),
        String(parsed.detail ?? parsed.title ?? ''),
      );
    }
    this.cookie = cookies.map((line) => line.split(';')[0]).join('; ') || this.cookie;
    return parsed as OutputOf<C>;
  }

  // Node does not resolve *.localhost: such a host is dialled by number and told its name.
  private ask(
    method: string,
    path: string,
    body: string,
    key: string,
  ): Promise<{ status: number; cookies: string[]; answer: string }> {
    const { protocol, hostname, host, port, origin } = this.url;
    const isLocal = hostname === 'localhost' || hostname.endsWith('.localhost');
    const headers = {
      host,
      origin,
      accept: 'application/json',
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      [idempotencyHeader]: key,
      ...(this.cookie ? { cookie: this.cookie } : {}),
    };
    return new Promise((resolve, reject) => {
      const call = (protocol === 'https:' ? httpsRequest : httpRequest)(
        { protocol, host: isLocal ? '127.0.0.1' : hostname, port: port || undefined, path, method, headers },
        (response) => {
          const cookies = response.headers['set-cookie'] ?? [];
          text(response).then(
            (answer) => resolve({ status: response.statusCode ?? 0, cookies, answer }),
            reject,
          );
        },
      );
      call.setTimeout(answerTimeoutMs, () => call.destroy(new Error(`No answer from ${host}`)));
      call.on('error', reject);
      call.end(body);
    });
  }
}

function parsedOrEmpty(answer: string): Record<string, unknown> {
  try {
    return JSON.parse(answer) as Record<string, unknown>;
  } catch {
    return {};
  }
}
