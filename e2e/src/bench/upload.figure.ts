import { createHash } from 'node:crypto';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { filePartSize, submissionsRpc } from '@allmende/contracts';
import { uploadFile } from '@allmende/local/client/file.client';
import type { BenchPlatform } from './bench.platform.js';
import type { Ready } from './bench.scene.js';
import type { Values } from './figure.js';
import { MemoryWatch } from './memory.watch.js';

const size = 200 * 1000 * 1000;
const megabyte = 1_000_000;

/** A file of 200 MB through the files listener, beside writing and hashing the same bytes in the data folder. */
export async function uploadFigure(
  platform: BenchPlatform,
  { expert, submissionId }: Ready,
): Promise<Values> {
  const bytes = Buffer.alloc(size, 'Measured data, line by line.\n');
  const here = await writeAndHash(join(platform.dataFolder, 'bench-upload'), bytes);
  const { url } = await expert.call(submissionsRpc.addFile, {
    submissionId,
    name: 'measured.csv',
    size,
    type: 'text/csv',
  });
  const memory = new MemoryWatch(platform.pidOf('files'));
  await memory.begin();
  const began = performance.now();
  await uploadFile(url, bytes);
  const upload = performance.now() - began;
  const uploadGrowth = await memory.growth();
  return { upload: here / upload, uploadGrowth, uploadMbPerSecond: size / megabyte / (upload / 1000) };
}

async function writeAndHash(path: string, bytes: Buffer): Promise<number> {
  const began = performance.now();
  const file = await open(path, 'w');
  const hash = createHash('sha256');
  for (let offset = 0; offset < bytes.length; offset += filePartSize) {
    const part = bytes.subarray(offset, offset + filePartSize);
    hash.update(part);
    await file.write(part);
  }
  await file.sync();
  await file.close();
  hash.digest();
  const took = performance.now() - began;
  await rm(path);
  return took;
}
