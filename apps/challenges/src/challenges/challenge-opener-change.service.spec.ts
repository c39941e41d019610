import {
  accountsRpc,
  challengesEvents,
  challengesRpc,
  newId,
  type OpeningState,
  type Person,
  seekerInvitationsRpc,
  submissionsRpc,
} from '@allmende/contracts';
import { person, system, type TestService, visitor } from '@allmende/testing';
import { type Actors, managersOf, startChallenges, storyOf, type Story } from '../challenges.fixture.js';

describe('replacing who opens', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  let colleague: Person;
  let deputy: Person;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
    const { clusterId, manager } = actors;
    colleague = person({ memberships: [{ clusterId, roles: ['member'] }], portal: clusterId });
    deputy = person({ memberships: [{ clusterId, roles: ['manager'] }], portal: clusterId });
    managersOf.set(clusterId, [manager.accountId, deputy.accountId]);
    await service.answer(accountsRpc.findAccount, () => ({ accountId: colleague.accountId }));
  });
  beforeEach(() => opening('open'));
  afterAll(() => service.stop());

  /** How far `submissions` says that the opening is. */
  const opening = (state: OpeningState['state']) =>
    service.answer(submissionsRpc.showOpening, ({ challengeId }) => ({
      ...{ challengeId, state, openableAt: null, openers: [], mayApprove: false },
    }));
  const replace = (challengeId: string, [one, by]: readonly [string, string], actor = actors.seeker) =>
    service.call(challengesRpc.replaceOpener, { challengeId, accountId: one, byAccountId: by }, actor);
  const openersOf = async (challengeId: string) =>
    (await service.call(challengesRpc.challengeWindow, { challengeId }, system())).window.openerAccountIds;

  /** Opened by somebody of the team and a manager; the colleague belongs to the team. */
  async function published(openerAccountIds = [actors.seeker.accountId, actors.manager.accountId]) {
    const { challengeId } = await story.published({ openerAccountIds });
    const input = { challengeId, email: 'colleague@klarblick.example' };
    const { invited } = await service.call(challengesRpc.addSeeker, input, actors.seeker);
    const { invitationId } = invited[0]!;
    await service.call(seekerInvitationsRpc.acceptSeekerInvitation, { invitation: invitationId }, colleague);
    return challengeId;
  }

  it('is the team’s, stands in public without names, and is stated for those whom it concerns', async () => {
    const challengeId = await published();
    const [one, other, next] = [actors.seeker, actors.manager, colleague].map(({ accountId }) => accountId);
    await replace(challengeId, [one!, next!]);
    await expect(openersOf(challengeId)).resolves.toEqual([next, other]);
    const page = await service.call(challengesRpc.getChallenge, { challenge: challengeId }, visitor());
    expect(page).toMatchObject({
      openers: { seeker: 1, manager: 1 },
      changes: [{ kind: 'opener-replaced' }],
    });
    expect(JSON.stringify(page.changes)).not.toContain(next);
    const [event] = (await service.published(challengesEvents.openerReplaced)).slice(-1);
    expect(event?.payload).toEqual({
      ...{ challengeId, clusterId: actors.clusterId, accountId: one, replacedAccountId: one },
      ...{ namedAccountId: next, openerAccountIds: [next, other], seekerAccountIds: [one, next] },
    });
  });

  it('works after the close as long as nothing was opened', async () => {
    const challengeId = await published();
    await service.db.query(
      `UPDATE challenge SET state = 'closed', revision = revision + 1, opens_at = opens_at - interval '9 days',
         closes_at = clock_timestamp() - interval '1 minute' WHERE id = $1`,
      [challengeId],
    );
    for (const state of ['opening', 'opened'] as const) {
      await opening(state);
      await expect(
        replace(challengeId, [actors.seeker.accountId, colleague.accountId]),
      ).rejects.toMatchObject({ code: 'challenge.opened' });
    }
    await opening('sealed');
    await replace(challengeId, [actors.seeker.accountId, colleague.accountId]);
    await expect(openersOf(challengeId)).resolves.toContain(colleague.accountId);
  });

  it('keeps each side, and how many there are', async () => {
    const challengeId = await published();
    const [one, other] = [actors.seeker.accountId, actors.manager.accountId];
    const refused = (field: string, code: string) => ({
      code: 'invalid',
      details: { errors: [{ field, code }] },
    });
    for (const [change, refusal] of [
      [[other, colleague.accountId], refused('byAccountId', 'other-side')],
      [[one, deputy.accountId], refused('byAccountId', 'other-side')],
      [[one, other], refused('byAccountId', 'named-already')],
      [[one, one], refused('byAccountId', 'named-already')],
      [[colleague.accountId, colleague.accountId], refused('accountId', 'not-named')],
      [[one, actors.partner.accountId], refused('byAccountId', 'not-an-opener')],
      [[one, actors.expert.accountId], refused('byAccountId', 'not-an-opener')],
      [[one, newId()], refused('byAccountId', 'not-an-opener')],
    ] as const)
      await expect(replace(challengeId, change)).rejects.toMatchObject(refusal);
    await expect(openersOf(challengeId)).resolves.toEqual([one, other]);
  });

  it('lets a manager of the owning cluster take the place of another, and not that of the team’s', async () => {
    const challengeId = await published();
    const [one, other] = [actors.seeker.accountId, actors.manager.accountId];
    await expect(replace(challengeId, [one, colleague.accountId], deputy)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await replace(challengeId, [other, deputy.accountId], deputy);
    await expect(openersOf(challengeId)).resolves.toEqual([one, deputy.accountId]);
    await replace(challengeId, [deputy.accountId, other]);
    await expect(openersOf(challengeId)).resolves.toEqual([one, other]);
  });

  it('is nobody else’s', async () => {
    const challengeId = await published();
    const change = [actors.seeker.accountId, colleague.accountId] as const;
    for (const actor of [actors.partner, actors.expert, person({ operator: true })])
      await expect(replace(challengeId, change, actor)).rejects.toMatchObject({
        code: 'challenge.not-found',
      });
  });

  it('happens once when asked for twice at the same moment', async () => {
    const challengeId = await published();
    const change = [actors.seeker.accountId, colleague.accountId] as const;
    const results = await Promise.allSettled([1, 2, 3].map(() => replace(challengeId, change)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(openersOf(challengeId)).resolves.toEqual([colleague.accountId, actors.manager.accountId]);
  });

  it('is of a published challenge: a draft is simply changed', async () => {
    const { challengeId } = await story.create();
    await expect(
      replace(challengeId, [actors.seeker.accountId, actors.manager.accountId]),
    ).rejects.toMatchObject({ code: 'challenge.state' });
    const ended = await story.closed();
    await service.db.query(`UPDATE challenge SET state = 'decided' WHERE id = $1`, [ended.challengeId]);
    await expect(
      replace(ended.challengeId, [actors.seeker.accountId, actors.manager.accountId]),
    ).rejects.toMatchObject({ code: 'challenge.state' });
  });
});
