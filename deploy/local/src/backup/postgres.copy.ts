import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { copyFolder } from './folder.copy.js';

/** What a server makes anew when it starts: nothing of it belongs into a copy, as `pg_basebackup` has it. */
const remade =
  /^(postmaster\.(pid|opts)|pg_(replslot|dynshmem|notify|serial|snapshots|stat_tmp|subtrans)\/.*|.*\/?pgsql_tmp.*|.*\/?pg_internal\.init.*)$/;
const writeAheadLog = 'pg_wal';
const control = join('global', 'pg_control');

/** The files of a server that does not run. */
export function copyStopped(folder: string, target: string): Promise<void> {
  return copyFolder(folder, target, { without: (path) => remade.test(path) });
}

/**
 * The files of a server that runs, with the log that brings all its databases to the one moment at which the copy ended:
 * what a server that starts over them does by itself.
 * @param admin address of its administrator
 */
export async function copyRunning(admin: string, folder: string, target: string): Promise<void> {
  const client = new pg.Client({ connectionString: admin, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    // The log from here on stays as long as this connection.
    await client.query(`SELECT pg_create_physical_replication_slot('allmende_backup', true, true)`);
    const begun = await client.query<{ first: string }>(
      `SELECT pg_walfile_name(pg_backup_start('allmende', true)) AS first`,
    );
    const isLeftOut = (path: string) =>
      remade.test(path) || path === control || path.startsWith(join(writeAheadLog, '/'));
    await copyFolder(folder, target, { without: isLeftOut });
    await copyFile(join(folder, control), join(target, control));
    const ended = await client.query<{ label: string; last: string }>(
      `SELECT labelfile AS label, pg_walfile_name(lsn) AS last FROM pg_backup_stop(wait_for_archive => false)`,
    );
    await copyLog(join(folder, writeAheadLog), join(target, writeAheadLog), {
      first: begun.rows[0]?.first ?? '',
      last: ended.rows[0]?.last ?? '',
    });
    await writeFile(join(target, 'backup_label'), ended.rows[0]?.label ?? '', { mode: 0o600 });
  } finally {
    await client.end();
  }
}

async function copyLog(from: string, to: string, { first, last }: { first: string; last: string }) {
  await mkdir(to, { recursive: true, mode: 0o700 });
  const segments = (await readdir(from)).filter((name) => /^[0-9A-F]{24}$/.test(name));
  for (const name of segments.filter((name) => first <= name && name <= last))
    await copyFile(join(from, name), join(to, name));
}
