import { challengesRpc, clustersRpc, type Portal, type Profile } from '@allmende/contracts';
import { tryApi } from './api.server.js';
import { managedBy, runningOf, type Membership, type OwnChallenge } from './desk.rules.js';
import { numbersOf } from './drafting.server.js';
import type { Visit } from './visit.js';

/** What the desk lists; a part of the platform that does not answer leaves its rows out and is named. */
export async function deskOf(visit: Visit, person: Profile, portal: Portal) {
  const managed = managedBy(person);
  const here = managed.filter(({ clusterId }) => clusterId === portal.clusterId);
  const [challenges, requests] = await Promise.all([
    tryApi(visit, challengesRpc.listOwn, { limit: 100 }),
    Promise.all(
      managed.map(({ clusterId }) =>
        tryApi(visit, clustersRpc.listMemberships, { clusterId, state: ['requested'], limit: 50 }),
      ),
    ),
  ]);
  const running = runningOf(challenges?.items ?? []);
  return {
    challenges: challenges?.items,
    memberships: requests.every((one) => one !== undefined)
      ? requests.flatMap((one) => one?.items ?? [])
      : undefined,
    running: await Promise.all(running.map((one) => withNumbers(visit, one))),
    manages: managed.length > 0,
    clusters: managed.map(({ clusterId, clusterName }) => ({ clusterId, clusterName })),
    events: here.length > 0 || managed.length === 0 ? portal.content.events : [],
  };
}

export type Running = OwnChallenge & {
  numbers: { agreed: number | undefined; submitted: number | undefined } | undefined;
};
export type Desk = Awaited<ReturnType<typeof deskOf>>;
export type { Membership, OwnChallenge };

/** Only the owning cluster's managers may count. */
async function withNumbers(visit: Visit, challenge: OwnChallenge): Promise<Running> {
  if (challenge.role !== 'manager') return { ...challenge, numbers: undefined };
  const numbers = await numbersOf(visit, challenge.challengeId);
  return {
    ...challenge,
    numbers: numbers && { agreed: numbers.agreed, submitted: numbers.submitted?.count },
  };
}
