import {
  groupsRpc,
  invitationPrefixes,
  notificationsRpc,
  submissionsRpc,
  type Notice,
} from '@allmende/contracts';
import { tryApi } from './api.server.js';
import type { Visit } from './visit.js';

/** An invitation that the person can still answer. */
export type OpenInvitation = {
  kind: 'join-team' | 'join-group';
  /** Path below the language. */
  path: string;
  invitedBy: string;
  /** Of a group only. */
  groupName?: string;
};

const mostAsked = 12;

/** As many notices as are looked through for invitations. */
export const noticesLookedAt = 100;

/** Its service says of each invitation that a notice tells of whether it is still open. */
export async function openInvitations(visit: Visit, notices: Notice[]): Promise<OpenInvitation[]> {
  const paths = notices.filter(isInvitation).map(({ path }) => path);
  const asked = await Promise.all([...new Set(paths)].slice(0, mostAsked).map((path) => ask(visit, path)));
  return asked.filter((one) => one !== undefined);
}

/** Those into groups, where nothing else of the notices is needed. */
export async function openGroupInvitations(visit: Visit): Promise<OpenInvitation[]> {
  const notices = await tryApi(visit, notificationsRpc.listNotices, { limit: noticesLookedAt });
  const ofGroups = notices?.items.filter(({ kind }) => kind === 'group-invitation');
  return openInvitations(visit, ofGroups ?? []);
}

function isInvitation({ kind }: Notice): boolean {
  return kind === 'team-invitation' || kind === 'group-invitation';
}

async function ask(visit: Visit, path: string): Promise<OpenInvitation | undefined> {
  const [, prefix, invitation] = /^\/i\/([a-z])\.(.+)$/.exec(path) ?? [];
  if (!invitation) return undefined;
  if (prefix === invitationPrefixes.groups) {
    const shown = await tryApi(visit, groupsRpc.showGroupInvitation, { invitation });
    return shown && { kind: 'join-group', path, invitedBy: shown.invitedBy, groupName: shown.groupName };
  }
  const shown = await tryApi(visit, submissionsRpc.showTeamInvitation, { invitation });
  return shown && { kind: 'join-team', path, invitedBy: shown.invitedBy };
}
