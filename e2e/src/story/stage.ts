import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { demoParts } from './play.js';
import type { Stage } from './story.js';

const part = z.strictObject({ email: z.email(), portal: z.string().min(1).describe('slug of the cluster') });
const parts = z.strictObject({
  password: z.string().min(1),
  company: part,
  manager: part,
  expert: part,
  colleague: part,
});

/**
 * Where the story is played and by whom: `URL`, the platform's bare address; `MAIL_URL`, its mail catcher;
 * `SMOKE_ACCOUNTS`, a JSON file with `{ password, company, manager, expert, colleague }`, each `{ email, portal }`. The
 * demo on this machine by default.
 *
 * @throws {Error} which names the file and each field that is missing or wrong
 */
export function stageFrom({ URL: url, MAIL_URL: mailUrl, SMOKE_ACCOUNTS: file }: NodeJS.ProcessEnv): Stage {
  return {
    ...(file ? partsIn(file) : demoParts),
    url: bare(url ?? 'http://localhost:8080'),
    mailUrl: bare(mailUrl ?? 'http://localhost:8082'),
  };
}

function partsIn(file: string): z.output<typeof parts> {
  const { data, error } = parts.safeParse(jsonIn(file));
  if (data) return data;
  const wrong = error.issues.map(({ path, message }) => `  ${path.join('.') || 'the file'}: ${message}`);
  throw new Error([`The accounts in ${file} cannot be used:`, ...wrong].join('\n'));
}

function jsonIn(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new Error(`The accounts in ${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}

function bare(address: string): string {
  return address.replace(/\/$/, '');
}
