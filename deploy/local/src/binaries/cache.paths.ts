import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where fetched programs are kept between checkouts: `ALLMENDE_CACHE`, or `~/.cache/allmende`. */
export function cachePath(...parts: string[]): string {
  return join(process.env.ALLMENDE_CACHE || join(homedir(), '.cache', 'allmende'), ...parts);
}
