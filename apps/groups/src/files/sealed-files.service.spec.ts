import { readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filesRpc, newId, type Person, ProblemError, submissionsRpc } from '@allmende/contracts';
import { type KeyPair, newKeyPair } from '@allmende/sealing';
import { contentsOf, dumpOf, eventually, person, planted } from '@allmende/testing';
import {
  type Answer,
  type Begun,
  digestOf,
  type FilesUnderTest,
  mebibyte,
  partSize,
  patchOf,
  pdf,
  problemOf,
  startFiles,
} from './files.fixture.js';

let files: FilesUnderTest;
const keys = new Map<string, KeyPair>();
/** Who may read which file, as `submissions` would say. */
const readers = new Map<string, Set<string>>();
const realName = 'Verfahren für Kühlboxen.pdf';

beforeAll(async () => {
  files = await startFiles();
  await answerKeys();
}, 60_000);
afterAll(() => files.stop());

function answerKeys(other?: KeyPair): Promise<void> {
  return files.service.answer(submissionsRpc.fileKey, ({ fileId, accountId }) => {
    if (!readers.get(fileId)?.has(accountId)) throw new ProblemError('file.not-found');
    const { identity } = other ?? keys.get(fileId)!;
    return { identity, name: realName };
  });
}

async function begin(size: number, name = 'file.pdf'): Promise<Begun> {
  const pair = await newKeyPair();
  const begun = await files.begin({ name, size, recipient: pair.recipient });
  keys.set(begun.fileId, pair);
  readers.set(begun.fileId, new Set([begun.who.accountId]));
  return begun;
}

async function upload(bytes: Buffer, name?: string): Promise<Begun> {
  return files.fill(await begin(bytes.length, name), bytes);
}

async function download(
  { fileId, owner, who }: Begun,
  { range, method, reader = who }: { range?: string; method?: string; reader?: Person } = {},
): Promise<Answer> {
  const { url } = await files.service.call(filesRpc.grantDownload, { owner, fileId }, reader);
  return files.send(url, { method, headers: range === undefined ? {} : { range } });
}

async function factsOf({ fileId }: Begun) {
  const { items } = await files.service.call(filesRpc.describeFiles, { fileIds: [fileId] }, person());
  return items[0];
}

const objectOf = ({ fileId }: Begun) => `files/${fileId}`;

async function stored(begun: Begun): Promise<Buffer> {
  const pieces = await (await files.storage.read(objectOf(begun))).toArray();
  return Buffer.concat(pieces as Buffer[]);
}

describe('a sealed file', () => {
  it.each([0, 9, partSize, partSize + 1, 2 * partSize + 77])(
    'of %d bytes has the digest of its plain bytes, and comes back as it was',
    async (size) => {
      const bytes = pdf(Math.max(size, 9)).subarray(0, size);
      const begun = await upload(bytes);
      expect(await factsOf(begun)).toMatchObject({ state: 'complete', size, digest: digestOf(bytes) });
      const object = await stored(begun);
      expect(object.length).toBeGreaterThan(size);
      expect(object.subarray(0, 21).toString()).toBe('age-encryption.org/v1');
      const answer = await download(begun);
      expect([answer.status, answer.headers['content-length']]).toEqual([200, String(size)]);
      expect(answer.body.equals(bytes)).toBe(true);
      expect(answer.headers['content-disposition']).toContain(encodeURIComponent(realName));
    },
  );

  it('gives ranges, also across its parts, and tells its size and name without a byte', async () => {
    const bytes = pdf(2 * partSize + 1000);
    const begun = await upload(bytes);
    const ranges: [string, number, number][] = [
      ['bytes=0-9', 0, 9],
      [`bytes=${partSize - 5}-${partSize + 5}`, partSize - 5, partSize + 5],
      [`bytes=${partSize}-${partSize}`, partSize, partSize],
      [`bytes=${partSize - 70_000}-${2 * partSize + 9}`, partSize - 70_000, 2 * partSize + 9],
      ['bytes=-10', bytes.length - 10, bytes.length - 1],
    ];
    for (const [range, start, end] of ranges) {
      const answer = await download(begun, { range });
      expect([answer.status, answer.headers['content-range']]).toEqual([
        206,
        `bytes ${start}-${end}/${bytes.length}`,
      ]);
      expect(answer.body.equals(bytes.subarray(start, end + 1))).toBe(true);
    }
    expect((await download(begun, { range: `bytes=${bytes.length}-` })).status).toBe(416);
    const head = await download(begun, { method: 'HEAD' });
    expect([head.status, head.headers['content-length']]).toEqual([200, String(bytes.length)]);
    expect(head.headers['content-disposition']).toContain(encodeURIComponent(realName));
  });

  it('goes on after a cut, and is finished when the end was lost', async () => {
    const bytes = pdf(2 * partSize + 5);
    const begun = await begin(bytes.length);
    const cut = files.tus(begun.address, {
      ...patchOf(bytes, 0),
      running: (outgoing) => {
        outgoing.write(bytes.subarray(0, partSize + 3 * mebibyte));
        void eventually('the first part is stored', async () => {
          const [row] = await files.service.db.query('SELECT received FROM file_upload WHERE file_id = $1', [
            begun.fileId,
          ]);
          return row.received === partSize;
        }).then(() => outgoing.destroy(new Error('cut off')));
      },
    });
    await expect(cut).rejects.toThrow('cut off');
    await files.tus(begun.address, patchOf(bytes.subarray(partSize), partSize));
    // As if the process had ended between the last part and the end.
    await files.service.db.query(
      `UPDATE file SET state = 'uploading', digest = NULL, version = NULL, uploaded_at = NULL WHERE id = $1`,
      [begun.fileId],
    );
    await files.tus(begun.address, { method: 'HEAD' });
    expect(await factsOf(begun)).toMatchObject({ state: 'complete', digest: digestOf(bytes) });
    expect((await download(begun)).body.equals(bytes)).toBe(true);
  });

  it('takes a part again that was stored, but not written down when the process ended', async () => {
    const bytes = pdf(partSize + 5);
    const begun = await begin(bytes.length);
    await files.tus(begun.address, patchOf(bytes.subarray(0, partSize), 0));
    await files.service.db.query('DELETE FROM file_part WHERE file_id = $1', [begun.fileId]);
    await files.service.db.query('UPDATE file_upload SET received = 0 WHERE file_id = $1', [begun.fileId]);
    expect((await files.tus(begun.address, { method: 'HEAD' })).headers['upload-offset']).toBe('0');
    await files.fill(begun, bytes);
    expect((await download(begun)).body.equals(bytes)).toBe(true);
  });

  it('is checked by its plain bytes: check sums and types', async () => {
    const begun = await begin(9);
    const wrong = await files.tus(
      begun.address,
      patchOf(pdf(9), 0, { 'upload-checksum': `sha256 ${Buffer.alloc(32).toString('base64')}` }),
    );
    expect(problemOf(wrong)).toBe('file.digest-mismatch');
    const { answer } = await upload(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(500, 7)]));
    expect(problemOf(answer)).toBe('file.type-mismatch');
  });
});

describe('a phrase that was planted', () => {
  const began = Date.now();
  const newPhrase = () => `Weidenruten ${newId()}, dreifach in Salzlake gekocht`;

  /** Those of the places that a listener could write to where the phrase lies. */
  async function where(phrase: string): Promise<string[]> {
    const places = {
      objects: await contentsOf(files.storeFolder),
      tables: await dumpOf(files.service.db),
      temporary: await newTemporaryFiles(began),
    };
    return Object.entries(places).flatMap(([place, content]) =>
      planted(content, [phrase]).length > 0 ? [place] : [],
    );
  }

  it('is found among the objects when nobody sealed its file', async () => {
    const phrase = newPhrase();
    await files.upload('open.txt', Buffer.from(`before ${phrase} after`));
    expect(await where(phrase)).toEqual(['objects']);
  });

  it('lies in no object, table or temporary file where it was sealed, while it is uploaded or later', async () => {
    const phrase = newPhrase();
    const bytes = Buffer.alloc(2 * partSize + 500, `${phrase}. `);
    const begun = await begin(bytes.length, 'file.txt');
    await files.tus(begun.address, patchOf(bytes.subarray(0, partSize + 100), 0));
    expect(await where(phrase)).toEqual([]);
    await files.tus(begun.address, patchOf(bytes.subarray(partSize), partSize));
    expect(await factsOf(begun)).toMatchObject({ state: 'complete' });
    expect((await download(begun)).body.equals(bytes)).toBe(true);
    expect(await where(phrase)).toEqual([]);
  });
});

/** What anybody put directly into the folder for temporary files since then, in milliseconds. */
async function newTemporaryFiles(since: number): Promise<Buffer> {
  const contents: Buffer[] = [];
  for (const name of await readdir(tmpdir())) {
    const path = join(tmpdir(), name);
    // Others come and go there.
    const facts = await stat(path).catch(() => undefined);
    if (!facts?.isFile() || facts.mtimeMs < since) continue;
    contents.push(await readFile(path).catch(() => Buffer.alloc(0)));
  }
  return Buffer.concat(contents);
}

describe('a sealed file that was tampered with', () => {
  const bytes = pdf(2 * partSize);

  async function refused(begun: Begun): Promise<void> {
    const answer = await download(begun);
    expect([answer.status, problemOf(answer)]).toEqual([500, 'internal']);
  }

  it('is refused with another key', async () => {
    const begun = await upload(bytes);
    await answerKeys(await newKeyPair());
    await refused(begun);
    await answerKeys();
    expect((await download(begun)).status).toBe(200);
  });

  it('is refused where a bit was changed; what came before it is sent', async () => {
    const begun = await upload(bytes);
    const object = await stored(begun);
    const [part] = await files.service.db.query(
      'SELECT sealed_size AS size FROM file_part WHERE file_id = $1 AND number = 0',
      [begun.fileId],
    );
    const change = async (at: number) => {
      const changed = Buffer.from(object);
      changed[at]! ^= 1;
      await files.storage.put(objectOf(begun), changed);
    };
    await change(part.size - 1);
    await refused(begun);
    await change(part.size + 1000);
    await expect(download(begun)).rejects.toThrow();
    expect((await download(begun, { range: 'bytes=0-9' })).body.equals(bytes.subarray(0, 10))).toBe(true);
  });

  it('is refused where its parts, or those of another file, have changed places', async () => {
    const [one, two] = [await upload(bytes), await upload(pdf(2 * partSize))];
    // The same key for both, so that only the place is wrong.
    keys.set(two.fileId, keys.get(one.fileId)!);
    const object = await stored(one);
    const half = object.length / 2;
    await files.storage.put(objectOf(one), Buffer.concat([object.subarray(half), object.subarray(0, half)]));
    await refused(one);
    await files.storage.put(objectOf(two), object);
    await refused(two);
    await files.service.db.query(
      `UPDATE file_part a SET digest = b.digest FROM file_part b
       WHERE a.file_id = $1 AND b.file_id = $2 AND a.number = b.number`,
      [two.fileId, one.fileId],
    );
    await refused(two);
  });

  it('is refused when its object was cut off', async () => {
    const begun = await upload(pdf(1000));
    await files.storage.put(objectOf(begun), (await stored(begun)).subarray(0, -1));
    expect((await download(begun)).status).toBeGreaterThanOrEqual(500);
  });
});

describe('who may open a sealed file', () => {
  it('is asked when the transfer begins, for each range, whatever the grant says', async () => {
    const begun = await upload(pdf(1000));
    const { fileId, owner, who } = begun;
    const { url } = await files.service.call(filesRpc.grantDownload, { owner, fileId }, who);
    expect((await files.send(url, { headers: { range: 'bytes=0-9' } })).status).toBe(206);
    readers.get(fileId)?.delete(who.accountId);
    for (const method of ['GET', 'HEAD']) expect((await files.send(url, { method })).status).toBe(404);
    expect(problemOf(await files.send(url))).toBe('file.not-found');
    const stranger = await download(begun, { reader: person() });
    expect([stranger.status, problemOf(stranger)]).toEqual([404, 'file.not-found']);
  });

  it('cannot be told while submissions is away, so nothing is opened', async () => {
    const begun = await upload(pdf(1000));
    await files.service.answer(submissionsRpc.fileKey, () => Promise.reject(new Error('away')));
    expect((await download(begun)).status).toBeGreaterThanOrEqual(500);
    await answerKeys();
  });

  it('holds six transfers at once, and lets go of those that were broken off', async () => {
    const begun = await upload(pdf(2 * partSize));
    for (let turn = 0; turn < 8; turn += 1) {
      const { fileId, owner, who } = begun;
      const { url } = await files.service.call(filesRpc.grantDownload, { owner, fileId }, who);
      const broken = files.send(url, {
        running: (outgoing) => {
          outgoing.on('response', (incoming) =>
            incoming.once('data', () => outgoing.destroy(new Error('enough'))),
          );
          outgoing.end();
        },
      });
      await expect(broken).rejects.toThrow();
    }
    expect((await download(begun)).status).toBe(200);
  });
});
