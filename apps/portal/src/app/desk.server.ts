import {
  challengesRpc,
  clustersRpc,
  type Portal,
  type Profile,
  retentionRpc,
  submissionsRpc,
} from '@allmende/contracts';
import { ApiProblem } from './api.problem.js';
import { tryApi } from './api.server.js';
import { openComplaints } from './complaints.server.js';
import { managedBy, runningOf, type Membership, type OwnChallenge } from './desk.rules.js';
import { numbersOf } from './drafting.server.js';
import { requirePerson, requirePortal } from './page-data.server.js';
import type { Visit } from './visit.js';

/** What the desk lists; a part of the platform that does not answer leaves its rows out and is named. */
export async function deskOf(visit: Visit, person: Profile, portal: Portal) {
  const managed = managedBy(person);
  const here = managed.filter(({ clusterId }) => clusterId === portal.clusterId);
  const [challenges, requests, complaints] = await Promise.all([
    tryApi(visit, challengesRpc.listOwn, { limit: 100 }),
    joinRequests(visit, person),
    managed.length > 0 ? openComplaints(visit) : [],
  ]);
  const own = challenges && (await withWhatFollows(visit, challenges.items));
  const running = runningOf(own ?? []);
  return {
    challenges: own,
    memberships: requests,
    running: await Promise.all(running.map((one) => withNumbers(visit, one))),
    // Nobody else at the desk reads them: they stand in the overview alone.
    complaints: complaints.length,
    manages: managed.length > 0,
    clusters: managed.map(({ clusterId, clusterName }) => ({ clusterId, clusterName })),
    events: here.length > 0 || managed.length === 0 ? portal.content.events : [],
  };
}

/** This portal's cluster, for its managers; what stands there is there for nobody else. */
export async function managedHere(visit: Visit): Promise<string> {
  const [person, { clusterId }] = await Promise.all([requirePerson(visit), requirePortal(visit)]);
  if (managedBy(person).some((one) => one.clusterId === clusterId)) return clusterId;
  throw new ApiProblem(404, 'not-found', { requestId: visit.requestId });
}

/** With what follows the close and the decision, which others know. */
export async function withWhatFollows(visit: Visit, challenges: OwnChallenge[]): Promise<OwnChallenge[]> {
  return withNonUse(visit, await Promise.all(challenges.map((one) => withOpening(visit, one))));
}

/** Only the team that asked decides, and before it can, what was handed in is opened. */
async function withOpening(visit: Visit, challenge: OwnChallenge): Promise<OwnChallenge> {
  const { challengeId, role, state, award } = challenge;
  if (role !== 'seeker' || state !== 'closed' || award) return challenge;
  const opening = await tryApi(visit, submissionsRpc.showOpening, { challengeId });
  return opening ? { ...challenge, sealed: opening.state !== 'opened' } : challenge;
}

/** With the dates of confirmations of non-use that the person gives, or as a manager misses. */
async function withNonUse(visit: Visit, challenges: OwnChallenge[]): Promise<OwnChallenge[]> {
  const [open, { affiliations }] = await Promise.all([
    tryApi(visit, retentionRpc.listOpenNonUse, {}),
    requirePerson(visit),
  ]);
  const maySign = affiliations.some(({ role, verified }) => verified && role === 'signatory');
  const dues = new Map(open?.items.map(({ challengeId, dueAt }) => [challengeId, dueAt]));
  return challenges.map((one) => {
    const nonUseBy = dues.get(one.challengeId);
    return nonUseBy === undefined ? one : { ...one, nonUseBy, maySign };
  });
}

/** Who asks to join the clusters that the person manages; undefined where that is not known now. */
export async function joinRequests(visit: Visit, person: Profile): Promise<Membership[] | undefined> {
  const answers = await Promise.all(
    managedBy(person).map(({ clusterId }) =>
      tryApi(visit, clustersRpc.listMemberships, { clusterId, state: ['requested'], limit: 50 }),
    ),
  );
  return answers.every((one) => one !== undefined) ? answers.flatMap(({ items }) => items) : undefined;
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
