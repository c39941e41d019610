import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import {
  startObjectStoreServer,
  type ObjectStoreServer,
} from '@allmende/local/object-store/object-store.server';
import { Storage, type StorageOptions } from './object-storage.js';

let root: string;
let server: ObjectStoreServer;
let options: StorageOptions;
let storage: Storage;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'storage-'));
  const keys = { accessKey: 'access', secretKey: 'secret-key', region: 'eu-central-1' };
  server = await startObjectStoreServer({ ...keys, port: 0, host: '127.0.0.1', root });
  options = { ...keys, endpoint: server.endpoint, bucket: 'files' };
  storage = new Storage(options);
  await storage.ensureBucket();
});

afterAll(async () => {
  storage.close();
  await server.close();
  await rm(root, { recursive: true, force: true });
});

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

async function putParts(key: string, uploadId: string, parts: Buffer[]) {
  return Promise.all(
    parts.map((bytes, index) =>
      storage.putPart({ key, uploadId, number: index + 1, bytes, sha256: sha256(bytes) }),
    ),
  );
}

describe('storage', () => {
  it('makes its bucket once, however many ask', async () => {
    const many = Array.from({ length: 5 }, () => new Storage({ ...options, bucket: 'shared-bucket' }));
    await Promise.all(many.map((one) => one.ensureBucket()));
    await Promise.all(many.map((one) => one.check()));
    for (const one of many) one.close();
  });

  it('joins parts and reads ranges of the whole', async () => {
    const parts = [randomBytes(8 * 1024 * 1024), randomBytes(100)];
    const uploadId = await storage.createUpload('joined');
    const stored = await putParts('joined', uploadId, parts);
    await storage.completeUpload('joined', uploadId, stored);
    const whole = Buffer.concat(parts);
    expect(await storage.stat('joined')).toMatchObject({ size: whole.length });
    expect((await buffer(await storage.read('joined'))).equals(whole)).toBe(true);
    const range = { start: 8 * 1024 * 1024 - 3, end: 8 * 1024 * 1024 + 3 };
    const across = await buffer(await storage.read('joined', range));
    expect(across.equals(whole.subarray(range.start, range.end + 1))).toBe(true);
    expect(await buffer(await storage.read('joined', { start: 0, end: 0 }))).toHaveLength(1);
  });

  it('lets an upload be completed again when the first answer was lost', async () => {
    const uploadId = await storage.createUpload('twice');
    const stored = await putParts('twice', uploadId, [randomBytes(10)]);
    await storage.completeUpload('twice', uploadId, stored);
    await expect(storage.completeUpload('twice', uploadId, stored)).resolves.toBeUndefined();
  });

  it('has a part refused whose bytes are not those of its digest', async () => {
    const uploadId = await storage.createUpload('wrong');
    const part = {
      key: 'wrong',
      uploadId,
      number: 1,
      bytes: Buffer.from('bytes'),
      sha256: sha256(Buffer.from('other')),
    };
    await expect(storage.putPart(part)).rejects.toMatchObject({ code: 'XAmzContentSHA256Mismatch' });
    await storage.abortUpload('wrong', uploadId);
  });

  it('aborts an upload, and one that is gone, without complaint', async () => {
    const uploadId = await storage.createUpload('aborted/a');
    await putParts('aborted/a', uploadId, [randomBytes(10)]);
    expect(await storage.unfinishedUploads('aborted/')).toMatchObject([{ key: 'aborted/a', uploadId }]);
    await storage.abortUpload('aborted/a', uploadId);
    await storage.abortUpload('aborted/a', uploadId);
    expect(await storage.unfinishedUploads('aborted/')).toEqual([]);
    expect(await storage.stat('aborted/a')).toBeUndefined();
  });

  it('deletes what is there, and what is not, without complaint', async () => {
    await storage.put('deleted', Buffer.from('x'));
    await storage.delete('deleted');
    await storage.delete('deleted');
    expect(await storage.stat('deleted')).toBeUndefined();
    await expect(storage.read('deleted')).rejects.toMatchObject({ code: 'NoSuchKey' });
  });

  it('says at once that a store is not there or refuses its keys', async () => {
    const free = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => free.once('listening', resolve));
    const { port } = free.address() as { port: number };
    await new Promise((resolve) => free.close(resolve));
    const gone = new Storage({ ...options, endpoint: `http://127.0.0.1:${port}` });
    await expect(gone.check()).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    const stranger = new Storage({ ...options, secretKey: 'wrong' });
    await expect(stranger.check()).rejects.toMatchObject({ code: 'AccessDenied' });
    await expect(new Storage({ ...options, bucket: 'missing' }).check()).rejects.toThrow('does not exist');
  });
});
