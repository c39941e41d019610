import { accountsEvents, accountsRpc, filesRpc, newId } from '@allmende/contracts';
import { eventually, person } from '@allmende/testing';
import {
  digestOf,
  type FilesUnderTest,
  newOwner,
  partSize,
  patchOf,
  pdf,
  problemOf,
  startFiles,
} from './files.fixture.js';

let files: FilesUnderTest;
beforeAll(async () => (files = await startFiles()), 60_000);
afterAll(() => files.stop());

async function factsOf(fileId: string) {
  const { items } = await files.service.call(filesRpc.describeFiles, { fileIds: [fileId] }, person());
  return items[0];
}

describe('a grant to upload', () => {
  async function grantFor(who = person()) {
    const owner = newOwner();
    return {
      who,
      owner,
      ...(await files.service.call(filesRpc.grantUpload, { owner, name: 'a.pdf', size: 9 }, who)),
    };
  }
  const create = (url: string) => files.tus(url, { method: 'POST', headers: { 'upload-length': 9 } });

  it('creates one upload, also when it is used twice at once', async () => {
    const { url } = await grantFor();
    const answers = await Promise.all([create(url), create(url), create(url)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 403, 403]);
    const again = await create(url);
    expect([again.status, problemOf(again)]).toEqual([403, 'grant.invalid']);
  });

  it('is good for a minute', async () => {
    const { url, fileId, expiresAt } = await grantFor();
    expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(50_000);
    await files.service.db.query(
      `UPDATE file_grant SET expires_at = clock_timestamp() - interval '1 second' WHERE file_id = $1`,
      [fileId],
    );
    const answer = await create(url);
    expect([answer.status, problemOf(answer)]).toEqual([403, 'grant.invalid']);
  });

  it('of one file opens no other and no download', async () => {
    const { url } = await grantFor();
    const token = new URL(url).searchParams.get('grant') ?? '';
    expect((await files.send(`/downloads/${token}`)).status).toBe(403);
    expect((await files.tus(`/uploads/${token}`, { method: 'HEAD' })).status).toBe(404);
    const { fileId } = await files.upload('b.txt', Buffer.from('x'));
    const download = await files.service.call(
      filesRpc.grantDownload,
      { owner: (await factsOf(fileId))!.owner, fileId },
      person(),
    );
    const other = download.url.split('/').at(-1) ?? '';
    expect(problemOf(await create(`/uploads?grant=${other}`))).toBe('grant.invalid');
    for (const invented of ['', 'a', 'A'.repeat(43), token.slice(0, -1), `${token}x`, '%00', "' OR 1=1 --"]) {
      const answer = await create(`/uploads?grant=${encodeURIComponent(invented)}`);
      expect([answer.status, problemOf(answer)]).toEqual([403, 'grant.invalid']);
    }
  });

  it('asked for again with the same key is for the same file, until bytes were sent', async () => {
    const who = person();
    const input = { owner: newOwner(), name: 'a.pdf', size: 9 };
    const key = newId();
    const first = await files.service.call(filesRpc.grantUpload, input, who, { key });
    const second = await files.service.call(filesRpc.grantUpload, input, who, { key });
    expect(second.fileId).toBe(first.fileId);
    expect(second.url).not.toBe(first.url);
    const other = files.service.call(filesRpc.grantUpload, { ...input, size: 10 }, who, { key });
    await expect(other).rejects.toMatchObject({ code: 'idempotency.key-reused' });
    expect((await create(second.url)).status).toBe(201);
    expect((await create(first.url)).status).toBe(403);
    const late = files.service.call(filesRpc.grantUpload, input, who, { key });
    await expect(late).rejects.toMatchObject({ code: 'grant.invalid' });
  });

  it('is for people alone, and asked for by the service that owns the object', async () => {
    const program = { kind: 'program' as const, tokenId: newId(), accountId: newId(), scopes: [] };
    const input = { owner: newOwner(), name: 'a.pdf', size: 9 };
    await expect(files.service.call(filesRpc.grantUpload, input, program)).rejects.toMatchObject({
      code: 'forbidden',
    });
    const foreign = { ...input, owner: { service: 'submissions' as const, objectId: newId() } };
    await expect(files.service.call(filesRpc.grantUpload, foreign, person())).rejects.toMatchObject({
      code: 'caller.not-allowed',
    });
  });
});

describe('a session that is revoked', () => {
  it('ends its uploads within a second; who signs in again resumes', async () => {
    const bytes = pdf(partSize + 9);
    const who = person();
    const { address, fileId } = await files.begin({ name: 'a.pdf', size: bytes.length }, who);
    await files.tus(address, patchOf(bytes.subarray(0, partSize), 0));
    files.revoked.add(who.sessionId);
    await eventually(
      'the address is refused',
      async () => {
        const answer = await files.tus(address, { method: 'HEAD' });
        return answer.status === 403;
      },
      { withinMs: 1500 },
    );
    const refused = await files.tus(address, patchOf(bytes.subarray(partSize), partSize));
    expect(problemOf(refused)).toBe('grant.invalid');

    const again = person({ accountId: who.accountId });
    const resumed = await files.service.call(filesRpc.resumeUpload, { fileId }, again);
    const head = await files.tus(resumed.url, { method: 'HEAD' });
    expect(head.headers['upload-offset']).toBe(String(partSize));
    expect((await files.tus(resumed.url, patchOf(bytes.subarray(partSize), partSize))).status).toBe(204);
    expect((await files.tus(address, { method: 'HEAD' })).status).toBe(404);
    expect(await factsOf(fileId)).toMatchObject({ state: 'complete', digest: digestOf(bytes) });
  });

  it('loses grants and addresses for good by its event, but not what a later session was given', async () => {
    const who = person();
    const old = await files.begin({ name: 'a.pdf', size: 9 }, who);
    const unused = await files.service.call(
      filesRpc.grantUpload,
      { owner: newOwner(), name: 'a.pdf', size: 9 },
      who,
    );
    const at = new Date();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const later = await files.begin({ name: 'a.pdf', size: 9 }, person({ accountId: who.accountId }));
    await files.service.emit(
      accountsEvents.sessionsRevoked,
      { accountId: who.accountId, sessionIds: [] },
      { at },
    );
    expect((await files.tus(old.address, { method: 'HEAD' })).status).toBe(403);
    expect((await files.tus(unused.url, { method: 'POST', headers: { 'upload-length': 9 } })).status).toBe(
      403,
    );
    expect((await files.tus(later.address, { method: 'HEAD' })).status).toBe(200);
  });

  it('cannot be told while identity is away, so nothing passes', async () => {
    const who = person();
    const { address } = await files.begin({ name: 'a.pdf', size: 9 }, who);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await files.service.answer(accountsRpc.sessionStands, () => Promise.reject(new Error('away')));
    const answer = await files.tus(address, patchOf(pdf(9), 0));
    expect(answer.status).toBeGreaterThanOrEqual(500);
    await files.service.answer(accountsRpc.sessionStands, ({ sessionId }) => ({
      stands: !files.revoked.has(sessionId),
    }));
    expect((await files.tus(address, patchOf(pdf(9), 0))).status).toBe(204);
  });

  it('of another account resumes nothing', async () => {
    const { fileId } = await files.begin({ name: 'a.pdf', size: 9 });
    const call = files.service.call(filesRpc.resumeUpload, { fileId }, person());
    await expect(call).rejects.toMatchObject({ code: 'upload.not-found' });
  });
});
