import { createHash } from 'node:crypto';
import type { ClientRequest } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { filesEvents, filesRpc } from '@allmende/contracts';
import { eventually, person } from '@allmende/testing';
import {
  digestOf,
  type FilesUnderTest,
  mebibyte,
  newOwner,
  partSize,
  patchOf,
  pdf,
  portal,
  problemOf,
  startFiles,
} from './files.fixture.js';

let files: FilesUnderTest;
beforeAll(async () => (files = await startFiles()), 60_000);
afterAll(() => files.stop());

function sum(bytes: Buffer): string {
  return `sha256 ${createHash('sha256').update(bytes).digest('base64')}`;
}

async function factsOf(fileId: string) {
  const { items } = await files.service.call(filesRpc.describeFiles, { fileIds: [fileId] }, person());
  return items[0];
}

async function storedBytes(fileId: string): Promise<Buffer> {
  return buffer(await files.storage.read(`files/${fileId}`));
}

describe('an upload', () => {
  it.each([1, 1000, partSize - 1, partSize, partSize + 1, 2 * partSize + 77])(
    'of %d bytes becomes a complete file with the digest of its parts',
    async (size) => {
      const bytes = pdf(Math.max(size, 9)).subarray(0, size);
      const name = size < 9 ? 'short.txt' : 'report.pdf';
      const { fileId, answer, owner, who } = await files.upload(name, size < 9 ? Buffer.from('x') : bytes);
      expect([answer.status, answer.headers['upload-offset']]).toEqual([204, String(size)]);
      const expected = {
        fileId,
        owner,
        name,
        size,
        state: 'complete',
        digest: digestOf(size < 9 ? Buffer.from('x') : bytes),
        uploadedBy: who.accountId,
      };
      expect(await factsOf(fileId)).toMatchObject(expected);
      const events = await files.service.published(filesEvents.fileCompleted);
      expect(events.filter(({ payload }) => payload.file.fileId === fileId)).toMatchObject([
        { payload: { file: expected } },
      ]);
      expect((await storedBytes(fileId)).equals(size < 9 ? Buffer.from('x') : bytes)).toBe(true);
    },
  );

  it('of nothing is complete when it is created', async () => {
    const { fileId, answer } = await files.upload('empty.txt', Buffer.alloc(0));
    expect([answer.status, answer.headers['upload-offset']]).toEqual([201, '0']);
    expect(await factsOf(fileId)).toMatchObject({
      state: 'complete',
      size: 0,
      digest: digestOf(Buffer.alloc(0)),
    });
    expect(await storedBytes(fileId)).toHaveLength(0);
  });

  it('of one part states the plain SHA-256 beside its digest', async () => {
    const { fileId } = await files.upload('one.txt', Buffer.from('one part'));
    const sha256 = createHash('sha256').update('one part').digest('hex');
    expect(await factsOf(fileId)).toMatchObject({ sha256 });
  });

  it('numbers versions of one name within one object', async () => {
    const owner = newOwner();
    const ids: string[] = [];
    for (const text of ['first', 'second'])
      ids.push((await files.upload('plan.txt', Buffer.from(text), person(), owner)).fileId);
    const rows = await files.service.db.query(
      'SELECT version FROM file WHERE id = ANY($1) ORDER BY version',
      [ids],
    );
    expect(rows).toEqual([{ version: 1 }, { version: 2 }]);
  });

  it('keeps names of any script', async () => {
    const name = 'תוכנית 🧪 Prüfung.txt';
    const { fileId } = await files.upload(name, Buffer.from('x'));
    expect(await factsOf(fileId)).toMatchObject({ name });
  });

  it('says what it speaks, and lets the pages of portals call it', async () => {
    const answer = await files.send('/uploads', {
      method: 'OPTIONS',
      headers: { origin: portal, 'access-control-request-method': 'POST' },
    });
    expect(answer.status).toBe(204);
    expect(answer.headers).toMatchObject({
      'tus-version': '1.0.0',
      'tus-extension': expect.stringContaining('creation'),
      'tus-checksum-algorithm': 'sha256',
      'access-control-allow-origin': portal,
      'access-control-allow-methods': expect.stringContaining('PATCH'),
      'access-control-expose-headers': expect.stringContaining('upload-offset'),
    });
    expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  });
});

describe('a cut upload', () => {
  it('goes on at the last whole part', async () => {
    const bytes = pdf(3 * partSize);
    const { address, fileId } = await files.begin({ name: 'cut.pdf', size: bytes.length });
    const cut = files.tus(address, {
      ...patchOf(bytes, 0),
      running: (outgoing) => {
        outgoing.write(bytes.subarray(0, partSize + 3 * mebibyte));
        void eventually('the first part is stored', async () => {
          const [row] = await files.service.db.query('SELECT received FROM file_upload WHERE file_id = $1', [
            fileId,
          ]);
          return row.received === partSize;
        }).then(() => outgoing.destroy(new Error('cut off')));
      },
    });
    await expect(cut).rejects.toThrow('cut off');
    const head = await files.tus(address, { method: 'HEAD' });
    expect(head).toMatchObject({ status: 200, headers: { 'upload-offset': String(partSize) } });
    expect(head.headers['upload-length']).toBe(String(bytes.length));
    const rest = await files.tus(address, patchOf(bytes.subarray(partSize), partSize));
    expect(rest).toMatchObject({ status: 204, headers: { 'upload-offset': String(bytes.length) } });
    expect(await factsOf(fileId)).toMatchObject({ state: 'complete', digest: digestOf(bytes) });
    expect((await storedBytes(fileId)).equals(bytes)).toBe(true);
  });

  it('may be taken over by a newer request while the old one hangs', async () => {
    const bytes = pdf(2 * partSize);
    const { address, fileId } = await files.begin({ name: 'hung.pdf', size: bytes.length });
    const hung = files.tus(address, {
      ...patchOf(bytes, 0),
      running: (outgoing) => outgoing.write(bytes.subarray(0, mebibyte)),
    });
    hung.catch(() => undefined);
    await eventually('the first request is under way', async () => {
      const [row] = await files.service.db.query('SELECT turn FROM file_upload WHERE file_id = $1', [fileId]);
      return row.turn === 1;
    });
    expect((await files.tus(address, patchOf(bytes, 0))).status).toBe(204);
    await expect(hung).rejects.toThrow();
    expect(await factsOf(fileId)).toMatchObject({ state: 'complete', digest: digestOf(bytes) });
  });

  it('is finished by the question how far it is, when the end was lost', async () => {
    const bytes = pdf(100);
    const { address, fileId } = await files.begin({ name: 'lost.pdf', size: 100 });
    await files.stopStore();
    const failed = await files.tus(address, patchOf(bytes, 0));
    expect([failed.status, problemOf(failed)]).toEqual([503, 'unavailable']);
    await files.startStore();
    expect((await files.tus(address, patchOf(bytes, 0))).status).toBe(204);
    // As if the process had ended between the last part and the end.
    await files.service.db.query(
      `UPDATE file SET state = 'uploading', digest = NULL, version = NULL, uploaded_at = NULL WHERE id = $1`,
      [fileId],
    );
    const head = await files.tus(address, { method: 'HEAD' });
    expect(head.headers['upload-offset']).toBe('100');
    expect(await factsOf(fileId)).toMatchObject({ state: 'complete', digest: digestOf(bytes) });
  });

  it('is finished by itself when all was stored and nobody asks', async () => {
    const { fileId } = await files.upload('left.txt', Buffer.from('all of it'));
    await files.service.db.query(
      `UPDATE file SET state = 'uploading', digest = NULL, version = NULL, uploaded_at = NULL WHERE id = $1`,
      [fileId],
    );
    await eventually('the file is complete', async () => (await factsOf(fileId))?.state === 'complete');
  });

  it('acknowledges whole parts only, and refuses a request that brings none', async () => {
    const bytes = pdf(partSize + 10);
    const { address } = await files.begin({ name: 'slices.pdf', size: bytes.length });
    const small = await files.tus(address, patchOf(bytes.subarray(0, 1000), 0));
    expect([small.status, problemOf(small)]).toEqual([400, 'invalid']);
    const more = await files.tus(address, patchOf(bytes.subarray(0, partSize + 5), 0));
    expect([more.status, more.headers['upload-offset']]).toEqual([204, String(partSize)]);
    const rest = await files.tus(address, patchOf(bytes.subarray(partSize), partSize));
    expect([rest.status, rest.headers['upload-offset']]).toEqual([204, String(bytes.length)]);
  });
});

describe('bad input', () => {
  it('refuses a file larger than announced, at creation, by length and by bytes without length', async () => {
    const who = person();
    const owner = newOwner();
    const grant = await files.service.call(filesRpc.grantUpload, { owner, name: 'a.pdf', size: 100 }, who);
    const created = await files.tus(grant.url, { method: 'POST', headers: { 'upload-length': 101 } });
    expect([created.status, problemOf(created)]).toEqual([413, 'file.too-large']);

    const { address, fileId } = await files.begin({ name: 'a.pdf', size: 100 });
    const tooLong = await files.tus(address, patchOf(pdf(101), 0));
    expect([tooLong.status, problemOf(tooLong)]).toEqual([413, 'file.too-large']);
    const chunked = await files.tus(address, {
      method: 'PATCH',
      headers: {
        'content-type': 'application/offset+octet-stream',
        'upload-offset': 0,
        'transfer-encoding': 'chunked',
      },
      body: pdf(101),
    });
    expect([chunked.status, problemOf(chunked)]).toEqual([413, 'file.too-large']);
    expect(await factsOf(fileId)).toMatchObject({ state: 'uploading' });
    expect((await files.tus(address, { method: 'HEAD' })).headers['upload-offset']).toBe('0');
  });

  it('refuses a file above 500 MB before a byte was sent', async () => {
    const call = files.service.call(
      filesRpc.grantUpload,
      { owner: newOwner(), name: 'a.pdf', size: 500_000_001 },
      person(),
    );
    await expect(call).rejects.toMatchObject({ code: 'invalid' });
  });

  it('refuses types that are not on the list, and bytes that are not what the name says', async () => {
    const announce = files.service.call(
      filesRpc.grantUpload,
      { owner: newOwner(), name: 'run.exe', size: 10 },
      person(),
    );
    await expect(announce).rejects.toMatchObject({ code: 'file.type-not-allowed' });

    const disguised = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 7)]);
    const { answer, fileId, address } = await files.upload('report.pdf', disguised);
    expect([answer.status, problemOf(answer)]).toEqual([415, 'file.type-mismatch']);
    expect(await factsOf(fileId)).toMatchObject({ state: 'removed' });
    expect((await files.tus(address, { method: 'HEAD' })).status).toBe(404);
    const removed = await files.service.published(filesEvents.fileRemoved);
    expect(removed.filter(({ payload }) => payload.fileId === fileId)).toHaveLength(1);
  });

  it('refuses a wrong digest with 460 and keeps nothing of that request', async () => {
    const bytes = pdf(2 * partSize);
    const { address, fileId } = await files.begin({ name: 'sums.pdf', size: bytes.length });
    const first = bytes.subarray(0, partSize);
    const wrong = await files.tus(
      address,
      patchOf(first, 0, { 'upload-checksum': sum(Buffer.from('other')) }),
    );
    expect([wrong.status, problemOf(wrong)]).toEqual([460, 'file.digest-mismatch']);
    const whole = await files.tus(address, patchOf(bytes, 0, { 'upload-checksum': sum(first) }));
    expect(problemOf(whole)).toBe('file.digest-mismatch');
    expect((await files.tus(address, { method: 'HEAD' })).headers['upload-offset']).toBe('0');
    const right = await files.tus(address, patchOf(first, 0, { 'upload-checksum': sum(first) }));
    expect(right.headers['upload-offset']).toBe(String(partSize));
    const second = bytes.subarray(partSize);
    await files.tus(address, patchOf(second, partSize, { 'upload-checksum': sum(second) }));
    expect(await factsOf(fileId)).toMatchObject({ state: 'complete', digest: digestOf(bytes) });
  });

  it('refuses a request that would go on somewhere else', async () => {
    const { address } = await files.begin({ name: 'a.pdf', size: 100 });
    for (const offset of [1, 99, 100]) {
      const answer = await files.tus(address, patchOf(Buffer.alloc(0), offset));
      expect([answer.status, problemOf(answer)]).toEqual([409, 'file.offset-mismatch']);
    }
  });

  it.each<[string, Record<string, string>, number, string]>([
    ['a negative offset', { 'upload-offset': '-1' }, 400, 'invalid'],
    ['an offset that is no number', { 'upload-offset': '0x10' }, 400, 'invalid'],
    ['another protocol version', { 'tus-resumable': '0.2.2' }, 412, 'upload.protocol'],
    ['another type of body', { 'content-type': 'multipart/form-data' }, 415, 'unsupported-media-type'],
    ['an unknown check sum', { 'upload-checksum': 'md5 AAAA' }, 400, 'invalid'],
    ['a check sum of the wrong length', { 'upload-checksum': 'sha256 AAAA' }, 400, 'invalid'],
    ['another host', { host: 'biocluster-isartal.localhost:8080' }, 404, 'unknown-host'],
    ['a page of another site', { origin: 'https://evil.example' }, 403, 'wrong-origin'],
  ])('refuses %s', async (_, headers, status, code) => {
    const { address } = await files.begin({ name: 'a.pdf', size: 100 });
    const answer = await files.tus(address, patchOf(pdf(100), 0, headers));
    expect([answer.status, problemOf(answer)]).toEqual([status, code]);
  });

  it('refuses a seventh upload of one account at the same moment', async () => {
    const who = person();
    const bytes = pdf(1000);
    const hanging = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { address } = await files.begin({ name: 'a.pdf', size: 1000 }, who);
        return new Promise<() => void>((resolve) => {
          const running = (outgoing: ClientRequest) =>
            outgoing.write(bytes.subarray(0, 100), () =>
              resolve(() => outgoing.destroy(new Error('given up'))),
            );
          files.tus(address, { ...patchOf(bytes, 0), running }).catch(() => undefined);
        });
      }),
    );
    await eventually('six are under way', async () => {
      const [row] = await files.service.db.query(
        'SELECT count(*)::int AS turns FROM file_upload WHERE account_id = $1 AND turn = 1',
        [who.accountId],
      );
      return row.turns === 6;
    });
    const { address } = await files.begin({ name: 'a.pdf', size: 1000 }, who);
    const seventh = await files.tus(address, patchOf(bytes, 0));
    expect([seventh.status, problemOf(seventh), seventh.headers['retry-after']]).toEqual([
      429,
      'too-many-requests',
      '5',
    ]);
    for (const giveUp of hanging) giveUp();
    await eventually(
      'there is room again',
      async () => (await files.tus(address, patchOf(bytes, 0))).status === 204,
    );
  });

  it('gives forged headers no meaning', async () => {
    const { address, fileId, answer } = await files.begin({ name: 'a.pdf', size: 100 });
    expect(answer.headers.location).toMatch(/^http:\/\/files\.localhost:8081\/uploads\/[\w-]{43}$/);
    const grant = await files.service.call(
      filesRpc.grantUpload,
      { owner: newOwner(), name: 'b.pdf', size: 9 },
      person(),
    );
    const created = await files.tus(grant.url, {
      method: 'POST',
      headers: {
        'upload-length': 9,
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        forwarded: 'host=evil.example',
        'upload-metadata': `filename ${Buffer.from('../../run.exe').toString('base64')}`,
        'x-http-method-override': 'DELETE',
        actor: JSON.stringify(person({ operator: true })),
      },
    });
    expect(created.headers.location).toMatch(/^http:\/\/files\.localhost:8081\/uploads\//);
    expect(await factsOf(grant.fileId)).toMatchObject({ name: 'b.pdf', state: 'uploading' });
    const overridden = await files.tus(address, patchOf(pdf(100), 0, { 'x-http-method-override': 'DELETE' }));
    expect(overridden.status).toBe(204);
    expect(await factsOf(fileId)).toMatchObject({ state: 'complete' });
  });
});
