import {
  accountsEvents,
  challengesEvents,
  type ChallengeWindow,
  newId,
  type Person,
  sidesRpc,
  submissionsRpc,
} from '@allmende/contracts';
import { person } from '@allmende/testing';
import {
  addFile,
  begin,
  beginComplete,
  closeAgo,
  closeAndOpen,
  declaration,
  invite,
  join,
  managerOf,
  openChallenge,
  openStage,
  type Stage,
  submit,
  submitted,
} from '../submissions/stage.fixture.js';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.service.stop());

const goOver = (challengeId: string, who: Person) =>
  stage.service.call(sidesRpc.takeSeekerSide, { challengeId }, who);
const withdraw = (submissionId: string, lead: Person) =>
  stage.service.call(submissionsRpc.withdrawSubmission, { submissionId }, lead);

describe('whoever takes part', () => {
  it('does not go over to the team that asks: with a draft, in a team, or handed in', async () => {
    const { challengeId } = await openChallenge(stage);
    const lead = person();
    const { submissionId } = await begin(stage, challengeId, lead);
    const member = await join(stage, submissionId, lead);
    for (const who of [lead, member])
      await expect(goOver(challengeId, who)).rejects.toMatchObject({
        ...{ code: 'member.takes-part', details: { facts: { submissionId } } },
      });
    const other = await submitted(stage, challengeId);
    await expect(goOver(challengeId, other.lead)).rejects.toMatchObject({ code: 'member.takes-part' });
  });

  it('may once the draft is withdrawn or the team is left, and then does not come back', async () => {
    const { challengeId } = await openChallenge(stage);
    const lead = person();
    const { submissionId } = await begin(stage, challengeId, lead);
    const member = await join(stage, submissionId, lead);
    const leaving = { submissionId, accountId: member.accountId };
    await stage.service.call(submissionsRpc.removeMember, leaving, member);
    await withdraw(submissionId, lead);
    for (const who of [lead, member]) {
      await goOver(challengeId, who);
      await goOver(challengeId, who);
      await expect(begin(stage, challengeId, who)).rejects.toMatchObject({ code: 'challenge.not-eligible' });
    }
  });

  it('is held by the version that counts, also after leaving its team, until another replaces it', async () => {
    const { challengeId } = await openChallenge(stage);
    const draft = await beginComplete(stage, challengeId);
    const { submissionId } = draft;
    const member = await join(stage, submissionId, draft.lead);
    await stage.service.call(submissionsRpc.declare, { submissionId, declaration }, member);
    await submit(stage, draft);
    const leaving = { submissionId, accountId: member.accountId };
    await stage.service.call(submissionsRpc.removeMember, leaving, member);
    await expect(goOver(challengeId, member)).rejects.toMatchObject({ code: 'member.takes-part' });
    await submit(stage, draft);
    await goOver(challengeId, member);
  });

  it('does not go over after withdrawing what had been in the procedure', async () => {
    const { challengeId } = await openChallenge(stage);
    const { submissionId, lead } = await submitted(stage, challengeId);
    await withdraw(submissionId, lead);
    await closeAgo(stage, challengeId, 3_600_000);
    await expect(goOver(challengeId, lead)).rejects.toMatchObject({ code: 'member.takes-part' });
  });

  it('stands on one side alone when both are entered at once', async () => {
    const { challengeId } = await openChallenge(stage);
    for (let round = 0; round < 8; round += 1) {
      const who = person();
      const [over, begun] = await Promise.allSettled([
        goOver(challengeId, who),
        begin(stage, challengeId, who),
      ]);
      expect([over.status, begun.status].sort()).toEqual(['fulfilled', 'rejected']);
    }
  });
});

describe('whoever asks, opens or runs a challenge', () => {
  it('takes no part in it', async () => {
    const opener = person();
    const { challengeId, clusterId } = await openChallenge(stage, { openerAccountIds: [opener.accountId] });
    for (const who of [opener, managerOf(clusterId)])
      await expect(begin(stage, challengeId, who)).rejects.toMatchObject({ code: 'challenge.not-eligible' });
    await begin(stage, challengeId, managerOf(newId()));
  });

  it('is not told of an invitation into a team, and the team of no reason', async () => {
    const window = await openChallenge(stage, { openerAccountIds: [newId()] });
    const [seeker, opener] = [window.seekerAccountIds[0]!, window.openerAccountIds![0]!];
    const lead = person();
    const { submissionId } = await begin(stage, window.challengeId, lead);
    for (const accountId of [seeker, opener]) {
      const email = `${accountId}@klarblick.example`;
      stage.accounts.set(email, accountId);
      const { invitationId, token } = await invite(stage, submissionId, lead, { email });
      expect(token).toBe('');
      const who = person({ accountId });
      const open = await stage.service.call(submissionsRpc.listTeamInvitations, {}, who);
      expect(open.items).toEqual([]);
      const input = { invitation: invitationId };
      await expect(stage.service.call(submissionsRpc.showTeamInvitation, input, who)).rejects.toMatchObject({
        code: 'invitation.not-found',
      });
      await expect(stage.service.call(submissionsRpc.acceptTeamInvitation, input, who)).rejects.toMatchObject(
        { code: 'invitation.not-found' },
      );
    }
    const { invitations } = await stage.service.call(submissionsRpc.getSubmission, { submissionId }, lead);
    expect(invitations).toHaveLength(2);
  });

  it('finds an earlier invitation gone after going over', async () => {
    const { challengeId } = await openChallenge(stage);
    const [lead, invited] = [person(), person()];
    const { submissionId } = await begin(stage, challengeId, lead);
    stage.accounts.set('later@example.org', invited.accountId);
    await invite(stage, submissionId, lead, { email: 'later@example.org' });
    const list = () => stage.service.call(submissionsRpc.listTeamInvitations, {}, invited);
    expect((await list()).items).toHaveLength(1);
    await goOver(challengeId, invited);
    expect((await list()).items).toEqual([]);
  });

  it('is forgotten with the account', async () => {
    const { challengeId } = await openChallenge(stage);
    const who = person();
    await goOver(challengeId, who);
    await stage.service.emit(accountsEvents.accountClosed, { accountId: who.accountId });
    const rows = await stage.service.db.query('SELECT 1 FROM seeker_side WHERE account_id = $1', [
      who.accountId,
    ]);
    expect(rows).toEqual([]);
  });
});

describe('whoever left the team that asks', () => {
  const { beginDeposit, fileKey, grantSubmissionFile, listDeposits, listReceived, openSubmissions } =
    submissionsRpc;

  /** What `challenges` says once they left. */
  async function leave({ challengeId }: ChallengeWindow, { accountId }: Person) {
    const old = stage.windows.get(challengeId)!;
    const seekerAccountIds = old.seekerAccountIds.filter((one) => one !== accountId);
    const formerSeekerAccountIds = [accountId];
    const window = { ...old, revision: old.revision + 1, seekerAccountIds, formerSeekerAccountIds };
    stage.windows.set(challengeId, window);
    await stage.service.emit(challengesEvents.windowChanged, { window });
  }

  it('takes no part, and is told of no invitation into a team', async () => {
    const left = person();
    const window = await openChallenge(stage, { seekerAccountIds: [newId(), left.accountId] });
    await leave(window, left);
    const { challengeId } = window;
    await expect(begin(stage, challengeId, left)).rejects.toMatchObject({ code: 'challenge.not-eligible' });
    const lead = person();
    const { submissionId } = await begin(stage, challengeId, lead);
    stage.accounts.set('gone@klarblick.example', left.accountId);
    const invited = await invite(stage, submissionId, lead, { email: 'gone@klarblick.example' });
    expect(invited.token).toBe('');
    const open = await stage.service.call(submissionsRpc.listTeamInvitations, {}, left);
    expect(open.items).toEqual([]);
    const { token } = await invite(stage, submissionId, lead, { email: 'nobody@klarblick.example' });
    const accepting = stage.service.call(submissionsRpc.acceptTeamInvitation, { invitation: token }, left);
    await expect(accepting).rejects.toMatchObject({ code: 'challenge.not-eligible' });
  });

  it('reads no more of what was handed in or deposited, also by a way that was given before', async () => {
    const left = person();
    const window = await openChallenge(stage, { seekerAccountIds: [newId(), left.accountId] });
    const { challengeId } = window;
    await stage.service.call(beginDeposit, { challengeId }, left);
    const { submissionId, lead, revision } = await submitted(stage, challengeId);
    const fileId = await addFile(stage, submissionId, lead);
    await stage.service.call(submissionsRpc.submit, { submissionId, revision }, lead);
    await closeAndOpen(stage, challengeId);
    const asGroups = { kind: 'system' as const, reason: 'files' };
    const key = () => stage.service.call(fileKey, { fileId, accountId: left.accountId }, asGroups);
    await stage.service.call(grantSubmissionFile, { submissionId, fileId }, left);
    await expect(key()).resolves.toMatchObject({ name: 'Skizze.pdf' });
    await leave(window, left);
    await expect(key()).rejects.toMatchObject({ code: 'file.not-found' });
    const again = stage.service.call(grantSubmissionFile, { submissionId, fileId }, left);
    await expect(again).rejects.toMatchObject({ status: 404 });
    for (const read of [listReceived, listDeposits, openSubmissions])
      await expect(stage.service.call(read, { challengeId }, left)).rejects.toMatchObject({
        code: 'challenge.not-found',
      });
  });
});

describe('both sides of a challenge', () => {
  const sides = (challengeId: string, who: Person) =>
    stage.service.call(sidesRpc.decidedSides, { challengeId }, who);
  const nobody = { awardedAccountIds: [], seekerAccountIds: [] };
  const state = async (window: ChallengeWindow, to: ChallengeWindow['state']) => {
    const changed = { ...stage.windows.get(window.challengeId)!, state: to, revision: 99 };
    stage.windows.set(window.challengeId, changed);
    await stage.service.emit(challengesEvents.windowChanged, { window: changed });
  };
  const decide = async (window: ChallengeWindow, winnerId: string | null) => {
    const { challengeId, clusterId, seekerAccountIds } = window;
    await state(window, winnerId ? 'decided' : 'ended-without-award');
    await stage.service.emit(challengesEvents.decided, {
      ...{ challengeId, clusterId, seekerAccountIds, submissionId: winnerId },
      ...{ awardId: winnerId && newId(), at: new Date().toISOString() },
    });
  };

  it('are named once it is decided, to managers of the owning cluster: who was awarded and who asks', async () => {
    const window = await openChallenge(stage);
    const { challengeId, clusterId, seekerAccountIds } = window;
    const manager = managerOf(clusterId);
    const winner = await submitted(stage, challengeId);
    const other = await submitted(stage, challengeId);
    await expect(sides(challengeId, manager)).resolves.toEqual(nobody);
    await closeAndOpen(stage, challengeId);
    await expect(sides(challengeId, manager)).resolves.toEqual(nobody);
    await decide(window, winner.submissionId);
    await expect(sides(challengeId, manager)).resolves.toEqual({
      awardedAccountIds: [winner.lead.accountId],
      seekerAccountIds,
    });
    const seeker = person({ accountId: seekerAccountIds[0]! });
    for (const who of [managerOf(newId()), seeker, winner.lead, other.lead, person()])
      await expect(sides(challengeId, who)).resolves.toEqual(nobody);
  });

  it('are who asks alone where nobody was awarded', async () => {
    const window = await openChallenge(stage);
    const { challengeId, clusterId, seekerAccountIds } = window;
    await submitted(stage, challengeId);
    await closeAndOpen(stage, challengeId);
    await decide(window, null);
    await expect(sides(challengeId, managerOf(clusterId))).resolves.toEqual({
      awardedAccountIds: [],
      seekerAccountIds,
    });
  });
});
