import { randomUUID } from 'node:crypto';
import {
  accountsRpc,
  type Actor,
  challengesRpc,
  clustersRpc,
  type InputOf,
  newId,
  type OutputOf,
  type Rpc,
  submissionsRpc,
} from '@allmende/contracts';
import { uploadFile } from '@allmende/local/client/file.client';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { Messaging, NatsLink } from '@allmende/messaging';
import { PortalClient } from '@allmende/local/client/portal.client';
import { waitFor } from '../story/story.js';

export type Expert = { email: string; accountId: string; client: PortalClient };
/** One expert who is going to agree to one challenge's terms and submit to it. */
export type Entry = { expert: Expert; challengeId: string };
/** Of the company, in the draft of a deposit. */
export type StoredFile = { challengeId: string; depositId: string; fileId: string };
export type OutageStage = {
  experts: Expert[];
  company: Expert;
  password: string;
  challengeIds: string[];
  entries: Entry[];
  file: StoredFile;
  /** Stands in everything that is handed in or deposited, and nowhere else. */
  phrase: string;
};

const portal = 'probefeld';
const password = 'nebel-ueber-dem-wehr';

/** A cluster, a company with challenges that are open, and signed-in experts, through the services' own calls. */
export async function setOutageStage(
  platform: RunningPlatform,
  size: { experts: number; challenges: number },
): Promise<OutageStage> {
  return withDemoCalls(platform, async (call) => {
    const { clusterId } = await call(clustersRpc.createCluster, { slug: portal, name: 'Probefeld e. V.' });
    const seeker = {
      ...account('company'),
      organisation: { name: 'Wehrbau GmbH', role: 'signatory' as const, verified: true },
    };
    const { organisationId = '', accountId: seekerId } = await call(accountsRpc.bringInAccount, seeker);
    const challengeIds: string[] = [];
    for (let number = 1; number <= size.challenges; number += 1) {
      const { challengeId } = await call(challengesRpc.bringInChallenge, {
        clusterId,
        organisationId: organisationId ?? '',
        seekerAccountIds: [seekerId],
        draft: draftOf(number),
        state: 'open',
      });
      challengeIds.push(challengeId);
    }
    const experts: Expert[] = [];
    for (let number = 1; number <= size.experts; number += 1) {
      const person = account(`expert-${number}`);
      const { accountId } = await call(accountsRpc.bringInAccount, person);
      experts.push(await signedIn(platform, { email: person.email, accountId }));
    }
    const company = await signedIn(platform, { email: seeker.email, accountId: seekerId });
    const file = await storeFile(company.client, challengeIds.at(-1) ?? '');
    const entries = challengeIds.flatMap((challengeId) => experts.map((expert) => ({ expert, challengeId })));
    const phrase = `Weidengeflecht ${randomUUID()} über Mühlen`;
    return { experts, company, password, challengeIds, entries, file, phrase };
  });
}

type DemoCall = <C extends Rpc>(contract: C, input: InputOf<C>) => Promise<OutputOf<C>>;

/** Lends what brings people and challenges in. */
export async function withDemoCalls<T>(
  { nats: { url, users } }: RunningPlatform,
  use: (call: DemoCall) => Promise<T>,
): Promise<T> {
  const link = await NatsLink.open({ service: 'demo', url, user: 'demo', password: users.demo });
  try {
    const messaging = new Messaging(link);
    const actor: Actor = { kind: 'system', reason: 'demo' };
    return await use((contract, input) =>
      messaging.call(contract, input, { actor, traceId: newId(), timeoutMs: 20_000 }),
    );
  } finally {
    await link.close();
  }
}

export async function signedIn(
  { urls }: RunningPlatform,
  { email, accountId }: Omit<Expert, 'client'>,
): Promise<Expert> {
  const client = new PortalClient(urls.platform, portal);
  await client.call(accountsRpc.signIn, { email, password });
  return { email, accountId, client };
}

/** As soon as the challenge’s window has reached the others by event. */
async function storeFile(company: PortalClient, challengeId: string): Promise<StoredFile> {
  const { depositId } = await waitFor('a deposit can be begun', () =>
    company.call(submissionsRpc.beginDeposit, { challengeId }).catch(() => undefined),
  );
  const bytes = Buffer.from('Pegelstände');
  const announced = { name: 'pegel.txt', size: bytes.length, type: 'text/plain' };
  const input = { challengeId, depositId, ...announced };
  const { fileId, url } = await company.call(submissionsRpc.addDepositFile, input);
  await uploadFile(url, bytes);
  return { challengeId, depositId, fileId };
}

export function account(name: string) {
  const memberships = [{ clusterSlug: portal, roles: ['member' as const], ofRecord: true }];
  return { email: `${name}@probefeld.example`, name, password, memberships };
}

function draftOf(number: number): InputOf<typeof challengesRpc.bringInChallenge>['draft'] {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000);
  return {
    original: 'de',
    question: { de: `Wie hält Wehr ${number} dem Hochwasser stand?` },
    lead: { de: 'Kurz gesagt.' },
    wantedResult: { de: 'Ein Entwurf.' },
    constraints: { de: 'Ohne Beton.' },
    successMeasure: { de: 'Der höchste Pegel zählt.' },
    brief: { de: 'Pegelstände.' },
    briefNote: { de: 'Pegelstände' },
    topic: 'environment',
    criteria: [{ name: { de: 'Haltbarkeit' }, weight: 100 }],
    reward: { kind: 'money', amount: { minor: 100_000, currency: 'EUR' }, note: {} },
    rightsModel: 'first-talk',
    termsBlanks: { firstTalkWeeks: 8 },
    opensAt: inDays(-1).toISOString(),
    closesAt: inDays(10).toISOString(),
    decisionBy: inDays(30).toISOString().slice(0, 10),
    contact: { name: 'Wehrbau', phone: '089 1234' },
  };
}
