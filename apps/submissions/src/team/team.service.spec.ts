import {
  type Actor,
  newId,
  type Person,
  type Rpc,
  submissionsEvents,
  submissionsRpc,
} from '@allmende/contracts';
import { person, visitor } from '@allmende/testing';
import {
  begin,
  beginComplete,
  declaration,
  invite,
  join,
  moveClose,
  nameOf,
  openChallenge,
  openStage,
  type Stage,
} from '../submissions/stage.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const {
  inviteMember,
  listTeamInvitations,
  revokeTeamInvitation,
  showTeamInvitation,
  acceptTeamInvitation,
  declineTeamInvitation,
  mailInvitation,
  removeMember,
  handOver,
  declare,
  getSubmission,
} = submissionsRpc;
const mailer = { kind: 'system' as const, reason: 'event:mail' };

async function draft() {
  const window = await openChallenge(stage);
  const lead = person({ portal: newId() });
  const { submissionId } = await begin(stage, window.challengeId, lead);
  return { window, lead, submissionId };
}

/** The whole answer, so that two refusals can be told apart by nothing. */
async function refusalOf(contract: Rpc, invitation: string, who: Actor): Promise<unknown> {
  const call = stage.service.call(contract, { invitation }, who);
  return call.then(
    () => undefined,
    (error: { toWire?: () => unknown }) => error.toWire?.(),
  );
}

describe('inviting', () => {
  it('states ids alone, and gives the address to the mail only', async () => {
    const { window, lead, submissionId } = await draft();
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
    const { lead, submissionId } = await draft();
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
    const { lead, submissionId } = await draft();
    for (const language of ['de', 'en'] as const) {
      const input = { submissionId, email: 'cy@example.org', language };
      const { invitationId } = await stage.service.call(inviteMember, input, lead);
      const mail = await stage.service.call(mailInvitation, { invitationId }, mailer);
      expect(mail).toMatchObject({ email: 'cy@example.org', language });
    }
  });

  it('makes another secret for a mail that goes out again; both are good', async () => {
    const { lead, submissionId } = await draft();
    const { invitationId, token } = await invite(stage, submissionId, lead);
    const again = await stage.service.call(mailInvitation, { invitationId }, mailer);
    expect(again!.token).not.toBe(token);
    for (const invitation of [token, again?.token ?? ''])
      await expect(stage.service.call(showTeamInvitation, { invitation }, visitor())).resolves.toMatchObject({
        role: 'member',
      });
  });

  it('is renewed for an address that was invited already', async () => {
    const { lead, submissionId } = await draft();
    const [first, second] = [
      await invite(stage, submissionId, lead, { email: 'bo@example.org' }),
      await invite(stage, submissionId, lead, { email: 'bo@example.org', role: 'reader' }),
    ];
    expect(second.invitationId).toBe(first.invitationId);
    const { invitations } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(invitations).toMatchObject([{ role: 'reader' }]);
  });

  it('is the lead’s alone, of people who are not in the team, while the challenge is open', async () => {
    const { window, lead, submissionId } = await draft();
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
    const { lead, submissionId } = await draft();
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
    const { window, lead, submissionId } = await draft();
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
    const { window, lead, submissionId } = await draft();
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
    const { window, lead, submissionId } = await draft();
    const [invited, stranger] = [person(), person()];
    stage.accounts.set('cleo@example.org', invited.accountId);
    const { invitationId: invitation } = await invite(stage, submissionId, lead, {
      email: 'cleo@example.org',
    });
    for (const who of [stranger, lead, visitor()]) {
      for (const contract of [showTeamInvitation, declineTeamInvitation])
        expect(await refusalOf(contract, invitation, who)).toEqual(await refusalOf(contract, newId(), who));
    }
    expect(await refusalOf(acceptTeamInvitation, invitation, stranger)).toEqual(
      await refusalOf(acceptTeamInvitation, newId(), stranger),
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
    const { lead, submissionId } = await draft();
    const invited = person();
    stage.accounts.set('dana@example.org', invited.accountId);
    const { invitationId: invitation } = await invite(stage, submissionId, lead, {
      email: 'dana@example.org',
    });
    await stage.service.call(declineTeamInvitation, { invitation }, invited);
    expect(await refusalOf(showTeamInvitation, invitation, invited)).toMatchObject({
      code: 'invitation.not-found',
    });
  });

  it('without an account opens by its link only, not by its id', async () => {
    const { lead, submissionId } = await draft();
    const { invitationId } = await invite(stage, submissionId, lead);
    for (const who of [visitor(), person()])
      expect(await refusalOf(showTeamInvitation, invitationId, who)).toMatchObject({
        code: 'invitation.not-found',
      });
  });

  it('is accepted once when two accounts come at the same moment', async () => {
    const { lead, submissionId } = await draft();
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
    const { lead, submissionId } = await draft();
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
    const { lead, submissionId } = await draft();
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
    const { window, lead, submissionId } = await draft();
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
    const { window, lead, submissionId } = await draft();
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
    const { window, lead, submissionId } = await draft();
    const { invitationId } = await invite(stage, submissionId, lead, { email });
    return { who, email, window, lead, submissionId, invitationId };
  }

  it('are listed with who invites, and nothing that is read after joining', async () => {
    const { who, email, window, lead, submissionId, invitationId } = await invited();
    const other = await draft();
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
      expect(await refusalOf(contract, invitationId, who)).toMatchObject({ code: 'invitation.not-found' });
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

describe('the team', () => {
  it('is left by members, and by the lead only after handing over', async () => {
    const { lead, submissionId } = await draft();
    const member = await join(stage, submissionId, lead);
    const leave = (who: typeof lead) =>
      stage.service.call(removeMember, { submissionId, accountId: who.accountId }, who);
    await expect(leave(lead)).rejects.toMatchObject({ code: 'member.last-lead' });
    await stage.service.call(handOver, { submissionId, accountId: member.accountId }, lead);
    const { members } = await stage.service.call(getSubmission, { submissionId }, lead);
    expect(members.map(({ accountId, role }) => [accountId, role])).toEqual([
      [lead.accountId, 'member'],
      [member.accountId, 'lead'],
    ]);
    await expect(leave(lead)).resolves.toEqual({ done: true });
    await expect(stage.service.call(getSubmission, { submissionId }, lead)).rejects.toMatchObject({
      code: 'submission.not-found',
    });
  });

  it('keeps its lead when two people hand over and leave at the same moment', async () => {
    const { lead, submissionId } = await draft();
    const member = await join(stage, submissionId, lead);
    await Promise.allSettled([
      stage.service.call(handOver, { submissionId, accountId: member.accountId }, lead),
      stage.service.call(removeMember, { submissionId, accountId: member.accountId }, member),
    ]);
    const rows = await stage.service.db.query<{ role: string }[]>(
      'SELECT role FROM team_member WHERE submission_id = $1',
      [submissionId],
    );
    expect(rows.filter(({ role }) => role === 'lead')).toHaveLength(1);
  });

  it('loses whom the lead removes, and nobody by anyone else', async () => {
    const { lead, submissionId } = await draft();
    const [one, two] = [await join(stage, submissionId, lead), await join(stage, submissionId, lead)];
    const remove = (accountId: string, who: typeof lead) =>
      stage.service.call(removeMember, { submissionId, accountId }, who);
    await expect(remove(two.accountId, one)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(remove(lead.accountId, one)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(remove(one.accountId, person())).rejects.toMatchObject({ code: 'submission.not-found' });
    await expect(remove(newId(), lead)).rejects.toMatchObject({ code: 'member.not-found' });
    await expect(remove(one.accountId, lead)).resolves.toEqual({ done: true });
    await expect(stage.service.call(getSubmission, { submissionId }, one)).rejects.toMatchObject({
      code: 'submission.not-found',
    });
    await expect(
      stage.service.call(handOver, { submissionId, accountId: one.accountId }, lead),
    ).rejects.toMatchObject({ code: 'member.not-found' });
    await expect(
      stage.service.call(handOver, { submissionId, accountId: two.accountId }, two),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('declares, each for the own part', async () => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await beginComplete(stage, challengeId);
    const member = await join(stage, submissionId, lead);
    const own = {
      ...declaration,
      othersRights: 'named' as const,
      othersRightsNote: '„Prüfstand“ <b>',
      employer: 'applied' as const,
    };
    await stage.service.call(declare, { submissionId, declaration: own }, member);
    const seen = await stage.service.call(getSubmission, { submissionId }, member);
    expect(seen.ownDeclaration).toEqual(own);
    expect(seen.members.map(({ declared }) => declared)).toEqual([true, true]);
    const input = { submissionId, declaration: { ...declaration, ownWork: false } };
    await expect(stage.service.call(declare, input as never, member)).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field: 'declaration.ownWork' }] },
    });
    await expect(stage.service.call(declare, { submissionId, declaration }, person())).rejects.toMatchObject({
      code: 'submission.not-found',
    });
  });

  it.each([
    ['rights of others that are not named', { othersRights: 'named' }, 'othersRightsNote'],
    ['a consent that is not needed for no reason', { employer: 'not-needed' }, 'employerNote'],
    ['spaces for a reason', { employer: 'not-needed', employerNote: ' \n' }, 'employerNote'],
  ])('refuses to declare %s', async (_case, parts, field) => {
    const { challengeId } = await openChallenge(stage);
    const { lead, submissionId } = await beginComplete(stage, challengeId);
    const input = { submissionId, declaration: { ...declaration, ...parts, ownWork: false } };
    await expect(stage.service.call(declare, input as never, lead)).rejects.toMatchObject({
      code: 'invalid',
      details: {
        errors: [{ field: 'declaration.ownWork' }, { field: `declaration.${field}`, code: 'required' }],
      },
    });
  });
});
