import { type ChildProcess, spawn, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { forgetProcess, rememberProcess } from './run.folder.js';

/** A program that a test started; it ends with the test process at the latest. */
export type Started = {
  pid: number;
  /** True while it runs. */
  isAlive: () => boolean;
  /** Sends the signal and waits for the end. */
  end: (signal?: NodeJS.Signals) => Promise<void>;
};

const children = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of children) child.kill('SIGKILL');
});

export type StartOptions = {
  isReady: () => Promise<boolean>;
  timeoutMs?: number;
  /** Somebody else ends it, not the end of this process. */
  outlives?: boolean;
};

/** Starts a program and waits until `isReady` says yes; its error output is in the error if it does not get there. */
export async function startProgram(
  file: string,
  args: readonly string[],
  { isReady, timeoutMs = 20_000, outlives = false, ...options }: SpawnOptions & StartOptions,
): Promise<Started> {
  const child = spawn(file, args, { ...options, stdio: ['ignore', 'ignore', outlives ? 'ignore' : 'pipe'] });
  if (!outlives) children.add(child);
  let output = '';
  child.stderr?.on('data', (chunk: Buffer) => (output = (output + chunk.toString()).slice(-4_000)));
  child.once('error', (error) => (output += error.message));
  child.once('exit', () => children.delete(child));
  const started: Started = {
    pid: child.pid ?? 0,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    end: async (signal = 'SIGTERM') => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill(signal);
      await gone;
      await forgetProcess(started.pid);
    },
  };
  await rememberProcess(started.pid);
  const deadline = Date.now() + timeoutMs;
  while (!(await isReady())) {
    if (!started.isAlive() || Date.now() > deadline) {
      await started.end('SIGKILL');
      throw new Error(`${file} did not start:\n${output}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  // The pipe alone must not keep a finished test run alive.
  child.unref();
  (child.stderr as unknown as { unref?: () => void } | null)?.unref?.();
  return started;
}

/** A port on the loopback address that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
