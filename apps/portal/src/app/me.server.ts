import {
  challengesRpc,
  confirmationsRpc,
  consentsRpc,
  erasureRpc,
  groupsRpc,
  notificationsRpc,
  submissionsRpc,
  termsRpc,
  type Acceptance,
  type ChallengeName,
  type Consent,
  type Language,
  type OutputOf,
  type Profile,
  type RestrictedReading,
} from '@allmende/contracts';
import { tryApi } from './api.server.js';
import type { OwnConsents } from './challenge.server.js';
import { challengeNames, type ChallengeNames } from './challenge.names.server.js';
import { openComplaints, type OpenComplaint } from './complaints.server.js';
import { joinRequests, type OwnChallenge, withWhatFollows } from './desk.server.js';
import { openInvitations } from './invitations.server.js';
import { notBegunOf } from './me.rules.js';
import { askedAbout, membersOf, withSubjects } from './notice.server.js';
import type { Visit } from './visit.js';

export type OwnSubmission = OutputOf<typeof submissionsRpc.listSubmissions>['items'][number] & {
  /** Where it waits for offices: of whom one holds its consent. */
  heldFor?: string[];
};
export type Waiting = OutputOf<typeof confirmationsRpc.listConfirmations>['items'][number] &
  Partial<Pick<ChallengeName, 'question' | 'closesAt'>>;
export type { OpenComplaint, OwnChallenge };
/** Of what is kept of a closed account: one to answer, or one's own that may be read. */
export type OpenReading = RestrictedReading;
/** Agreed to, with which offices hear of it once it is begun. */
export type NotBegun = ChallengeName & { consents?: OwnConsents };
export type WaitingConsent = Consent & Partial<Pick<ChallengeName, 'question'>>;

/** Everything that concerns the person, from the services that know; what does not answer is left out and said. */
export async function overviewOf(visit: Visit, person: Profile, language: Language) {
  const [
    confirmations,
    complaints,
    readings,
    consents,
    submissions,
    challenges,
    groups,
    notices,
    invitations,
    requests,
    acceptances,
  ] = await Promise.all([
    tryApi(visit, confirmationsRpc.listConfirmations, { limit: mostAsked }),
    openComplaints(visit),
    openReadings(visit, person),
    openConsents(visit, person),
    tryApi(visit, submissionsRpc.listSubmissions, { limit: 50 }),
    tryApi(visit, challengesRpc.listOwn, { limit: 100 }),
    tryApi(visit, groupsRpc.listGroups, { limit: 20 }),
    tryApi(visit, notificationsRpc.listNotices, { limit: mostNews }),
    openInvitations(visit),
    joinRequests(visit, person),
    ownAnswers(visit),
  ]);
  const told = notices?.items ?? [];
  const lists: About[] = [confirmations, submissions, { items: acceptances }, notices];
  const about = lists.flatMap((list) => list?.items ?? []);
  const [names, members, asked, own] = await Promise.all([
    challengeNames(visit, [...about, ...(consents ?? []), ...complaints, ...invitations]),
    membersOf(visit, told),
    askedAbout(visit, told),
    submissions && Promise.all(submissions.items.map((row) => withHeld(visit, row))),
  ]);
  const notBegun = notBegunOf({ acceptances, submissions: own ?? [], names, now: new Date() });
  const known = { challenges: names, groups: groups?.items ?? [], members, asked };
  return {
    confirmations: confirmations?.items.map((row) => withChallenge(row, names)),
    complaints: complaints.map((row): OpenComplaint => ({
      ...row,
      question: names.get(row.challengeId)?.question,
    })),
    readings,
    consents: consents?.map((row) => ({ ...row, question: names.get(row.challengeId)?.question })),
    submissions: own?.map((row) => withQuestion(row, names)),
    notBegun: await Promise.all(notBegun.map((name) => withConsents(visit, name))),
    challenges: challenges && (await withWhatFollows(visit, challenges.items)),
    requests,
    groups: groups?.items,
    notices: notices && withSubjects(notices.items, known, language),
    invitations: invitations.map((one) => ({ ...one, question: names.get(one.challengeId ?? '')?.question })),
  };
}

/** To terms of challenges, the newest first. */
async function ownAnswers(visit: Visit): Promise<Acceptance[]> {
  return (await tryApi(visit, termsRpc.listAcceptances, { limit: mostAgreed }))?.items ?? [];
}

async function openReadings(visit: Visit, { operator, accountId }: Profile): Promise<OpenReading[]> {
  if (!operator) return [];
  const asked = await tryApi(visit, erasureRpc.listReadings, {});
  return (
    asked?.items.filter(({ state, askedBy }) =>
      askedBy === accountId ? state === 'approved' : state === 'asked',
    ) ?? []
  );
}

/** What an office has to answer, and what it holds while an award waits for it. */
async function openConsents(visit: Visit, { affiliations }: Profile): Promise<Consent[] | undefined> {
  const waiting = await tryApi(visit, consentsRpc.listConsents, { limit: mostAsked });
  if (!affiliations.some(({ office }) => office)) return waiting?.items;
  const held = await tryApi(visit, consentsRpc.listConsents, { which: 'held', limit: mostHeld });
  const withAward = held?.items.filter(({ awardUntil }) => awardUntil !== null) ?? [];
  return waiting && [...waiting.items, ...withAward];
}

type About = { items: { challengeId?: string | null }[] } | undefined;

const mostAsked = 12;
const mostAgreed = 40;
const mostHeld = 100;
const mostNews = 8;

/** Copies of confidential challenges hold no question; their public page does. */
function withQuestion(row: OwnSubmission, names: ChallengeNames): OwnSubmission {
  const question = names.get(row.challengeId)?.question;
  return question ? { ...row, challengeQuestion: question } : row;
}

/** Whose consent a team waits for stands with its submission alone. */
async function withHeld(visit: Visit, row: OwnSubmission): Promise<OwnSubmission> {
  if (!row.waitsForOffice) return row;
  const { submissionId } = row;
  const submission = await tryApi(visit, submissionsRpc.getSubmission, { submissionId });
  const held = submission?.members.filter(({ consent }) => consent === 'held');
  return { ...row, heldFor: held?.map(({ name }) => name) };
}

async function withConsents(visit: Visit, name: ChallengeName): Promise<NotBegun> {
  const { challengeId } = name;
  return { ...name, consents: await tryApi(visit, consentsRpc.ownConsents, { challengeId }) };
}

/** Agreements name their challenge by id only. */
function withChallenge(row: Waiting, names: ChallengeNames): Waiting {
  const name = names.get(row.challengeId);
  return name ? { ...row, question: name.question, closesAt: name.closesAt } : row;
}
