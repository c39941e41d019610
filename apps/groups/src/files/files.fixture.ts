import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type ClientRequest, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  accountsRpc,
  briefRequestsRpc,
  filesRpc,
  type Id,
  newId,
  type Person,
  processNames,
} from '@allmende/contracts';
import { startObjectStoreServer } from '@allmende/local/object-store/object-store.server';
import { ProcessLog, readEnv, ServiceHost } from '@allmende/platform';
import { Storage } from '@allmende/storage';
import { person, startNats, startService, type TestService } from '@allmende/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { AppModule } from '../app.module.js';
import { dataSource } from '../data-source.js';
import { listenerEnv } from '../env.js';
import { filesHttp } from './files-listener.http.js';
import { FilesListenerModule } from './files-listener.module.js';

export const mebibyte = 1024 ** 2;
export const partSize = 8 * mebibyte;
export const filesHost = 'files.localhost:8081';
export const portal = 'http://biocluster-isartal.localhost:8080';

export type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };
export type Request = {
  method?: string;
  headers?: Record<string, string | number>;
  body?: Buffer;
  /** Called with the running request, to cut it off. */
  running?: (request: ClientRequest) => void;
};

/** Both processes of the service, a real object store, and what `identity` and `challenges` answer to one question each. */
export type FilesUnderTest = {
  service: TestService;
  storage: Storage;
  revoked: Set<Id>;
  /** Files of briefs whose readers are no longer approved. */
  closed: Set<Id>;
  /** Sends to the listener; `url` is an address that it gave, or a path. */
  send: (url: string, request?: Request) => Promise<Answer>;
  tus: (url: string, request?: Request) => Promise<Answer>;
  /** Announces a file and creates its upload; returns the upload's address. */
  begin: (file: NewFile, who?: Person, owner?: Owner) => Promise<Begun>;
  /** Begins and sends a file as a whole. */
  upload: (name: string, bytes: Buffer, who?: Person, owner?: Owner) => Promise<Begun>;
  /** Sends the bytes of an upload as a whole. */
  fill: (begun: Begun, bytes: Buffer) => Promise<Begun>;
  /** Where the object store keeps what it has. */
  storeFolder: string;
  stopStore: () => Promise<void>;
  startStore: () => Promise<void>;
  stop: () => Promise<void>;
};
export type NewFile = { name: string; size: number; recipient?: string };
export type Owner = { service: 'challenges'; objectId: Id };
export type Begun = { fileId: Id; address: string; who: Person; owner: Owner; answer: Answer };

export async function startFiles(): Promise<FilesUnderTest> {
  const root = await mkdtemp(join(tmpdir(), 'files-'));
  const keys = { accessKey: 'files', secretKey: 'files-secret', region: 'eu-central-1' };
  let store = await startObjectStoreServer({ ...keys, port: 0, host: '127.0.0.1', root });
  const env = {
    FILES_URL: `http://${filesHost}`,
    PLATFORM_URL: 'http://localhost:8080',
    S3_ENDPOINT: store.endpoint,
    S3_ACCESS_KEY: keys.accessKey,
    S3_SECRET_KEY: keys.secretKey,
    S3_REGION: keys.region,
    S3_BUCKET: 'files',
    PORT: '0',
  };
  // With each process's own user, so that what the wiring does not allow fails here too.
  const passwords = Object.fromEntries(processNames.map((name) => [name, randomBytes(12).toString('hex')]));
  const nats = await startNats({ passwords });
  const service = await startService(AppModule, { service: 'groups', dataSource, env, nats });
  const revoked = new Set<Id>();
  await service.answer(accountsRpc.sessionStands, ({ sessionId }) => ({ stands: !revoked.has(sessionId) }));
  const closed = new Set<Id>();
  await service.answer(briefRequestsRpc.briefFileStands, ({ fileId }) => ({ stands: !closed.has(fileId) }));
  const listener = await startListener(service);
  const port = portOf(listener);
  const storage = service.get(Storage);
  const send = (url: string, request: Request = {}) => dial(port, url, request);
  const tus = (url: string, { headers, ...request }: Request = {}) =>
    send(url, { ...request, headers: { 'tus-resumable': '1.0.0', ...headers } });

  const begin: FilesUnderTest['begin'] = async (file, who = person(), owner = newOwner()) => {
    const grant = await service.call(filesRpc.grantUpload, { owner, ...file }, who);
    const answer = await tus(grant.url, { method: 'POST', headers: { 'upload-length': file.size } });
    return { fileId: grant.fileId, address: String(answer.headers.location), who, owner, answer };
  };
  const fill: FilesUnderTest['fill'] = async (begun, bytes) => {
    if (bytes.length === 0) return begun;
    return { ...begun, answer: await tus(begun.address, patchOf(bytes, 0)) };
  };
  return {
    service,
    storage,
    storeFolder: root,
    revoked,
    closed,
    send,
    tus,
    begin,
    fill,
    upload: async (name, bytes, who, owner) =>
      fill(await begin({ name, size: bytes.length }, who, owner), bytes),
    stopStore: () => store.close(),
    startStore: async () => {
      store = await startObjectStoreServer({ ...keys, port: store.port, host: '127.0.0.1', root });
    },
    stop: async () => {
      await listener.stop();
      await service.stop();
      await nats.stop();
      await store.close();
      await rm(root, { recursive: true, force: true });
    },
  };
}

async function startListener({ nats }: TestService): Promise<ServiceHost> {
  const { user, password } = nats.credentials('files');
  const http = filesHttp(readEnv(listenerEnv));
  return ServiceHost.start(
    { service: 'groups', name: 'files', module: FilesListenerModule, dataSource, http },
    { NATS_URL: nats.url, NATS_USER: user, NATS_PASSWORD: password },
    { log: new ProcessLog('files', process.env.LOG_LEVEL ?? 'fatal') },
  );
}

function portOf(listener: ServiceHost): number {
  const app = listener.app as NestFastifyApplication;
  return (app.getHttpServer().address() as AddressInfo).port;
}

export function newOwner(): Owner {
  return { service: 'challenges', objectId: newId() };
}

export function patchOf(bytes: Buffer, offset: number, headers: Request['headers'] = {}): Request {
  const own = { 'content-type': 'application/offset+octet-stream', 'upload-offset': offset };
  return { method: 'PATCH', headers: { ...own, 'content-length': bytes.length, ...headers }, body: bytes };
}

function dial(port: number, url: string, request: Request): Promise<Answer> {
  const { method = 'GET', headers = {}, body, running } = request;
  const path = url.replace(/^http:\/\/[^/]+/, '');
  return new Promise((resolve, reject) => {
    const all = { host: filesHost, ...headers };
    const outgoing = httpRequest(
      { host: '127.0.0.1', port, method, path, headers: all, agent: false },
      (incoming) => {
        const pieces: Buffer[] = [];
        incoming.on('data', (piece: Buffer) => pieces.push(piece));
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            body: Buffer.concat(pieces),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    if (running) running(outgoing);
    else outgoing.end(body);
  });
}

/** The problem's code in an answer. */
export function problemOf(answer: Answer): string {
  expect(answer.headers['content-type']).toContain('application/problem+json');
  return (JSON.parse(answer.body.toString()) as { code: string }).code;
}

/** Digest `v1` by its definition, apart from the code under test. */
export function digestOf(bytes: Buffer): string {
  const sha256 = (data: Buffer) => createHash('sha256').update(data).digest();
  const parts: Buffer[] = [];
  for (let start = 0; start < bytes.length || start === 0; start += partSize) {
    parts.push(sha256(bytes.subarray(start, start + partSize)));
  }
  return sha256(Buffer.concat(parts)).toString('hex');
}

/** Bytes that pass for a PDF. */
export function pdf(size: number): Buffer {
  const bytes = randomBytes(size);
  bytes.write('%PDF-1.7\n');
  return bytes;
}
