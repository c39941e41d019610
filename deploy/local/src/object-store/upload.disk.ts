import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { moveDurably, readJson, syncFolder, writeJson } from './durable.files.js';
import type { ObjectDisk, StoredObject } from './object.disk.js';
import { KeyLocks } from './key.locks.js';
import { S3Problem } from './s3.problem.js';

export type Upload = {
  id: string;
  bucket: string;
  key: string;
  initiated: string;
  headers: Record<string, string>;
};

export type Part = { number: number; etag: string; size: number; modified: Date; file: string };

const smallestPart = 5 * 1024 ** 2;

/**
 * Multipart uploads. Parts are written where the finished object will have them (`<sha256 of key>.<upload id>/`), named
 * `<number>-<md5>`, so that completing an upload of gigabytes only writes the JSON that names them.
 */
export class UploadDisk {
  private readonly locks = new KeyLocks();

  constructor(private readonly disk: ObjectDisk) {}

  async create(bucket: string, key: string, headers: Record<string, string>): Promise<Upload> {
    await this.disk.requireBucket(bucket);
    // With a letter in front that no number has: some XML parsers take digits with an e for one.
    const id = `u${randomBytes(24).toString('hex')}`;
    const upload: Upload = { id, bucket, key, initiated: new Date().toISOString(), headers };
    await mkdir(this.folder(upload), { recursive: true, mode: 0o700 });
    await syncFolder(this.disk.place(bucket, key).folder);
    await writeJson(this.disk.temporary, this.json(id), upload);
    return upload;
  }

  async require(id: string, bucket: string, key: string): Promise<Upload> {
    const upload = /^u[0-9a-f]{48}$/.test(id) ? await readJson<Upload>(this.json(id)) : undefined;
    if (upload?.bucket === bucket && upload.key === key) return upload;
    throw new S3Problem(
      'NoSuchUpload',
      'The upload does not exist: it was completed, aborted or never begun.',
    );
  }

  async all(): Promise<Upload[]> {
    const names = await readdir(this.disk.uploads);
    const found = await Promise.all(names.map((name) => readJson<Upload>(join(this.disk.uploads, name))));
    return found.filter((upload) => upload !== undefined);
  }

  /** Moves a received file into its place; a part that is sent again replaces the one before. */
  async addPart(upload: Upload, number: number, received: { path: string; md5: string }): Promise<void> {
    const folder = this.folder(upload);
    const name = `${String(number).padStart(5, '0')}-${received.md5}`;
    await this.whileOpen(upload, async () => {
      await utimes(received.path, new Date(), new Date());
      await moveDurably(received.path, join(folder, name));
      for (const other of await readdir(folder)) {
        if (other !== name && other.startsWith(name.slice(0, 6)))
          await rm(join(folder, other), { force: true });
      }
    });
  }

  async parts(upload: Upload): Promise<Part[]> {
    const folder = this.folder(upload);
    const found = (await readdir(folder)).map(async (name): Promise<Part> => {
      const { size, mtime } = await stat(join(folder, name));
      const file = `${this.dataName(upload)}/${name}`;
      return { number: Number(name.slice(0, 5)), etag: name.slice(6), size, modified: mtime, file };
    });
    const parts = await Promise.all(found);
    return parts.sort((a, b) => a.number - b.number || b.modified.getTime() - a.modified.getTime());
  }

  async complete(
    upload: Upload,
    wanted: { number: number; etag: string }[],
    permit: (before: StoredObject | undefined) => void,
  ): Promise<StoredObject> {
    return this.whileOpen(upload, async () => {
      const object = this.assemble(upload, choose(await this.parts(upload), wanted));
      await this.disk.commit(upload.bucket, object, permit);
      await this.forget(upload);
      await this.dropUnused(upload, object);
      return object;
    });
  }

  async abort(upload: Upload): Promise<void> {
    await this.whileOpen(upload, async () => {
      await this.forget(upload);
      await rm(this.folder(upload), { recursive: true, force: true });
    });
  }

  // Completing, aborting and adding parts exclude each other: data that an object names must not be removed.
  private async whileOpen<T>(upload: Upload, work: () => Promise<T>): Promise<T> {
    return this.locks.hold(upload.id, async () => {
      await this.require(upload.id, upload.bucket, upload.key);
      return work();
    });
  }

  private assemble(upload: Upload, parts: Part[]): StoredObject {
    const digests = createHash('md5');
    for (const { etag } of parts) digests.update(Buffer.from(etag, 'hex'));
    return {
      key: upload.key,
      size: parts.reduce((sum, { size }) => sum + size, 0),
      etag: `${digests.digest('hex')}-${parts.length}`,
      modified: new Date().toISOString(),
      headers: upload.headers,
      checksums: {},
      data: this.dataName(upload),
      segments: parts.map(({ file, size }) => ({ file, size })),
    };
  }

  async forget(upload: Upload): Promise<void> {
    await rm(this.json(upload.id), { force: true });
    await syncFolder(this.disk.uploads);
  }

  dataName(upload: Upload): string {
    return `${this.disk.place(upload.bucket, upload.key).name}.${upload.id}`;
  }

  private folder(upload: Upload): string {
    return join(this.disk.place(upload.bucket, upload.key).folder, this.dataName(upload));
  }

  private json(id: string): string {
    return join(this.disk.uploads, `${id}.json`);
  }

  private async dropUnused(upload: Upload, object: StoredObject): Promise<void> {
    const used = new Set(object.segments.map(({ file }) => file));
    for (const { file } of await this.parts(upload)) {
      if (!used.has(file))
        await rm(join(this.disk.place(upload.bucket, upload.key).folder, file), { force: true });
    }
  }
}

function choose(present: Part[], wanted: { number: number; etag: string }[]): Part[] {
  if (wanted.length === 0) throw new S3Problem('MalformedXML', 'At least one part must be named.');
  return wanted.map(({ number, etag }, index) => {
    const before = wanted[index - 1];
    if (before && before.number >= number) {
      throw new S3Problem('InvalidPartOrder', 'The parts must be named in ascending order.');
    }
    const part = present.find((candidate) => candidate.number === number && candidate.etag === etag);
    if (!part) throw new S3Problem('InvalidPart', `Part ${number} is missing or has another ETag.`);
    if (index < wanted.length - 1 && part.size < smallestPart) {
      throw new S3Problem('EntityTooSmall', `Part ${number} is smaller than 5 MiB and not the last.`);
    }
    return part;
  });
}
