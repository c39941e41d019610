import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const whole = 'restored\n';

/** What a restore tells the next start: first that the folder is not whole, at the end that streams are to be made anew. */
export function writeRestoredMark(dataFolder: string, state: 'copying' | 'restored'): void {
  writeFileSync(pathIn(dataFolder), state === 'restored' ? whole : 'copying\n');
}

/** @throws Error where a restore did not come to its end */
export function assertWhole(dataFolder: string): void {
  if (existsSync(pathIn(dataFolder)) && !isRestored(dataFolder))
    throw new Error(`${dataFolder} was not restored to its end: delete it, and restore again.`);
}

export function isRestored(dataFolder: string): boolean {
  return existsSync(pathIn(dataFolder)) && readFileSync(pathIn(dataFolder), 'utf8') === whole;
}

export function removeRestoredMark(dataFolder: string): void {
  rmSync(pathIn(dataFolder), { force: true });
}

function pathIn(dataFolder: string): string {
  return join(dataFolder, 'restored.txt');
}
