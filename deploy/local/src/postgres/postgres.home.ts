import { createHash } from 'node:crypto';
import { chownSync, existsSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PostgresBinaries } from '../binaries/postgres.binary.js';
import { borrowedRights, canReach, openPlace, type Rights } from '../binaries/postgres.rights.js';

export type PostgresHome = {
  /** The data folder that Postgres owns. */
  folder: string;
  binaries: PostgresBinaries;
  rights: Rights;
};

/**
 * Where the database of a data folder lives: inside, unless root runs us and `nobody`, whose account Postgres then
 * has, cannot enter it, as below /root.
 */
export function postgresHome(dataFolder: string, binaries: PostgresBinaries): PostgresHome {
  const rights = borrowedRights();
  const data = realpathSync(dataFolder);
  const folder = canReach(data, rights) ? join(data, 'postgres') : farFolder(data);
  return { folder, binaries, rights };
}

/** Where the database of a data folder lies; undefined where none was made yet. */
export function databaseFolder(dataFolder: string): string | undefined {
  const [inside, mark] = [join(dataFolder, 'postgres'), markIn(dataFolder)];
  if (existsSync(inside)) return inside;
  return existsSync(mark) ? readFileSync(mark, 'utf8').trim() : undefined;
}

export function giveTo(path: string, { uid, gid }: Rights): void {
  if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
}

function farFolder(data: string): string {
  const place = openPlace(createHash('sha256').update(data).digest('hex').slice(0, 12));
  writeFileSync(join(place, 'belongs-to'), `${data}\n`);
  const folder = join(place, 'postgres');
  // A data folder that was deleted takes its database with it, and its mark tells.
  const mark = markIn(data);
  if (!existsSync(mark)) rmSync(folder, { recursive: true, force: true });
  writeFileSync(mark, `${folder}\n`);
  return folder;
}

function markIn(data: string): string {
  return join(data, 'postgres.elsewhere');
}
