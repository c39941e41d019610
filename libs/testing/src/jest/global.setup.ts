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
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Ends what the run has started and not ended itself, and removes its folder. */
async function endRun(folder: string): Promise<void> {
  const pids = (await readdir(join(folder, 'processes')).catch(() => [])).map(Number);
  const ours = (await Promise.all(pids.map((pid) => isOf(folder, pid)))).flatMap((is, i) =>
    is ? pids[i] : [],
  );
  for (const pid of ours) if (pid) process.kill(pid, 'SIGQUIT');
  for (let waited = 0; waited < 2_000 && ours.some((pid) => pid && isAlive(pid)); waited += 20) {
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}

// A number may belong to another process by now; ours has the run's folder among its arguments.
async function isOf(folder: string, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => folder);
  return command.includes(folder);
}
