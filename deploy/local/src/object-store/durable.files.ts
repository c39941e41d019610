import { randomUUID } from 'node:crypto';
import { open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Makes a rename within the folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a stream to a new file in `folder` and syncs it; nothing stays behind when the stream fails. */
export async function receiveFile(
  folder: string,
  pieces: AsyncIterable<Buffer>,
): Promise<{ path: string; size: number }> {
  const path = join(folder, randomUUID());
  const handle = await open(path, 'wx', 0o600);
  let size = 0;
  try {
    for await (const piece of pieces) {
      await writeAll(handle, piece);
      size += piece.length;
    }
    await handle.sync();
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  } finally {
    await handle.close();
  }
  return { path, size };
}

async function writeAll(handle: Awaited<ReturnType<typeof open>>, piece: Buffer): Promise<void> {
  for (let done = 0; done < piece.length;) {
    const { bytesWritten } = await handle.write(piece, done);
    done += bytesWritten;
  }
}

export async function moveDurably(from: string, to: string): Promise<void> {
  await rename(from, to);
  await syncFolder(dirname(to));
}

export async function writeJson(temporary: string, path: string, value: unknown): Promise<void> {
  const draft = join(temporary, randomUUID());
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(JSON.stringify(value));
    await handle.sync();
  } finally {
    await handle.close();
  }
  await moveDurably(draft, path);
}

export async function readJson<T>(path: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as T;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
