import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoPassword } from './people.content.js';

/** What the data folder remembers of the demo. */
export type DemoMarker = {
  /** All dates of the demo lie relative to its first start, also when that start was cut off. */
  startedAt: string;
  /** When clusters, people and challenges were all there. */
  loadedAt?: string;
  /** When people had begun to use them. */
  livingAt?: string;
};

export function readMarker(dataFolder: string): DemoMarker | undefined {
  const path = pathIn(dataFolder);
  if (!existsSync(path)) return undefined;
  const known = JSON.parse(readFileSync(path, 'utf8')) as Partial<DemoMarker>;
  return { startedAt: known.loadedAt ?? new Date().toISOString(), ...known };
}

/** Whole or not at all: a start may be killed at any moment. */
export function writeMarker(dataFolder: string, marker: DemoMarker): void {
  const path = pathIn(dataFolder);
  writeFileSync(`${path}.new`, JSON.stringify({ ...marker, password: demoPassword }), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

function pathIn(dataFolder: string): string {
  return join(dataFolder, 'demo.json');
}
