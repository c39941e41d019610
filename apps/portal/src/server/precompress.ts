import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { assetTypes } from './assets.js';
import { compress, isWorthwhile } from './compression.js';

/** The last step of the build: puts each file's compressed forms beside it, so that no start has to wait for them. */
const folder = fileURLToPath(new URL('../build/client', import.meta.url));

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
await Promise.all(
  entries.map(async ({ parentPath, name }) => {
    const type = assetTypes[extname(name)];
    if (type === undefined) return;
    const path = join(parentPath, name);
    const bytes = await readFile(path);
    if (!isWorthwhile(bytes, type)) return;
    await writeFile(`${path}.br`, await compress(bytes, 'br', 11));
    await writeFile(`${path}.gz`, await compress(bytes, 'gzip', 9));
  }),
);
