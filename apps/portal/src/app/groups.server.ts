import {
  challengesRpc,
  clustersRpc,
  groupsRpc,
  type Group,
  type InvitablePerson,
  type OutputOf,
} from '@allmende/contracts';
import type { Params } from 'react-router';
import { callApi, tryApi } from './api.server.js';
import { isDecided } from './drafting.rules.js';
import { field } from './forms.js';
import { languageOfPath } from './language.js';
import { idOf } from './submission.server.js';
import type { Visit } from './visit.js';

export type Thread = OutputOf<typeof groupsRpc.listThreads>['items'][number];
export type GroupFile = OutputOf<typeof groupsRpc.listGroupFiles>['items'][number];

const groups = new WeakMap<Visit, Promise<Group>>();

/** Asked for once a request, whichever part of the page needs it. */
export function groupOf(visit: Visit, groupId: string): Promise<Group> {
  const known = groups.get(visit) ?? callApi(visit, groupsRpc.getGroup, { groupId });
  groups.set(visit, known);
  return known;
}

/** What stands in the head of a group beside the group itself. */
export async function groupHeadOf(visit: Visit, { groupId, clusterId, challengeId }: Group) {
  const [clusters, challenge, threads, files] = await Promise.all([
    tryApi(visit, clustersRpc.listClusters, { limit: 200 }),
    challengeId ? tryApi(visit, challengesRpc.getChallenge, { challenge: challengeId }) : undefined,
    tryApi(visit, groupsRpc.listThreads, { groupId, limit: 100 }),
    tryApi(visit, groupsRpc.listGroupFiles, { groupId, limit: 100 }),
  ]);
  return {
    counts: {
      news: threads?.items.filter(({ unread }) => unread).length,
      threads: countOf(threads),
      files: countOf(files),
    },
    clusterName: clusters?.items.find((one) => one.clusterId === clusterId)?.name,
    challenge: challenge && {
      slug: challenge.slug,
      question: challenge.question,
      original: challenge.original,
      decided: isDecided(challenge.state),
    },
  };
}

/** Unknown where there are more than one page. */
function countOf(page: { items: unknown[]; nextCursor: string | null } | undefined): number | undefined {
  return page?.nextCursor === null ? page.items.length : undefined;
}

/** Whom the reader may invite by name into a group from this challenge. */
export async function invitableOf(visit: Visit, challengeId: string | null): Promise<InvitablePerson[]> {
  if (challengeId === null) return [];
  return (await tryApi(visit, groupsRpc.listInvitable, { challengeId }))?.items ?? [];
}

/** As `invitableOf`, of those who are neither in the group nor invited by name. */
export async function othersInvitableTo(visit: Visit, group: Group): Promise<InvitablePerson[]> {
  if (group.role !== 'moderator') return [];
  const invited = group.invitations.filter(({ state }) => state === 'sent');
  const there = new Set([...group.people, ...invited].map(({ accountId }) => accountId));
  const people = await invitableOf(visit, group.challengeId);
  return people.filter(({ accountId }) => !there.has(accountId));
}

export function groupPath(request: Request, groupId: string, below = ''): string {
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return `/${language}/groups/${groupId}${below}`;
}

/** Which post an address names. */
export function postPlaceOf(params: Params, visit: Visit) {
  return {
    groupId: idOf(params['groupId'], visit),
    threadId: idOf(params['threadId'], visit),
    postId: idOf(params['postId'], visit),
  };
}

/** Where a post stands in its thread; `?after=…` of the request is the part of a long one that it was come to from. */
export function threadPathOf(
  request: Request,
  { groupId, threadId, postId }: ReturnType<typeof postPlaceOf>,
): string {
  return `${groupPath(request, groupId, `/threads/${threadId}`)}${new URL(request.url).search}#${postId}`;
}

/** The agreement as it was ticked; `groups` refuses anything but a yes. */
export function agreementFrom(form: FormData): { confidentiality: true } {
  return { confidentiality: (field(form, 'confidentiality') === 'true') as true };
}
