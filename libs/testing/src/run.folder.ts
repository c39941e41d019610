import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder that the test files of one Jest run share; the run's end, or the next run, clears it away. */
export function runFolder(): string {
  const folder = process.env.ALLMENDE_TEST_RUN;
  if (!folder) throw new Error('Real parts need the global set-up of jest.config.mjs');
  return folder;
}

/** A new folder within the run's, or within the system's where no test run is. */
export function newFolder(prefix: string): Promise<string> {
  return mkdtemp(join(process.env.ALLMENDE_TEST_RUN ?? tmpdir(), prefix));
}

/** Remembers a process for the case that this run is killed before it can end it. */
export async function rememberProcess(pid: number): Promise<void> {
  const folder = process.env.ALLMENDE_TEST_RUN;
  if (!folder) return;
  await mkdir(join(folder, 'processes'), { recursive: true });
  await writeFile(join(folder, 'processes', String(pid)), '');
}

export async function forgetProcess(pid: number): Promise<void> {
  const folder = process.env.ALLMENDE_TEST_RUN;
  if (folder) await rm(join(folder, 'processes', String(pid)), { force: true });
}
