import { newId, type Person, submissionsRpc } from '@allmende/contracts';
import { person, visitor } from '@allmende/testing';
import { invite, join, moveClose, nameOf, openStage, type Stage } from '../submissions/stage.fixture.js';
import { draft, mailer, refusalOf } from './team.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const {
  listTeamInvitations,
  revokeTeamInvitation,
  showTeamInvitation,
  acceptTeamInvitation,
  declineTeamInvitation,
  mailInvitation,
  getSubmission,
} = submissionsRpc;

describe('own invitations', () => {
  const listed = async (who: Person) => {
    const { items } = await stage.service.call(listTeamInvitations, {}, who);
    return items.map(({ invitationId }) => invitationId);
  };
  /** Somebody with an account, invited to a new team. */
  async function invited() {
    const who = person();
    const email = `${newId()}@example.org`;
    stage.accounts.set(email, who.accountId);
    const { window, lead, submissionId } = await draft(stage);
    const { invitationId } = await invite(stage, submissionId, lead, { email });
    return { who, email, window, lead, submissionId, invitationId };
  }

  it('are listed with who invites, and nothing that is read after joining', async () => {
    const { who, email, window, lead, submissionId, invitationId } = await invited();
    const other = await draft(stage);
    const { invitationId: newer } = await invite(stage, other.submissionId, other.lead, {
      email,
      role: 'reader',
    });
    const { items } = await stage.service.call(listTeamInvitations, {}, who);
    expect(items.map((item) => [item.invitationId, item.role])).toEqual([
      [newer, 'reader'],
      [invitationId, 'member'],
    ]);
    expect(items[1]).toEqual({
      invitationId,
      challengeId: window.challengeId,
      challengeSlug: window.slug,
      invitedBy: nameOf(lead.accountId),
      role: 'member',
      expiresAt: expect.stringMatching(/Z$/) as string,
    });
    expect(JSON.stringify(items)).not.toContain(submissionId);
  });

  it('are nobody else’s', async () => {
    const { lead } = await invited();
    await expect(listed(lead)).resolves.toEqual([]);
    await expect(listed(person())).resolves.toEqual([]);
    await expect(stage.service.call(listTeamInvitations, {}, visitor())).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('end with their answer, their time, their team and their challenge', async () => {
    const [accepted, declined, expired, withdrawn, closed] = await Promise.all(
      [1, 2, 3, 4, 5].map(() => invited()),
    );
    const byId = ({ invitationId }: { invitationId: string }) => ({ invitation: invitationId });
    await stage.service.call(acceptTeamInvitation, byId(accepted!), accepted!.who);
    await stage.service.call(declineTeamInvitation, byId(declined!), declined!.who);
    await stage.service.db.query(
      `UPDATE team_invitation SET expires_at = expires_at - interval '14 days' WHERE id = $1`,
      [expired!.invitationId],
    );
    await stage.service.call(
      submissionsRpc.withdrawSubmission,
      { submissionId: withdrawn!.submissionId },
      withdrawn!.lead,
    );
    await moveClose(stage, closed!.window.challengeId, -1_000);
    for (const { who } of [accepted!, declined!, expired!, withdrawn!, closed!])
      await expect(listed(who)).resolves.toEqual([]);
  });

  it('are taken back by the lead, and only while they are open', async () => {
    const { who, email, lead, submissionId, invitationId } = await invited();
    const member = await join(stage, submissionId, lead);
    const revoke = (by: Person, id = invitationId) =>
      stage.service.call(revokeTeamInvitation, { submissionId, invitationId: id }, by);
    await expect(revoke(member)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(revoke(who)).rejects.toMatchObject({ code: 'submission.not-found' });
    const elsewhere = await invited();
    for (const id of [newId(), elsewhere.invitationId])
      await expect(revoke(lead, id)).rejects.toMatchObject({ code: 'invitation.not-found' });
    await expect(revoke(lead)).resolves.toEqual({ done: true });
    await expect(revoke(lead)).rejects.toMatchObject({ code: 'invitation.not-found' });
    await expect(listed(who)).resolves.toEqual([]);
    for (const contract of [showTeamInvitation, acceptTeamInvitation, declineTeamInvitation])
      expect(await refusalOf(stage, contract, invitationId, who)).toMatchObject({
        code: 'invitation.not-found',
      });
    await expect(stage.service.call(mailInvitation, { invitationId }, mailer)).resolves.toBeNull();
    const { invitationId: again } = await invite(stage, submissionId, lead, { email });
    await expect(listed(who)).resolves.toEqual([again]);
  });

  it.each([
    ['accepted', acceptTeamInvitation],
    ['declined', declineTeamInvitation],
  ] as const)('that are %s and taken back at the same moment end once', async (_title, answer) => {
    const { who, lead, submissionId, invitationId } = await invited();
    const results = await Promise.allSettled([
      stage.service.call(answer, { invitation: invitationId }, who),
      stage.service.call(revokeTeamInvitation, { submissionId, invitationId }, lead),
    ]);
    const [answered, revoked] = results.map(({ status }) => status === 'fulfilled');
    expect(answered).toBe(!revoked);
    const { members } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(members).toHaveLength(answered && answer === acceptTeamInvitation ? 2 : 1);
    await expect(listed(who)).resolves.toEqual([]);
  });
});
