import { groupsRpc, invitationPrefixes, type Localized, submissionsRpc } from '@allmende/contracts';
import { tryApi } from './api.server.js';
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
