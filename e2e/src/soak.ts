import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { type Checked, runOutages, startForOutages } from './durable/outage.run.js';
import { setOutageStage } from './durable/outage.stage.js';
import { runConsents } from './soak/consent.run.js';
import { runStampede } from './soak/stampede.run.js';
import { runUploads } from './soak/upload.run.js';

/** The long forms of the tests, against platforms of their own; the last line sums them up. */
const minute = 60_000;
// NATS stays away for longer than its streams remember what they were sent twice.
const outages = { experts: 24, challenges: 60, natsAwayMs: 5 * minute, openings: 24 };
const crowd = { experts: 300, challenges: 1 };

const tell = (line: string): void => console.log(`        ${line}`);
const checked: Checked[] = [];

console.log(`Outages while ${outages.experts * outages.challenges} people agree and submit`);
await onPlatform(async (platform) => report(await runOutages(platform, outages, tell)));

console.log(`${crowd.experts} people at the same instant, the largest files, and an office that consents`);
await onPlatform(async (platform) => {
  const stage = await setOutageStage(platform, crowd);
  report(await runStampede(stage, tell));
  report(await runUploads(platform, stage, tell));
  report(await runConsents(platform, stage));
});

const failed = checked.filter(({ findings }) => findings.length > 0).length;
console.log(`${checked.length - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

async function onPlatform(play: (platform: RunningPlatform) => Promise<void>): Promise<void> {
  const { platform, end } = await startForOutages();
  try {
    await play(platform);
  } finally {
    await end();
  }
}

function report(found: readonly Checked[]): void {
  for (const { title, findings } of found) {
    console.log(`${findings.length === 0 ? 'ok    ' : 'failed'}  ${title}`);
    for (const finding of findings.slice(0, 20)) console.log(`        ${finding}`);
  }
  checked.push(...found);
}
