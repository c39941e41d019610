import { newId, personalDataRpc } from '@allmende/contracts';
import { personalDataOf, type TestService, untouchedColumns } from '@allmende/testing';
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
  it('knows each column that names an account, in the copy and when an account is closed, or why not', async () => {
    expect(await untouchedColumns(service, personalDataRpc.challenges, newId())).toEqual({
      notCopied: new Set([
        // the award stands among the person's submissions
        'outcome.winner_account_id',
      ]),
      notErased: new Set([
        // what others rely on stays, under an id
        'award.offered_by',
        'brief_opening.account_id',
        'brief_request.answered_by',
        'challenge_change.account_id',
        // until the draft is published
        'challenge_review.account_id',
        'challenge.former_seeker_account_ids',
        'complaint.answered_by',
        'seeker_departure.by_account_id',
        'seeker_invitation.invited_by',
        // the team goes on without the person, unless nobody else is in it; who opens is replaced where anything is to open
        'challenge.opener_account_ids',
        'challenge.seeker_account_ids',
      ]),
    });
  });
});
