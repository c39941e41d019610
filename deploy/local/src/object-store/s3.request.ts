import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { S3Problem } from './s3.problem.js';
import type { Payload } from './signature.check.js';

/** A request whose address is taken apart; `key` is undefined when it is about a bucket. */
export type S3Request = {
  method: string;
  path: string;
  bucket: string | undefined;
  key: string | undefined;
  query: ReadonlyMap<string, string>;
  headers: IncomingHttpHeaders;
  incoming: IncomingMessage;
};

/** A request whose signature was found good, with the way its body is to be read. */
export type SignedRequest = S3Request & { payload: Payload };

export type S3Reply = {
  status: number;
  headers?: Record<string, string | number>;
  body?: string | AsyncIterable<Buffer>;
};

/** A request that names an object. */
export type ObjectRequest = SignedRequest & { bucket: string; key: string };
export type BucketRequest = SignedRequest & { bucket: string };

const longestKey = 1024;

export function parseRequest(incoming: IncomingMessage): S3Request {
  const url = incoming.url ?? '/';
  const cut = url.indexOf('?');
  const path = decode(cut < 0 ? url : url.slice(0, cut));
  const [, bucket, key] = /^\/([^/]*)(?:\/([\s\S]*))?$/.exec(path) ?? [];
  if (bucket === undefined) throw new S3Problem('InvalidURI', 'The address has no path.');
  if (key !== undefined && Buffer.byteLength(key) > longestKey) {
    throw new S3Problem('KeyTooLongError', `A key has at most ${longestKey} bytes.`);
  }
  return {
    method: incoming.method ?? 'GET',
    path,
    bucket: bucket || undefined,
    key: key || undefined,
    query: parseQuery(cut < 0 ? '' : url.slice(cut + 1)),
    headers: incoming.headers,
    incoming,
  };
}

// Not URLSearchParams: it reads a plus as a space, which SigV4 does not.
function parseQuery(text: string): Map<string, string> {
  const query = new Map<string, string>();
  for (const pair of text.split('&')) {
    if (pair === '') continue;
    const cut = pair.indexOf('=');
    const name = decode(cut < 0 ? pair : pair.slice(0, cut));
    if (query.has(name)) throw new S3Problem('InvalidArgument', `The parameter ${name} is given twice.`);
    query.set(name, cut < 0 ? '' : decode(pair.slice(cut + 1)));
  }
  return query;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Problem('InvalidURI', 'The address is not well percent-encoded.');
  }
}

/** Percent-encodes as SigV4 and S3's `encoding-type=url` want it. */
export function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function headerText(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
