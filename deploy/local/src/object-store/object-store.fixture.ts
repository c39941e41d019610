import { createHash, createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startObjectStoreServer } from './object-store.server.js';

export type Target = { endpoint: string; accessKey: string; secretKey: string; region: string };
export type RunningStore = Target & { root: string; stop(): Promise<void> };

export async function startStore(root?: string): Promise<RunningStore> {
  const folder = root ?? (await mkdtemp(join(tmpdir(), 'object-store-')));
  const keys = { accessKey: 'test-access', secretKey: 'test-secret-key', region: 'eu-central-1' };
  const server = await startObjectStoreServer({ ...keys, port: 0, host: '127.0.0.1', root: folder });
  const stop = async () => {
    await server.close();
    if (!root) await rm(folder, { recursive: true, force: true });
  };
  return { ...keys, endpoint: server.endpoint, root: folder, stop };
}

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer; text: string };
export type RawRequest = {
  method?: string;
  /** Path and query as they go over the wire, e.g. `/bucket/key?uploads`. */
  path: string;
  headers?: Record<string, string>;
  body?: Buffer | string;
};

export function send(
  target: Target,
  { method = 'GET', path, headers = {}, body }: RawRequest,
): Promise<Answer> {
  const url = new URL(target.endpoint);
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const options = { host: url.hostname, port: url.port, method, path, headers, agent: false };
    const outgoing = request(options, (incoming) => {
      const pieces: Buffer[] = [];
      incoming.on('data', (piece: Buffer) => pieces.push(piece));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const whole = Buffer.concat(pieces);
        const { statusCode = 0, headers: answered } = incoming;
        resolve({ status: statusCode, headers: answered, body: whole, text: whole.toString() });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** A signer of the tests' own, written from the specification and not from the server. */
export function signed(target: Target, request: RawRequest, payloadHash?: string): RawRequest {
  const { method = 'GET', path, headers = {}, body = '' } = request;
  const amzDate = new Date()
    .toISOString()
    .replace(/\.\d+Z/, 'Z')
    .replace(/[-:]/g, '');
  const all: Record<string, string> = {
    ...headers,
    host: new URL(target.endpoint).host,
    'x-amz-date': amzDate,
    'x-amz-content-sha256': payloadHash ?? createHash('sha256').update(body).digest('hex'),
  };
  const names = Object.keys(all).sort();
  const [resource, query = ''] = path.split('?');
  const canonical = [
    method,
    resource,
    query
      .split('&')
      .filter(Boolean)
      .map((pair) => (pair.includes('=') ? pair : `${pair}=`))
      .sort()
      .join('&'),
    ...names.map((name) => `${name}:${all[name]}`),
    '',
    names.join(';'),
    all['x-amz-content-sha256'],
  ].join('\n');
  const scope = `${amzDate.slice(0, 8)}/${target.region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', amzDate, scope, createHash('sha256').update(canonical).digest('hex')];
  const key = ['s3', 'aws4_request'].reduce(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    [amzDate.slice(0, 8), target.region].reduce<Buffer>(
      (previous, part) => createHmac('sha256', previous).update(part).digest(),
      Buffer.from(`AWS4${target.secretKey}`),
    ),
  );
  const signature = createHmac('sha256', key).update(toSign.join('\n')).digest('hex');
  const credential = `Credential=${target.accessKey}/${scope}`;
  const authorization = `AWS4-HMAC-SHA256 ${credential}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { ...request, method, body, headers: { ...all, authorization } };
}

/** A multipart form as a browser sends it. */
export function form(
  fields: Record<string, string>,
  file: Buffer | string,
): { headers: Record<string, string>; body: Buffer } {
  const boundary = 'form-boundary-7f3a';
  const parts = Object.entries(fields).map(
    ([name, value]) => `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(parts.join('') + head),
    Buffer.from(file),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = {
    'content-type': `multipart/form-data; boundary=${boundary}`,
    'content-length': String(body.length),
  };
  return { headers, body };
}
