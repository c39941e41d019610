import { z } from 'zod';
import { event } from './contract.js';
import { id } from './values.js';

const groupFact = z.object({ groupId: id });
export const groupsEvents = {
  memberInvited: event(
    'groups.evt.member-invited.v1',
    groupFact.extend({ invitationId: id, accountId: id.nullable() }),
  ),
  memberJoined: event('groups.evt.member-joined.v1', groupFact.extend({ accountId: id, tell: z.array(id) })),
  /** Who declined stands with the invitation; a link may be declined by nobody who is known. */
  invitationDeclined: event(
    'groups.evt.invitation-declined.v1',
    groupFact.extend({ invitationId: id, tell: z.array(id).describe('the moderators') }),
  ),
  memberLeft: event('groups.evt.member-left.v1', groupFact.extend({ accountId: id })),
  /**
   * Somebody who left the team that asks is still in a group that grew from its challenge. Of its moderators those may
   * know who belong to that team or manage the owning cluster, `clusterId`.
   */
  formerSeekerStays: event(
    'groups.evt.former-seeker-stays.v1',
    groupFact.extend({
      challengeId: id,
      clusterId: id,
      accountId: id,
      seekerAccountIds: z.array(id),
      moderatorAccountIds: z.array(id),
    }),
  ),
  /** The last word on a closed account: all that it did here was told before. */
  accountSettled: event('groups.evt.account-settled.v1', z.object({ accountId: id })),
  postAdded: event(
    'groups.evt.post-added.v1',
    groupFact.extend({ threadId: id, postId: id, authorId: id, tell: z.array(id) }),
  ),
  postRemoved: event(
    'groups.evt.post-removed.v1',
    groupFact.extend({
      threadId: id,
      postId: id,
      tell: z
        .array(id)
        .describe('its author, where a moderator removed it and the author is still in the group'),
    }),
  ),
  fileShared: event(
    'groups.evt.file-shared.v1',
    groupFact.extend({ fileId: id, accountId: id, tell: z.array(id) }),
  ),
};
