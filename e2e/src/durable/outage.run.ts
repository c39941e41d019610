import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform } from '@allmende/local/platform/platform.start';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { planted } from '@allmende/testing';
import { everythingStored } from '../story/everything.stored.js';
import {
  auditApi,
  auditDatabases,
  auditReceipts,
  auditRepeats,
  missingEvents,
  type Query,
  waitUntilQuiet,
  withDatabases,
} from './outage.audit.js';
import { leaveWhileKilled } from './leaving.play.js';
import { auditOpenings } from './opening.audit.js';
import { openWhileKilled } from './opening.play.js';
import { auditFiles } from './outage.files.js';
import { auditMails } from './outage.mails.js';
import { type Outages, type OutageSize, playOutages } from './outage.play.js';
import type { OutageStage } from './outage.stage.js';

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

/** How many challenges are opened afterwards, each while somebody is killed. */
type RunSize = OutageSize & { openings: number };
type Tell = (line: string) => void;

/** Plays all outages and compares afterwards what was acknowledged with what is there. */
export async function runOutages(
  platform: RunningPlatform,
  size: RunSize,
  tell: Tell = () => undefined,
): Promise<Checked[]> {
  const outages = await playOutages(platform, size, tell);
  const checked: Checked[] = outages.reports.map(({ title, findings }) => ({ title, findings }));
  await withDatabases(platform, async (query) => {
    for (const { title, findings } of auditsOf(platform, { outages, query, size, tell }))
      checked.push({ title, findings: await findings().catch((error: unknown) => [String(error)]) });
  });
  return checked;
}

type Audit = { title: string; findings: () => Promise<string[]> };
type Audited = { outages: Outages; query: Query; size: RunSize; tell: Tell };

/** One after the other: what comes later changes what is there. */
function auditsOf(platform: RunningPlatform, { outages, query, size, tell }: Audited): Audit[] {
  const { stage, journal, deposits, files } = outages;
  return [
    { title: 'nothing is under way a minute later', findings: () => waitUntilQuiet(query) },
    { title: 'events reached everyone whom they concern', findings: () => missingEvents(query) },
    {
      title: 'every write is there once, evidence has no gap, say the databases',
      findings: () => auditDatabases(query, { entries: stage.entries.length, deposits: deposits.length }),
    },
    {
      title: 'every write is there once, says the API, with receipts and notices once per cause',
      findings: () => auditApi(stage, journal.acknowledged),
    },
    { title: 'every file is there once, with every byte', findings: () => auditFiles(files) },
    {
      title: 'every deposit has its receipt',
      findings: () => auditReceipts(stage.company.client, deposits),
    },
    { title: 'the same key again, the same answer', findings: () => auditRepeats(journal.acknowledged) },
    { title: 'mails went out once by Message-ID', findings: () => mailFindings(platform, outages, tell) },
    {
      title: 'nothing that was handed in can be read before the close',
      findings: () => readable(platform, stage),
    },
    {
      title: 'what was handed in is opened once, whatever is killed meanwhile',
      findings: async () => {
        const { openings } = size;
        await openWhileKilled(platform, outages, query, { openings, tell });
        return [...(await waitUntilQuiet(query)), ...(await auditOpenings(outages, query, openings))];
      },
    },
    {
      title: 'nothing of it can be read on a disk, opened or not',
      findings: () => readable(platform, stage),
    },
    {
      title: 'a closed account is erased once, whatever is killed meanwhile',
      findings: () => leaveWhileKilled(platform, stage, query),
    },
  ];
}

/** Where the phrase of all texts and files lies in plain, however it is written; an id has to be found. */
async function readable(platform: RunningPlatform, { phrase, file }: OutageStage): Promise<string[]> {
  const found = planted(await everythingStored(platform), [phrase, file.depositId]);
  if (!found.includes(file.depositId)) return ['The search does not find what is there'];
  return found.includes(phrase) ? ['The phrase of all texts lies there in plain'] : [];
}

async function mailFindings(
  platform: RunningPlatform,
  { stage, reports }: Outages,
  tell: Tell,
): Promise<string[]> {
  const { findings, repeats } = await auditMails(platform.urls.mail ?? '', stage, reports);
  tell(`${repeats} mails went out again after ${reports.length} outages`);
  return findings;
}
