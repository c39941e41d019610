import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { workspaceRoot } from '@allmende/local/platform/workspace.paths';
import { BenchPlatform } from './bench/bench.platform.js';
import { prepareScene, type Ready, type Scene } from './bench/bench.scene.js';
import { appendFigures, proofFigures } from './bench/evidence.figures.js';
import { figuresOf, keepResults, lineOf, type Values } from './bench/figure.js';
import { listFigures } from './bench/list.figures.js';
import { memoryFigure } from './bench/memory.figure.js';
import { openingFigure } from './bench/opening.figure.js';
import { pageFigures } from './bench/page.figures.js';
import { sealingFigure } from './bench/sealing.figure.js';
import { searchFigure } from './bench/search.figure.js';
import { submitFigure, submitted } from './bench/submit.figure.js';
import { uploadFigure } from './bench/upload.figure.js';

/**
 * `make bench`: starts a platform of its own and measures it in five rounds, each of which starts it anew. Ratios are
 * taken within a round. `BENCH_ROUNDS` chooses another number, to try something out.
 */
const rounds = Number(process.env.BENCH_ROUNDS || 5);
/** Those that are submitted, and one that takes a file. */
const perRound = submitted + 1;
const settleMs = 5_000;

const dataFolder = mkdtempSync(join(tmpdir(), 'allmende-bench-'));
const platform = new BenchPlatform(dataFolder);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void end(1));

try {
  const results = await measure();
  const figures = figuresOf(results);
  const machine = { cores: availableParallelism(), load: loadavg() };
  const file = keepResults(join(workspaceRoot, 'bench-results'), { machine, figures, rounds: results });
  for (const figure of figures) console.log(lineOf(figure));
  console.log(
    `Load ${machine.load.map((load) => load.toFixed(1)).join(' ')} on ${machine.cores} cores; kept in ${file}`,
  );
  const [held, short] = [true, false].map((verdict) => figures.filter((one) => one.held === verdict).length);
  console.log(`${held} held, ${short} short`);
  await end(0);
} catch (error) {
  console.error(error);
  await end(1);
}

async function measure(): Promise<Values[]> {
  console.log('Starting a platform for the bench');
  await platform.start();
  console.log('Preparing challenges and drafts');
  const scene = await prepareScene(platform, rounds * perRound);
  console.log(`Measuring with ${scene.records}, ${rounds} rounds`);
  await platform.stop();
  const results: Values[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const values = await measureRound(scene, round);
    results.push(values);
    const shown = Object.entries(values).map(([key, value]) => `${key} ${value.toPrecision(3)}`);
    console.log(`Round ${round + 1}, load ${loadavg()[0]?.toFixed(1)}: ${shown.join(', ')}`);
  }
  return results;
}

async function measureRound(scene: Scene, round: number): Promise<Values> {
  const start = await platform.start();
  await sleep(settleMs);
  const values: Values = { start };
  const own = scene.ready.slice(round * perRound, (round + 1) * perRound);
  const [uploader, ...submitters] = own as [Ready, ...Ready[]];
  const measurements = [
    () => memoryFigure(platform),
    () => listFigures(platform),
    () => searchFigure(platform, scene, round),
    () => pageFigures(platform, round),
    () => submitFigure(submitters),
    () => openingFigure(platform),
    () => uploadFigure(platform, uploader),
    () => sealingFigure(platform, uploader),
    () => proofFigures(scene.receipts.holder, scene.receipts.receiptIds),
    () => appendFigures(platform),
  ];
  for (const measurement of measurements) Object.assign(values, await measurement().catch(failed));
  await platform.stop();
  return values;
}

/** The others are measured all the same; what has no value in a round is short. */
function failed(error: unknown): Values {
  console.error(error);
  return {};
}

async function end(code: number): Promise<never> {
  await platform.stop();
  rmSync(dataFolder, { recursive: true, force: true });
  process.exit(code);
}
