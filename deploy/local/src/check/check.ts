import { ensureChromium } from '../binaries/chromium.binary.js';
import { ensureNatsServer } from '../binaries/nats.binary.js';
import { runJest, runScript } from './check.step.js';
import { failure, sumOf, type Tally } from './jest.results.js';

/** `make test`: everything that must hold before a change is merged; the last line sums it up. */
const minute = 60_000;

type Step = { title: string; run: () => Promise<Tally> };

/** These start whole platforms; the spec of the walls does not. */
const platforms = '/e2e/src/(?!walls/)';
/** The outages measure how long something takes: nothing runs beside them. */
const outages = '/e2e/src/durable/';
const journeys = '/e2e/src/(?!walls/|durable/)';

const stages: Step[][] = [
  [
    { title: 'programs', run: () => programs() },
    { title: 'build', run: () => runScript('build', 10 * minute) },
  ],
  [{ title: 'outages', run: () => runJest(['--runInBand', '--testPathPatterns', outages], 12 * minute) }],
  [
    { title: 'format', run: () => runScript('format', 10 * minute) },
    { title: 'lint', run: () => runScript('lint', 15 * minute) },
    { title: 'types', run: () => runScript('types', 15 * minute) },
  ],
  // Specs often wait for a clock's next second: with more than there are cores none stands idle meanwhile.
  [
    {
      title: 'specs',
      run: () => runJest(['--maxWorkers=4', '--testPathIgnorePatterns', platforms, '/dist/'], 12 * minute),
    },
  ],
  // One of them waits for the close of a challenge most of its time.
  [
    {
      title: 'journeys',
      run: () => runJest(['--maxWorkers=3', '--testPathPatterns', journeys], 18 * minute),
    },
  ],
];

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => process.exit(130));

const tallies: Tally[] = [];
for (const stage of stages) tallies.push(...(await Promise.all(stage.map(runStep))));
const { passed, failed, failures } = sumOf(tallies);
if (failed > 0) console.log(['', 'What failed:', ...failures.map((text) => `\n${text}`), ''].join('\n'));
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 || passed === 0 ? 1 : 0);

async function runStep({ title, run }: Step): Promise<Tally> {
  const before = Date.now();
  console.log(`${title} …`);
  const tally = await run().catch((error: unknown) =>
    failure(error instanceof Error ? error.message : String(error)),
  );
  const seconds = ((Date.now() - before) / 1000).toFixed(0);
  console.log(`${title}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)`);
  return tally;
}

/** What the specs would otherwise each fetch for themselves. */
async function programs(): Promise<Tally> {
  const found = await Promise.allSettled([ensureChromium(console.log), ensureNatsServer(console.log)]);
  const missing = found.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
  return { passed: found.length - missing.length, failed: missing.length, failures: missing };
}
