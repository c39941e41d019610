import { filesEvents, filesRpc, newId } from '@allmende/contracts';
import { eventually, person } from '@allmende/testing';
import {
  type Begun,
  digestOf,
  type FilesUnderTest,
  mebibyte,
  newOwner,
  partSize,
  pdf,
  portal,
  problemOf,
  startFiles,
} from './files.fixture.js';

let files: FilesUnderTest;
let stored: Begun;
const bytes = pdf(partSize + 1000);
const name = 'Prüfung "דוח" 🧪.pdf';

beforeAll(async () => {
  files = await startFiles();
  stored = await files.upload(name, bytes);
}, 60_000);
afterAll(() => files.stop());

function grant(who = person(), { fileId, owner } = stored) {
  return files.service.call(filesRpc.grantDownload, { owner, fileId }, who);
}

async function openingsOf(accountId: string) {
  const events = await files.service.published(filesEvents.fileOpened);
  return events.filter(({ payload }) => payload.accountId === accountId).map(({ payload }) => payload);
}

describe('a download', () => {
  it('gives the bytes as an attachment that nothing can run, frame or keep', async () => {
    const { url, expiresAt } = await grant();
    expect(url).toMatch(/^http:\/\/files\.localhost:8081\/downloads\/[\w-]{43}$/);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    const answer = await files.send(url);
    expect(answer.status).toBe(200);
    expect(answer.body.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition':
        `attachment; filename="Prufung ____ _.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`.replace(
          '____',
          '_____',
        ),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, no-store',
      'referrer-policy': 'no-referrer',
      'accept-ranges': 'bytes',
      etag: `"${digestOf(bytes)}"`,
    });
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it('gives any number of ranges of the one object, across its parts', async () => {
    const { url } = await grant();
    const ranges: [string, number, number][] = [
      [`bytes=0-9`, 0, 9],
      [`bytes=${partSize - 5}-${partSize + 5}`, partSize - 5, partSize + 5],
      [`bytes=-10`, bytes.length - 10, bytes.length - 1],
    ];
    for (const [range, start, end] of ranges) {
      const answer = await files.send(url, { headers: { range } });
      expect(answer).toMatchObject({
        status: 206,
        headers: {
          'content-range': `bytes ${start}-${end}/${bytes.length}`,
          'content-length': String(end - start + 1),
        },
      });
      expect(answer.body.equals(bytes.subarray(start, end + 1))).toBe(true);
    }
    const beyond = await files.send(url, { headers: { range: `bytes=${bytes.length}-` } });
    expect([beyond.status, problemOf(beyond)]).toEqual([416, 'file.range']);
    expect(beyond.headers['content-range']).toBe(`bytes */${bytes.length}`);
    const whole = await files.send(url, { headers: { range: 'bytes=0-9', 'if-range': '"another version"' } });
    expect(whole.status).toBe(200);
  });

  it('of a brief is refused once its reader is no longer approved, though the way to it was given before', async () => {
    const brief = await files.upload('Brief.pdf', pdf(1000));
    const reader = person();
    const { url } = await grant(reader, brief);
    files.closed.add(brief.fileId);
    const answer = await files.send(url);
    expect([answer.status, problemOf(answer)]).toEqual([403, 'grant.invalid']);
    expect(await openingsOf(reader.accountId)).toEqual([]);
  });

  it('of an empty file is empty', async () => {
    const empty = await files.upload('empty.txt', Buffer.alloc(0));
    const answer = await files.send((await grant(person(), empty)).url);
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
  });

  it('is told once per grant, with who and when, and not by looking at its headers', async () => {
    const who = person();
    const { url } = await grant(who);
    expect((await files.send(url, { method: 'HEAD' })).headers['content-length']).toBe(String(bytes.length));
    expect(await openingsOf(who.accountId)).toEqual([]);
    const ranges = Array.from({ length: 4 }, () => files.send(url, { headers: { range: 'bytes=0-9' } }));
    expect((await Promise.all(ranges)).map(({ status }) => status)).toEqual([206, 206, 206, 206]);
    await files.send(url);
    expect(await openingsOf(who.accountId)).toEqual([
      {
        fileId: stored.fileId,
        owner: stored.owner,
        accountId: who.accountId,
        at: expect.stringMatching(/Z$/),
      },
    ]);
  });

  it('may be read by pages of portals, and by no others', async () => {
    const { url } = await grant();
    const own = await files.send(url, { headers: { origin: portal } });
    expect([own.status, own.headers['access-control-allow-origin']]).toEqual([200, portal]);
    const foreign = await files.send(url, { headers: { origin: 'https://evil.example' } });
    expect([foreign.status, problemOf(foreign)]).toEqual([403, 'wrong-origin']);
    expect(foreign.headers['access-control-allow-origin']).toBeUndefined();
  });

  it('that the reader breaks off leaves the listener well', async () => {
    const { url } = await grant();
    const broken = files.send(url, {
      running: (outgoing) => {
        outgoing.on('response', (incoming) =>
          incoming.once('data', () => outgoing.destroy(new Error('enough'))),
        );
        outgoing.end();
      },
    });
    await expect(broken).rejects.toThrow();
    expect((await files.send(url)).status).toBe(200);
  });
});

describe('a grant to download', () => {
  const refused = async (url: string) => {
    const answer = await files.send(url);
    return [answer.status, problemOf(answer)];
  };
  const age = (column: string, accountId: string) =>
    files.service.db.query(
      `UPDATE file_grant SET ${column} = clock_timestamp() - interval '1 second' WHERE account_id = $1`,
      [accountId],
    );

  it('is refused when it was not used within its minute', async () => {
    const who = person();
    const { url } = await grant(who);
    await age('expires_at', who.accountId);
    expect(await refused(url)).toEqual([403, 'grant.invalid']);
  });

  it('is good for ten minutes from its first use, and then refused', async () => {
    const who = person();
    const { url } = await grant(who);
    await files.send(url);
    await age('expires_at', who.accountId);
    expect((await files.send(url)).status).toBe(200);
    await age('ends_at', who.accountId);
    expect(await refused(url)).toEqual([403, 'grant.invalid']);
  });

  it('is refused at an address with a broken escape, as everything here is', async () => {
    const answer = await files.send('/%E0%A4%A');
    expect([answer.status, problemOf(answer)]).toEqual([400, 'invalid']);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/problem+json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
  });

  it('is refused once its session is revoked', async () => {
    const who = person();
    const { url } = await grant(who);
    await files.send(url);
    files.revoked.add(who.sessionId);
    await eventually('the grant is refused', async () => (await files.send(url)).status === 403, {
      withinMs: 1500,
    });
  });

  it('is not given for another object’s file, an unfinished or a removed one', async () => {
    const foreign = files.service.call(
      filesRpc.grantDownload,
      { owner: newOwner(), fileId: stored.fileId },
      person(),
    );
    await expect(foreign).rejects.toMatchObject({ code: 'file.not-found' });
    const unknown = files.service.call(
      filesRpc.grantDownload,
      { owner: stored.owner, fileId: newId() },
      person(),
    );
    await expect(unknown).rejects.toMatchObject({ code: 'file.not-found' });
    const unfinished = await files.begin({ name: 'a.pdf', size: 10 });
    await expect(grant(person(), unfinished)).rejects.toMatchObject({ code: 'file.not-complete' });
    const removed = await files.upload('gone.txt', Buffer.from('gone'));
    const { url } = await grant(person(), removed);
    await files.service.call(
      filesRpc.removeFile,
      { owner: removed.owner, fileId: removed.fileId },
      removed.who,
    );
    expect(await refused(url)).toEqual([403, 'grant.invalid']);
    await expect(grant(person(), removed)).rejects.toMatchObject({ code: 'file.not-found' });
  });
});

describe('a file that is removed', () => {
  it('loses its bytes, keeps its row, and is told of once', async () => {
    const { fileId, owner, who } = await files.upload('gone.txt', Buffer.from('gone'));
    await files.service.call(filesRpc.removeFile, { owner, fileId }, who);
    await files.service.call(filesRpc.removeFile, { owner, fileId }, who);
    await eventually('the bytes are gone', async () => !(await files.storage.stat(`files/${fileId}`)));
    const { items } = await files.service.call(filesRpc.describeFiles, { fileIds: [fileId] }, who);
    expect(items).toMatchObject([{ state: 'removed', name: 'gone.txt' }]);
    const events = await files.service.published(filesEvents.fileRemoved);
    expect(events.filter(({ payload }) => payload.fileId === fileId)).toHaveLength(1);
  });

  it('while it is being uploaded ends the upload', async () => {
    const { fileId, owner, who, address } = await files.begin({ name: 'a.pdf', size: 10 });
    await files.service.call(filesRpc.removeFile, { owner, fileId }, who);
    expect((await files.tus(address, { method: 'HEAD' })).status).toBe(404);
    await eventually('the store forgets the upload', async () => {
      const open = await files.storage.unfinishedUploads(`files/${fileId}`);
      return open.length === 0;
    });
  });

  it('may be so by the one who sends it, at the upload’s address', async () => {
    const { fileId, address, who } = await files.begin({ name: 'a.pdf', size: 10 });
    expect((await files.tus(address, { method: 'DELETE' })).status).toBe(204);
    const { items } = await files.service.call(filesRpc.describeFiles, { fileIds: [fileId] }, who);
    expect(items).toMatchObject([{ state: 'removed' }]);
    const complete = await files.upload('done.txt', Buffer.from('done'));
    expect((await files.tus(complete.address, { method: 'DELETE' })).status).toBe(404);
    expect(await files.storage.stat(`files/${complete.fileId}`)).toMatchObject({ size: 4 });
  });
});

describe('many at once', () => {
  it('ends with every file right and the process no larger than its buffers', async () => {
    const contents = Array.from({ length: 8 }, () => pdf(2 * partSize + 5 * mebibyte));
    const before = process.memoryUsage().external;
    const uploads = await Promise.all(contents.map((content) => files.upload('many.pdf', content)));
    expect(uploads.map(({ answer }) => answer.status)).toEqual(contents.map(() => 204));
    const { items } = await files.service.call(
      filesRpc.describeFiles,
      { fileIds: uploads.map(({ fileId }) => fileId) },
      person(),
    );
    const digests = new Map(items.map(({ fileId, digest }) => [fileId, digest]));
    expect(uploads.map(({ fileId }) => digests.get(fileId))).toEqual(contents.map(digestOf));
    expect(process.memoryUsage().external - before).toBeLessThan(400 * mebibyte);
  }, 60_000);
});
