import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { LoadOrder, LoadResult } from './load.program.js';

/** Starts a program that lies beside this file, with a channel to it. */
export function startProgram(name: string, env: NodeJS.ProcessEnv = {}): ChildProcess {
  return fork(fileURLToPath(new URL(`./${name}.program.js`, import.meta.url)), {
    env: { ...process.env, ...env },
  });
}

export function nextMessage<T>(child: ChildProcess): Promise<T> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A program of the bench ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });
}

/** Loads an address from a process of its own. */
export async function load(order: LoadOrder): Promise<LoadResult> {
  const child = startProgram('load');
  try {
    child.send(order);
    const result = await nextMessage<LoadResult & { failure?: string }>(child);
    if (result.failure) throw new Error(`The load on ${order.host} failed: ${result.failure}`);
    return result;
  } finally {
    child.kill();
  }
}
