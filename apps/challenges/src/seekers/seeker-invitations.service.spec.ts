import {
  accountsEvents,
  accountsRpc,
  challengesEvents,
  challengesRpc,
  type Id,
  newId,
  type Person,
  ProblemError,
  seekerInvitationsRpc,
  sidesRpc,
} from '@allmende/contracts';
import { person, type TestService } from '@allmende/testing';
import { type Actors, startChallenges, type Story, storyOf } from '../challenges.fixture.js';

const { acceptSeekerInvitation, declineSeekerInvitation, listSeekerInvitations, showSeekerInvitation } =
  seekerInvitationsRpc;

describe('joining the team of a published challenge', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  let colleague: Person;
  /** Whom `submissions` holds for participants. */
  const participants = new Set<Id>();
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
    await service.answer(sidesRpc.takeSeekerSide, (_, { actor }) => {
      if (actor.kind === 'person' && participants.has(actor.accountId))
        throw new ProblemError('member.takes-part', { facts: { submissionId: newId() } });
      return { done: true as const };
    });
  });
  beforeEach(async () => {
    colleague = person();
    await service.answer(accountsRpc.findAccount, () => ({ accountId: colleague.accountId }));
  });
  afterAll(() => service.stop());

  const ask = (challengeId: Id, actor = actors.seeker) =>
    service.call(challengesRpc.addSeeker, { challengeId, email: 'kollegin@klarblick.example' }, actor);
  const asTeam = (challengeId: Id, actor = actors.seeker) =>
    service.call(challengesRpc.getDraft, { challengeId }, actor);
  const open = async (who = colleague) => (await service.call(listSeekerInvitations, {}, who)).items;
  const accept = (invitationId: Id, who = colleague) =>
    service.call(acceptSeekerInvitation, { invitationId }, who);

  async function asked() {
    const { challengeId } = await story.published();
    const { invited } = await ask(challengeId);
    return { challengeId, invitationId: invited[0]!.invitationId };
  }

  it('takes the person’s own yes; until then nothing is theirs to read', async () => {
    const { challengeId, invitationId } = await asked();
    await expect(asTeam(challengeId, colleague)).rejects.toMatchObject({ code: 'challenge.not-found' });
    const invitedBy = `Person ${actors.seeker.accountId.slice(-4)}`;
    expect(await open()).toMatchObject([{ invitationId, challengeId, invitedBy }]);
    const [told] = (await service.published(challengesEvents.seekerInvited)).slice(-1);
    expect(told?.payload).toEqual({
      ...{ challengeId, clusterId: actors.clusterId, invitationId, accountId: colleague.accountId },
    });
    expect(await accept(invitationId)).toEqual({ challengeId });
    expect(await accept(invitationId)).toEqual({ challengeId });
    await expect(asTeam(challengeId, colleague)).resolves.toMatchObject({ invited: [] });
    const [changed] = (await service.published(challengesEvents.windowChanged)).slice(-1);
    expect(changed?.payload.window.seekerAccountIds).toEqual([actors.seeker.accountId, colleague.accountId]);
  });

  it('is refused to a participant alone, and looks to the team as if nobody had answered', async () => {
    const { challengeId, invitationId } = await asked();
    const before = await asTeam(challengeId);
    participants.add(colleague.accountId);
    await expect(accept(invitationId)).rejects.toMatchObject({ code: 'member.takes-part' });
    expect(await asTeam(challengeId)).toEqual(before);
    participants.delete(colleague.accountId);
    await accept(invitationId);
  });

  it('ends with a no, and with the team’s taking back', async () => {
    const { challengeId, invitationId } = await asked();
    await service.call(declineSeekerInvitation, { invitationId }, colleague);
    await expect(accept(invitationId)).rejects.toMatchObject({ code: 'invitation.not-found' });
    const again = (await ask(challengeId)).invited[0]!.invitationId;
    const back = { challengeId, invitationId: again };
    const take = (actor: Person) => service.call(seekerInvitationsRpc.revokeSeekerInvitation, back, actor);
    await expect(take(actors.manager)).rejects.toMatchObject({ code: 'forbidden' });
    await take(actors.seeker);
    await expect(accept(again)).rejects.toMatchObject({ code: 'invitation.not-found' });
    expect(await open()).toEqual([]);
  });

  it('is one invitation however often it is sent, and lapses after two weeks', async () => {
    const { challengeId, invitationId } = await asked();
    expect((await ask(challengeId)).invited).toMatchObject([{ invitationId }]);
    await service.db.query(`UPDATE seeker_invitation SET expires_at = now() WHERE id = $1`, [invitationId]);
    await expect(accept(invitationId)).rejects.toMatchObject({ code: 'invitation.not-found' });
    expect((await asTeam(challengeId)).invited).toEqual([]);
    expect((await ask(challengeId)).invited).toHaveLength(1);
  });

  it('is nobody else’s to see or answer, and goes with the account', async () => {
    const { invitationId } = await asked();
    for (const contract of [showSeekerInvitation, acceptSeekerInvitation, declineSeekerInvitation])
      for (const who of [person(), actors.seeker])
        await expect(service.call(contract, { invitationId }, who)).rejects.toMatchObject({
          code: 'invitation.not-found',
        });
    await service.emit(accountsEvents.accountClosed, { accountId: colleague.accountId });
    expect(await open()).toEqual([]);
  });
});
