import { readFileSync } from 'node:fs';
import { demoParts, play } from './story/play.js';
import type { Stage } from './story/story.js';

/**
 * The main job against a running platform, a line per step: `URL=` its bare address, `MAIL_URL=` its mail catcher,
 * `SMOKE_ACCOUNTS=` a JSON file with `{ password, company, manager, expert, colleague }`, each `{ email, portal }`. The
 * demo on this machine by default.
 */
const {
  URL: url = 'http://localhost:8080',
  MAIL_URL: mailUrl = 'http://localhost:8082',
  SMOKE_ACCOUNTS,
} = process.env;
const parts = SMOKE_ACCOUNTS
  ? (JSON.parse(readFileSync(SMOKE_ACCOUNTS, 'utf8')) as Omit<Stage, 'url' | 'mailUrl'>)
  : demoParts;

const { passed, failed } = await play(
  { ...parts, url: url.replace(/\/$/, ''), mailUrl: mailUrl.replace(/\/$/, '') },
  (line) => console.log(line),
);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
