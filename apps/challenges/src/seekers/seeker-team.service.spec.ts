import {
  accountsEvents,
  accountsRpc,
  briefRequestsRpc,
  challengesEvents,
  challengesRpc,
  filesRpc,
  groupsEvents,
  type Id,
  newId,
  openingsRpc,
  type OpeningState,
  type Person,
  seekerInvitationsRpc,
  submissionsRpc,
  termsRpc,
} from '@allmende/contracts';
import { person, system, type TestService, visitor } from '@allmende/testing';
import {
  actDuring,
  type Actors,
  inSeconds,
  startChallenges,
  type Story,
  storyOf,
  termsAnswers,
} from '../challenges.fixture.js';

describe('leaving the team that asks', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  let colleague: Person;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
  });
  beforeEach(async () => {
    colleague = person({ memberships: [{ clusterId: actors.clusterId, roles: ['member'] }] });
    await opening('open');
  });
  afterAll(() => service.stop());

  /** How far `submissions` says that the opening is. */
  const opening = (state: OpeningState['state']) =>
    service.answer(submissionsRpc.showOpening, ({ challengeId }) => ({
      ...{ challengeId, state, openableAt: null, openers: [], mayApprove: false },
    }));
  const remove = (challengeId: Id, who: { accountId: Id }, actor: Person, key?: string) =>
    service.call(challengesRpc.removeSeeker, { challengeId, accountId: who.accountId }, actor, { key });
  const asTeam = (challengeId: Id, actor = actors.seeker) =>
    service.call(challengesRpc.getDraft, { challengeId }, actor);
  const teamOf = async (challengeId: Id) =>
    (await service.call(challengesRpc.challengeWindow, { challengeId }, system())).window;
  const add = async (challengeId: Id, who = colleague) => {
    await service.answer(accountsRpc.findAccount, () => ({ accountId: who.accountId }));
    const input = { challengeId, email: 'kollegin@klarblick.example' };
    return service.call(challengesRpc.addSeeker, input, actors.seeker);
  };
  const accept = (invitationId: Id, who = colleague) =>
    service.call(seekerInvitationsRpc.acceptSeekerInvitation, { invitation: invitationId }, who);
  const stateIs = (challengeId: Id, state: string) =>
    service.db.query('UPDATE challenge SET state = $2 WHERE id = $1', [challengeId, state]);

  const teamIs = (challengeId: Id, ...team: Person[]) =>
    service.db.query('UPDATE challenge SET seeker_account_ids = $2 WHERE id = $1', [
      challengeId,
      team.map(({ accountId }) => accountId),
    ]);

  /** What becomes of an act that has passed its first checks when the colleague is taken out of the team. */
  const goneWhile = (challengeId: Id, act: () => Promise<unknown>) =>
    actDuring(
      service,
      [
        `UPDATE challenge SET seeker_account_ids = $2 WHERE id = $1`,
        [challengeId, [actors.seeker.accountId]],
      ],
      act,
    );

  async function draft() {
    const { challengeId } = await story.create({ brief: { de: 'Zirkon.' } });
    await add(challengeId);
    return challengeId;
  }

  async function published() {
    const { challengeId } = await story.published({ brief: { de: 'Zirkon.' } });
    const { invited } = await add(challengeId);
    await accept(invited[0]!.invitationId);
    return challengeId;
  }

  it('ends for somebody taken out what the team reads, and stands in the history and in what others are told', async () => {
    const challengeId = await published();
    await asTeam(challengeId, colleague);
    await remove(challengeId, colleague, actors.seeker);
    for (const read of [
      challengesRpc.getDraft,
      openingsRpc.listBriefOpenings,
      briefRequestsRpc.listBriefRequests,
    ])
      await expect(service.call(read, { challengeId }, colleague)).rejects.toMatchObject({
        code: 'challenge.not-found',
      });
    const { seekers, left } = await asTeam(challengeId);
    expect(seekers.map(({ accountId }) => accountId)).toEqual([actors.seeker.accountId]);
    expect(left).toMatchObject([{ name: `Person ${colleague.accountId.slice(-4)}` }]);
    const fact = { challengeId, clusterId: actors.clusterId, accountId: colleague.accountId };
    const [told] = (await service.published(challengesEvents.seekerLeft)).slice(-1);
    const by = { by: actors.seeker.accountId, seekerAccountIds: [actors.seeker.accountId] };
    expect(told?.payload).toEqual({ ...fact, ...by });
    const [changed] = (await service.published(challengesEvents.windowChanged)).slice(-1);
    expect(changed?.payload.window).toMatchObject({
      seekerAccountIds: [actors.seeker.accountId],
      formerSeekerAccountIds: [colleague.accountId],
    });
  });

  it('gives no way to the brief either: not as a participant, not by an earlier agreement', async () => {
    const challengeId = await published();
    await remove(challengeId, colleague, colleague);
    const standing = await service.call(challengesRpc.standing, { challengeId }, colleague);
    expect(standing).toMatchObject({ eligible: false, seeker: false });
    await service.answer(termsRpc.agreements, ({ accountIds }) => ({
      ...{ agreed: accountIds, missing: [], standing: [] },
    }));
    await expect(service.call(challengesRpc.getBrief, { challengeId }, colleague)).rejects.toMatchObject({
      code: 'brief.not-available',
    });
    await termsAnswers(service);
  });

  it('ends a way to a file of the brief that was given before', async () => {
    const challengeId = await published();
    const fileId = newId();
    await service.db.query(
      `INSERT INTO challenge_file (file_id, challenge_id, name, size, type, state)
       VALUES ($1, $2, 'Zeichnung.pdf', 1, 'application/pdf', 'complete')`,
      [fileId, challengeId],
    );
    const stands = async ({ accountId }: Person) =>
      (await service.call(briefRequestsRpc.briefFileStands, { fileId, accountId }, system('files'))).stands;
    expect(await stands(colleague)).toBe(true);
    await remove(challengeId, colleague, actors.seeker);
    expect(await stands(colleague)).toBe(false);
    expect(await stands(actors.seeker)).toBe(true);
  });

  it('works in every state, also after the decision', async () => {
    for (const state of ['closed', 'decided', 'completed', 'ended-without-award', 'suspended', 'withdrawn']) {
      const challengeId = await published();
      await stateIs(challengeId, state);
      await remove(challengeId, colleague, actors.seeker);
      expect((await teamOf(challengeId)).seekerAccountIds).toEqual([actors.seeker.accountId]);
    }
  });

  it('is in a draft as if they had never been there, and a colleague follows them as opener', async () => {
    const challengeId = await draft();
    await remove(challengeId, actors.seeker, actors.seeker);
    await expect(asTeam(challengeId)).rejects.toMatchObject({ code: 'challenge.not-found' });
    expect(await teamOf(challengeId)).toMatchObject({
      seekerAccountIds: [colleague.accountId],
      formerSeekerAccountIds: [],
      openerAccountIds: [colleague.accountId],
    });
    const [changed] = (await service.published(challengesEvents.windowChanged)).slice(-1);
    expect(changed?.payload.window).toMatchObject({ challengeId, seekerAccountIds: [colleague.accountId] });
  });

  it('is nothing for the last one', async () => {
    for (const { challengeId } of [await story.create(), await story.published()]) {
      await opening('opened');
      await expect(remove(challengeId, actors.seeker, actors.seeker)).rejects.toMatchObject({
        code: 'challenge.last-seeker',
      });
    }
  });

  it('waits until somebody else opens, as long as something is still to open', async () => {
    const challengeId = await published();
    const { seeker } = actors;
    for (const state of ['open', 'sealed'] as const) {
      await opening(state);
      for (const actor of [seeker, colleague])
        await expect(remove(challengeId, seeker, actor)).rejects.toMatchObject({
          code: 'challenge.opener-first',
        });
    }
    const change = { challengeId, accountId: seeker.accountId, byAccountId: colleague.accountId };
    await service.call(challengesRpc.replaceOpener, change, seeker);
    await remove(challengeId, seeker, colleague);
    const opened = await published();
    await opening('opened');
    await remove(opened, seeker, seeker);
    expect((await teamOf(opened)).seekerAccountIds).toEqual([colleague.accountId]);
    const page = await service.call(challengesRpc.getChallenge, { challenge: opened }, visitor());
    expect(page.openers).toEqual({ seeker: 1, manager: 0 });
  });

  it('is the team’s alone', async () => {
    for (const challengeId of [await draft(), await published()]) {
      await expect(remove(challengeId, colleague, actors.manager)).rejects.toMatchObject({
        code: 'forbidden',
      });
      for (const actor of [actors.partner, actors.expert, person({ operator: true })])
        await expect(remove(challengeId, colleague, actor)).rejects.toMatchObject({
          code: 'challenge.not-found',
        });
      await expect(remove(challengeId, person(), actors.seeker)).rejects.toMatchObject({
        code: 'member.not-found',
      });
    }
  });

  it('happens once, however often it is asked for, one after the other or at once', async () => {
    const challengeId = await published();
    await Promise.all([1, 2, 3].map(() => remove(challengeId, colleague, actors.seeker)));
    await remove(challengeId, colleague, actors.seeker);
    await remove(challengeId, colleague, colleague);
    expect((await asTeam(challengeId)).left).toHaveLength(1);
    const other = await published();
    await Promise.all([1, 2].map(() => remove(other, colleague, colleague, 'leaving')));
    expect((await asTeam(other)).left).toHaveLength(1);
  });

  it('leaves one of two who take each other out at the same instant', async () => {
    for (let round = 0; round < 5; round += 1) {
      const challengeId = await draft();
      const results = await Promise.allSettled([
        remove(challengeId, colleague, actors.seeker),
        remove(challengeId, actors.seeker, colleague),
      ]);
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect((await teamOf(challengeId)).seekerAccountIds).toHaveLength(1);
    }
  });

  it('reaches what was asked for a moment before: no award, no answer, nobody let in', async () => {
    await service.answer(accountsRpc.findAccount, () => ({ accountId: newId() }));
    const offer = { submissionId: newId(), reason: 'Am klarsten.' };
    const answer = { requestId: newId(), revision: 0, reason: 'Nein.' };
    const acts: ((challengeId: Id) => Promise<unknown>)[] = [
      (challengeId) => service.call(challengesRpc.award, { challengeId, ...offer }, colleague),
      (challengeId) =>
        service.call(briefRequestsRpc.declineBriefRequest, { challengeId, ...answer }, colleague),
      (challengeId) =>
        service.call(challengesRpc.addSeeker, { challengeId, email: 'dritte@klarblick.example' }, colleague),
    ];
    for (const act of acts) {
      const { challengeId } = await story.closed();
      await teamIs(challengeId, actors.seeker, colleague);
      const outcome = await goneWhile(challengeId, () => act(challengeId));
      expect(outcome).toMatchObject({ code: 'challenge.not-found' });
    }
  });

  it('reaches what was asked for a moment before in the course of a challenge, from its draft to its outcome', async () => {
    await service.answer(filesRpc.grantUpload, () => ({
      ...{ fileId: newId(), url: 'http://files.example/', expiresAt: new Date().toISOString() },
    }));
    const file = { name: 'Rezeptur.pdf', size: 1, type: 'application/pdf' };
    const closesAt = inSeconds(40 * 86_400);
    const reason = { de: 'Am klarsten.' };
    const acts: [() => Promise<{ challengeId: Id }>, (challengeId: Id) => Promise<unknown>][] = [
      [
        story.create,
        (challengeId) => service.call(challengesRpc.addBriefFile, { challengeId, ...file }, colleague),
      ],
      [
        story.create,
        (challengeId) => service.call(challengesRpc.sendToReview, { challengeId, revision: 0 }, colleague),
      ],
      [
        story.create,
        (challengeId) => service.call(challengesRpc.withdrawChallenge, { challengeId }, colleague),
      ],
      [
        story.published,
        (challengeId) =>
          service.call(challengesRpc.extend, { challengeId, closesAt, note: reason }, colleague),
      ],
      [
        story.closed,
        (challengeId) =>
          service.call(challengesRpc.tellOutcome, { challengeId, reason, story: {} }, colleague),
      ],
    ];
    for (const [stage, act] of acts) {
      const { challengeId } = await stage();
      await teamIs(challengeId, actors.seeker, colleague);
      const outcome = await goneWhile(challengeId, () => act(challengeId));
      expect(outcome).toMatchObject({ code: 'challenge.not-found' });
    }
  });

  it('ends the invitations that the person sent, and no others', async () => {
    const challengeId = await published();
    const [asked, other] = [person(), person()];
    await add(challengeId, other);
    await service.answer(accountsRpc.findAccount, () => ({ accountId: asked.accountId }));
    const email = 'freundin@klarblick.example';
    const { invited } = await service.call(challengesRpc.addSeeker, { challengeId, email }, colleague);
    await remove(challengeId, colleague, actors.seeker);
    const sent = invited.find(({ name }) => name === `Person ${asked.accountId.slice(-4)}`)!;
    await expect(accept(sent.invitationId, asked)).rejects.toMatchObject({ code: 'invitation.not-found' });
    expect((await asTeam(challengeId)).invited).toMatchObject([
      { name: `Person ${other.accountId.slice(-4)}` },
    ]);
  });

  it('comes with closing an account; who closed it is not counted as the last one who stays', async () => {
    const challengeId = await published();
    const [ended, alone] = [await published(), await story.create()];
    await stateIs(ended, 'decided');
    await service.emit(accountsEvents.accountClosed, { accountId: colleague.accountId });
    for (const id of [challengeId, ended, alone.challengeId])
      expect((await teamOf(id)).seekerAccountIds).toEqual([actors.seeker.accountId]);
    const [changed] = (await service.published(challengesEvents.windowChanged)).slice(-1);
    expect(changed?.payload.window.seekerAccountIds).toEqual([actors.seeker.accountId]);
    await opening('opened');
    await expect(remove(challengeId, actors.seeker, actors.seeker)).rejects.toMatchObject({
      code: 'challenge.last-seeker',
    });
  });

  it('has its last word said when the files that were opened are known', async () => {
    const { accountId } = colleague;
    const said = () => service.published(challengesEvents.accountSettled);
    await service.emit(accountsEvents.accountClosed, { accountId });
    expect(await said()).toEqual([]);
    await service.emit(groupsEvents.accountSettled, { accountId });
    expect((await said()).map(({ payload }) => payload)).toEqual([{ accountId }]);
  });

  it('is undone by another invitation', async () => {
    const challengeId = await published();
    await remove(challengeId, colleague, actors.seeker);
    const { invited } = await add(challengeId);
    await accept(invited[0]!.invitationId);
    await asTeam(challengeId, colleague);
    expect(await teamOf(challengeId)).toMatchObject({ formerSeekerAccountIds: [] });
    expect((await asTeam(challengeId)).left).toEqual([]);
    await remove(challengeId, colleague, actors.seeker);
    expect((await asTeam(challengeId)).left).toMatchObject([{ accountId: colleague.accountId }]);
  });
});
