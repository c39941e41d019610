import { copyFile, mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rights } from '../binaries/postgres.rights.js';
import { isMissing } from '../object-store/durable.files.js';
import { giveTo } from '../postgres/postgres.home.js';

export type CopyOptions = {
  /** True for what is left out, by its path below the folder. */
  without?: (path: string) => boolean;
  /** To whom the copies belong. */
  rights?: Rights;
};

/** Copies a folder, for its owner alone, while others write there: what goes meanwhile is no error. */
export async function copyFolder(from: string, to: string, options: CopyOptions = {}): Promise<void> {
  await copyBelow('', { ...options, from, to });
}

async function copyBelow(path: string, copy: CopyOptions & { from: string; to: string }): Promise<void> {
  const target = join(copy.to, path);
  await mkdir(target, { recursive: true, mode: 0o700 });
  giveTo(target, copy.rights ?? {});
  // The object store names data in a JSON beside it, and the data is there first: whatever a copy names is then copied.
  for (const isNaming of [true, false]) {
    for (const entry of await entriesOf(join(copy.from, path))) {
      const below = join(path, entry.name);
      if (entry.name.endsWith('.json') !== isNaming || copy.without?.(below)) continue;
      if (entry.isDirectory()) await copyBelow(below, copy);
      else if (entry.isFile()) await copyOne(join(copy.from, below), join(copy.to, below), copy.rights);
    }
  }
}

async function copyOne(from: string, to: string, rights: Rights = {}): Promise<void> {
  try {
    await copyFile(from, to);
    giveTo(to, rights);
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

type Entry = { name: string; isFile: () => boolean; isDirectory: () => boolean };

async function entriesOf(folder: string): Promise<Entry[]> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
