import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { send, signed, startStore, type RawRequest, type RunningStore } from './object-store.fixture.js';
import { startObjectStoreServer } from './object-store.server.js';

/** What only the local store promises: how it keeps files, what it cleans up, and how it refuses. */
let store: RunningStore;
const mebibyte = 1024 ** 2;

beforeAll(async () => {
  store = await startStore();
  await ask({ method: 'PUT', path: '/bucket' });
});
afterAll(() => store.stop());

function ask(request: RawRequest, payloadHash?: string) {
  return send(store, signed(store, request, payloadHash));
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

/** Resolves once the folder is empty; the test's own time-out is its limit. */
async function emptied(folder: string): Promise<void> {
  while ((await readdir(folder)).length > 0) await new Promise((resolve) => setTimeout(resolve, 20));
}

function shaOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

describe('files', () => {
  it('names them after the key’s digest, so that no key leaves the folder', async () => {
    await ask({ method: 'PUT', path: '/bucket/../../../../etc/passwd', body: 'x' });
    const name = shaOf('../../../../etc/passwd');
    const json = join(store.root, 'buckets/bucket', name.slice(0, 2), `${name}.json`);
    expect(JSON.parse(await readFile(json, 'utf8'))).toMatchObject({
      key: '../../../../etc/passwd',
      size: 1,
    });
  });

  it.each(['..', 'ab', 'Upper', 'a..b', '-lead'])('refuses the bucket name %s', async (name) => {
    const answer = await ask({ method: 'PUT', path: `/${name}` });
    expect([answer.status, answer.text]).toEqual([400, expect.stringContaining('InvalidBucketName')]);
  });

  it('keeps one file of data per object after a hundred replacements', async () => {
    for (let turn = 0; turn < 100; turn += 1)
      await ask({ method: 'PUT', path: '/bucket/again', body: `turn ${turn}` });
    const name = shaOf('again');
    const files = (await filesBelow(join(store.root, 'buckets/bucket', name.slice(0, 2)))).filter((file) =>
      file.includes(name),
    );
    expect(files).toHaveLength(2);
  });

  it('leaves nothing of an upload whose sender hangs up', async () => {
    const { headers = {}, path } = signed(store, { method: 'PUT', path: '/bucket/cut' }, 'UNSIGNED-PAYLOAD');
    await new Promise<void>((resolve) => {
      const { hostname, port } = new URL(store.endpoint);
      const all = { ...headers, 'content-length': String(5 * mebibyte) };
      const outgoing = httpRequest({ hostname, port, method: 'PUT', path, headers: all });
      outgoing.on('error', () => resolve());
      outgoing.write(randomBytes(mebibyte), () => setTimeout(() => outgoing.destroy(new Error('cut')), 100));
    });
    await emptied(join(store.root, 'tmp'));
    expect((await ask({ path: '/bucket/cut' })).status).toBe(404);
  });
});

describe('a start after a kill', () => {
  it('sweeps half-written files and unnamed data, and keeps objects and open uploads', async () => {
    const first = await startStore();
    const asked = (request: RawRequest) => send(first, signed(first, request));
    await asked({ method: 'PUT', path: '/bucket' });
    await asked({ method: 'PUT', path: '/bucket/kept', body: 'kept' });
    const { text } = await asked({ method: 'POST', path: '/bucket/open?uploads=' });
    const uploadId = /<UploadId>(.*?)</.exec(text)?.[1];
    await asked({ method: 'PUT', path: `/bucket/open?partNumber=1&uploadId=${uploadId}`, body: 'part' });
    const shard = join(first.root, 'buckets/bucket', shaOf('kept').slice(0, 2));
    await writeFile(join(first.root, 'tmp/half-written'), 'x');
    await writeFile(join(shard, `${shaOf('kept')}.never-committed`), 'x');
    await mkdir(join(first.root, 'buckets/bucket/00'), { recursive: true });
    await writeFile(join(first.root, 'buckets/bucket/00', `00${'a'.repeat(62)}.no-json`), 'x');

    const again = await startObjectStoreServer({ ...first, port: 0, host: '127.0.0.1' });
    expect(await readdir(join(first.root, 'tmp'))).toEqual([]);
    const names = (await filesBelow(join(first.root, 'buckets'))).map((file) => file.split('/').at(-1));
    expect(names.filter((name) => /never-committed|no-json/.test(name ?? ''))).toEqual([]);
    const target = { ...first, endpoint: again.endpoint };
    expect((await send(target, signed(target, { path: '/bucket/kept' }))).text).toBe('kept');
    const parts = await send(target, signed(target, { path: `/bucket/open?uploadId=${uploadId}` }));
    expect(parts.text).toContain('<PartNumber>1</PartNumber>');
    await again.close();
    await first.stop();
  });
});

describe('streamed bodies', () => {
  function chunks(data: Buffer, checksum: string): Buffer {
    const half = Math.floor(data.length / 2);
    const chunk = (piece: Buffer) =>
      Buffer.concat([Buffer.from(`${piece.length.toString(16)}\r\n`), piece, Buffer.from('\r\n')]);
    const end = Buffer.from(`0\r\nx-amz-checksum-crc32:${checksum}\r\n\r\n`);
    return Buffer.concat([chunk(data.subarray(0, half)), chunk(data.subarray(half)), end]);
  }

  function crcOf(data: Buffer): string {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(data));
    return bytes.toString('base64');
  }

  const data = randomBytes(200_000);
  const headers = {
    'content-encoding': 'aws-chunked',
    'x-amz-decoded-content-length': String(data.length),
    'x-amz-trailer': 'x-amz-checksum-crc32',
  };
  const put = (body: Buffer) =>
    ask({ method: 'PUT', path: '/bucket/streamed', headers, body }, 'STREAMING-UNSIGNED-PAYLOAD-TRAILER');

  it('unwraps chunks and checks the checksum that follows them', async () => {
    expect((await put(chunks(data, crcOf(data)))).status).toBe(200);
    const answer = await ask({ path: '/bucket/streamed' });
    expect(answer.body.equals(data)).toBe(true);
    expect(answer.headers['content-encoding']).toBeUndefined();
    expect(await put(chunks(data, crcOf(Buffer.from('other'))))).toMatchObject({
      status: 400,
      text: expect.stringContaining('BadDigest'),
    });
  });

  it('refuses a body that is shorter or longer than it says', async () => {
    expect((await put(chunks(data.subarray(1), crcOf(data)))).status).toBe(400);
    expect((await put(chunks(Buffer.concat([data, data]), crcOf(data)))).status).toBe(400);
  });

  it('checks the signature of every chunk over the wire', async () => {
    const body = 'z'.repeat(1000);
    const lengths = { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': '1000' };
    const request = signed(
      store,
      { method: 'PUT', path: '/bucket/chunk-signed', headers: lengths },
      'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
    );
    const { authorization = '', 'x-amz-date': date = '' } = request.headers ?? {};
    const scope = /Credential=[^/]+\/([^,]+),/.exec(authorization)?.[1] ?? '';
    const key = [...scope.split('/')].reduce<Buffer | string>(
      (previous, part) => createHmac('sha256', previous).update(part).digest(),
      `AWS4${store.secretKey}`,
    );
    const sign = (previous: string, text: string) => {
      const toSign = ['AWS4-HMAC-SHA256-PAYLOAD', date, scope, previous, shaOf(''), shaOf(text)].join('\n');
      return createHmac('sha256', key).update(toSign).digest('hex');
    };
    const first = sign(/Signature=(\w+)/.exec(authorization)?.[1] ?? '', body);
    const wire = (text: string) =>
      `3e8;chunk-signature=${first}\r\n${text}\r\n0;chunk-signature=${sign(first, '')}\r\n\r\n`;
    expect((await send(store, { ...request, body: wire(`y${body.slice(1)}`) })).status).toBe(403);
    expect((await ask({ method: 'HEAD', path: '/bucket/chunk-signed' })).status).toBe(404);
    expect((await send(store, { ...request, body: wire(body) })).status).toBe(200);
    expect((await ask({ path: '/bucket/chunk-signed' })).text).toBe(body);
  });
});

describe('refusals', () => {
  it.each<[string, RawRequest, number, string]>([
    [
      'an operation it does not know',
      { method: 'PUT', path: '/bucket/kept?acl=', body: 'x' },
      501,
      'NotImplemented',
    ],
    ['a parameter given twice', { path: '/bucket?list-type=2&list-type=2' }, 400, 'InvalidArgument'],
    ['a broken percent sign', { path: '/bucket/%zz' }, 400, 'InvalidURI'],
    ['a key that is too long', { path: `/bucket/${'k'.repeat(1025)}` }, 400, 'KeyTooLongError'],
    ['a method', { method: 'PATCH', path: '/bucket/kept' }, 405, 'MethodNotAllowed'],
    ['a missing bucket', { path: '/no-such-bucket/key' }, 404, 'NoSuchBucket'],
    [
      'a part number out of range',
      { method: 'PUT', path: '/bucket/k?partNumber=0&uploadId=a' },
      400,
      'InvalidArgument',
    ],
    [
      'an upload that is not there',
      { method: 'PUT', path: '/bucket/k?partNumber=1&uploadId=..' },
      404,
      'NoSuchUpload',
    ],
    [
      'XML with entities',
      { method: 'POST', path: '/bucket?delete=', body: '<!DOCTYPE a><Delete/>' },
      400,
      'MalformedXML',
    ],
  ])('answers XML to %s', async (_, request, status, code) => {
    const answer = await ask(request);
    expect([answer.status, answer.headers['content-type']]).toEqual([status, 'application/xml']);
    expect(answer.text).toContain(`<Code>${code}</Code>`);
  });

  it('never leaves the root for an upload id made of dots', async () => {
    const answer = await ask({ method: 'DELETE', path: '/bucket/k?uploadId=..%2F..%2Fbuckets' });
    expect(answer.status).toBe(404);
  });

  it('answers a refused body of megabytes before it cuts the line', async () => {
    const request = { method: 'PUT', path: '/bucket/refused', body: randomBytes(8 * mebibyte) };
    const answer = await send(store, { ...request, headers: { 'content-length': String(8 * mebibyte) } });
    expect(answer.status).toBe(403);
  });
});

describe('memory', () => {
  it('stays flat while 300 MB come in', async () => {
    const piece = randomBytes(30 * mebibyte);
    const { text } = await ask({ method: 'POST', path: '/bucket/large?uploads=' });
    const uploadId = /<UploadId>(.*?)</.exec(text)?.[1];
    const put = (number: number) =>
      ask({ method: 'PUT', path: `/bucket/large?partNumber=${number}&uploadId=${uploadId}`, body: piece });
    await put(1);
    const before = process.memoryUsage().rss;
    for (let number = 2; number <= 10; number += 1) await put(number);
    expect(process.memoryUsage().rss - before).toBeLessThan(60 * mebibyte);
    await ask({ method: 'DELETE', path: `/bucket/large?uploadId=${uploadId}` });
  });
});
