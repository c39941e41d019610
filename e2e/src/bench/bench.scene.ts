import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  accountsRpc,
  challengesRpc,
  clustersRpc,
  type Declaration,
  type InputOf,
  newId,
  type OutputOf,
  type Rpc,
  submissionsRpc,
} from '@allmende/contracts';
import { demoPassword } from '@allmende/local/demo/people.content';
import { batchesOf, type ImportKind, readImportFile } from '@allmende/local/import/import.batches';
import { importFile } from '@allmende/local/import/import.run';
import { Messaging, NatsLink } from '@allmende/messaging';
import { PortalClient } from '@allmende/local/client/portal.client';
import { agree } from '../story/submitting.steps.js';
import { ownRecords } from './bench.records.js';
import { fillEvidence } from './evidence.figures.js';
import type { BenchPlatform } from './bench.platform.js';

const operatorEmail = 'betrieb@allmende.example';
export const companyPortal = 'biocluster-isartal';
export const companyEmail = 'company@bench.example';
const expertPortal = 'optikverbund-neckar';
const challengesInScene = 20;
/** How many prepare their things at once. */
const atOnce = 3;

/** A draft that can be submitted at once. */
export type Ready = { expert: PortalClient; submissionId: string; revision: number };
export type Scene = {
  archiveId: string;
  records: string;
  ready: Ready[];
  emails: string[];
  /** Of the evidence log, and who holds them. */
  receipts: { holder: PortalClient; receiptIds: string[] };
};

/** Fills a fresh platform: real challenges in the archive, as many drafts as will be submitted, a long evidence log. */
export async function prepareScene(platform: BenchPlatform, submissions: number): Promise<Scene> {
  const records = await importRecords(platform);
  const archive = await new PortalClient(platform.url, 'archive').call(clustersRpc.currentPortal, {});
  const experts = Math.ceil(submissions / challengesInScene);
  const { challengeIds, emails } = await bringIn(platform, experts);
  const ready: Ready[] = [];
  const waiting = [...emails];
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let email = waiting.pop(); email; email = waiting.pop()) {
        const expert = await signIn(platform, expertPortal, email);
        for (const challengeId of challengeIds) ready.push(await draft(expert, challengeId));
      }
    }),
  );
  const holder = await signIn(platform, expertPortal, emails[0]);
  const receipts = { holder, receiptIds: await fillEvidence(platform, holder) };
  return { archiveId: archive.portal?.clusterId ?? '', records, ready, emails, receipts };
}

/** Tries again where the machine is too busy to hash a password in time: nothing here is measured. */
export async function signIn(
  platform: BenchPlatform,
  portal: string,
  email = operatorEmail,
): Promise<PortalClient> {
  const person = new PortalClient(platform.url, portal);
  await person.insist(accountsRpc.signIn, { email, password: demoPassword });
  return person;
}

/** Everything that can be in a draft but files. */
export async function draft(expert: PortalClient, challengeId: string): Promise<Ready> {
  await agree(expert, challengeId);
  const { submissionId, revision } = await expert.call(submissionsRpc.startSubmission, { challengeId });
  const changes = {
    title: 'A colder box',
    summary: 'Two salts',
    body: 'In detail. '.repeat(200),
    patentFiled: 'no' as const,
  };
  const saved = await expert.call(submissionsRpc.saveSolution, { submissionId, revision, changes });
  await expert.call(submissionsRpc.declare, { submissionId, declaration });
  return { expert, submissionId, revision: saved.revision };
}

const declaration: Declaration = {
  ownWork: true,
  othersRights: 'none',
  othersRightsNote: '',
  employer: 'consented',
  employerNote: '',
};

async function importRecords(platform: BenchPlatform): Promise<string> {
  const folder = process.env.DATA_DIR || '../shared/data';
  const file = join(folder, 'challenges.json');
  const isThere = existsSync(file);
  const kind: ImportKind = 'challenges';
  const content = isThere ? readImportFile(readFileSync(file, 'utf8')) : { kind, records: ownRecords() };
  const { created } = await importFile(await signIn(platform, ''), content);
  const { tooLarge } = batchesOf(content.records);
  if (created + tooLarge.length < content.records.length * 0.9)
    throw new Error(`Only ${created} records were imported.`);
  return `${created} challenges ${isThere ? `of ${file}` : `of our own making, as ${file} is missing`}`;
}

async function bringIn(
  platform: BenchPlatform,
  experts: number,
): Promise<{ challengeIds: string[]; emails: string[] }> {
  const link = await NatsLink.open({
    service: 'demo',
    url: `nats://127.0.0.1:${platform.running.ports.nats}`,
    user: 'demo',
    password: platform.secrets.nats.demo,
  });
  const messaging = new Messaging(link);
  const call = <C extends Rpc>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> =>
    messaging.call(contract, input, {
      actor: { kind: 'system', reason: 'demo' },
      traceId: newId(),
      timeoutMs: 20_000,
    });
  try {
    const emails = Array.from({ length: experts }, (_, place) => `expert-${place}@bench.example`);
    for (const email of emails) {
      await call(accountsRpc.bringInAccount, { email, name: 'Bench Expert', password: demoPassword });
    }
    const company = await call(accountsRpc.bringInAccount, {
      email: companyEmail,
      name: 'Bench Company',
      password: demoPassword,
      memberships: [{ clusterSlug: companyPortal, roles: ['member'], ofRecord: true }],
      organisation: { name: 'Bench AG', role: 'signatory', verified: true },
    });
    const { portal } = await new PortalClient(platform.url, companyPortal).call(
      clustersRpc.currentPortal,
      {},
    );
    const challengeIds: string[] = [];
    for (let place = 0; place < challengesInScene; place += 1) {
      const { challengeId } = await call(challengesRpc.bringInChallenge, {
        clusterId: portal?.clusterId ?? '',
        organisationId: company.organisationId ?? '',
        seekerAccountIds: [company.accountId],
        draft: challengeOf(place),
        state: 'open',
      });
      challengeIds.push(challengeId);
    }
    return { challengeIds, emails };
  } finally {
    await link.close();
  }
}

function challengeOf(place: number): InputOf<typeof challengesRpc.bringInChallenge>['draft'] {
  const day = 86_400_000;
  const at = (days: number) => new Date(Date.now() + days * day).toISOString();
  return {
    original: 'en',
    question: { en: `How does sample ${place} stay cold for a week?` },
    lead: { en: 'In short.' },
    wantedResult: { en: 'A container.' },
    successMeasure: { en: 'The warmest spot counts.' },
    topic: 'biotechnology',
    criteria: [{ name: { en: 'Holding time' }, weight: 100 }],
    reward: { kind: 'money', amount: { minor: 100_000, currency: 'EUR' }, note: {} },
    rightsModel: 'first-talk',
    termsBlanks: { firstTalkWeeks: 8 },
    eligibility: { kind: 'everyone' },
    opensAt: at(-1),
    closesAt: at(30),
    decisionBy: at(60).slice(0, 10),
  };
}
