import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, constants } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';

const run = promisify(execFile);
const partBytes = 8 * 1024 * 1024;

/** What the recipe on `/verify` needs and this machine lacks; OpenSSL, as for time stamps, is needed here anyway. */
export const missingTools = ['bash', 'jq', 'xxd', 'dd', 'seq'].filter((tool) => !isHere(tool));

function isHere(tool: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, tool), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The blocks of the recipe as the page prints them; the first gets the keys. */
export async function recipeOn(page: Page): Promise<string[]> {
  return page.locator('#by-hand pre').allInnerTexts();
}

export type Said = { signature: string; leaf: [string, string]; log: [string, string]; checkpoint: string };

/** Functions of the recipe that stay in the reader's shell and would run there in place of a program of that name. */
export function shadowedBy(blocks: string[]): string[] {
  const named = blocks.flatMap((block) => [...block.matchAll(/^\s*([\w-]+)\(\)/gm)]);
  return named.map(([, name = '']) => name).filter(isHere);
}

/** Runs the blocks, letter by letter, in a folder with `receipt.json` and `keys.json`, one after the other in one shell. */
export async function runRecipe(blocks: string[], folder: string): Promise<Said> {
  const [signature = '', leaf = '', log = '', checkpoint = ''] = blocks;
  const between = '\necho ----- 2>&1\n';
  // A signature that does not hold makes OpenSSL end with 1; the next block runs all the same.
  const script = [signature, leaf, log, checkpoint].join(between);
  const { stdout } = await run('bash', ['-c', `exec 2>&1\n${script}\ntrue`], { cwd: folder });
  const parts = stdout.split('-----\n').map((part) => part.trim());
  return {
    signature: parts[0] ?? '',
    leaf: linesOf(parts[1]),
    log: linesOf(parts[2]),
    checkpoint: parts[3] ?? '',
  };
}

function linesOf(part = ''): [string, string] {
  const [first = '', second = 'nothing'] = part.split('\n').filter(Boolean);
  return [first, second];
}

/** The check sum of a file by the recipe's last block, and as the receipt states it, for a file of several parts. */
export async function fileSums(block: string, folder: string): Promise<[string, string]> {
  const bytes = Buffer.alloc(2 * partBytes + 5, 'part');
  await writeFile(join(folder, 'FILE'), bytes);
  const { stdout } = await run('bash', ['-c', block], { cwd: folder });
  const digests = [0, 1, 2].map((part) =>
    createHash('sha256')
      .update(bytes.subarray(part * partBytes, (part + 1) * partBytes))
      .digest(),
  );
  const whole = createHash('sha256').update(Buffer.concat(digests)).digest('hex');
  return [stdout.trim().split(' ')[0] ?? '', whole];
}
