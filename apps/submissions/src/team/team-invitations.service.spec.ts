import { newId, submissionsEvents, submissionsRpc } from '@allmende/contracts';
import { person, visitor } from '@allmende/testing';
import {
  begin,
  invite,
  join,
  moveClose,
  nameOf,
  openStage,
  type Stage,
} from '../submissions/stage.fixture.js';
import { draft, mailer, refusalOf } from './team.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const {
  inviteMember,
  showTeamInvitation,
  acceptTeamInvitation,
  declineTeamInvitation,
  mailInvitation,
  getSubmission,
} = submissionsRpc;

describe('inviting', () => {
  it('states ids alone, and gives the address to the mail only', async () => {
    const { window, lead, submissionId } = await draft(stage);
    const known = person();
    stage.accounts.set('ada@example.org', known.accountId);
    const { invitationId } = await stage.service.call(
      inviteMember,
      { submissionId, email: ' Ada@Example.org ' },
      lead,
    );
    const [event] = (await stage.service.published(submissionsEvents.memberInvited)).slice(-1);
    expect(event?.payload).toEqual({
      submissionId,
      challengeId: window.challengeId,
      invitationId,
      accountId: known.accountId,
    });
    const mail = await stage.service.call(mailInvitation, { invitationId }, mailer);
    expect(mail).toEqual({
      email: 'ada@example.org',
      token: null,
      accountId: known.accountId,
      invitedById: lead.accountId,
      clusterId: lead.portal,
      challengeId: window.challengeId,
      language: null,
    });
    const { invitations } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(invitations).toMatchObject([{ invitationId, email: 'ada@example.org', role: 'member' }]);
  });

  it('makes a secret only for an address without an account, and keeps no more than its digest', async () => {
    const { lead, submissionId } = await draft(stage);
    const { invitationId, token } = await invite(stage, submissionId, lead);
    expect(token.length).toBeGreaterThan(40);
    const rows = await stage.service.db.query<{ kept: string }[]>(
      `SELECT encode(token_hash, 'escape') AS kept FROM invitation_token WHERE invitation_id = $1`,
      [invitationId],
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]?.kept).not.toContain(token);
  });

  it('tells the mail the language that was chosen last', async () => {
    const { lead, submissionId } = await draft(stage);
    for (const language of ['de', 'en'] as const) {
      const input = { submissionId, email: 'cy@example.org', language };
      const { invitationId } = await stage.service.call(inviteMember, input, lead);
      const mail = await stage.service.call(mailInvitation, { invitationId }, mailer);
      expect(mail).toMatchObject({ email: 'cy@example.org', language });
    }
  });

  it('makes another secret for a mail that goes out again; both are good', async () => {
    const { lead, submissionId } = await draft(stage);
    const { invitationId, token } = await invite(stage, submissionId, lead);
    const again = await stage.service.call(mailInvitation, { invitationId }, mailer);
    expect(again!.token).not.toBe(token);
    for (const invitation of [token, again?.token ?? ''])
      await expect(stage.service.call(showTeamInvitation, { invitation }, visitor())).resolves.toMatchObject({
        role: 'member',
      });
  });

  it('is renewed for an address that was invited already', async () => {
    const { lead, submissionId } = await draft(stage);
    const [first, second] = [
      await invite(stage, submissionId, lead, { email: 'bo@example.org' }),
      await invite(stage, submissionId, lead, { email: 'bo@example.org', role: 'reader' }),
    ];
    expect(second.invitationId).toBe(first.invitationId);
    const { invitations } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(invitations).toMatchObject([{ role: 'reader' }]);
  });

  it('is the lead’s alone, of people who are not in the team, while the challenge is open', async () => {
    const { window, lead, submissionId } = await draft(stage);
    const member = await join(stage, submissionId, lead);
    stage.accounts.set('member@example.org', member.accountId);
    const input = { submissionId, email: 'x@example.org' };
    await expect(stage.service.call(inviteMember, input, member)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(stage.service.call(inviteMember, input, person())).rejects.toMatchObject({
      code: 'submission.not-found',
    });
    const own = { submissionId, email: 'member@example.org' };
    await expect(stage.service.call(inviteMember, own, lead)).rejects.toMatchObject({
      code: 'member.exists',
    });
    const odd = { submissionId, email: 'no address' };
    await expect(stage.service.call(inviteMember, odd, lead)).rejects.toMatchObject({ code: 'invalid' });
    await moveClose(stage, window.challengeId, -11_000);
    await expect(stage.service.call(inviteMember, input, lead)).rejects.toMatchObject({
      code: 'submission.deadline-passed',
    });
  });

  it('ends at twenty people', async () => {
    const { lead, submissionId } = await draft(stage);
    for (let count = 1; count < 20; count += 1) {
      await stage.service.call(inviteMember, { submissionId, email: `p${count}@example.org` }, lead);
    }
    const call = stage.service.call(inviteMember, { submissionId, email: 'p20@example.org' }, lead);
    await expect(call).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ code: 'team-full' }] },
    });
  });
});

describe('an invitation', () => {
  it('shows who invites to what, without an account and without the draft', async () => {
    const { window, lead, submissionId } = await draft(stage);
    const { token } = await invite(stage, submissionId, lead, { email: 'dana@example.org', role: 'reader' });
    await expect(stage.service.call(showTeamInvitation, { invitation: token }, visitor())).resolves.toEqual({
      challengeId: window.challengeId,
      challengeSlug: window.slug,
      invitedBy: nameOf(lead.accountId),
      email: 'dana@example.org',
      role: 'reader',
    });
  });

  it('binds to the account that accepts first, and tells the team', async () => {
    const { window, lead, submissionId } = await draft(stage);
    const { token } = await invite(stage, submissionId, lead);
    const [first, second] = [person(), person()];
    await expect(stage.service.call(acceptTeamInvitation, { invitation: token }, first)).resolves.toEqual({
      submissionId,
    });
    await expect(stage.service.call(acceptTeamInvitation, { invitation: token }, first)).resolves.toEqual({
      submissionId,
    });
    await expect(
      stage.service.call(acceptTeamInvitation, { invitation: token }, second),
    ).rejects.toMatchObject({
      code: 'invitation.not-found',
    });
    const [event] = (await stage.service.published(submissionsEvents.memberJoined)).slice(-1);
    expect(event?.payload).toEqual({
      submissionId,
      challengeId: window.challengeId,
      accountId: first.accountId,
      teamAccountIds: [lead.accountId, first.accountId],
      organisationIds: [],
    });
  });

  it('opens by its id to the account that is invited, and to nobody else', async () => {
    const { window, lead, submissionId } = await draft(stage);
    const [invited, stranger] = [person(), person()];
    stage.accounts.set('cleo@example.org', invited.accountId);
    const { invitationId: invitation } = await invite(stage, submissionId, lead, {
      email: 'cleo@example.org',
    });
    for (const who of [stranger, lead, visitor()]) {
      for (const contract of [showTeamInvitation, declineTeamInvitation])
        expect(await refusalOf(stage, contract, invitation, who)).toEqual(
          await refusalOf(stage, contract, newId(), who),
        );
    }
    expect(await refusalOf(stage, acceptTeamInvitation, invitation, stranger)).toEqual(
      await refusalOf(stage, acceptTeamInvitation, newId(), stranger),
    );
    await expect(stage.service.call(showTeamInvitation, { invitation }, invited)).resolves.toMatchObject({
      challengeId: window.challengeId,
    });
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const call = stage.service.call(acceptTeamInvitation, { invitation }, invited);
      await expect(call).resolves.toEqual({ submissionId });
    }
  });

  it('that its account declines by id is gone', async () => {
    const { lead, submissionId } = await draft(stage);
    const invited = person();
    stage.accounts.set('dana@example.org', invited.accountId);
    const { invitationId: invitation } = await invite(stage, submissionId, lead, {
      email: 'dana@example.org',
    });
    await stage.service.call(declineTeamInvitation, { invitation }, invited);
    expect(await refusalOf(stage, showTeamInvitation, invitation, invited)).toMatchObject({
      code: 'invitation.not-found',
    });
  });

  it('without an account opens by its link only, not by its id', async () => {
    const { lead, submissionId } = await draft(stage);
    const { invitationId } = await invite(stage, submissionId, lead);
    for (const who of [visitor(), person()])
      expect(await refusalOf(stage, showTeamInvitation, invitationId, who)).toMatchObject({
        code: 'invitation.not-found',
      });
  });

  it('is accepted once when two accounts come at the same moment', async () => {
    const { lead, submissionId } = await draft(stage);
    const { token } = await invite(stage, submissionId, lead);
    const results = await Promise.allSettled(
      [person(), person(), person()].map((who) =>
        stage.service.call(acceptTeamInvitation, { invitation: token }, who),
      ),
    );
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const { members } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(members).toHaveLength(2);
  });

  it('is gone once declined, by a visitor too', async () => {
    const { lead, submissionId } = await draft(stage);
    const { token } = await invite(stage, submissionId, lead);
    const [who, key] = [visitor(), newId()];
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const call = stage.service.call(declineTeamInvitation, { invitation: token }, who, { key });
      await expect(call).resolves.toEqual({ done: true });
    }
    for (const contract of [showTeamInvitation, acceptTeamInvitation, declineTeamInvitation])
      await expect(stage.service.call(contract, { invitation: token }, person())).rejects.toMatchObject({
        code: 'invitation.not-found',
      });
  });

  it('is good for fourteen days', async () => {
    const { lead, submissionId } = await draft(stage);
    const { token, invitationId } = await invite(stage, submissionId, lead);
    await stage.service.db.query(
      `UPDATE team_invitation SET expires_at = expires_at - interval '14 days' WHERE id = $1`,
      [invitationId],
    );
    await expect(
      stage.service.call(acceptTeamInvitation, { invitation: token }, person()),
    ).rejects.toMatchObject({
      code: 'invitation.not-found',
    });
    await expect(stage.service.call(mailInvitation, { invitationId }, mailer)).resolves.toBeNull();
    const { invitations } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(invitations).toEqual([]);
  });

  it('is refused to people of another team, of the seeker, or not eligible, and stays good', async () => {
    const { window, lead, submissionId } = await draft(stage);
    const { token } = await invite(stage, submissionId, lead);
    const other = person();
    const { submissionId: theirs } = await begin(stage, window.challengeId, other);
    await expect(
      stage.service.call(acceptTeamInvitation, { invitation: token }, other),
    ).rejects.toMatchObject({
      code: 'submission.exists',
      details: { facts: { submissionId: theirs } },
    });
    const seeker = person({ accountId: window.seekerAccountIds[0] });
    await expect(
      stage.service.call(acceptTeamInvitation, { invitation: token }, seeker),
    ).rejects.toMatchObject({
      code: 'challenge.not-eligible',
    });
    await expect(stage.service.call(acceptTeamInvitation, { invitation: token }, lead)).rejects.toMatchObject(
      {
        code: 'member.exists',
      },
    );
    await expect(
      stage.service.call(acceptTeamInvitation, { invitation: token }, visitor()),
    ).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await expect(stage.service.call(acceptTeamInvitation, { invitation: token }, person())).resolves.toEqual({
      submissionId,
    });
  });

  it('ends with the challenge', async () => {
    const { window, lead, submissionId } = await draft(stage);
    const { token } = await invite(stage, submissionId, lead);
    await moveClose(stage, window.challengeId, -11_000);
    await expect(
      stage.service.call(acceptTeamInvitation, { invitation: token }, person()),
    ).rejects.toMatchObject({
      code: 'submission.deadline-passed',
    });
  });

  it('is not there for a guessed token', async () => {
    for (const token of ['', 'x', "' OR 1=1 --", 'a'.repeat(200)])
      await expect(
        stage.service.call(showTeamInvitation, { invitation: token }, visitor()),
      ).rejects.toMatchObject({
        code: 'invitation.not-found',
      });
    await expect(
      stage.service.call(showTeamInvitation, { invitation: 'a'.repeat(201) }, visitor()),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});
