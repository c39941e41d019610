import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkCopySource, isUnchanged, parseRange, writeCondition } from './condition.rules.js';
import { moveDurably, receiveFile } from './durable.files.js';
import type { ObjectDisk, StoredObject } from './object.disk.js';
import { retarget } from './object.disk.js';
import { RequestBody, type BodyFacts } from './request.body.js';
import { S3Problem } from './s3.problem.js';
import { headerText, type ObjectRequest, type S3Reply, type S3Request } from './s3.request.js';
import { xmlDocument } from './xml.text.js';

const keptHeaders = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];
const mostMetadata = 8192;

export async function putObject(disk: ObjectDisk, request: ObjectRequest): Promise<S3Reply> {
  const permit = writeCondition(request);
  const headers = objectHeaders(request);
  await disk.requireBucket(request.bucket);
  // Asked here too, so that a write that is bound to fail does not send its bytes first.
  permit(await disk.find(request.bucket, request.key));
  const body = new RequestBody(request);
  const received = await receiveFile(disk.temporary, body.pieces());
  const object = await keepReceived(disk, request, {
    ...received,
    headers,
    permit,
    verify: () => body.verify(),
  });
  return { status: 200, headers: { ETag: `"${object.etag}"`, ...object.checksums } };
}

type Received = {
  path: string;
  size: number;
  headers: Record<string, string>;
  permit: (before: StoredObject | undefined) => void;
  verify: () => BodyFacts;
};

/** Gives a received file its place and commits it under the key. */
export async function keepReceived(
  disk: ObjectDisk,
  target: { bucket: string; key: string },
  received: Received,
): Promise<StoredObject> {
  const { folder, name } = disk.place(target.bucket, target.key);
  const data = `${name}.${randomUUID()}`;
  try {
    const { md5, checksums } = received.verify();
    const { size, headers } = received;
    const modified = new Date().toISOString();
    const segments = [{ file: data, size }];
    const object: StoredObject = {
      key: target.key,
      size,
      etag: md5,
      modified,
      headers,
      checksums,
      data,
      segments,
    };
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await moveDurably(received.path, join(folder, data));
    await disk.commit(target.bucket, object, received.permit);
    return object;
  } catch (error) {
    await rm(received.path, { force: true });
    await rm(join(folder, data), { force: true });
    throw error;
  }
}

export async function copyObject(disk: ObjectDisk, request: ObjectRequest): Promise<S3Reply> {
  const from = copySource(request);
  const source = await disk.require(from.bucket, from.key);
  checkCopySource(request, source);
  await disk.requireBucket(request.bucket);
  const replaces = headerText(request.headers, 'x-amz-metadata-directive') === 'REPLACE';
  if (!replaces && from.bucket === request.bucket && from.key === request.key) {
    throw new S3Problem('InvalidRequest', 'An object can be copied to itself only with other metadata.');
  }
  const { folder, name } = disk.place(request.bucket, request.key);
  const data = `${name}.${randomUUID()}`;
  const object: StoredObject = {
    ...source,
    key: request.key,
    modified: new Date().toISOString(),
    headers: replaces ? objectHeaders(request) : source.headers,
    data,
    segments: source.segments.map(({ file, size }) => ({ file: retarget(file, source.data, data), size })),
  };
  try {
    await disk.linkData(from.bucket, source, { folder, data });
    await disk.commit(request.bucket, object, writeCondition(request));
  } catch (error) {
    await rm(join(folder, data), { recursive: true, force: true });
    throw error;
  }
  const result = xmlDocument('CopyObjectResult', [
    ['LastModified', object.modified],
    ['ETag', `"${object.etag}"`],
  ]);
  return { status: 200, body: result };
}

// Some clients send the source as it is, others percent-encoded; a leading slash is optional.
function copySource(request: S3Request): { bucket: string; key: string } {
  const raw = headerText(request.headers, 'x-amz-copy-source') ?? '';
  let text = Buffer.from(raw, 'latin1').toString('utf8');
  try {
    text = decodeURIComponent(text);
  } catch {
    // A bare % in a raw source is part of the key.
  }
  const match = /^\/?([^/]+)\/([\s\S]+)$/.exec(text);
  if (!match) throw new S3Problem('InvalidArgument', 'The copy source must be bucket/key.');
  return { bucket: match[1] ?? '', key: match[2] ?? '' };
}

export async function readObject(disk: ObjectDisk, request: ObjectRequest): Promise<S3Reply> {
  const object = await disk.require(request.bucket, request.key);
  const headers = describe(request, object);
  if (isUnchanged(request, object)) return { status: 304, headers };
  const range = parseRange(headerText(request.headers, 'range'), object.size);
  const { start, end } = range ?? { start: 0, end: object.size - 1 };
  const sized = { ...headers, 'Content-Length': end - start + 1 };
  const all = range ? { ...sized, 'Content-Range': `bytes ${start}-${end}/${object.size}` } : sized;
  const status = range ? 206 : 200;
  if (request.method === 'HEAD') return { status, headers: all };
  return { status, headers: all, body: disk.read(request.bucket, object, start, end) };
}

function describe(request: S3Request, object: StoredObject): Record<string, string | number> {
  const overrides: Record<string, string> = {};
  for (const name of keptHeaders) {
    const value = request.query.get(`response-${name}`);
    if (value !== undefined) overrides[name] = value;
  }
  return {
    'content-type': 'application/octet-stream',
    ...object.headers,
    ...overrides,
    ...(headerText(request.headers, 'x-amz-checksum-mode') === 'ENABLED' ? object.checksums : {}),
    ETag: `"${object.etag}"`,
    'Last-Modified': new Date(object.modified).toUTCString(),
    'Accept-Ranges': 'bytes',
  };
}

export async function deleteObject(disk: ObjectDisk, request: ObjectRequest): Promise<S3Reply> {
  await disk.remove(request.bucket, request.key);
  return { status: 204 };
}

/** The headers of a request that an object keeps and gives back. */
export function objectHeaders(request: S3Request): Record<string, string> {
  const kept: Record<string, string> = {};
  let metadata = 0;
  for (const name of Object.keys(request.headers)) {
    const value = headerText(request.headers, name) ?? '';
    if (name.startsWith('x-amz-meta-')) metadata += name.length + value.length;
    if (name.startsWith('x-amz-meta-') || keptHeaders.includes(name)) kept[name] = value;
  }
  if (metadata > mostMetadata) throw new S3Problem('InvalidRequest', 'The metadata is too large.');
  const encoding = (kept['content-encoding'] ?? '').split(',').map((part) => part.trim());
  const ownEncoding = encoding.filter((part) => part !== '' && part !== 'aws-chunked').join(', ');
  delete kept['content-encoding'];
  return ownEncoding ? { ...kept, 'content-encoding': ownEncoding } : kept;
}
