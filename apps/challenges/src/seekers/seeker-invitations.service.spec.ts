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
import { person, system, type TestService, visitor } from '@allmende/testing';
import { RetentionPeriodsClock } from '../retention-periods/retention-periods.clock.js';
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
    service.call(acceptSeekerInvitation, { invitation: invitationId }, who);

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
    await service.call(declineSeekerInvitation, { invitation: invitationId }, colleague);
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
        await expect(service.call(contract, { invitation: invitationId }, who)).rejects.toMatchObject({
          code: 'invitation.not-found',
        });
    await service.emit(accountsEvents.accountClosed, { accountId: colleague.accountId });
    expect(await open()).toEqual([]);
  });

  describe('by an address without an account', () => {
    const email = 'neu@klarblick.example';
    const { mailSeekerInvitation, revokeSeekerInvitation } = seekerInvitationsRpc;
    /** Who has the address by now. */
    const belongsTo = (who: Person | null) =>
      service.answer(accountsRpc.findAccount, () => ({ accountId: who?.accountId ?? null }));
    beforeEach(() => belongsTo(null));

    const mailed = async () => {
      const [told] = (await service.published(challengesEvents.seekerAddressInvited)).slice(-1);
      const { invitationId = '' } = told?.payload ?? {};
      return service.call(mailSeekerInvitation, { invitationId }, system('event'));
    };
    const invite = async (challengeId: Id, actor = actors.seeker) => {
      const input = { challengeId, email, language: 'en' } as const;
      const { invited } = await service.call(challengesRpc.addSeeker, input, actor);
      return { invited, invitation: (await mailed())?.token ?? '' };
    };
    const draft = async () => (await story.create()).challengeId;
    const published = async () => (await story.published()).challengeId;

    it('goes by mail, in the language that was chosen; no event holds the address', async () => {
      const challengeId = await published();
      const { invited, invitation } = await invite(challengeId);
      expect(invited).toMatchObject([{ name: email }]);
      expect(await mailed()).toMatchObject({
        ...{ email, language: 'en', accountId: null, challengeId, clusterId: actors.seeker.portal },
        ...{ invitedById: actors.seeker.accountId },
      });
      const shown = await service.call(showSeekerInvitation, { invitation }, visitor());
      const invitedBy = `Person ${actors.seeker.accountId.slice(-4)}`;
      expect(shown).toMatchObject({ challengeId, email, invitedBy });
      expect(JSON.stringify(await service.published())).not.toContain(email);
    });

    it.each([
      ['a draft', draft],
      ['a published challenge', published],
    ])('lets the account in that has the address by then, and no other, into %s', async (_what, made) => {
      const challengeId = await made();
      const { invitation } = await invite(challengeId);
      for (const holder of [null, person()]) {
        await belongsTo(holder);
        await expect(accept(invitation)).rejects.toMatchObject({ code: 'invitation.other-address' });
      }
      await expect(service.call(acceptSeekerInvitation, { invitation }, visitor())).rejects.toMatchObject({
        code: 'not-signed-in',
      });
      await expect(asTeam(challengeId, colleague)).rejects.toMatchObject({ code: 'challenge.not-found' });
      await belongsTo(colleague);
      expect(await accept(invitation)).toEqual({ challengeId });
      expect(await accept(invitation)).toEqual({ challengeId });
      await expect(asTeam(challengeId, colleague)).resolves.toMatchObject({ invited: [] });
      const kept = await service.db.query('SELECT email FROM seeker_invitation WHERE challenge_id = $1', [
        challengeId,
      ]);
      expect(kept).toEqual([{ email: null }]);
    });

    it('takes the side of those who ask only once it is published', async () => {
      participants.add(colleague.accountId);
      const [first, second] = [await invite(await draft()), await invite(await published())];
      await belongsTo(colleague);
      await accept(first.invitation);
      await expect(accept(second.invitation)).rejects.toMatchObject({ code: 'member.takes-part' });
      participants.delete(colleague.accountId);
    });

    it('is one invitation however often it is sent; all its mails lead to it, and an answer ends all', async () => {
      const challengeId = await published();
      const [one, two] = [await invite(challengeId), await invite(challengeId)];
      expect(two.invited).toHaveLength(1);
      expect(one.invitation).not.toBe(two.invitation);
      await service.call(declineSeekerInvitation, { invitation: one.invitation }, visitor());
      await belongsTo(colleague);
      await expect(accept(two.invitation)).rejects.toMatchObject({ code: 'invitation.not-found' });
      expect(await mailed()).toBeNull();
    });

    it('is taken back by who may invite, and lapses after two weeks', async () => {
      const challengeId = await draft();
      const { invited, invitation } = await invite(challengeId, actors.manager);
      const { invitationId } = invited[0]!;
      await service.call(revokeSeekerInvitation, { challengeId, invitationId }, actors.manager);
      await belongsTo(colleague);
      await expect(accept(invitation)).rejects.toMatchObject({ code: 'invitation.not-found' });
      await belongsTo(null);
      const late = await invite(challengeId);
      await service.db.query(`UPDATE seeker_invitation SET expires_at = now() - interval '31 days'`);
      await belongsTo(colleague);
      await expect(accept(late.invitation)).rejects.toMatchObject({ code: 'invitation.not-found' });
      await service.get(RetentionPeriodsClock).run();
      const kept = await service.db.query('SELECT 1 FROM seeker_invitation WHERE email = $1', [email]);
      expect(kept).toEqual([]);
    });
  });
});
