import { challengesRpc, type Person } from '@allmende/contracts';
import { person, system, type TestService, visitor } from '@allmende/testing';
import { type Actors, startChallenges, type Story, storyOf } from '../challenges.fixture.js';

describe('what only people who are signed in read', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  const text = { de: 'Die Anlage steht in Halle Quarzfeld.', en: 'The line stands in hall Quarzfeld.' };

  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
  });
  afterAll(() => service.stop());

  const read = (challengeId: string, actor: Person = actors.expert) =>
    service.call(challengesRpc.getMembersPart, { challengeId }, actor);
  const page = (challenge: string) => service.call(challengesRpc.getChallenge, { challenge }, visitor());

  it('is read by everybody with an account, whatever their cluster, and by no visitor', async () => {
    const { challengeId } = await story.published({ forMembers: text });
    for (const actor of [actors.expert, actors.partner, actors.seeker, person({})]) {
      expect(await read(challengeId, actor)).toEqual({ text, original: 'de' });
    }
    const asVisitor = service.call(challengesRpc.getMembersPart, { challengeId }, visitor());
    await expect(asVisitor).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('is in no public page, list, search or window: only that there is more', async () => {
    const { challengeId } = await story.published({ forMembers: text });
    const shown = await page(challengeId);
    expect(shown).toMatchObject({ forMembers: true });
    const listed = await service.call(challengesRpc.listChallenges, { q: 'Quarzfeld' }, visitor());
    const names = await service.call(
      challengesRpc.nameChallenges,
      { challengeId: [challengeId] },
      actors.expert,
    );
    const { window } = await service.call(challengesRpc.challengeWindow, { challengeId }, system());
    expect(listed.items).toEqual([]);
    expect(JSON.stringify([shown, listed, names, window])).not.toContain('Quarzfeld');
  });

  it('says nothing of it where nothing was written', async () => {
    const { challengeId } = await story.published({ forMembers: { de: '' } });
    expect(await page(challengeId)).toMatchObject({ forMembers: false });
  });

  it('stays with those who work on it until it is published', async () => {
    const { challengeId } = await story.inReview({ forMembers: text });
    for (const actor of [actors.expert, actors.manager]) {
      await expect(read(challengeId, actor)).rejects.toMatchObject({ code: 'challenge.not-found' });
    }
    const seen = await service.call(challengesRpc.getDraft, { challengeId }, actors.manager);
    expect(seen.draft.forMembers).toEqual(text);
  });
});
