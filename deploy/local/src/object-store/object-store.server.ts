import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sweep } from './disk.sweep.js';
import { ObjectDisk } from './object.disk.js';
import { answer, type Store } from './object-store.routes.js';
import { asProblem, type S3Problem } from './s3.problem.js';
import { parseRequest, type S3Reply } from './s3.request.js';
import { UploadDisk } from './upload.disk.js';
import { xmlDocument } from './xml.text.js';

export type ObjectStoreOptions = {
  /** 0 picks a free port. */
  port: number;
  host: string;
  /** The folder that holds everything; it is made when missing. */
  root: string;
  accessKey: string;
  secretKey: string;
  region: string;
  /** Told of errors that are the store's own, never of refused requests. */
  onError?: (error: unknown) => void;
};

export type ObjectStoreServer = { port: number; endpoint: string; close(): Promise<void> };

const drainLimit = 16 * 1024 ** 2;

/**
 * A small S3-compatible server over the file system, for one machine: development, tests and the local start. It knows
 * one key pair and one region, keeps no versions, and is not meant to stand on a network.
 */
export async function startObjectStoreServer(options: ObjectStoreOptions): Promise<ObjectStoreServer> {
  const disk = new ObjectDisk(options.root);
  const uploads = new UploadDisk(disk);
  await disk.prepare();
  await sweep(disk, uploads);
  const { accessKey, secretKey, region } = options;
  const store: Store = { disk, uploads, keys: { accessKey, secretKey, region } };
  // Uploads of gigabytes may take longer than Node's default of five minutes for a request.
  const server = createServer({ requestTimeout: 0, keepAliveTimeout: 30_000 }, (incoming, response) => {
    void serve(store, incoming, response, options.onError ?? (() => undefined));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, options.host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  const name = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    port,
    endpoint: `http://${name}:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeIdleConnections();
        setTimeout(() => server.closeAllConnections(), 2000).unref();
      }),
  };
}

async function serve(
  store: Store,
  incoming: IncomingMessage,
  response: ServerResponse,
  onError: (error: unknown) => void,
): Promise<void> {
  const id = randomUUID();
  response.setHeader('x-amz-request-id', id);
  try {
    await send(incoming, response, await answer(store, parseRequest(incoming)));
  } catch (error) {
    if (response.headersSent || response.destroyed || response.socket?.destroyed !== false) {
      response.destroy();
      return;
    }
    const problem = asProblem(error);
    if (problem.status >= 500 && problem.code !== 'NotImplemented') onError(error);
    refuse(incoming, response, problem, id);
  }
}

async function send(incoming: IncomingMessage, response: ServerResponse, reply: S3Reply): Promise<void> {
  const { status, headers = {}, body } = reply;
  incoming.resume();
  if (typeof body === 'object') {
    response.writeHead(status, headers);
    await pipeline(Readable.from(body, { objectMode: true, highWaterMark: 1 }), response);
    return;
  }
  const type = body === undefined ? {} : { 'Content-Type': 'application/xml' };
  const hasLength = status === 204 || status === 304 || 'Content-Length' in headers;
  const length = hasLength ? {} : { 'Content-Length': Buffer.byteLength(body ?? '') };
  response.writeHead(status, { ...type, ...length, ...headers });
  response.end(body);
}

function refuse(incoming: IncomingMessage, response: ServerResponse, problem: S3Problem, id: string): void {
  const xml = xmlDocument(
    'Error',
    [
      ['Code', problem.code],
      ['Message', problem.message],
      ['Resource', incoming.url?.split('?')[0] ?? '/'],
      ['RequestId', id],
      ...Object.entries(problem.extra),
    ],
    false,
  );
  const body = incoming.method === 'HEAD' ? '' : xml;
  response.writeHead(problem.status, {
    'Content-Type': 'application/xml',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
  if (!incoming.complete) drain(incoming);
}

// Many clients read an answer only when they have sent everything, and a closed connection would take it from them: some
// megabytes are read away before the line is cut.
function drain(incoming: IncomingMessage): void {
  let drained = 0;
  incoming.on('data', (piece: Buffer) => {
    drained += piece.length;
    if (drained > drainLimit) incoming.destroy();
  });
  incoming.on('error', () => undefined);
  incoming.resume();
}
