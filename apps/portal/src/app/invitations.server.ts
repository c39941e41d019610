import { groupsRpc, invitationPrefixes, isId, type Localized, submissionsRpc } from '@allmende/contracts';
import { tryApi } from './api.server.js';
import { withoutLanguage } from './language.js';
import type { Visit } from './visit.js';

/** An invitation that the person can still answer. */
export type OpenInvitation = {
  kind: 'join-team' | 'join-group';
  /** Path below the language. */
  path: string;
  invitedBy: string;
  expiresAt: string;
  /** Of a group only. */
  groupName?: string;
  /** Of a team only; the question where it may be seen. */
  challengeId?: string;
  question?: Localized;
};

/** Into teams and groups; what does not answer is left out. */
export async function openInvitations(visit: Visit): Promise<OpenInvitation[]> {
  const [teams, groups] = await Promise.all([
    tryApi(visit, submissionsRpc.listTeamInvitations, {}),
    openGroupInvitations(visit),
  ]);
  const intoTeams = (teams?.items ?? []).map(({ invitationId, challengeId, invitedBy, expiresAt }) => ({
    kind: 'join-team' as const,
    path: pathOf('submissions', invitationId),
    challengeId,
    invitedBy,
    expiresAt,
  }));
  return [...intoTeams, ...groups];
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

/** `s.…` is a team's, `g.…` a group's; behind it stands a link's secret or, for an account, the invitation's id. */
export function invitationOf(value = ''): { kind: 'team' | 'group' | undefined; invitation: string } {
  const at = value.indexOf('.');
  const prefix = value.slice(0, at);
  const invitation = value.slice(at + 1, at + 201);
  if (prefix === invitationPrefixes.submissions) return { kind: 'team', invitation };
  return { kind: prefix === invitationPrefixes.groups ? 'group' : undefined, invitation };
}

/** The address that was invited, where a path leads to an invitation by a link's secret; its holder may know it. */
export async function invitedEmail(visit: Visit, path: string): Promise<string | undefined> {
  const [, key] = /^\/i\/([^/?#]+)/.exec(withoutLanguage(path)) ?? [];
  const { kind, invitation } = invitationOf(key);
  if (!kind || isId(invitation)) return undefined;
  const show = kind === 'group' ? groupsRpc.showGroupInvitation : submissionsRpc.showTeamInvitation;
  return (await tryApi(visit, show, { invitation }))?.email;
}
