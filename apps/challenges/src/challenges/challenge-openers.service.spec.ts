import { accountsEvents, challengesEvents, challengesRpc, newId } from '@allmende/contracts';
import type { TestService } from '@allmende/testing';
import { type Actors, managersOf, startChallenges, storyOf, type Story } from '../challenges.fixture.js';

let service: TestService;
let actors: Actors;
let story: Story;
beforeAll(async () => {
  ({ service, actors } = await startChallenges());
  story = storyOf(service, actors);
});
afterAll(() => service.stop());

async function toldOpeners(challengeId: string): Promise<string[] | undefined> {
  const events = await service.published(challengesEvents.windowChanged);
  return events.map(({ payload }) => payload.window).findLast((window) => window.challengeId === challengeId)
    ?.openerAccountIds;
}

describe('who approves that submissions are opened', () => {
  it('is who wrote the challenge, unless others are named', async () => {
    const { challengeId, draft } = await story.published();
    expect(draft.openerAccountIds).toEqual([actors.seeker.accountId]);
    await expect(toldOpeners(challengeId)).resolves.toEqual([actors.seeker.accountId]);
  });

  it('may be one or two of the team that asks and the owning cluster’s managers', async () => {
    const openerAccountIds = [actors.seeker.accountId, actors.manager.accountId];
    const { challengeId } = await story.published({ openerAccountIds });
    await expect(toldOpeners(challengeId)).resolves.toEqual(openerAccountIds);
    const page = await service.call(challengesRpc.getChallenge, { challenge: challengeId }, actors.seeker);
    expect(page.openers).toEqual({ seeker: 1, manager: 1 });
  });

  it('is, once it is published, no manager whom the draft named and who is none any more', async () => {
    const openerAccountIds = [actors.seeker.accountId, actors.manager.accountId];
    const { challengeId, revision } = await story.inReview({ openerAccountIds });
    const publish = () => service.call(challengesRpc.publish, { challengeId, revision }, actors.manager);
    managersOf.set(actors.clusterId, []);
    await expect(publish()).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field: 'openerAccountIds', code: 'not-an-opener' }] },
    });
    managersOf.set(actors.clusterId, [actors.manager.accountId]);
    await expect(publish()).resolves.toMatchObject({ state: 'open' });
  });

  it('is no account that was closed: the other stays, or somebody else of the team that asks', async () => {
    const [one, other] = [actors.seeker, actors.manager];
    const both = await story.published({ openerAccountIds: [one.accountId, other.accountId] });
    const alone = await story.published({ openerAccountIds: [other.accountId] });
    await service.emit(accountsEvents.accountClosed, { accountId: other.accountId });
    for (const { challengeId } of [both, alone])
      await expect(toldOpeners(challengeId)).resolves.toEqual([one.accountId]);
  });

  it('is nobody else', async () => {
    const invalid = {
      code: 'invalid',
      details: { errors: [{ field: 'openerAccountIds', code: 'not-an-opener' }] },
    };
    const created = await story.create();
    for (const stranger of [actors.partner.accountId, actors.expert.accountId, newId()]) {
      const openerAccountIds = [actors.seeker.accountId, stranger];
      await expect(story.create({ openerAccountIds })).rejects.toMatchObject(invalid);
      await expect(story.save(created, { openerAccountIds })).rejects.toMatchObject(invalid);
    }
    const { challengeId, revision } = created;
    const three = [newId(), newId(), newId()];
    await expect(
      service.call(
        challengesRpc.saveDraft,
        { challengeId, revision, changes: { openerAccountIds: three } },
        actors.seeker,
      ),
    ).rejects.toMatchObject({ code: 'invalid' });
  });
});
