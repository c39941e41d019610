import { chmodSync, mkdirSync, realpathSync } from 'node:fs';

/** Makes it where it is missing. Others may pass through, as Postgres' own account must, but not look around. */
export function openDataFolder(path: string): string {
  mkdirSync(path, { recursive: true });
  chmodSync(path, 0o711);
  return realpathSync(path);
}
