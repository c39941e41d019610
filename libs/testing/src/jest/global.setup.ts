import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'allmende-test-';

/** Gives the run a folder for what its test files share, and clears away what killed runs have left. */
export default async function setUp(): Promise<void> {
  for (const name of await readdir(tmpdir())) {
    if (name.startsWith(prefix)) await sweep(join(tmpdir(), name));
  }
  const folder = await mkdtemp(join(tmpdir(), prefix));
  // Postgres runs as another user and must be able to walk through.
  await chmod(folder, 0o755);
  await writeFile(join(folder, 'pid'), String(process.pid));
  process.env.ALLMENDE_TEST_RUN = folder;
  // Jest loads set-up and tear-down without its module map, in one process: this is how they share a function.
  (globalThis as { endTestRun?: () => Promise<void> }).endTestRun = () => endRun(folder);
}

async function sweep(folder: string): Promise<void> {
  const pid = Number(await readFile(join(folder, 'pid'), 'utf8').catch(() => ''));
  if (!pid || isAlive(pid)) return;
  await endRun(folder);
  await rm(folder, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends the Postgres that the test files of a run shared, and removes the run's folder. */
async function endRun(folder: string): Promise<void> {
  const file = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  const [pid = '', data = ''] = file.split('\n');
  // The data folder in the file proves that the number is still that server's.
  if (data === join(folder, 'postgres') && (await isPostgres(pid))) process.kill(Number(pid), 'SIGQUIT');
  for (let waited = 0; waited < 2_000 && (await isPostgres(pid)); waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

async function isPostgres(pid: string): Promise<boolean> {
  if (!/^\d+$/.test(pid)) return false;
  try {
    process.kill(Number(pid), 0);
  } catch {
    return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'postgres');
  return command.includes('postgres');
}
