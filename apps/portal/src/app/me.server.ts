import {
  challengesRpc,
  groupsRpc,
  notificationsRpc,
  submissionsRpc,
  type OutputOf,
} from '@allmende/contracts';
import { tryApi } from './api.server.js';
import type { Visit } from './visit.js';

export type OwnSubmission = OutputOf<typeof submissionsRpc.listSubmissions>['items'][number];
export type OwnChallenge = OutputOf<typeof challengesRpc.listOwn>['items'][number];

/** Everything that concerns the person, from the services that know; what does not answer is left out and said. */
export async function overviewOf(visit: Visit) {
  const [submissions, challenges, groups, notices] = await Promise.all([
    tryApi(visit, submissionsRpc.listSubmissions, { limit: 50 }),
    tryApi(visit, challengesRpc.listOwn, { limit: 50 }),
    tryApi(visit, groupsRpc.listGroups, { limit: 20 }),
    tryApi(visit, notificationsRpc.listNotices, { limit: 8 }),
  ]);
  return {
    submissions: submissions?.items,
    challenges: challenges?.items,
    groups: groups?.items,
    notices: notices?.items,
  };
}
