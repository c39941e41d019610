import {
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { runCommand } from '../binaries/command.runner.js';
import { identify } from '../processes/process.identity.js';
import { endProcess } from '../processes/process.records.js';
import { giveTo, type PostgresHome } from './postgres.home.js';

export const administrator = 'postgres';

/** The address at which the administrator of the embedded server signs in. */
export function administratorAt(port: number, password: string): string {
  return `postgres://${administrator}:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
}

/** Makes the folder of a new database server, or nothing when it is there. Half of one is never left in its place. */
export async function createCluster(
  { folder, binaries, rights }: PostgresHome,
  password: string,
): Promise<void> {
  if (existsSync(join(folder, 'PG_VERSION'))) return;
  const fresh = `${folder}.new`;
  const passwordFile = `${folder}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(dirname(fresh), { recursive: true });
  mkdirSync(fresh, { mode: 0o700 });
  giveTo(fresh, rights);
  writeFileSync(passwordFile, password, { mode: 0o600 });
  giveTo(passwordFile, rights);
  try {
    const { code, output } = await runCommand(
      binaries.initdb,
      [
        ...['-D', fresh, '-U', administrator, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'],
        ...['--encoding=UTF8', `--locale=${process.platform === 'linux' ? 'C.UTF-8' : 'C'}`],
        ...['--locale-provider=icu', '--icu-locale=und'],
      ],
      { ...rights, cwd: '/', env: { PATH: process.env.PATH, TZ: 'UTC' } },
    );
    if (code !== 0) throw new Error(`initdb: ${output.trim()}`);
    rmSync(folder, { recursive: true, force: true });
    renameSync(fresh, folder);
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** @throws Error when the files were written by another major version, which Postgres cannot read */
export async function checkVersion({ folder, binaries }: PostgresHome): Promise<void> {
  const ofFiles = readFileSync(join(folder, 'PG_VERSION'), 'utf8').trim();
  const { output } = await runCommand(binaries.postgres, ['--version']);
  const ofProgram = /(\d+)\./.exec(output)?.[1];
  if (ofProgram && ofFiles !== ofProgram) {
    throw new Error(
      `The database in ${folder} is of Postgres ${ofFiles}, this is ${ofProgram}: restore a backup into a new folder.`,
    );
  }
}

/**
 * Clears what keeps Postgres from starting: its own process of an earlier run is ended, and a lock file whose process
 * is gone, a zombie, or somebody else's by now is removed. Postgres takes all three for alive.
 */
export async function clearLock(folder: string): Promise<void> {
  const file = join(folder, 'postmaster.pid');
  const pid = existsSync(file) ? Number(readFileSync(file, 'utf8').split('\n')[0]) : 0;
  if (!pid) return;
  const identity = identify(pid);
  if (identity && worksIn(pid) === folder) await endProcess(identity);
  rmSync(file, { force: true });
}

// Postgres' working folder is its data folder.
function worksIn(pid: number): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

/** Settings of the server; durability is Postgres' default and stays untouched: fsync and synchronous commits. */
export function serverArguments(folder: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 150,
    shared_buffers: '128MB',
    max_wal_size: '1GB',
    // Workers pay off with more than two cores, and their shared memory does not fit a container's /dev/shm.
    max_parallel_workers_per_gather: 0,
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_line_prefix: '%m [%p] %d ',
  };
  return ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}
