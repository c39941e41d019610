import { runOutages, startForOutages } from './durable/outage.run.js';

/** The long forms of the tests, against a platform of their own; the last line sums them up. */
const minute = 60_000;
// NATS stays away for longer than its streams remember what they were sent twice.
const size = { experts: 24, challenges: 60, natsAwayMs: 5 * minute };

const { platform, end } = await startForOutages();
try {
  console.log(`Outages while ${size.experts * size.challenges} people agree and submit`);
  const checked = await runOutages(platform, size, (line) => console.log(`        ${line}`));
  for (const { title, findings } of checked) {
    console.log(`${findings.length === 0 ? 'ok    ' : 'failed'}  ${title}`);
    for (const finding of findings.slice(0, 20)) console.log(`        ${finding}`);
  }
  const failed = checked.filter(({ findings }) => findings.length > 0).length;
  console.log(`${checked.length - failed} passed, ${failed} failed`);
  process.exitCode = failed > 0 ? 1 : 0;
} finally {
  await end();
}
