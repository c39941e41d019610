import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout: the folder with nx.json above this file, whether it runs from `src` or from `dist`. */
export const workspaceRoot = findRoot(dirname(fileURLToPath(import.meta.url)));

/** Where Node keeps compiled code, which makes the next start of a process a fifth cheaper. */
export const compileCache = join(workspaceRoot, 'node_modules', '.cache', 'allmende-compiled');

/** The built program of a part of the launcher, e.g. `localProgram('mail/main.js')`. */
export function localProgram(path: string): string {
  return join(workspaceRoot, 'deploy', 'local', 'dist', path);
}

export function appProgram(app: string): string {
  return join(workspaceRoot, 'apps', app, 'dist', 'main.js');
}

function findRoot(folder: string): string {
  if (existsSync(join(folder, 'nx.json'))) return folder;
  if (dirname(folder) === folder) throw new Error('This file is not inside a checkout of Allmende.');
  return findRoot(dirname(folder));
}
