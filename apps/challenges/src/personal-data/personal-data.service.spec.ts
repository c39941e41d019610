import { personalDataRpc } from '@allmende/contracts';
import { personalDataOf, type TestService } from '@allmende/testing';
import { type Actors, startChallenges, storyOf, type Story } from '../challenges.fixture.js';

describe('what challenges hold about a person', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
  });
  afterAll(() => service.stop());

  const dataOf = (accountId: string) => personalDataOf(service, personalDataRpc.challenges, accountId);

  it('is what the person posted, with the confidential brief, and nothing of others of the team', async () => {
    const drafts = [await story.create({ brief: { de: 'Zirkon.' } }), await story.published()];
    const data = await dataOf(actors.seeker.accountId);
    expect(data['challenges']).toMatchObject([
      { id: drafts[0]!.challengeId, brief: { de: 'Zirkon.' }, state: 'draft', team: 1 },
      { id: drafts[1]!.challengeId },
    ]);
    expect(JSON.stringify(data)).not.toContain(actors.manager.accountId);
  });

  it('is nothing for a manager who only runs them', async () => {
    await story.published();
    const lists = Object.values(await dataOf(actors.manager.accountId));
    expect(lists.flat()).toEqual([]);
  });
});
