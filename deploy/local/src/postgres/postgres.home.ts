import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { binariesIn, type PostgresBinaries } from '../binaries/postgres.binary.js';

/** Whose rights a process runs with; empty for our own. */
export type Rights = { uid?: number; gid?: number };

export type PostgresHome = {
  /** The data folder that Postgres owns. */
  folder: string;
  binaries: PostgresBinaries;
  rights: Rights;
};

/** Where root keeps what `nobody` must reach when the data folder lies below one that only root may enter. */
const rootsPlace = '/var/lib/allmende';

/**
 * Postgres refuses to run as root, so root lends it the account `nobody`, which exists everywhere. That account cannot
 * enter /root: data and programs then move to a place below /var/lib that belongs to this data folder.
 */
export function postgresHome(dataFolder: string, binaries: PostgresBinaries): PostgresHome {
  const rights = borrowedRights();
  const near = join(realpathSync(dataFolder), 'postgres');
  if (rights.uid === undefined) return { folder: near, binaries, rights };
  const isReachable = canReach(dirname(near), rights) && canReach(binaries.postgres, rights);
  if (isReachable) return { folder: near, binaries, rights };
  return { folder: farFolder(dataFolder), binaries: copiedBinaries(binaries), rights };
}

export function giveTo(path: string, { uid, gid }: Rights): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function borrowedRights(): Rights {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (!uid || !gid)
    throw new Error('Postgres cannot run as root, and there is no account "nobody" to run it with.');
  return { uid: Number(uid), gid: Number(gid) };
}

function canReach(path: string, rights: Rights): boolean {
  return spawnSync('/bin/sh', ['-c', 'test -x "$0"', path], { ...rights, stdio: 'ignore' }).status === 0;
}

function farFolder(dataFolder: string): string {
  const owner = realpathSync(dataFolder);
  const place = join(rootsPlace, createHash('sha256').update(owner).digest('hex').slice(0, 12));
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'belongs-to'), `${owner}\n`);
  // A data folder that was deleted takes its database with it; the mark is written into it below.
  const mark = join(owner, 'postgres.elsewhere');
  const folder = join(place, 'postgres');
  if (!existsSync(mark) && existsSync(folder)) rmSync(folder, { recursive: true });
  writeFileSync(mark, `${folder}\n`);
  return folder;
}

function copiedBinaries(binaries: PostgresBinaries): PostgresBinaries {
  const version = basename(binaries.folder) === 'native' ? packageVersion(binaries.folder) : 'own';
  const copy = join(rootsPlace, `postgres-${version}`);
  if (!existsSync(copy)) {
    mkdirSync(rootsPlace, { recursive: true });
    for (const entry of readdirSync(rootsPlace)) {
      if (entry.startsWith('postgres-') && entry.endsWith('.new'))
        rmSync(join(rootsPlace, entry), { recursive: true });
    }
    cpSync(binaries.folder, `${copy}.new`, { recursive: true, verbatimSymlinks: true });
    renameSync(`${copy}.new`, copy);
  }
  return binariesIn(copy);
}

function packageVersion(native: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
}
