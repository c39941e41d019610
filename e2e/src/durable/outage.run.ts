import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform } from '@allmende/local/platform/platform.start';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import {
  auditApi,
  auditDatabases,
  auditMails,
  auditRepeats,
  missingEvents,
  waitUntilQuiet,
  withDatabases,
} from './outage.audit.js';
import { leaveWhileKilled } from './leaving.play.js';
import { type Outages, type OutageSize, playOutages } from './outage.play.js';

/** A platform of its own for outages, without limits on how often one may ask. */
export async function startForOutages(): Promise<{ platform: RunningPlatform; end: () => Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'allmende-durable-'));
  const { PATH, HOME, ALLMENDE_CACHE } = process.env;
  const env = { PATH, HOME, ALLMENDE_CACHE, RATE_LIMIT_FACTOR: '0', LOG_LEVEL: 'warn' };
  const options = { dataDir, ports: 'free', quiet: true, demo: false, env, startTimeoutMs: 120_000 } as const;
  const platform = await startPlatform(options);
  const end = async () => {
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { platform, end };
}

export type Checked = { title: string; findings: string[] };

/** Plays all outages and compares afterwards what was acknowledged with what is there. */
export async function runOutages(
  platform: RunningPlatform,
  size: OutageSize,
  tell: (line: string) => void = () => undefined,
): Promise<Checked[]> {
  const outages = await playOutages(platform, size, tell);
  const checked: Checked[] = outages.reports.map(({ title, findings }) => ({ title, findings }));
  await withDatabases(platform, async (query) => {
    checked.push({ title: 'nothing is under way a minute later', findings: await waitUntilQuiet(query) });
    const audits: [string, () => Promise<string[]>][] = [
      ['events reached everyone whom they concern', () => missingEvents(query)],
      [
        'every write is there once, evidence has no gap, say the databases',
        () => auditDatabases(query, outages.stage.entries.length),
      ],
      [
        'every write is there once, says the API, with receipts and notices once per cause',
        () => auditApi(outages.stage, outages.journal.acknowledged),
      ],
      ['the same key again, the same answer', () => auditRepeats(outages.journal.acknowledged)],
      ['mails went out once by Message-ID', () => mailFindings(platform, outages, tell)],
      [
        'a closed account is erased once, whatever is killed meanwhile',
        () => leaveWhileKilled(platform, outages.stage, query),
      ],
    ];
    for (const [title, audit] of audits) checked.push({ title, findings: await audit() });
  });
  return checked;
}

async function mailFindings(
  platform: RunningPlatform,
  { stage, reports }: Outages,
  tell: (line: string) => void,
): Promise<string[]> {
  const { findings, repeats } = await auditMails(platform.urls.mail ?? '', stage);
  tell(`${repeats} mails went out again after ${reports.length} outages`);
  return repeats > reports.length ? [...findings, `${repeats} mails went out again`] : findings;
}
