import { setTimeout as sleep } from 'node:timers/promises';
import { submissionsRpc, termsRpc } from '@allmende/contracts';
import type { PortalClient } from '@allmende/local/client/portal.client';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { deposit, type Deposited } from './outage.deposits.js';
import { type Fault, faults } from './outage.faults.js';
import { sendFile, type SentFile } from './outage.files.js';
import { type Entry, type OutageStage, setOutageStage } from './outage.stage.js';
import { declaration } from '../story/submitting.steps.js';
import { WriteJournal } from './write.journal.js';

export type OutageSize = { experts: number; challenges: number; natsAwayMs: number };

/** How one fault went, in milliseconds. */
export type FaultReport = {
  title: string;
  /** When its cause was over. */
  overAt: number;
  backMs: number;
  refused: number;
  /** The slowest refusal of a call that began when it was away, and of one that was under way. */
  slowestNewMs: number;
  slowestInFlightMs: number;
  /** What should not have happened. */
  findings: string[];
};

export type Outages = {
  stage: OutageStage;
  journal: WriteJournal;
  files: SentFile[];
  /** One was sealed during each fault. */
  deposits: Deposited[];
  reports: FaultReport[];
};

const [newWithinMs, inFlightWithinMs] = [1_000, 5_000];
/** What the way to and fro may cost. */
const toleranceMs = 250;
/** Beyond the longest outage, until somebody gives up. */
const patienceMs = 70_000;
/** The broker learns from a broken connection that a process is gone; until then it passes calls on to it. */
const noticedAfterMs = 30;

/**
 * Lets experts agree and submit while one part after the other goes away; each fault meets a share of them, and the
 * company while it seals a deposit.
 */
export async function playOutages(
  platform: RunningPlatform,
  size: OutageSize,
  tell: (line: string) => void = () => undefined,
): Promise<Outages> {
  const stage = await setOutageStage(platform, size);
  const journal = new WriteJournal(patienceMs + size.natsAwayMs);
  const all = faults(size);
  const outages: Outages = { stage, journal, files: [], deposits: [], reports: [] };
  for (const [place, fault] of all.entries()) {
    const share = (index: number) => Math.round((index * stage.entries.length) / all.length);
    const entries = stage.entries.slice(share(place), share(place + 1));
    const report = await playFault(platform, fault, { entries, outages });
    outages.reports.push(report);
    tell(lineOf(report));
  }
  return outages;
}

type Entering = Pick<Outages, 'stage' | 'journal' | 'files'> & { withFile: boolean };

/** Agrees, drafts, declares and submits; every write is repeated under its key until it is acknowledged. */
async function enter(
  { expert: { client }, challengeId }: Entry,
  { stage, journal, files, withFile }: Entering,
): Promise<void> {
  const draft = await beginDraft(client, challengeId, journal);
  const { submissionId } = draft;
  if (withFile) {
    const bytes = Buffer.from(`${stage.phrase} ${files.length}`);
    files.push(await sendFile(journal, { client, submissionId, bytes }));
  }
  const solved = (what: string) => `${what}: ${stage.phrase}, ${submissionId}`;
  const changes = { title: solved('Weiden'), summary: solved('Flechtwerk'), body: solved('Im Einzelnen') };
  const { revision } = await journal.write(client, submissionsRpc.saveSolution, {
    submissionId,
    revision: draft.revision,
    changes: { ...changes, patentFiled: 'no' },
  });
  await journal.write(client, submissionsRpc.declare, { submissionId, declaration });
  await journal.write(client, submissionsRpc.submit, { submissionId, revision });
}

/** Agrees and begins. */
export async function beginDraft(client: PortalClient, challengeId: string, journal: WriteJournal) {
  const { layers } = await journal.insist(termsRpc.showTerms.subject, () =>
    client.call(termsRpc.showTerms, { challengeId }),
  );
  const versionIds = layers.map(({ versionId }) => versionId);
  const party = { kind: 'self' } as const;
  await journal.write(client, termsRpc.accept, { challengeId, versionIds, party, language: 'de' });
  return journal.write(client, submissionsRpc.startSubmission, { challengeId });
}

async function playFault(
  platform: RunningPlatform,
  fault: Fault,
  { entries, outages }: { entries: Entry[]; outages: Outages },
): Promise<FaultReport> {
  const { stage, journal, deposits, reports } = outages;
  const [refusalsBefore, writesBefore] = [journal.refusals.length, journal.acknowledged.length];
  const sealing = deposit(stage, stage.challengeIds[reports.length] ?? '', journal);
  const withFile = fault.withFiles ?? false;
  const entering = Promise.allSettled([
    ...entries.map((entry) => enter(entry, { ...outages, withFile })),
    sealing.then((sealed) => void deposits.push(sealed)),
  ]);
  // In the midst of it: something is acknowledged, something is under way.
  while (journal.acknowledged.length === writesBefore) await sleep(5);
  await fault.takeAway(platform);
  await sleep(noticedAfterMs);
  const awayAt = Date.now();
  const [overAt, probed] = await Promise.all([
    (fault.bringBack?.(platform) ?? Promise.resolve()).then(() => Date.now()),
    probeUntilBack(platform, fault, { stage, entry: entries[0]! }, journal.patienceMs),
  ]);
  const results = await entering;
  const failures = results.flatMap((result) => (result.status === 'rejected' ? [String(result.reason)] : []));
  const refusals = [...journal.refusals.slice(refusalsBefore), ...probed.refusals];
  return judge(fault, { awayAt, overAt, backAt: probed.backAt, refusals, failures });
}

type Probed = { backAt: number; refusals: WriteJournal['refusals'] };

/** Asks again and again until every probe is answered for half a second, and at least once after the fault. */
async function probeUntilBack(
  platform: RunningPlatform,
  { probes, title }: Fault,
  { stage, entry }: { stage: OutageStage; entry: Entry },
  withinMs: number,
): Promise<Probed> {
  const probing = new WriteJournal(withinMs);
  const began = Date.now();
  const until = began + withinMs;
  let backAt = 0;
  while (Date.now() < until) {
    const asked = Date.now();
    const answers = await Promise.all(
      probes.map((probe) => probing.attempt(`probe of ${title}`, () => probe(entry, platform, stage))),
    );
    if (!answers.every(({ isAnswered }) => isAnswered)) backAt = 0;
    else if (backAt === 0) backAt = asked;
    else if (Date.now() - backAt > 500 && Date.now() - began > 3_000) break;
    await sleep(40);
  }
  return { backAt: backAt || Infinity, refusals: probing.refusals };
}

type Course = {
  awayAt: number;
  overAt: number;
  backAt: number;
  refusals: WriteJournal['refusals'];
  failures: string[];
};

function judge(fault: Fault, course: Course): FaultReport {
  const { awayAt, overAt, backAt, refusals, failures } = course;
  const { backWithinMs } = fault;
  const findings = [...failures];
  const slowest = { isNew: 0, inFlight: 0 };
  // A connection that breaks is the own end of what is asked without the gateway, or the gateway's.
  const mayBreak = ['gateway', 'files', 'portal', 'mail'].includes(fault.process);
  for (const { subject, startedAt, ms, status, code } of refusals) {
    const kind = startedAt > awayAt ? 'isNew' : 'inFlight';
    slowest[kind] = Math.max(slowest[kind], ms);
    const what = `${subject} ${status} ${code} after ${Math.round(ms)} ms, ${startedAt - awayAt} ms after it was away`;
    const isExplained = status === 503 || status === 504 || (status === 0 && mayBreak);
    const limit = (kind === 'isNew' ? newWithinMs : inFlightWithinMs) + toleranceMs;
    if (!isExplained || ms > limit) findings.push(what);
    else if (startedAt > overAt + backWithinMs) findings.push(`still: ${what}`);
  }
  const backMs = Math.max(0, backAt - overAt);
  if (backMs > backWithinMs) findings.push(`back after ${Math.round(backMs)} ms only`);
  return {
    title: fault.title,
    overAt,
    backMs,
    refused: refusals.length,
    slowestNewMs: Math.round(slowest.isNew),
    slowestInFlightMs: Math.round(slowest.inFlight),
    findings,
  };
}

export function lineOf(report: FaultReport): string {
  const { title, backMs, refused, slowestNewMs, slowestInFlightMs } = report;
  const slowest = `new ≤ ${slowestNewMs} ms, under way ≤ ${slowestInFlightMs} ms`;
  return `${title}: back after ${backMs} ms, ${refused} refused (${slowest})`;
}
