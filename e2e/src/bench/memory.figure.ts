import { readFile } from 'node:fs/promises';
import type { BenchPlatform } from './bench.platform.js';
import type { Values } from './figure.js';

/** The memory that is really theirs: pages shared by several processes are shared out among them. */
export async function memoryFigure(platform: BenchPlatform): Promise<Values> {
  const shares = await Promise.all(platform.nodePids().map(shareOf));
  return { memory: shares.reduce((sum, share) => sum + share, 0), nodeProcesses: shares.length };
}

async function shareOf(pid: number): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return (Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024) / 1_000_000;
}
