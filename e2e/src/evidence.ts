import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EvidenceTrial } from './evidence/evidence.trial.js';

/**
 * `make evidence`: a log of a million rows behind a running platform, proofs that anybody can check, and every way to
 * change such a log that we know. `EVIDENCE_ROWS` chooses another size.
 */
const rows = Number(process.env.EVIDENCE_ROWS || 1_000_000);

const folder = mkdtempSync(join(tmpdir(), 'allmende-evidence-'));
const trial = new EvidenceTrial(folder, rows, (line) => console.log(line));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(1));
// A connection that breaks outside of a call: the platform must not outlive the trial.
process.on('uncaughtException', (error) => {
  console.error(error);
  void end(1);
});
try {
  const { passed, failed } = await trial.run();
  console.log(`${passed} passed, ${failed} failed`);
  await end(failed > 0 ? 1 : 0);
} catch (error) {
  console.error(error);
  await end(1);
}

async function end(code: number): Promise<never> {
  await trial.stop();
  rmSync(folder, { recursive: true, force: true });
  process.exit(code);
}
