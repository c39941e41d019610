import {
  challengesRpc,
  confirmationsRpc,
  groupsRpc,
  notificationsRpc,
  submissionsRpc,
  type ChallengePage,
  type OutputOf,
} from '@allmende/contracts';
import { tryApi } from './api.server.js';
import { openInvitations } from './invitations.server.js';
import type { Visit } from './visit.js';

export type OwnSubmission = OutputOf<typeof submissionsRpc.listSubmissions>['items'][number];
export type Waiting = OutputOf<typeof confirmationsRpc.listConfirmations>['items'][number] &
  Partial<Pick<ChallengePage, 'question' | 'closesAt'>>;
export type OwnChallenge = OutputOf<typeof challengesRpc.listOwn>['items'][number];

/** Everything that concerns the person, from the services that know; what does not answer is left out and said. */
export async function overviewOf(visit: Visit) {
  const [confirmations, submissions, challenges, groups, notices, invitations] = await Promise.all([
    tryApi(visit, confirmationsRpc.listConfirmations, { limit: mostAsked }),
    tryApi(visit, submissionsRpc.listSubmissions, { limit: 50 }),
    tryApi(visit, challengesRpc.listOwn, { limit: 50 }),
    tryApi(visit, groupsRpc.listGroups, { limit: 20 }),
    tryApi(visit, notificationsRpc.listNotices, { limit: mostNews }),
    openInvitations(visit),
  ]);
  return {
    confirmations: confirmations && (await withChallenges(visit, confirmations.items)),
    submissions: submissions && (await withQuestions(visit, submissions.items)),
    challenges: challenges?.items,
    groups: groups?.items,
    notices: notices?.items,
    invitations,
  };
}

const mostAsked = 12;
const mostNews = 8;

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

/** Agreements name their challenge by id only. */
async function withChallenges(visit: Visit, rows: Waiting[]): Promise<Waiting[]> {
  return Promise.all(
    rows.map(async (row) => {
      const page = await tryApi(visit, challengesRpc.getChallenge, { challenge: row.challengeId });
      return page ? { ...row, question: page.question, closesAt: page.closesAt } : row;
    }),
  );
}
