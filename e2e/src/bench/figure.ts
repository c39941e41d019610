import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What is measured in `unit`, and what it should be at least or at most; without either it is printed to be seen. */
export type Goal = { key: string; title: string; unit: string; atLeast?: number; atMost?: number };
/** A round's values by the key of their goal. */
export type Values = Record<string, number>;
/** `held` is undefined where there is no goal. */
export type Figure = Goal & { value: number; values: number[]; held: boolean | undefined };

export const goals: readonly Goal[] = [
  { key: 'list', title: 'list uncached, signed out, of raw node:http + pg', unit: '', atLeast: 0.35 },
  { key: 'listSignedIn', title: 'list uncached, signed in, of raw node:http + pg', unit: '', atLeast: 0.25 },
  { key: 'listCached', title: 'list from the edge’s cache, of raw node:http + pg', unit: '', atLeast: 3 },
  { key: 'search', title: 'search p50 above its bare SQL', unit: 'ms', atMost: 4 },
  { key: 'submit', title: 'submit without files p99 at 50 a second, warm', unit: 'ms', atMost: 100 },
  { key: 'submitCold', title: 'the same, of the first three seconds after a start', unit: 'ms' },
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
    return { ...goal, value, values, held: holds(goal, value) };
  });
}

function holds({ atLeast, atMost }: Goal, value: number): boolean | undefined {
  if (atLeast === undefined && atMost === undefined) return undefined;
  return value >= (atLeast ?? -Infinity) && value <= (atMost ?? Infinity);
}

export function lineOf({ title, unit, value, values, held, ...goal }: Figure): string {
  const rounds = values.map(rounded).join(' ');
  const columns = [title.padEnd(56), `${rounded(value)} ${unit}`.padEnd(11), goalOf(goal, unit).padEnd(16)];
  const verdict = held === undefined ? 'seen ' : held ? 'held ' : 'short';
  return `${verdict}  ${columns.join(' ')} (${rounds})`;
}

function goalOf({ atLeast, atMost }: Pick<Goal, 'atLeast' | 'atMost'>, unit: string): string {
  if (atLeast !== undefined) return `at least ${atLeast} ${unit}`;
  return atMost === undefined ? 'no goal' : `at most ${atMost} ${unit}`;
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
