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
    submissions: submissions && (await withQuestions(visit, submissions.items)),
    challenges: challenges?.items,
    groups: groups?.items,
    notices: notices?.items,
  };
}

const mostAsked = 12;

/** Copies of confidential challenges hold no question; their public page does. */
async function withQuestions(visit: Visit, rows: OwnSubmission[]): Promise<OwnSubmission[]> {
  const open = rows.filter((row) => !row.challengeQuestion?.de && !row.challengeQuestion?.en);
  const slugs = new Set(open.flatMap(({ challengeSlug }) => challengeSlug ?? []));
  const asked = await Promise.all(
    [...slugs].slice(0, mostAsked).map(async (challenge) => {
      const page = await tryApi(visit, challengesRpc.getChallenge, { challenge });
      return [challenge, page?.question] as const;
    }),
  );
  const questions = new Map(asked);
  return rows.map((row) => {
    const question = row.challengeSlug ? questions.get(row.challengeSlug) : undefined;
    return question ? { ...row, challengeQuestion: question } : row;
  });
}
