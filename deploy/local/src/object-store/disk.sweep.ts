import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readJson } from './durable.files.js';
import type { ObjectDisk, StoredObject } from './object.disk.js';
import type { UploadDisk } from './upload.disk.js';

/** Removes what a killed run left: half-written files, data that no JSON names, uploads that were completed. */
export async function sweep(disk: ObjectDisk, uploads: UploadDisk): Promise<number> {
  let removed = 0;
  for (const name of await readdir(disk.temporary)) {
    await rm(join(disk.temporary, name), { recursive: true, force: true });
    removed += 1;
  }
  const unfinished = await openUploads(disk, uploads);
  for (const { name } of await disk.buckets()) {
    const folder = disk.bucketFolder(name);
    for (const shard of await readdir(folder)) removed += await sweepShard(join(folder, shard), unfinished);
  }
  return removed;
}

async function openUploads(disk: ObjectDisk, uploads: UploadDisk): Promise<Set<string>> {
  const names = new Set<string>();
  for (const upload of await uploads.all()) {
    const name = uploads.dataName(upload);
    const object = await disk.find(upload.bucket, upload.key);
    if (object?.data === name) await uploads.forget(upload);
    else names.add(name);
  }
  return names;
}

// Reads a JSON only where its key has more than one piece of data, so that a start costs little with many objects.
async function sweepShard(folder: string, unfinished: Set<string>): Promise<number> {
  const entries = await readdir(folder);
  const jsons = new Set(entries.filter((entry) => entry.endsWith('.json')));
  const data = entries.filter((entry) => !entry.endsWith('.json') && !unfinished.has(entry));
  const byKey = Map.groupBy(data, (entry) => `${entry.slice(0, 64)}.json`);
  let removed = 0;
  for (const [json, names] of byKey) {
    if (jsons.has(json) && names.length === 1) continue;
    const object = await readJson<StoredObject>(join(folder, json));
    for (const name of names.filter((candidate) => candidate !== object?.data)) {
      await rm(join(folder, name), { recursive: true, force: true });
      removed += 1;
    }
  }
  return removed;
}
