import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, opendir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isMissing, readJson, syncFolder, writeJson } from './durable.files.js';
import { KeyLocks } from './key.locks.js';
import { S3Problem } from './s3.problem.js';

/** The JSON beside an object's data. `data` is the name of the file or folder with the bytes, `segments` the files. */
export type StoredObject = {
  key: string;
  size: number;
  etag: string;
  modified: string;
  headers: Record<string, string>;
  checksums: Record<string, string>;
  data: string;
  segments: { file: string; size: number }[];
};

const bucketName = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/**
 * Objects as files: `<root>/buckets/<bucket>/<first two digits>/<sha256 of the key>.json` names the data beside it.
 * Renaming that JSON into place is what makes an object exist; data is never changed once it is named.
 */
export class ObjectDisk {
  readonly temporary: string;
  readonly uploads: string;
  private readonly locks = new KeyLocks();
  private readonly readers = new Map<string, number>();
  private readonly retired = new Set<string>();

  constructor(private readonly root: string) {
    this.temporary = join(root, 'tmp');
    this.uploads = join(root, 'uploads');
  }

  async prepare(): Promise<void> {
    for (const folder of [this.temporary, this.uploads, join(this.root, 'buckets')]) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
    }
  }

  bucketFolder(bucket: string): string {
    if (!bucketName.test(bucket)) throw new S3Problem('InvalidBucketName', 'The bucket name is not valid.');
    return join(this.root, 'buckets', bucket);
  }

  async buckets(): Promise<{ name: string; created: Date }[]> {
    const names = await readdir(join(this.root, 'buckets'));
    const found = names.sort().map(async (name) => {
      const { birthtime } = await stat(join(this.root, 'buckets', name));
      return { name, created: birthtime };
    });
    return Promise.all(found);
  }

  async createBucket(bucket: string): Promise<void> {
    const folder = this.bucketFolder(bucket);
    await mkdir(folder, { mode: 0o700 }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
      throw new S3Problem('BucketAlreadyOwnedByYou', 'The bucket exists and is yours.');
    });
    await syncFolder(dirname(folder));
  }

  async requireBucket(bucket: string): Promise<void> {
    const found = await stat(this.bucketFolder(bucket)).catch((error: unknown) => {
      if (isMissing(error)) return undefined;
      throw error;
    });
    if (!found) throw new S3Problem('NoSuchBucket', 'The bucket does not exist.', { BucketName: bucket });
  }

  async removeBucket(bucket: string): Promise<void> {
    await this.requireBucket(bucket);
    const objects = this.objects(bucket);
    const first = await objects.next();
    await objects.return(undefined);
    if (!first.done) throw new S3Problem('BucketNotEmpty', 'The bucket still holds objects.');
    await rm(this.bucketFolder(bucket), { recursive: true, force: true });
  }

  /** Where the data and the JSON of a key lie, and the name they share. */
  place(bucket: string, key: string): { folder: string; name: string; json: string } {
    const name = createHash('sha256').update(key).digest('hex');
    const folder = join(this.bucketFolder(bucket), name.slice(0, 2));
    return { folder, name, json: join(folder, `${name}.json`) };
  }

  async find(bucket: string, key: string): Promise<StoredObject | undefined> {
    return readJson<StoredObject>(this.place(bucket, key).json);
  }

  async require(bucket: string, key: string): Promise<StoredObject> {
    const object = await this.find(bucket, key);
    if (object) return object;
    await this.requireBucket(bucket);
    throw new S3Problem('NoSuchKey', 'The object does not exist.', { Key: key });
  }

  /** Makes data visible under its key, if `permit` agrees with what is there until then. */
  async commit(
    bucket: string,
    object: StoredObject,
    permit: (before: StoredObject | undefined) => void,
  ): Promise<void> {
    const { folder, json } = this.place(bucket, object.key);
    const before = await this.locks.hold(json, async () => {
      await this.requireBucket(bucket);
      const present = await this.find(bucket, object.key);
      permit(present);
      await writeJson(this.temporary, json, object);
      return present;
    });
    if (before && before.data !== object.data) await this.retire(join(folder, before.data));
  }

  async remove(bucket: string, key: string): Promise<void> {
    const { folder, json } = this.place(bucket, key);
    await this.requireBucket(bucket);
    const gone = await this.locks.hold(json, async () => {
      const present = await this.find(bucket, key);
      if (!present) return undefined;
      await rm(json, { force: true });
      await syncFolder(folder);
      return present;
    });
    if (gone) await this.retire(join(folder, gone.data));
  }

  /** Gives an object's bytes to another key without copying them: data never changes, so a link is enough. */
  async linkData(
    bucket: string,
    source: StoredObject,
    target: { folder: string; data: string },
  ): Promise<void> {
    const from = this.place(bucket, source.key).folder;
    const whole = source.segments[0]?.file === source.data;
    const release = this.hold(join(from, source.data));
    try {
      await mkdir(whole ? target.folder : join(target.folder, target.data), { recursive: true, mode: 0o700 });
      for (const { file } of source.segments) {
        await link(join(from, file), join(target.folder, retarget(file, source.data, target.data)));
      }
    } finally {
      await release();
    }
  }

  /** The bytes from `start` to `end`, both inclusive. Data that is replaced meanwhile stays until it was read. */
  async *read(bucket: string, object: StoredObject, start: number, end: number): AsyncGenerator<Buffer> {
    const { folder } = this.place(bucket, object.key);
    const release = this.hold(join(folder, object.data));
    try {
      let before = 0;
      for (const { file, size } of object.segments) {
        const [from, to] = [Math.max(start - before, 0), Math.min(end - before, size - 1)];
        before += size;
        if (from <= to) yield* segment(join(folder, file), from, to);
      }
    } finally {
      await release();
    }
  }

  async *objects(bucket: string): AsyncGenerator<StoredObject> {
    const folder = this.bucketFolder(bucket);
    for (const shard of await readdir(folder)) {
      for await (const entry of await opendir(join(folder, shard))) {
        if (!entry.name.endsWith('.json')) continue;
        const object = await readJson<StoredObject>(join(folder, shard, entry.name));
        if (object) yield object;
      }
    }
  }

  private async retire(data: string): Promise<void> {
    if (this.readers.has(data)) this.retired.add(data);
    else await rm(data, { recursive: true, force: true });
  }

  private hold(data: string): () => Promise<void> {
    this.readers.set(data, (this.readers.get(data) ?? 0) + 1);
    return () => this.release(data);
  }

  private async release(data: string): Promise<void> {
    const left = (this.readers.get(data) ?? 1) - 1;
    if (left > 0) {
      this.readers.set(data, left);
      return;
    }
    this.readers.delete(data);
    if (this.retired.delete(data)) await rm(data, { recursive: true, force: true });
  }
}

export function retarget(file: string, from: string, to: string): string {
  return to + file.slice(from.length);
}

async function* segment(path: string, start: number, end: number): AsyncGenerator<Buffer> {
  const stream: AsyncIterable<Buffer> = createReadStream(path, { start, end, highWaterMark: 256 * 1024 });
  yield* stream;
}
