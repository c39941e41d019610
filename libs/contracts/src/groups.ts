import { z } from 'zod';
import { fileSummary } from './challenge-parts.js';
import { rpc } from './contract.js';
import { downloadGrant, newFile, uploadGrant } from './files.js';
import { post, postText } from './group-posts.js';
import { invitationLanguage, invitationMail } from './invitations.js';
import { calendarDay, done, email, id, invitationKey, line, nothing, page, paging, text } from './values.js';

const groupId = id;
/** By name and not by address: only those that `listInvitable` gives. */
const accountIds = z.array(id).max(50).default([]);
/** Everybody in a group keeps confidential what is said and shared there: the invited agree to it as they accept. */
const confidentiality = z.literal(true);
/** `hidden`: for anyone but members and the invited the group does not exist. */
export const groupKind = z.enum(['open', 'application', 'invited', 'hidden']);
export const groupRole = z.enum(['moderator', 'member']);

export const groupSummary = z.object({
  groupId,
  name: z.string(),
  kind: groupKind,
  role: groupRole,
  members: z.number(),
  unread: z.number(),
  lastPostAt: z.string().nullable(),
  challengeId: id.nullable().describe('that it grew from'),
});

export const group = groupSummary.extend({
  purpose: z.string(),
  clusterId: id.describe('lead cluster'),
  endsOn: z.string().nullable(),
  createdAt: z.string(),
  people: z.array(
    z.object({
      accountId: id,
      name: z.string(),
      organisationName: z.string().nullable(),
      clusterName: z.string().nullable(),
      role: groupRole,
      since: z.string(),
      confidentialitySince: z.string(),
    }),
  ),
  /** For moderators only. */
  invitations: z.array(
    z.object({
      invitationId: id,
      email: z.string().nullable().describe('null where an account was invited by name'),
      accountId: id.nullable().describe('of who was invited by name'),
      name: z.string().nullable().describe('null where an address was invited'),
      invitedAt: z.string(),
      state: z.enum(['sent', 'declined']),
    }),
  ),
});
export type Group = z.output<typeof group>;

export const invitablePerson = z.object({
  accountId: id,
  name: z.string(),
  organisationName: z.string().nullable(),
  side: z.enum(['awarded', 'asking']),
});
export type InvitablePerson = z.output<typeof invitablePerson>;

export const thread = z.object({
  threadId: id,
  title: z.string(),
  startedBy: z.string(),
  startedAt: z.string(),
  posts: z.number().describe('with those whose place alone is left'),
  lastPostAt: z.string(),
  unread: z.boolean(),
});
export const threadRow = thread.extend({
  excerpt: z.string().describe('how the last post that is there begins'),
  excerptBy: z.string().describe('who wrote it; empty where none is there, or the account is closed'),
});
export const groupFile = fileSummary.extend({
  uploadedBy: z.string(),
  version: z.number(),
  /** For moderators only. */
  lastOpenedBy: z.string().nullable(),
  lastOpenedAt: z.string().nullable(),
  mayRemove: z.boolean().describe('who added it, and moderators'),
});

export const groupsRpc = {
  createGroup: rpc('groups.rpc.create', {
    route: 'POST /groups',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      name: line(120, 2),
      purpose: text(600).default(''),
      /** Closed and hidden so far; groups that people find and join by themselves come later. */
      kind: z.literal('hidden').default('hidden'),
      clusterId: id.optional().describe('lead cluster; the portal’s if left out; the person manages it'),
      challengeId: id.optional(),
      endsOn: calendarDay.nullable().default(null),
      confidentiality: confidentiality.describe('whoever founds it agrees as the invited do'),
      accountIds: accountIds.describe('who is invited at once'),
    }),
    output: group,
  }),
  listGroups: rpc('groups.rpc.list', {
    route: 'GET /groups',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ ...paging }),
    output: page(groupSummary),
  }),
  getGroup: rpc('groups.rpc.get', {
    route: 'GET /groups/{groupId}',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ groupId }),
    output: group,
  }),
  updateGroup: rpc('groups.rpc.update', {
    route: 'PATCH /groups/{groupId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({
      groupId,
      name: line(120, 2).optional(),
      purpose: text(600).optional(),
      endsOn: calendarDay.nullable().optional(),
    }),
    output: group,
  }),
  /**
   * Who naturally belongs into a group that grows from this challenge, for those who may know them: once it is decided,
   * its owning cluster's managers are given both sides. Nobody for others.
   */
  listInvitable: rpc('groups.rpc.list-invitable', {
    route: 'GET /groups/invitable',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: z.object({ items: z.array(invitablePerson) }),
  }),
  inviteToGroup: rpc('groups.rpc.invite', {
    route: 'POST /groups/{groupId}/invitations',
    access: 'account',
    kind: 'write',
    perMinute: 30,
    input: z.strictObject({
      groupId,
      emails: z.array(email).max(20).default([]),
      accountIds,
      note: text(600).default(''),
      language: invitationLanguage,
    }),
    output: z.object({ invited: z.number(), already: z.number() }),
  }),
  revokeInvitation: rpc('groups.rpc.revoke-invitation', {
    route: 'DELETE /groups/{groupId}/invitations/{invitationId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ groupId, invitationId: id }),
    output: done,
  }),
  /** Those that the person can answer now, the newest first. */
  listGroupInvitations: rpc('groups.rpc.list-invitations', {
    route: 'GET /groups/invitations',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: z.object({
      items: z.array(
        z.object({ invitationId: id, groupName: z.string(), invitedBy: z.string(), expiresAt: z.string() }),
      ),
    }),
  }),
  showGroupInvitation: rpc('groups.rpc.show-invitation', {
    route: 'GET /groups/invitations/{invitation}',
    access: 'public',
    kind: 'read',
    perMinute: 60,
    input: z.strictObject({ invitation: invitationKey }),
    output: z.object({
      groupName: z.string(),
      purpose: z.string(),
      note: z.string(),
      invitedBy: z.string().describe('empty where the name would tell which company asks, or is gone'),
      invitedByCluster: z.string().nullable().describe('of who invites'),
      email: z.string().nullable().describe('that was invited; null where an account was invited by name'),
      clusterName: z.string().nullable(),
      organisations: z.array(z.string()),
      companyUnnamed: z
        .boolean()
        .describe(
          'somebody of the company that asks is in it, too; unnamed in the challenge, it is left out',
        ),
      confidential: z.boolean(),
    }),
  }),
  acceptGroupInvitation: rpc('groups.rpc.accept-invitation', {
    route: 'POST /groups/invitations/{invitation}/accept',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ invitation: invitationKey, confidentiality }),
    output: z.object({ groupId }),
  }),
  declineGroupInvitation: rpc('groups.rpc.decline-invitation', {
    route: 'POST /groups/invitations/{invitation}/decline',
    access: 'public',
    kind: 'write',
    input: z.strictObject({ invitation: invitationKey }),
    output: done,
  }),
  changeGroupRole: rpc('groups.rpc.change-role', {
    route: 'PUT /groups/{groupId}/members/{accountId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ groupId, accountId: id, role: groupRole }),
    output: done,
  }),
  /** Removal by a moderator, or leaving: access ends at once, posts and files and the duty of confidentiality stay. */
  removeFromGroup: rpc('groups.rpc.remove-member', {
    route: 'DELETE /groups/{groupId}/members/{accountId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ groupId, accountId: id }),
    output: done,
  }),
  listThreads: rpc('groups.rpc.list-threads', {
    route: 'GET /groups/{groupId}/threads',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ groupId, ...paging }),
    output: page(threadRow),
  }),
  startThread: rpc('groups.rpc.start-thread', {
    route: 'POST /groups/{groupId}/threads',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ groupId, title: line(160, 1), text: postText }),
    output: z.object({ threadId: id, postId: id }),
  }),
  /** Reading marks it as read. */
  getThread: rpc('groups.rpc.get-thread', {
    route: 'GET /groups/{groupId}/threads/{threadId}',
    access: 'account',
    kind: 'read',
    input: z.strictObject({
      groupId,
      threadId: id,
      ...paging,
      limit: z.coerce.number().int().min(1).max(200).default(100),
    }),
    output: z.object({ thread, items: z.array(post), nextCursor: z.string().nullable() }),
  }),
  addPost: rpc('groups.rpc.add-post', {
    route: 'POST /groups/{groupId}/threads/{threadId}/posts',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ groupId, threadId: id, text: postText }),
    output: post,
  }),
  listGroupFiles: rpc('groups.rpc.list-files', {
    route: 'GET /groups/{groupId}/files',
    access: 'account',
    kind: 'read',
    input: z.strictObject({ groupId, ...paging }),
    output: page(groupFile),
  }),
  addGroupFile: rpc('groups.rpc.add-file', {
    route: 'POST /groups/{groupId}/files',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ groupId, ...newFile }),
    output: uploadGrant,
  }),
  removeGroupFile: rpc('groups.rpc.remove-group-file', {
    route: 'DELETE /groups/{groupId}/files/{fileId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ groupId, fileId: id }),
    output: done,
  }),
  grantGroupFile: rpc('groups.rpc.grant-group-file', {
    route: 'POST /groups/{groupId}/files/{fileId}/grant',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ groupId, fileId: id }),
    output: downloadGrant,
  }),

  // For other services.
  mailGroupInvitation: rpc('groups.rpc.mail-invitation', {
    access: 'internal',
    kind: 'write',
    system: ['event', 'clock'],
    input: z.strictObject({ invitationId: id }),
    output: invitationMail.nullable(),
  }),
};
