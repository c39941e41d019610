import {
  consentsRpc,
  groupsRpc,
  type Language,
  type Notice,
  notificationsRpc,
  submissionsRpc,
} from '@allmende/contracts';
import { tryApi } from './api.server.js';
import { challengeNames, type ChallengeNames } from './challenge.names.server.js';
import { inLanguage } from './language.js';
import type { ToldNotice } from './notice.view.js';
import type { Visit } from './visit.js';

type Known = {
  challenges: ChallengeNames;
  groups: readonly { groupId: string; name: string }[];
  /** Of the reader's own groups and teams, and whom last versions name; empty for anybody else of a team. */
  members: ReadonlyMap<string, string>;
  /** Whom the reader's office is asked about, by the path of the request. */
  asked: ReadonlyMap<string, string>;
};

/**
 * Notices with the name of what they are about. They keep none themselves, so that nobody reads one who may not: of
 * challenges those are known that the reader may see, of groups and teams the reader's own.
 */
export function withSubjects(
  notices: readonly Notice[],
  { challenges, groups, members, asked }: Known,
  language: Language,
): ToldNotice[] {
  const groupNames = new Map(groups.map(({ groupId, name }) => [groupId, name]));
  return notices.map((told) => {
    const notice = withPerson(withMember(told, members), asked);
    const challenge = challenges.get(notice.challengeId ?? '');
    const { text: about, lang } = challenge
      ? inLanguage(challenge.question, language, challenge.original)
      : { text: groupNames.get(groupOf(notice) ?? ''), lang: undefined };
    return about ? { ...notice, about, lang } : notice;
  });
}

/** Whether a notice led the reader to this page; whoever was never told of it learns nothing. */
export async function wasTold(visit: Visit, path: string): Promise<boolean> {
  if (!visit.signedIn || path.length > 300) return false;
  const about = await tryApi(visit, notificationsRpc.listNotices, { path, limit: 1 }).catch(() => undefined);
  return (about?.items.length ?? 0) > 0;
}

export async function subjectsOf(visit: Visit, notices: readonly Notice[]): Promise<Known> {
  const isAboutGroups = notices.some((notice) => groupOf(notice) !== undefined);
  const [challenges, groups, members, asked] = await Promise.all([
    challengeNames(visit, notices),
    isAboutGroups ? tryApi(visit, groupsRpc.listGroups, { limit: 100 }) : undefined,
    membersOf(visit, notices),
    askedAbout(visit, notices),
  ]);
  return { challenges, groups: groups?.items ?? [], members, asked };
}

/** Names of those whom notices tell of, while they are in a group or team of the reader or what it handed in names them. */
export async function membersOf(visit: Visit, notices: readonly Notice[]): Promise<Known['members']> {
  const about = notices.filter(({ params }) => params['memberAccountId'] !== undefined);
  const submissionIds = new Set(about.flatMap(({ path }) => /^\/submissions\/([^/]+)/.exec(path)?.[1] ?? []));
  const groupIds = new Set(about.flatMap((notice) => groupOf(notice) ?? []));
  const [teams, groups] = await Promise.all([
    Promise.all(
      [...submissionIds].map((submissionId) => tryApi(visit, submissionsRpc.getSubmission, { submissionId })),
    ),
    Promise.all([...groupIds].map((groupId) => tryApi(visit, groupsRpc.getGroup, { groupId }))),
  ]);
  const all = teams.every((team) => team !== undefined);
  const ofTeams = about.filter((notice) => groupOf(notice) === undefined);
  const none = all ? ofTeams.map(({ params }) => [params['memberAccountId'] ?? '', ''] as const) : [];
  const named = [
    ...groups.flatMap((group) => group?.people ?? []),
    ...teams.flatMap((team) => [...(team?.versionTeam ?? []), ...(team?.members ?? [])]),
  ].map(({ accountId, name }) => [accountId, name] as const);
  return new Map([...none, ...named]);
}

/** By the path of a request to the reader's office: who it is about. */
export async function askedAbout(visit: Visit, notices: readonly Notice[]): Promise<Known['asked']> {
  const ids = new Set(notices.flatMap(({ path }) => /^\/consents\/([^/]+)$/.exec(path)?.[1] ?? []));
  const found = await Promise.all(
    [...ids].map((consentId) => tryApi(visit, consentsRpc.getConsent, { consentId })),
  );
  return new Map(
    found.flatMap((one) => (one ? [[`/consents/${one.consentId}`, one.person.name] as const] : [])),
  );
}

function withMember(notice: Notice, members: Known['members']): Notice {
  const member = members.get(notice.params['memberAccountId'] ?? '');
  return member === undefined ? notice : { ...notice, params: { ...notice.params, member } };
}

function withPerson(notice: Notice, asked: Known['asked']): Notice {
  const person = asked.get(notice.path);
  return person ? { ...notice, params: { ...notice.params, person } } : notice;
}

function groupOf({ path }: Notice): string | undefined {
  return /^\/groups\/([^/]+)/.exec(path)?.[1];
}
