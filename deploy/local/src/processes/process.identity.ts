import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What tells one process from a later one that was given the same number. */
export type ProcessIdentity = { pid: number; startedAt: string };

/** A zombie has ended: it only waits for its parent to take note. */
type ProcessState = { startedAt: string; isZombie: boolean };

/** The identity of a running process; undefined when there is none with this number, or only its zombie. */
export function identify(pid: number): ProcessIdentity | undefined {
  const state = process.platform === 'linux' ? readProc(pid) : readPs(pid);
  return state && !state.isZombie ? { pid, startedAt: state.startedAt } : undefined;
}

export function isRunning(identity: ProcessIdentity): boolean {
  return identify(identity.pid)?.startedAt === identity.startedAt;
}

/** Sends a signal to a process, or with `group` to all that it leads; a process that is gone is no error. */
export function signal(pid: number, name: NodeJS.Signals, { group = false } = {}): void {
  try {
    process.kill(group ? -pid : pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

// The command's name may hold spaces and brackets, so the fields are counted from its last bracket.
function readProc(pid: number): ProcessState | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return { startedAt: `${boot} ${fields[19]}`, isZombie: fields[0] === 'Z' || fields[0] === 'X' };
  } catch {
    return undefined;
  }
}

function readPs(pid: number): ProcessState | undefined {
  const { status, stdout } = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
    encoding: 'utf8',
  });
  const [, stat, startedAt] = /^\s*(\S+)\s+(.+?)\s*$/.exec(stdout ?? '') ?? [];
  return status === 0 && stat && startedAt ? { startedAt, isZombie: stat.startsWith('Z') } : undefined;
}
