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
import { Messaging, NatsLink } from '@allmende/messaging';
import { demoChallenges, type DemoChallenge } from './challenges.content.js';
import { demoClusters } from './clusters.content.js';
import { atHour, dayOf } from './demo.dates.js';
import { demoId } from './demo.ids.js';
import { readMarker, writeMarker } from './demo.marker.js';
import { demoPassword, demoPeople } from './people.content.js';

/**
 * Loads the demo once per data folder: twelve clusters, people in every role, challenges in every state. All of it is
 * invented. Goes through the services' own calls, so that it obeys every rule. Each call finds what an earlier start
 * has made, so a start that was killed in the middle is completed by the next one.
 */
const actor: Actor = { kind: 'system', reason: 'demo' };
const dataFolder = process.env.ALLMENDE_DATA ?? '.';

const link = await NatsLink.open({
  service: 'demo',
  url: process.env.NATS_URL ?? '',
  user: process.env.NATS_USER,
  password: process.env.NATS_PASSWORD,
});
const messaging = new Messaging(link);
const call = <C extends Rpc>(contract: C, input: InputOf<C>): Promise<OutputOf<C>> =>
  messaging.call(contract, input, { actor, traceId: newId(), timeoutMs: 20_000 });

try {
  const marker = readMarker(dataFolder) ?? { startedAt: new Date().toISOString() };
  if (!marker.loadedAt) {
    writeMarker(dataFolder, marker);
    await load(new Date(marker.startedAt));
    writeMarker(dataFolder, { ...marker, loadedAt: new Date().toISOString() });
  }
  for (const line of whoToBe()) console.log(line);
} finally {
  await link.close();
}

async function load(now: Date): Promise<void> {
  const clusterIds = new Map<string, string>();
  for (const cluster of demoClusters(now)) {
    const { clusterId } = await call(clustersRpc.createCluster, cluster);
    clusterIds.set(cluster.slug, clusterId);
  }
  const people = new Map<string, OutputOf<typeof accountsRpc.bringInAccount>>();
  for (const { key, role: _role, ...person } of demoPeople) {
    people.set(key, await call(accountsRpc.bringInAccount, { ...person, password: demoPassword }));
  }
  for (const challenge of demoChallenges) {
    const asking = known(people, challenge.company);
    await call(challengesRpc.bringInChallenge, {
      challengeId: demoId(challenge.key),
      clusterId: known(clusterIds, challenge.cluster),
      organisationId: asking.organisationId ?? '',
      seekerAccountIds: [asking.accountId],
      draft: draftOf(challenge, clusterIds, now),
      state: challenge.state,
      ...(challenge.outcome ? { outcome: outcomeOf(challenge.outcome, now) } : {}),
    });
  }
}

function draftOf(
  { draft, cluster, shownBy, days }: DemoChallenge,
  clusterIds: ReadonlyMap<string, string>,
  now: Date,
): InputOf<typeof challengesRpc.bringInChallenge>['draft'] {
  const [opens, closes, decision] = days;
  const contact = demoClusters(now).find(({ slug }) => slug === cluster)?.contact;
  const partners = shownBy === 'all' ? [...clusterIds.keys()] : shownBy;
  return {
    ...draft,
    termsBlanks:
      draft.rightsModel === 'option' ? { optionUntil: dayOf(now, decision + 150) } : draft.termsBlanks,
    shownBy: partners.filter((slug) => slug !== cluster).map((slug) => known(clusterIds, slug)),
    opensAt: atHour(now, opens, 8),
    closesAt: atHour(now, closes, 17),
    decisionBy: dayOf(now, decision),
    contact: contact ? { name: contact.name, phone: contact.phone, email: contact.email } : null,
  };
}

function outcomeOf({ decidedDaysAgo, ...outcome }: NonNullable<DemoChallenge['outcome']>, now: Date) {
  return { ...outcome, decidedAt: atHour(now, -decidedDaysAgo, 10) };
}

function whoToBe(): string[] {
  const people = demoPeople.slice(0, 9);
  const width = Math.max(...people.map(({ email }) => email.length)) + 2;
  const named = people.map(({ email, name, role }) => `  ${email.padEnd(width)}${name} (${role.en})`);
  return [`Sign in as, with the password ${demoPassword}:`, ...named];
}

function known<T>(map: ReadonlyMap<string, T>, key: string): T {
  const value = map.get(key);
  if (value === undefined) throw new Error(`The demo names ${key}, but there is none`);
  return value;
}
