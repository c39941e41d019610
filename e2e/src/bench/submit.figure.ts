import { setTimeout as sleep } from 'node:timers/promises';
import { submissionsRpc } from '@allmende/contracts';
import type { Ready } from './bench.scene.js';
import { percentile, type Values } from './figure.js';

const everyMs = 20;

/** Submits prepared drafts, 50 a second however long each takes, so that a slow answer does not slow the next down. */
export async function submitFigure(ready: readonly Ready[]): Promise<Values> {
  const began = performance.now();
  const running: Promise<number>[] = [];
  for (const [place, { expert, submissionId, revision }] of ready.entries()) {
    await sleep(Math.max(0, began + place * everyMs - performance.now()));
    const asked = performance.now();
    running.push(
      expert.call(submissionsRpc.submit, { submissionId, revision }).then(() => performance.now() - asked),
    );
  }
  const times = await Promise.all(running);
  return { submit: percentile(times, 99), submitP50: percentile(times, 50) };
}
