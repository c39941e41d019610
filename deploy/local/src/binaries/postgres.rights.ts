import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Whose rights a process runs with; empty for our own. */
export type Rights = { uid?: number; gid?: number };

/** Where root keeps what `nobody` must reach when the checkout lies below a folder that only root may enter. */
const rootsPlace = '/var/lib/allmende';

/** Postgres refuses to run as root, so root lends it the account `nobody`, which exists everywhere. */
export function borrowedRights(): Rights {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  const [, , uid, gid] = lines.find((line) => line.startsWith('nobody:'))?.split(':') ?? [];
  if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  throw new Error('Postgres cannot run as root, and there is no account "nobody" to run it with.');
}

/** True when somebody with these rights may enter the folder or run the program. */
export function canReach(path: string, rights: Rights): boolean {
  if (rights.uid === undefined) return true;
  const test = ['-c', 'test -x "$0"', path];
  return spawnSync('/bin/sh', test, { ...rights, cwd: '/', stdio: 'ignore' }).status === 0;
}

/** A folder below root's place, which everybody may enter. */
export function openPlace(...names: string[]): string {
  let place = rootsPlace;
  for (const name of ['', ...names]) {
    place = join(place, name);
    mkdirSync(place, { recursive: true });
    chmodSync(place, 0o755);
  }
  return place;
}

/** A copy of the folder that everybody can reach, made once. */
export function openCopy(folder: string, name: string): string {
  const copy = join(openPlace(), name);
  if (existsSync(copy)) return copy;
  const fresh = `${copy}.${process.pid}`;
  rmSync(fresh, { recursive: true, force: true });
  cpSync(folder, fresh, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(fresh, copy);
  } catch (error) {
    // Another process made the same copy meanwhile.
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
