import { groupsRpc, type Language, type Notice } from '@allmende/contracts';
import { tryApi } from './api.server.js';
import { challengeNames, type ChallengeNames } from './challenge.names.server.js';
import { inLanguage } from './language.js';
import type { ToldNotice } from './notice.view.js';
import type { Visit } from './visit.js';

type Known = { challenges: ChallengeNames; groups: readonly { groupId: string; name: string }[] };

/**
 * Notices with the name of what they are about. They keep none themselves, so that nobody reads one who may not: of
 * challenges those are known that the reader may see, of groups the reader's own.
 */
export function withSubjects(
  notices: readonly Notice[],
  { challenges, groups }: Known,
  language: Language,
): ToldNotice[] {
  const groupNames = new Map(groups.map(({ groupId, name }) => [groupId, name]));
  return notices.map((notice) => {
    const challenge = challenges.get(notice.challengeId ?? '');
    const { text: about, lang } = challenge
      ? inLanguage(challenge.question, language, challenge.original)
      : { text: groupNames.get(groupOf(notice) ?? ''), lang: undefined };
    return about ? { ...notice, about, lang } : notice;
  });
}

export async function subjectsOf(visit: Visit, notices: readonly Notice[]): Promise<Known> {
  const isAboutGroups = notices.some((notice) => groupOf(notice) !== undefined);
  const [challenges, groups] = await Promise.all([
    challengeNames(visit, notices),
    isAboutGroups ? tryApi(visit, groupsRpc.listGroups, { limit: 100 }) : undefined,
  ]);
  return { challenges, groups: groups?.items ?? [] };
}

function groupOf({ path }: Notice): string | undefined {
  return /^\/groups\/([^/]+)/.exec(path)?.[1];
}
