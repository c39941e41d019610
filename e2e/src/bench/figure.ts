import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is measured, and what it should be: at least or at most `goal`, both in `unit`. */
export type Goal = { key: string; title: string; unit: string; atLeast?: number; atMost?: number };
/** A round's values by the key of their goal. */
export type Values = Record<string, number>;
export type Figure = Goal & { value: number; values: number[]; held: boolean };

export const goals: readonly Goal[] = [
  { key: 'list', title: 'list uncached, signed out, of raw node:http + pg', unit: '', atLeast: 0.35 },
  { key: 'listSignedIn', title: 'list uncached, signed in, of raw node:http + pg', unit: '', atLeast: 0.25 },
  { key: 'listCached', title: 'list from the edge’s cache, of raw node:http + pg', unit: '', atLeast: 3 },
  { key: 'search', title: 'search p50 above its bare SQL', unit: 'ms', atMost: 4 },
  { key: 'submit', title: 'submit without files p99 at 50 a second, warm', unit: 'ms', atMost: 100 },
  { key: 'opening', title: 'opening 1,000 submissions', unit: 's', atMost: 10 },
  { key: 'upload', title: 'upload of 200 MB, of writing and hashing it here', unit: '', atLeast: 0.2 },
  {
    key: 'uploadGrowth',
    title: 'growth of the files listener while it takes 200 MB',
    unit: 'MB',
    atMost: 60,
  },
  { key: 'sealing', title: 'sealed upload of 50 MB, of one in plain', unit: 'times', atMost: 2 },
  { key: 'proofHashes', title: 'longest proof in a log of a million rows', unit: 'hashes', atMost: 20 },
  { key: 'proofCheck', title: 'check of a receipt with its proof p50', unit: 'ms', atMost: 5 },
  { key: 'append', title: 'append to that log, committed, p50', unit: 'ms', atMost: 3 },
  { key: 'appendsPerSecond', title: 'appends to that log', unit: 'a second', atLeast: 300 },
  { key: 'page', title: 'challenge page, server p50', unit: 'ms', atMost: 50 },
  { key: 'pageHtml', title: 'challenge page, largest HTML of the demo', unit: 'KB', atMost: 30 },
  { key: 'pageScript', title: 'challenge page, JavaScript compressed', unit: 'KB', atMost: 10 },
  {
    key: 'memory',
    title: 'sum of PSS of our node processes, idle after the demo',
    unit: 'MB',
    atMost: 1_400,
  },
  { key: 'start', title: 'make start, warm', unit: 's', atMost: 20 },
];

/** The medians of all rounds. A round without a value for a figure counts as the worst there is. */
export function figuresOf(rounds: readonly Values[]): Figure[] {
  return goals.map((goal) => {
    const worst = goal.atLeast === undefined ? Infinity : 0;
    const values = rounds.map((round) => round[goal.key] ?? worst);
    const value = median(values);
    const held = value >= (goal.atLeast ?? -Infinity) && value <= (goal.atMost ?? Infinity);
    return { ...goal, value, values, held };
  });
}

export function lineOf({ title, unit, value, values, held, atLeast, atMost }: Figure): string {
  const goal = atLeast === undefined ? `at most ${atMost}` : `at least ${atLeast}`;
  const rounds = values.map(rounded).join(' ');
  const columns = [title.padEnd(56), `${rounded(value)} ${unit}`.padEnd(11), `${goal} ${unit}`.padEnd(16)];
  return `${held ? 'held ' : 'short'}  ${columns.join(' ')} (${rounds})`;
}

/** Keeps a run as JSON and gives the file's path. */
export function keepResults(folder: string, results: object): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${new Date().toISOString().replaceAll(':', '-').slice(0, 19)}.json`);
  writeFileSync(path, `${JSON.stringify(results, null, 2)}\n`);
  return path;
}

export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** By nearest rank, so that it is one of the values. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((sorted.length * percent) / 100) - 1)] ?? NaN;
}

function rounded(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
