import {
  groupsRpc,
  invitationPrefixes,
  isId,
  type Language,
  languages,
  type Localized,
  seekerInvitationsRpc,
  submissionsRpc,
} from '@allmende/contracts';
import { tryApi } from './api.server.js';
import { field } from './forms.js';
import { withoutLanguage } from './language.js';
import type { Visit } from './visit.js';

/** An invitation that the person can still answer. */
export type OpenInvitation = {
  kind: 'join-team' | 'join-group' | 'join-seekers';
  /** Path below the language. */
  path: string;
  invitedBy: string;
  expiresAt: string;
  /** Of a group only. */
  groupName?: string;
  /** Of a team and of those who ask; the question where it may be seen. */
  challengeId?: string;
  question?: Localized;
};

/** Into teams, groups and among those who ask; what does not answer is left out. */
export async function openInvitations(visit: Visit): Promise<OpenInvitation[]> {
  const [teams, seekers, groups] = await Promise.all([
    tryApi(visit, submissionsRpc.listTeamInvitations, {}),
    tryApi(visit, seekerInvitationsRpc.listSeekerInvitations, {}),
    openGroupInvitations(visit),
  ]);
  return [
    ...(teams?.items ?? []).map((one) => ofChallenge('join-team', 'submissions', one)),
    ...(seekers?.items ?? []).map((one) => ofChallenge('join-seekers', 'challenges', one)),
    ...groups,
  ];
}

type OfChallenge = Required<Pick<OpenInvitation, 'challengeId' | 'invitedBy' | 'expiresAt'>> & {
  invitationId: string;
};

function ofChallenge(
  kind: OpenInvitation['kind'],
  service: keyof typeof invitationPrefixes,
  { invitationId, challengeId, invitedBy, expiresAt }: OfChallenge,
): OpenInvitation {
  return { kind, path: pathOf(service, invitationId), challengeId, invitedBy, expiresAt };
}

export async function openGroupInvitations(visit: Visit): Promise<OpenInvitation[]> {
  const groups = await tryApi(visit, groupsRpc.listGroupInvitations, {});
  return (groups?.items ?? []).map(({ invitationId, ...shown }) => ({
    kind: 'join-group',
    path: pathOf('groups', invitationId),
    ...shown,
  }));
}

function pathOf(service: keyof typeof invitationPrefixes, invitationId: string): string {
  return `/i/${invitationPrefixes[service]}.${invitationId}`;
}

type Kind = 'team' | 'group' | 'seekers';

const kinds = new Map<string, Kind>([
  [invitationPrefixes.submissions, 'team'],
  [invitationPrefixes.groups, 'group'],
  [invitationPrefixes.challenges, 'seekers'],
]);

/** `s.…` is a team's; behind it stands a link's secret or, for an account, the invitation's id. */
export function invitationOf(value = ''): { kind: Kind | undefined; invitation: string } {
  const at = value.indexOf('.');
  const prefix = value.slice(0, at);
  const invitation = value.slice(at + 1, at + 201);
  return { kind: kinds.get(prefix), invitation };
}

const showing = {
  team: submissionsRpc.showTeamInvitation,
  group: groupsRpc.showGroupInvitation,
  seekers: seekerInvitationsRpc.showSeekerInvitation,
} as const;

/** The address that was invited, where a path leads to an invitation by a link's secret; its holder may know it. */
export async function invitedEmail(visit: Visit, path: string): Promise<string | undefined> {
  const [, key] = /^\/i\/([^/?#]+)/.exec(withoutLanguage(path)) ?? [];
  const { kind, invitation } = invitationOf(key);
  if (!kind || isId(invitation)) return undefined;
  return (await tryApi(visit, showing[kind], { invitation }))?.email ?? undefined;
}

/** Chosen in the form for a mail to somebody without an account. */
export function invitationLanguageFrom(form: FormData): Language | undefined {
  return languages.find((language) => language === field(form, 'language'));
}
