import {
  accountsRpc,
  type Actor,
  challengesRpc,
  clustersRpc,
  type InputOf,
  newId,
  type OutputOf,
  type Rpc,
} from '@allmende/contracts';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { Messaging, NatsLink } from '@allmende/messaging';
import { PortalClient } from '@allmende/local/client/portal.client';

export type Expert = { email: string; accountId: string; client: PortalClient };
/** One expert who is going to agree to one challenge's terms and submit to it. */
export type Entry = { expert: Expert; challengeId: string };
export type OutageStage = { experts: Expert[]; password: string; challengeIds: string[]; entries: Entry[] };

const portal = 'probefeld';
const password = 'nebel-ueber-dem-wehr';

/** A cluster, a company with challenges that are open, and signed-in experts, through the services' own calls. */
export async function setOutageStage(
  platform: RunningPlatform,
  size: { experts: number; challenges: number },
): Promise<OutageStage> {
  const { url, users } = platform.nats;
  const link = await NatsLink.open({ service: 'demo', url, user: 'demo', password: users.demo });
  try {
    const messaging = new Messaging(link);
    const actor: Actor = { kind: 'system', reason: 'demo' };
    const call = <C extends Rpc>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> =>
      messaging.call(contract, input, { actor, traceId: newId(), timeoutMs: 20_000 });
    const { clusterId } = await call(clustersRpc.createCluster, { slug: portal, name: 'Probefeld e. V.' });
    const company = await call(accountsRpc.bringInAccount, {
      ...account('company'),
      organisation: { name: 'Wehrbau GmbH', role: 'signatory', verified: true },
    });
    const challengeIds: string[] = [];
    for (let number = 1; number <= size.challenges; number += 1) {
      const { challengeId } = await call(challengesRpc.bringInChallenge, {
        clusterId,
        organisationId: company.organisationId ?? '',
        seekerAccountIds: [company.accountId],
        draft: draftOf(number),
        state: 'open',
      });
      challengeIds.push(challengeId);
    }
    const experts: Expert[] = [];
    for (let number = 1; number <= size.experts; number += 1) {
      const person = account(`expert-${number}`);
      const { accountId } = await call(accountsRpc.bringInAccount, person);
      const client = new PortalClient(platform.urls.platform, portal);
      await client.call(accountsRpc.signIn, { email: person.email, password });
      experts.push({ email: person.email, accountId, client });
    }
    const entries = challengeIds.flatMap((challengeId) => experts.map((expert) => ({ expert, challengeId })));
    return { experts, password, challengeIds, entries };
  } finally {
    await link.close();
  }
}

function account(name: string) {
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
