import { setTimeout as sleep } from 'node:timers/promises';
import { submissionsRpc } from '@allmende/contracts';
import type { Ready } from './bench.scene.js';
import { percentile, type Values } from './figure.js';

const everyMs = 20;
/**
 * Left out of the figure with the goal, and shown as one of its own: each round has just started all processes, and what
 * they compile, connect and prepare the first times takes those that come in the first three seconds longer.
 */
const warmUp = 150;
const measured = 150;
/** A round's drafts. */
export const submitted = warmUp + measured;

/**
 * Submits prepared drafts, 50 a second however long each takes, so that a slow answer does not slow the next down. One
 * that is refused took for ever.
 */
export async function submitFigure(ready: readonly Ready[]): Promise<Values> {
  const began = performance.now();
  const running: Promise<number>[] = [];
  for (const [place, { expert, submissionId, revision }] of ready.entries()) {
    await sleep(Math.max(0, began + place * everyMs - performance.now()));
    const asked = performance.now();
    const took = () => performance.now() - asked;
    const refused = () => Infinity;
    running.push(expert.call(submissionsRpc.submit, { submissionId, revision }).then(took, refused));
  }
  const all = await Promise.all(running);
  const times = all.slice(warmUp);
  return {
    submitCold: percentile(all.slice(0, warmUp), 99),
    submit: percentile(times, 99),
    submitP50: percentile(times, 50),
    submitRefused: times.filter((time) => time === Infinity).length,
  };
}
