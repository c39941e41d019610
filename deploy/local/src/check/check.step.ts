import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eachLine } from '../processes/log.files.js';
import { signal } from '../processes/process.identity.js';
import { workspaceRoot } from '../platform/workspace.paths.js';
import { failure, type Tally, tallyOf } from './jest.results.js';

const shownLines = 60;

/** A script of the root package.json, which passes or fails as one. */
export async function runScript(name: string, timeoutMs: number): Promise<Tally> {
  const { code, lines } = await run('npm', ['run', '--silent', name], timeoutMs);
  if (code === 0) return { passed: 1, failed: 0, failures: [] };
  return failure([`npm run ${name} ended with code ${code}`, ...lines.slice(-shownLines)].join('\n    '));
}

/** Specs, which pass or fail one by one. */
export async function runJest(args: readonly string[], timeoutMs: number): Promise<Tally> {
  const folder = await mkdtemp(join(tmpdir(), 'allmende-check-'));
  try {
    const file = join(folder, 'results.json');
    const jest = join(workspaceRoot, 'node_modules', 'jest', 'bin', 'jest.js');
    const all = [jest, '--json', `--outputFile=${file}`, '--passWithNoTests', ...args];
    const show = (line: string) => {
      if (/^(PASS|FAIL) /.test(line)) console.log(`    ${line}`);
    };
    const { code, lines } = await run(process.execPath, all, timeoutMs, show);
    const tally = tallyOf(await readFile(file, 'utf8').catch(() => undefined), code);
    const isBroken = tally.passed + tally.failed === 1 && tally.failed === 1;
    return isBroken ? { ...tally, failures: [...tally.failures, ...lines.slice(-shownLines)] } : tally;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function run(
  command: string,
  args: readonly string[],
  timeoutMs: number,
  show: (line: string) => void = () => undefined,
): Promise<{ code: number; lines: string[] }> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, NX_TUI: 'false' };
  const child = spawn(command, args, { cwd: workspaceRoot, env, detached: true });
  child.stdin.end();
  const lines: string[] = [];
  const note = (line: string) => {
    if (line.trim()) lines.push(line);
    show(line);
  };
  eachLine(child.stdout, note);
  eachLine(child.stderr, note);
  const endAll = () => child.pid && signal(child.pid, 'SIGKILL', { group: true });
  // In a group of its own, so that a step which hangs ends with all it started; Ctrl-C must then be passed on.
  const timer = setTimeout(() => {
    note(`It took longer than ${timeoutMs / 60_000} minutes and was ended.`);
    endAll();
  }, timeoutMs);
  process.once('exit', endAll);
  const code = await new Promise<number>((resolve) => {
    child.on('error', () => resolve(127));
    child.on('close', (ended) => resolve(ended ?? 1));
  });
  clearTimeout(timer);
  process.off('exit', endAll);
  return { code, lines };
}
