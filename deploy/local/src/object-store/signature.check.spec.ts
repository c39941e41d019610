import { ChunkedBody } from './chunked.body.js';
import { checkSignature, type Payload } from './signature.check.js';
import type { S3Request } from './s3.request.js';

// The examples of Amazon's own documentation, with its published keys and signatures.
const keys = {
  accessKey: 'AKIAIOSFODNN7EXAMPLE',
  secretKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  region: 'us-east-1',
};
const now = Date.parse('2013-05-24T00:00:00Z');
const emptyHash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
const credential = 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request';

type Parts = Partial<Pick<S3Request, 'method' | 'path' | 'query' | 'headers'>>;

function request(parts: Parts): S3Request {
  const base = {
    method: 'GET',
    path: '/',
    bucket: 'examplebucket',
    key: undefined,
    query: new Map(),
    headers: {},
  };
  return { ...base, incoming: undefined as never, ...parts };
}

function authorization(signedHeaders: string, signature: string): string {
  return `AWS4-HMAC-SHA256 Credential=${credential},SignedHeaders=${signedHeaders},Signature=${signature}`;
}

const ranged = {
  path: '/test.txt',
  headers: {
    host: 'examplebucket.s3.amazonaws.com',
    range: 'bytes=0-9',
    'x-amz-content-sha256': emptyHash,
    'x-amz-date': '20130524T000000Z',
    authorization: authorization(
      'host;range;x-amz-content-sha256;x-amz-date',
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ),
  },
};

const presigned = new Map([
  ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
  ['X-Amz-Credential', credential],
  ['X-Amz-Date', '20130524T000000Z'],
  ['X-Amz-Expires', '86400'],
  ['X-Amz-SignedHeaders', 'host'],
  ['X-Amz-Signature', 'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404'],
]);

const chunked = {
  method: 'PUT',
  path: '/examplebucket/chunkObject.txt',
  headers: {
    host: 's3.amazonaws.com',
    'x-amz-date': '20130524T000000Z',
    'x-amz-storage-class': 'REDUCED_REDUNDANCY',
    authorization: authorization(
      'content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;x-amz-storage-class',
      '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
    ),
    'x-amz-content-sha256': 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    'content-encoding': 'aws-chunked',
    'x-amz-decoded-content-length': '66560',
    'content-length': '66824',
  },
};

function chunkedBody(last = 'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9'): Buffer {
  return Buffer.from(
    [
      '10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
      'a'.repeat(65536),
      '400;chunk-signature=0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
      'a'.repeat(1024),
      `0;chunk-signature=${last}`,
      '',
      '',
    ].join('\r\n'),
  );
}

async function* inPieces(data: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < data.length; start += size) yield data.subarray(start, start + size);
}

async function unwrap(payload: Payload, data: Buffer, size: number): Promise<string> {
  if (payload.kind !== 'chunked') throw new Error('expected a chunked payload');
  const pieces: Buffer[] = [];
  for await (const piece of new ChunkedBody(payload).unwrap(inPieces(data, size)))
    pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString();
}

describe('the signature check', () => {
  it("accepts Amazon's published header signature", () => {
    expect(checkSignature(request(ranged), keys, now)).toEqual({ kind: 'digest', sha256: emptyHash });
  });

  it("accepts Amazon's published presigned address until it expires", () => {
    const signed = request({
      path: '/test.txt',
      query: presigned,
      headers: { host: 'examplebucket.s3.amazonaws.com' },
    });
    expect(checkSignature(signed, keys, now + 86_400_000)).toEqual({ kind: 'unsigned' });
    expect(() => checkSignature(signed, keys, now + 86_400_001)).toThrow('Request has expired');
  });

  it.each([1, 7, 1000, 70_000])(
    "unwraps Amazon's published chunks, arriving %d bytes at a time",
    async (size) => {
      const payload = checkSignature(request(chunked), keys, now);
      expect(await unwrap(payload, chunkedBody(), size)).toBe('a'.repeat(66_560));
    },
  );

  it('refuses chunks whose bytes or last signature were changed', async () => {
    const payload = checkSignature(request(chunked), keys, now);
    const altered = chunkedBody();
    altered[60_000] = altered[60_000]! ^ 1;
    await expect(unwrap(payload, altered, 4096)).rejects.toThrow('chunk does not match');
    await expect(unwrap(payload, chunkedBody('0'.repeat(64)), 4096)).rejects.toThrow('chunk does not match');
  });

  it.each<[string, Parts, number, string]>([
    ['another path', { ...ranged, path: '/test2.txt' }, now, 'SignatureDoesNotMatch'],
    [
      'another range',
      { ...ranged, headers: { ...ranged.headers, range: 'bytes=0-99' } },
      now,
      'SignatureDoesNotMatch',
    ],
    ['another method', { ...ranged, method: 'DELETE' }, now, 'SignatureDoesNotMatch'],
    ['a further parameter', { ...ranged, query: new Map([['acl', '']]) }, now, 'SignatureDoesNotMatch'],
    ['an old date', ranged, now + 16 * 60_000, 'RequestTimeTooSkewed'],
    [
      'a header that was not signed',
      { ...ranged, headers: { ...ranged.headers, 'x-amz-copy-source': '/other/secret' } },
      now,
      'AccessDenied',
    ],
    ['no signature', { ...ranged, headers: { host: 'localhost' } }, now, 'AccessDenied'],
  ])('refuses a request with %s', (_, parts, at, code) => {
    expect(() => checkSignature(request(parts), keys, at)).toThrow(expect.objectContaining({ code }));
  });

  it('refuses another access key and names the region it expects', () => {
    expect(() => checkSignature(request(ranged), { ...keys, accessKey: 'other' }, now)).toThrow(
      expect.objectContaining({ code: 'InvalidAccessKeyId' }),
    );
    expect(() => checkSignature(request(ranged), { ...keys, region: 'eu-central-1' }, now)).toThrow(
      expect.objectContaining({ code: 'AuthorizationHeaderMalformed', extra: { Region: 'eu-central-1' } }),
    );
  });
});
