import { z } from 'zod';
import { rpc } from './contract.js';
import { invitationMail } from './invitations.js';
import { done, id, invitationKey, nothing } from './values.js';

/**
 * Somebody is asked to join the team that asks: once its challenge is published, and before where the address has no
 * account yet. The person alone answers, and alone hears that taking part stands in the way: the team sees that they have
 * not answered.
 */
export const seekerInvitation = z.object({
  invitationId: id,
  challengeId: id,
  invitedBy: z.string().describe('the name'),
  expiresAt: z.string(),
  email: z.string().nullish().describe('that was invited, where it had no account'),
});
export type SeekerInvitation = z.output<typeof seekerInvitation>;

const invitation = z.strictObject({ invitation: invitationKey });

export const seekerInvitationsRpc = {
  /** The person's own that can be answered. */
  listSeekerInvitations: rpc('challenges.rpc.list-seeker-invitations', {
    route: 'GET /seeker-invitations',
    access: 'account',
    kind: 'read',
    input: nothing,
    output: z.object({ items: z.array(seekerInvitation) }),
  }),
  showSeekerInvitation: rpc('challenges.rpc.show-seeker-invitation', {
    route: 'GET /seeker-invitations/{invitation}',
    access: 'public',
    kind: 'read',
    perMinute: 60,
    input: invitation,
    output: seekerInvitation,
  }),
  /**
   * `member.takes-part` while the person takes part in the challenge; from then on they no longer can. By a link only the
   * account with the invited address, else `invitation.other-address`.
   */
  acceptSeekerInvitation: rpc('challenges.rpc.accept-seeker-invitation', {
    route: 'POST /seeker-invitations/{invitation}/accept',
    access: 'account',
    kind: 'write',
    input: invitation,
    output: z.object({ challengeId: id }),
  }),
  declineSeekerInvitation: rpc('challenges.rpc.decline-seeker-invitation', {
    route: 'POST /seeker-invitations/{invitation}/decline',
    access: 'public',
    kind: 'write',
    input: invitation,
    output: done,
  }),
  /** By the team that asks. */
  revokeSeekerInvitation: rpc('challenges.rpc.revoke-seeker-invitation', {
    route: 'DELETE /challenges/{challengeId}/seekers/invitations/{invitationId}',
    access: 'account',
    kind: 'write',
    input: z.strictObject({ challengeId: id, invitationId: id }),
    output: done,
  }),
  mailSeekerInvitation: rpc('challenges.rpc.mail-seeker-invitation', {
    access: 'internal',
    kind: 'write',
    system: ['event', 'clock'],
    input: z.strictObject({ invitationId: id }),
    output: invitationMail.extend({ challengeId: id }).nullable(),
  }),
};

/** Owned by `submissions`: each person stands on one side of a challenge. */
export const sidesRpc = {
  /**
   * Asked by `challenges` for a person who joins the team that asks: from then on they take part in it no more.
   * `member.takes-part`, with `facts.submissionId`, while they do.
   */
  takeSeekerSide: rpc('submissions.rpc.take-seeker-side', {
    access: 'internal',
    kind: 'write',
    input: z.strictObject({ challengeId: id }),
    output: done,
  }),
  /**
   * Asked by `groups` for whoever founds one or invites into it: the awarded team and the team that asks, once it is
   * decided and for managers of the owning cluster; for everybody else there is nobody.
   */
  decidedSides: rpc('submissions.rpc.decided-sides', {
    access: 'internal',
    kind: 'read',
    input: z.strictObject({ challengeId: id }),
    output: z.object({ awardedAccountIds: z.array(id), seekerAccountIds: z.array(id) }),
  }),
};
