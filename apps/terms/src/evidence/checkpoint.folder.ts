import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { env } from '../env.js';

/** Into the operator's folder, which may lie on another machine; a file that is there stays as it is. */
export async function keepOutside(name: string, content: string | Buffer): Promise<void> {
  const folder = env().CHECKPOINT_FOLDER;
  if (!folder) return;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, name), content, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
}
