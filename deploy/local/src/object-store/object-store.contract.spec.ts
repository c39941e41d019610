import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { Client, CopyConditions } from 'minio';
import { form, send, signed, startStore, type Target } from './object-store.fixture.js';

/**
 * What Allmende needs of an S3 server. By default it is asked of the local one; with `S3_ENDPOINT`, `S3_ACCESS_KEY`,
 * `S3_SECRET_KEY` and `S3_REGION` of any other.
 */
let target: Target;
let client: Client;
let stop: () => Promise<void> = async () => undefined;
const bucket = `contract-${randomUUID()}`;
const mebibyte = 1024 ** 2;

beforeAll(async () => {
  const endpoint = process.env['S3_ENDPOINT'];
  if (endpoint) {
    const variable = (name: string) => process.env[name] ?? '';
    const region = variable('S3_REGION') || 'us-east-1';
    target = { endpoint, accessKey: variable('S3_ACCESS_KEY'), secretKey: variable('S3_SECRET_KEY'), region };
  } else {
    const store = await startStore();
    target = store;
    stop = store.stop;
  }
  client = clientOf(target);
  await client.makeBucket(bucket, target.region);
}, 60_000);

afterAll(async () => {
  for await (const { name } of client.listObjectsV2(bucket, '', true))
    await client.removeObject(bucket, name);
  await client.removeBucket(bucket);
  await stop();
});

function clientOf({ endpoint, accessKey, secretKey, region }: Target): Client {
  const { hostname, port, protocol } = new URL(endpoint);
  const useSSL = protocol === 'https:';
  return new Client({
    endPoint: hostname,
    port: Number(port || (useSSL ? 443 : 80)),
    useSSL,
    accessKey,
    secretKey,
    region,
  });
}

async function read(key: string): Promise<Buffer> {
  return buffer(await client.getObject(bucket, key));
}

async function namesOf(prefix: string, recursive = true): Promise<string[]> {
  const names: string[] = [];
  for await (const item of client.listObjectsV2(bucket, prefix, recursive))
    names.push(item.name ?? item.prefix);
  return names;
}

function failure(code: string) {
  return expect.objectContaining({ code });
}

function sha256(data: Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

describe('buckets', () => {
  it('says whether a bucket exists', async () => {
    expect(await client.bucketExists(bucket)).toBe(true);
    expect(await client.bucketExists(`${bucket}-not`)).toBe(false);
  });

  it('refuses to create a bucket a second time', async () => {
    await expect(client.makeBucket(bucket, target.region)).rejects.toEqual(
      failure('BucketAlreadyOwnedByYou'),
    );
  });

  it('refuses to remove a bucket that holds something', async () => {
    await client.putObject(bucket, 'kept', 'x');
    await expect(client.removeBucket(bucket)).rejects.toEqual(failure('BucketNotEmpty'));
  });
});

describe('objects', () => {
  it.each([
    'plain.txt',
    'a/b/../c',
    '/lead',
    'ÄÖÜ 😀 שלום.pdf',
    "q'(!)*+=&%20?#",
    'ends/',
    'a//b',
    '.',
    'x'.repeat(1000),
  ])('keeps the bytes, type and metadata of the key %j', async (key) => {
    const data = randomBytes(1000);
    await client.putObject(bucket, key, data, data.length, {
      'Content-Type': 'text/plain',
      'X-Amz-Meta-Part': '7',
    });
    expect(await read(key)).toEqual(data);
    const stat = await client.statObject(bucket, key);
    expect(stat).toMatchObject({ size: 1000, etag: createHash('md5').update(data).digest('hex') });
    expect(stat.metaData).toMatchObject({ 'content-type': 'text/plain', part: '7' });
  });

  it('keeps an empty object', async () => {
    await client.putObject(bucket, 'empty', Buffer.alloc(0), 0);
    expect((await read('empty')).length).toBe(0);
    expect((await client.statObject(bucket, 'empty')).size).toBe(0);
  });

  it('replaces an object as a whole, also while it is being read', async () => {
    const [before, after] = [randomBytes(3 * mebibyte), randomBytes(3 * mebibyte)];
    await client.putObject(bucket, 'replaced', before, before.length);
    const open = await client.getObject(bucket, 'replaced');
    await client.putObject(bucket, 'replaced', after, after.length);
    expect(sha256(await buffer(open))).toBe(sha256(before));
    expect(sha256(await read('replaced'))).toBe(sha256(after));
  });

  it('deletes an object once and for all, and says nothing the second time', async () => {
    await client.putObject(bucket, 'gone', 'x');
    await client.removeObject(bucket, 'gone');
    await client.removeObject(bucket, 'gone');
    await expect(client.getObject(bucket, 'gone')).rejects.toEqual(failure('NoSuchKey'));
    await expect(client.statObject(bucket, 'gone')).rejects.toEqual(failure('NotFound'));
  });

  it('deletes several objects at once', async () => {
    const keys = ['many/<1>', 'many/&2', 'many/ä 3'];
    for (const key of keys) await client.putObject(bucket, key, 'x');
    await client.removeObjects(bucket, keys);
    expect(await namesOf('many/')).toEqual([]);
  });

  it('copies an object with its metadata', async () => {
    await client.putObject(bucket, 'copy/ä source', 'text', 4, { 'Content-Type': 'text/x-copy' });
    await client.copyObject(bucket, 'copy/target', `/${bucket}/copy/ä source`, new CopyConditions());
    await client.removeObject(bucket, 'copy/ä source');
    expect((await read('copy/target')).toString()).toBe('text');
    expect((await client.statObject(bucket, 'copy/target')).metaData).toMatchObject({
      'content-type': 'text/x-copy',
    });
  });
});

describe('ranges', () => {
  const data = randomBytes(100_000);
  const path = `/${bucket}/ranged`;
  beforeAll(() => client.putObject(bucket, 'ranged', data, data.length));

  it.each([
    ['bytes=0-0', 0, 1],
    ['bytes=5-99', 5, 100],
    ['bytes=99990-', 99_990, 100_000],
    ['bytes=-7', 99_993, 100_000],
    ['bytes=90000-200000', 90_000, 100_000],
  ])('gives %s', async (range, from, to) => {
    const answer = await send(target, signed(target, { path, headers: { range } }));
    expect(answer.status).toBe(206);
    expect(answer.headers['content-range']).toBe(`bytes ${from}-${to - 1}/100000`);
    expect(answer.body).toEqual(data.subarray(from, to));
  });

  it('refuses a range behind the end', async () => {
    const answer = await send(target, signed(target, { path, headers: { range: 'bytes=100000-' } }));
    expect([answer.status, answer.text]).toEqual([416, expect.stringContaining('<Code>InvalidRange</Code>')]);
  });

  it('answers 304 to the holder of the same version', async () => {
    const { etag } = await client.statObject(bucket, 'ranged');
    const answer = await send(target, signed(target, { path, headers: { 'if-none-match': `"${etag}"` } }));
    expect(answer.status).toBe(304);
  });
});

describe('checks of what is written', () => {
  const body = 'some bytes';
  const put = (headers: Record<string, string>, payloadHash?: string) =>
    send(target, signed(target, { method: 'PUT', path: `/${bucket}/checked`, headers, body }, payloadHash));

  it('accepts right digests and checksums', async () => {
    const md5 = createHash('md5').update(body).digest('base64');
    const sum = createHash('sha256').update(body).digest('base64');
    expect(await put({ 'content-md5': md5, 'x-amz-checksum-sha256': sum })).toMatchObject({ status: 200 });
  });

  it('refuses other bytes than the digests and checksums say, and keeps nothing', async () => {
    await client.removeObject(bucket, 'checked');
    const md5 = createHash('md5').update('other').digest('base64');
    const sum = createHash('sha256').update('other').digest('base64');
    expect(await put({ 'content-md5': md5 })).toMatchObject({
      status: 400,
      text: expect.stringContaining('BadDigest'),
    });
    expect(await put({ 'x-amz-checksum-sha256': sum })).toMatchObject({ status: 400 });
    const answer = await put({}, sha256(Buffer.from('other')));
    expect(answer).toMatchObject({ status: 400, text: expect.stringContaining('XAmzContentSHA256Mismatch') });
    await expect(client.statObject(bucket, 'checked')).rejects.toEqual(failure('NotFound'));
  });

  it('lets exactly one of many parallel If-None-Match writes win', async () => {
    const writes = Array.from({ length: 8 }, (_, number) =>
      send(
        target,
        signed(target, {
          method: 'PUT',
          path: `/${bucket}/once`,
          headers: { 'if-none-match': '*' },
          body: `writer ${number}`,
        }),
      ),
    );
    const statuses = (await Promise.all(writes)).map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect(statuses.slice(1).every((status) => status === 412 || status === 409)).toBe(true);
  });
});

describe('multipart uploads', () => {
  const parts = [randomBytes(8 * mebibyte), randomBytes(8 * mebibyte), randomBytes(123)];

  async function begin(key: string): Promise<{ uploadId: string; etags: { part: number; etag: string }[] }> {
    const uploadId = await client.initiateNewMultipartUpload(bucket, key, {
      'content-type': 'application/x-parts',
    });
    const etags: { part: number; etag: string }[] = [];
    for (const [index, payload] of parts.entries())
      etags.push(await putPart(key, uploadId, index + 1, payload));
    return { uploadId, etags };
  }

  async function putPart(key: string, uploadId: string, number: number, payload: Buffer) {
    const path = `/${bucket}/${key}?partNumber=${number}&uploadId=${uploadId}`;
    const answer = await send(target, signed(target, { method: 'PUT', path, body: payload }));
    expect(answer.status).toBe(200);
    return { part: number, etag: String(answer.headers.etag).replaceAll('"', '') };
  }

  it('joins parts into one object with ranges across their borders', async () => {
    const { uploadId, etags } = await begin('multi/joined');
    await client.completeMultipartUpload(bucket, 'multi/joined', uploadId, etags);
    const whole = Buffer.concat(parts);
    expect(sha256(await read('multi/joined'))).toBe(sha256(whole));
    const start = 8 * mebibyte - 10;
    const across = await buffer(
      await client.getPartialObject(bucket, 'multi/joined', start, 8 * mebibyte + 50),
    );
    expect(sha256(across)).toBe(sha256(whole.subarray(start, start + 8 * mebibyte + 50)));
    const stat = await client.statObject(bucket, 'multi/joined');
    expect(stat).toMatchObject({ size: whole.length, etag: expect.stringMatching(/-3$/) });
    expect(stat.metaData).toMatchObject({ 'content-type': 'application/x-parts' });
  });

  it('takes the last version of a part that was sent twice', async () => {
    const { uploadId, etags } = await begin('multi/twice');
    etags[1] = await putPart('multi/twice', uploadId, 2, parts[0]!);
    await client.completeMultipartUpload(bucket, 'multi/twice', uploadId, etags);
    expect(sha256(await read('multi/twice'))).toBe(sha256(Buffer.concat([parts[0]!, parts[0]!, parts[2]!])));
  });

  it('shows nothing before it is complete and nothing after it was aborted', async () => {
    const { uploadId, etags } = await begin('multi/aborted');
    await expect(client.statObject(bucket, 'multi/aborted')).rejects.toEqual(failure('NotFound'));
    await client.abortMultipartUpload(bucket, 'multi/aborted', uploadId);
    await expect(client.completeMultipartUpload(bucket, 'multi/aborted', uploadId, etags)).rejects.toThrow();
    await expect(client.statObject(bucket, 'multi/aborted')).rejects.toEqual(failure('NotFound'));
  });

  it.each([
    ['a part that is not there', [[1], [4]], 'InvalidPart'],
    ['parts out of order', [[2], [1]], 'InvalidPartOrder'],
  ])('refuses to complete with %s', async (_, order, code) => {
    const { uploadId, etags } = await begin('multi/refused');
    const chosen = order.flat().map((part) => ({ part, etag: etags[part - 1]?.etag ?? 'f'.repeat(32) }));
    await expect(client.completeMultipartUpload(bucket, 'multi/refused', uploadId, chosen)).rejects.toEqual(
      failure(code),
    );
    await client.abortMultipartUpload(bucket, 'multi/refused', uploadId);
  });

  it('refuses a small part before the last', async () => {
    const uploadId = await client.initiateNewMultipartUpload(bucket, 'multi/small', {});
    const etags = [
      await putPart('multi/small', uploadId, 1, randomBytes(10)),
      await putPart('multi/small', uploadId, 2, randomBytes(10)),
    ];
    await expect(client.completeMultipartUpload(bucket, 'multi/small', uploadId, etags)).rejects.toEqual(
      failure('EntityTooSmall'),
    );
    await client.abortMultipartUpload(bucket, 'multi/small', uploadId);
  });

  it('takes a stream of unknown length from the client', async () => {
    const whole = randomBytes(20 * mebibyte);
    const pieces = Array.from({ length: 40 }, (_, index) =>
      whole.subarray(index * 524_288, (index + 1) * 524_288),
    );
    await clientOf(target).putObject(bucket, 'multi/stream', Readable.from(pieces));
    expect(sha256(await read('multi/stream'))).toBe(sha256(whole));
  }, 60_000);
});

describe('listing', () => {
  const keys = ['list/a', 'list/b/1', 'list/b/2', 'list/ä <&>', 'list/😀', 'list/\uffee'];
  beforeAll(async () => {
    for (const key of keys) await client.putObject(bucket, key, 'x');
  });

  it('lists all keys below a prefix in the order of their bytes', async () => {
    const inOrder = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
    expect(await namesOf('list/')).toEqual(inOrder);
  });

  it('folds what lies behind a delimiter', async () => {
    expect((await namesOf('list/', false)).filter((name) => name.startsWith('list/b'))).toEqual(['list/b/']);
  });

  it('goes from page to page without losing or repeating a key', async () => {
    const found: string[] = [];
    let token = '';
    do {
      const next = token ? `continuation-token=${encodeURIComponent(token)}&` : '';
      const path = `/${bucket}?${next}encoding-type=url&list-type=2&max-keys=2&prefix=list%2F`;
      const { text } = await send(target, signed(target, { path }));
      found.push(...[...text.matchAll(/<Key>(.*?)<\/Key>/g)].map(([, key]) => decodeURIComponent(key!)));
      token = /<NextContinuationToken>(.*?)<\/NextContinuationToken>/.exec(text)?.[1] ?? '';
    } while (token);
    expect(found.sort()).toEqual([...keys].sort());
  });
});

describe('who may', () => {
  it('refuses anonymous requests', async () => {
    const read = await send(target, { path: `/${bucket}/kept` });
    const write = await send(target, { method: 'PUT', path: `/${bucket}/anonymous`, body: 'x' });
    const list = await send(target, { path: `/${bucket}?list-type=2` });
    expect([read.status, write.status, list.status]).toEqual([403, 403, 403]);
  });

  it('refuses a wrong secret and a wrong access key', async () => {
    await expect(
      clientOf({ ...target, secretKey: 'wrong-secret' }).getObject(bucket, 'kept'),
    ).rejects.toEqual(failure('SignatureDoesNotMatch'));
    await expect(clientOf({ ...target, accessKey: 'nobody' }).getObject(bucket, 'kept')).rejects.toEqual(
      failure('InvalidAccessKeyId'),
    );
  });

  it('honours a presigned address until it expires, for its own object and method alone', async () => {
    await client.putObject(bucket, 'presigned', 'for you');
    const url = new URL(await client.presignedGetObject(bucket, 'presigned', 60));
    const path = url.pathname + url.search;
    expect((await send(target, { path })).text).toBe('for you');
    expect((await send(target, { path: path.replace('presigned', 'kept') })).status).toBe(403);
    expect((await send(target, { method: 'DELETE', path })).status).toBe(403);
    expect((await send(target, { path: path.replace('Expires=60', 'Expires=600') })).status).toBe(403);
    const early = new Date(Date.now() - 5000);
    const expired = new URL(await client.presignedGetObject(bucket, 'presigned', 2, undefined, early));
    expect(await send(target, { path: expired.pathname + expired.search })).toMatchObject({
      status: 403,
      text: expect.stringContaining('expired'),
    });
  });

  it('takes an upload by a presigned address', async () => {
    const url = new URL(await client.presignedPutObject(bucket, 'presigned-put', 60));
    const answer = await send(target, {
      method: 'PUT',
      path: url.pathname + url.search,
      body: 'from a browser',
    });
    expect(answer.status).toBe(200);
    expect((await read('presigned-put')).toString()).toBe('from a browser');
  });
});

describe('forms', () => {
  async function policyFor(
    key: string,
    change: (fields: Record<string, string>) => void = () => undefined,
    expires = 60_000,
  ) {
    const policy = client.newPostPolicy();
    policy.setBucket(bucket);
    policy.setKey(key);
    policy.setContentType('text/plain');
    policy.setContentLengthRange(1, 1000);
    policy.setExpires(new Date(Date.now() + expires));
    const { formData } = await client.presignedPostPolicy(policy);
    const fields = { ...formData } as Record<string, string>;
    change(fields);
    return fields;
  }

  async function post(fields: Record<string, string>, file: string) {
    return send(target, { method: 'POST', path: `/${bucket}`, ...form(fields, file) });
  }

  it('takes a file that keeps to the policy', async () => {
    expect((await post(await policyFor('form'), 'line\r\n--form\r\n')).status).toBe(204);
    expect((await read('form')).toString()).toBe('line\r\n--form\r\n');
  });

  it.each<[string, (fields: Record<string, string>) => void, string, number]>([
    ['another key', (fields) => (fields['key'] = 'elsewhere'), 'x', 60_000],
    ['another type', (fields) => (fields['Content-Type'] = 'text/html'), 'x', 60_000],
    ['a field the policy does not name', (fields) => (fields['x-amz-meta-more'] = '1'), 'x', 60_000],
    ['too large a file', () => undefined, 'x'.repeat(1001), 60_000],
    ['a changed policy', (fields) => (fields['policy'] = `${fields['policy']}IA==`), 'x', 60_000],
    ['an expired policy', () => undefined, 'x', -1000],
  ])('refuses %s', async (_, change, file, expires) => {
    const answer = await post(await policyFor('form-refused', change, expires), file);
    expect([400, 403]).toContain(answer.status);
    await expect(client.statObject(bucket, 'form-refused')).rejects.toEqual(failure('NotFound'));
  });
});
