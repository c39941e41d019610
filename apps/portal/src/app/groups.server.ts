import { challengesRpc, clustersRpc, groupsRpc, type Group, type OutputOf } from '@allmende/contracts';
import { callApi, tryApi } from './api.server.js';
import { field } from './forms.js';
import { languageOfPath } from './language.js';
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
export async function groupHeadOf(visit: Visit, { clusterId, challengeId }: Group) {
  const [clusters, challenge] = await Promise.all([
    tryApi(visit, clustersRpc.listClusters, { limit: 200 }),
    challengeId ? tryApi(visit, challengesRpc.getChallenge, { challenge: challengeId }) : undefined,
  ]);
  return {
    clusterName: clusters?.items.find((one) => one.clusterId === clusterId)?.name,
    challenge: challenge && {
      slug: challenge.slug,
      question: challenge.question,
      original: challenge.original,
    },
  };
}

export function groupPath(request: Request, groupId: string, below = ''): string {
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return `/${language}/groups/${groupId}${below}`;
}

/** The agreement as it was ticked; `groups` refuses anything but a yes. */
export function agreementFrom(form: FormData): { confidentiality: true } {
  return { confidentiality: (field(form, 'confidentiality') === 'true') as true };
}
