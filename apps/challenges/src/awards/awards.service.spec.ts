import {
  accountsEvents,
  affiliationsRpc,
  type Actor,
  challengesEvents,
  challengesRpc,
  newId,
  submissionsEvents,
  submissionsRpc,
} from '@allmende/contracts';
import { eventually, person, type TestService, visitor } from '@allmende/testing';
import { type Actors, inSeconds, startChallenges, storyOf, type Story } from '../challenges.fixture.js';
import { AwardsClock } from './awards.clock.js';

type Show = 'name' | 'organisation' | 'nothing';

function neverListed(): never {
  throw new Error('The challenge is not on the list');
}

describe('decisions', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
  });
  afterAll(() => service.stop());

  const offer = (challengeId: string, submissionId = newId(), actor: Actor = actors.seeker, options = {}) =>
    service.call(challengesRpc.award, { challengeId, submissionId, reason: 'Am klarsten.' }, actor, options);
  const answer = (
    challengeId: string,
    award: { awardId: string; submissionId: string },
    accepted: boolean,
    more: { show?: Show; at?: string } = {},
  ) =>
    service.emit(submissionsEvents.awardAnswered, {
      challengeId,
      accountId: actors.expert.accountId,
      show: 'nothing',
      at: inSeconds(0),
      ...award,
      ...more,
      accepted,
    });
  const takenBack = (challengeId: string, award: { awardId: string; submissionId: string }) =>
    service.emit(submissionsEvents.awardTakenBack, {
      challengeId,
      accountId: actors.seeker.accountId,
      teamAccountIds: [actors.expert.accountId],
      at: inSeconds(0),
      ...award,
    });
  const offered = async (challengeId: string, submissionId = newId()) => {
    const { awardId } = await offer(challengeId, submissionId);
    return { awardId, submissionId };
  };
  const states = async (challengeId: string) =>
    (await service.call(challengesRpc.listAwards, { challengeId }, actors.seeker)).items.map(
      ({ state }) => state,
    );
  const ownOf = async (actor: Actor, challengeId: string) => {
    const { items } = await service.call(challengesRpc.listOwn, { limit: 100 }, actor);
    return items.find((one) => one.challengeId === challengeId) ?? neverListed();
  };
  const ready = (withoutReason: string[] = [], exists = true, unread: string[] = []) =>
    service.answer(submissionsRpc.readiness, () => ({
      ...{ exists, gone: false, total: 3, portals: 2, withoutReason, unread },
    }));

  const story2 = { de: 'Seit Mai läuft der Pilot.', en: 'The pilot runs since May.' };
  const tell = (challengeId: string, actor: Actor = actors.seeker) =>
    service.call(challengesRpc.tellOutcome, { challengeId, reason: { de: 'Hält.' }, story: story2 }, actor);

  const unnamed = { seekerNamed: false, seekerDescription: { de: 'Ein Unternehmen der Optik' } };
  /** Of the team that asks, beside the name of its organisation. */
  const nothingElseKnown = () => service.answer(affiliationsRpc.affiliationsOf, () => ({ items: [] }));

  describe('an offer', () => {
    it('is made by the team, once, with a reason and a date', async () => {
      const { challengeId } = await story.closed();
      const submissionId = newId();
      const { awardId, lapsesAt } = await offer(challengeId, submissionId);
      expect(new Date(lapsesAt).getTime() - Date.now()).toBeGreaterThan(13.9 * 86_400_000);
      const [event] = (await service.published(challengesEvents.awardOffered)).slice(-1);
      expect(event?.payload).toEqual({
        challengeId,
        clusterId: actors.clusterId,
        awardId,
        submissionId,
        lapsesAt,
      });
      await expect(offer(challengeId)).rejects.toMatchObject({ code: 'award.state' });
      await expect(service.call(challengesRpc.awardReason, { awardId }, actors.expert)).resolves.toEqual({
        reason: 'Am klarsten.',
        organisationName: 'Klarblick GmbH',
      });
      await expect(
        service.call(challengesRpc.listAwards, { challengeId }, actors.seeker),
      ).resolves.toMatchObject({
        items: [{ awardId, submissionId, state: 'offered', reason: 'Am klarsten.', answeredAt: null }],
      });
    });

    it('stands once when two are made at the same moment', async () => {
      const { challengeId } = await story.closed();
      const offers = await Promise.allSettled([offer(challengeId), offer(challengeId), offer(challengeId)]);
      expect(offers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect(await states(challengeId)).toEqual(['offered']);
    });

    it('comes once for the same key', async () => {
      const { challengeId } = await story.closed();
      const [submissionId, key] = [newId(), newId()];
      const [one, two] = await Promise.all(
        [1, 2].map(() => offer(challengeId, submissionId, actors.seeker, { key })),
      );
      expect(two).toEqual(one);
    });

    it('is nobody else’s', async () => {
      const { challengeId } = await story.closed();
      await expect(offer(challengeId, newId(), actors.manager)).rejects.toMatchObject({ code: 'forbidden' });
      for (const actor of [actors.partner, actors.expert, person({ operator: true })]) {
        await expect(offer(challengeId, newId(), actor)).rejects.toMatchObject({
          code: 'challenge.not-found',
        });
      }
      const list = service.call(challengesRpc.listAwards, { challengeId }, actors.manager);
      await expect(list).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('stands on the team’s own list and not on the manager’s', async () => {
      const { challengeId } = await story.closed();
      const { award } = await ownOf(actors.seeker, challengeId);
      expect(award).toBeNull();
      await offer(challengeId);
      expect((await ownOf(actors.seeker, challengeId)).award?.state).toBe('offered');
      expect((await ownOf(actors.manager, challengeId)).award).toBeNull();
    });

    it('cannot be made before thirty seconds after the close', async () => {
      const asked: unknown[] = [];
      await service.answer(submissionsRpc.readiness, (input) => {
        asked.push(input);
        return { exists: true, gone: false, total: 3, portals: 2, withoutReason: [], unread: [] };
      });
      const open = await story.published();
      await expect(offer(open.challengeId)).rejects.toMatchObject({ code: 'award.too-early' });
      const closed = await story.closed({}, 29);
      await expect(offer(closed.challengeId)).rejects.toMatchObject({ code: 'award.too-early' });
      expect(asked).toEqual([]);
      const draft = await story.create();
      await expect(offer(draft.challengeId)).rejects.toMatchObject({ code: 'challenge.state' });
    });

    it('cannot be made to a team in which nobody is left', async () => {
      const { challengeId } = await story.closed();
      await service.answer(submissionsRpc.readiness, () => ({
        ...{ exists: true, gone: true, total: 1, portals: 1, withoutReason: [], unread: [] },
      }));
      await expect(offer(challengeId)).rejects.toMatchObject({ code: 'award.team-gone' });
    });

    it('waits until every other submission has a reason, and for one that exists', async () => {
      const { challengeId } = await story.closed();
      const [chosen, other] = [newId(), newId()];
      await ready([chosen, other]);
      await expect(offer(challengeId, chosen)).rejects.toMatchObject({
        code: 'award.reasons-missing',
        details: { facts: { submissionIds: [other] } },
      });
      await ready([], false);
      await expect(offer(challengeId, chosen)).rejects.toMatchObject({ code: 'submission.not-found' });
      await ready([chosen]);
      await expect(offer(challengeId, chosen)).resolves.toMatchObject({ state: 'offered' });
      await ready();
    });
  });

  it('waits until the team has read every submission, a lone one and an ending too', async () => {
    const { challengeId } = await story.closed();
    const lone = newId();
    await ready([lone], true, [lone]);
    const unread = { code: 'award.unread', details: { facts: { submissionIds: [lone] } } };
    await expect(offer(challengeId, lone)).rejects.toMatchObject(unread);
    await ready([], true, [lone]);
    const reason = { de: 'Nichts hat gereicht.' };
    const end = () => service.call(challengesRpc.endWithoutAward, { challengeId, reason }, actors.seeker);
    await expect(end()).rejects.toMatchObject(unread);
    await ready();
    await expect(offer(challengeId, lone)).resolves.toMatchObject({ state: 'offered' });
  });

  describe('an answer', () => {
    it('accepted decides the challenge and shows the name that may be shown', async () => {
      const { challengeId, slug } = await story.closed();
      const award = await offered(challengeId);
      await answer(challengeId, award, true, { show: 'organisation' });
      const page = () => service.call(challengesRpc.getChallenge, { challenge: slug ?? '' }, visitor());
      expect(await page()).toMatchObject({
        ...{ state: 'decided', outcomeFollows: true },
        outcome: { awarded: true, winner: null, submissions: null, clusters: null, toldAt: null },
      });
      await tell(challengeId);
      await eventually(
        'the winner is named',
        async () => (await page()).outcome?.winner === 'Institut für Glas',
      );
      expect(await page()).toMatchObject({
        ...{ state: 'decided', outcomeFollows: false },
        outcome: { awarded: true, submissions: 3, clusters: 2 },
      });
      const [decided] = (await service.published(challengesEvents.decided)).slice(-1);
      expect(decided?.payload).toMatchObject({
        challengeId,
        ...award,
        seekerAccountIds: [actors.seeker.accountId],
      });
      await service.redeliver();
      const all = await service.published(challengesEvents.decided);
      expect(all.filter(({ payload }) => payload.challengeId === challengeId)).toHaveLength(1);
      await expect(offer(challengeId)).rejects.toMatchObject({ code: 'challenge.state' });
    });

    it('that named a person names nobody once the account is closed; an organisation stays', async () => {
      const [byName, byCompany] = [await story.closed(), await story.closed()];
      const winner = async ({ slug }: { slug: string | null }) =>
        (await service.call(challengesRpc.getChallenge, { challenge: slug ?? '' }, visitor())).outcome
          ?.winner;
      await answer(byName.challengeId, await offered(byName.challengeId), true, { show: 'name' });
      const show = 'organisation';
      await answer(byCompany.challengeId, await offered(byCompany.challengeId), true, { show });
      await Promise.all([byName, byCompany].map((one) => tell(one.challengeId)));
      const named = async () => [await winner(byName), await winner(byCompany)];
      await eventually('both are named', async () => (await named()).every(Boolean));
      await service.emit(accountsEvents.accountClosed, { accountId: actors.expert.accountId });
      expect(await named()).toEqual([null, 'Institut für Glas']);
    });

    it('without consent shows nobody', async () => {
      const { challengeId, slug } = await story.closed();
      await answer(challengeId, await offered(challengeId), true);
      await tell(challengeId);
      await new Promise((resolve) => setTimeout(resolve, 700));
      const page = await service.call(challengesRpc.getChallenge, { challenge: slug ?? '' }, visitor());
      expect(page.outcome).toMatchObject({ awarded: true, winner: null });
    });

    it('declined lets the next be awarded, and not the same again', async () => {
      const { challengeId } = await story.closed();
      const award = await offered(challengeId);
      await answer(challengeId, award, false);
      expect(await states(challengeId)).toEqual(['declined']);
      await expect(offer(challengeId, award.submissionId)).rejects.toMatchObject({ code: 'award.state' });
      await expect(offer(challengeId)).resolves.toMatchObject({ state: 'offered' });
    });

    it('is not possible once the offer is taken back, and the same team may be awarded again', async () => {
      const { challengeId } = await story.closed();
      const award = await offered(challengeId);
      await takenBack(challengeId, { ...award, awardId: newId() });
      expect(await states(challengeId)).toEqual(['offered']);
      await takenBack(challengeId, award);
      expect(await states(challengeId)).toEqual(['taken-back']);
      expect((await ownOf(actors.seeker, challengeId)).award?.state).toBe('taken-back');
      await answer(challengeId, award, true);
      expect(await states(challengeId)).toEqual(['taken-back']);
      await offer(challengeId, award.submissionId);
      await takenBack(challengeId, award);
      expect(await states(challengeId)).toEqual(['taken-back', 'offered']);
    });

    it('that was given stays, whatever else is said', async () => {
      const { challengeId } = await story.closed();
      const award = await offered(challengeId);
      await answer(challengeId, award, true);
      await takenBack(challengeId, award);
      expect(await states(challengeId)).toEqual(['accepted']);
      const { items } = await service.call(challengesRpc.listAwards, { challengeId }, actors.seeker);
      expect(items).toMatchObject([{ answeredAt: expect.stringMatching(/Z$/) as string }]);
    });

    it('to another award, or of another submission, does nothing', async () => {
      const { challengeId } = await story.closed();
      const award = await offered(challengeId);
      await answer(challengeId, { ...award, submissionId: newId() }, true);
      await answer(challengeId, { ...award, awardId: newId() }, true);
      expect(await states(challengeId)).toEqual(['offered']);
    });

    it('that never comes lets the offer lapse after fourteen days and a minute', async () => {
      const { challengeId } = await story.closed();
      const award = await offered(challengeId);
      const age = (interval: string) =>
        service.db.query(`UPDATE award SET lapses_at = clock_timestamp() - $2::interval WHERE id = $1`, [
          award.awardId,
          interval,
        ]);
      const clock = service.get(AwardsClock, { strict: false });
      await age('30 seconds');
      await clock.lapseDue();
      expect(await states(challengeId)).toEqual(['offered']);
      await age('61 seconds');
      await Promise.all([clock.lapseDue(), clock.lapseDue()]);
      expect(await states(challengeId)).toEqual(['lapsed']);
      const lapsed = await service.published(challengesEvents.awardLapsed);
      expect(lapsed.filter(({ payload }) => payload.awardId === award.awardId)).toHaveLength(1);
      await answer(challengeId, award, true);
      expect(await states(challengeId)).toEqual(['lapsed']);
      await answer(challengeId, award, true, { at: inSeconds(-3600) });
      expect(await states(challengeId)).toEqual(['accepted']);
    });
  });

  describe('without award', () => {
    const end = (
      challengeId: string,
      actor = actors.seeker,
      reason: object = { de: 'Keiner hielt zehn Jahre.' },
    ) => service.call(challengesRpc.endWithoutAward, { challengeId, reason }, actor);

    it('ends with a public reason, told to everybody', async () => {
      const { challengeId, slug } = await story.closed();
      await expect(end(challengeId)).resolves.toMatchObject({ state: 'ended-without-award' });
      const page = await service.call(challengesRpc.getChallenge, { challenge: slug ?? '' }, visitor());
      expect(page.outcome).toMatchObject({
        awarded: false,
        winner: null,
        reason: { de: 'Keiner hielt zehn Jahre.' },
      });
      const [decided] = (await service.published(challengesEvents.decided)).slice(-1);
      expect(decided?.payload).toMatchObject({ challengeId, awardId: null, submissionId: null });
    });

    it('needs a reason in the original language, and reasons for all', async () => {
      const { challengeId } = await story.closed();
      await expect(end(challengeId, actors.seeker, { en: 'None.' })).rejects.toMatchObject({
        code: 'invalid',
        details: { errors: [{ field: 'reason.de' }] },
      });
      await ready([newId()]);
      await expect(end(challengeId)).rejects.toMatchObject({ code: 'award.reasons-missing' });
      await ready();
    });

    it('does not give away an unnamed seeker, unless that is meant', async () => {
      await nothingElseKnown();
      const { challengeId } = await story.closed(unnamed);
      const said = { challengeId, reason: { de: 'Klarblick sucht weiter.' } };
      const ending = (more: object = {}) =>
        service.call(challengesRpc.endWithoutAward, { ...said, ...more }, actors.seeker);
      await expect(ending()).rejects.toMatchObject({
        code: 'outcome.recognisable',
        details: { errors: [{ field: 'reason.de', code: 'recognisable' }] },
      });
      await expect(ending({ withName: true })).resolves.toMatchObject({ state: 'ended-without-award' });
    });

    it('waits for an offer that stands', async () => {
      const { challengeId } = await story.closed();
      await offer(challengeId);
      await expect(end(challengeId)).rejects.toMatchObject({ code: 'award.state' });
    });
  });

  describe('the outcome', () => {
    it('is told by the team or the manager, and announced once', async () => {
      const { challengeId } = await story.closed();
      await expect(tell(challengeId)).rejects.toMatchObject({ code: 'challenge.state' });
      await answer(challengeId, await offered(challengeId), true);
      await expect(tell(challengeId, actors.expert)).rejects.toMatchObject({ code: 'challenge.not-found' });
      await expect(tell(challengeId)).resolves.toMatchObject({
        awarded: true,
        story: story2,
        reason: { de: 'Hält.' },
      });
      await tell(challengeId, actors.manager);
      const told = await service.published(challengesEvents.outcomeTold);
      expect(told.filter(({ payload }) => payload.challengeId === challengeId)).toHaveLength(1);
    });

    it('does not give away an unnamed seeker, unless that is meant', async () => {
      await nothingElseKnown();
      const { challengeId } = await story.closed(unnamed);
      await answer(challengeId, await offered(challengeId), true);
      const saying = (more: object, actor = actors.seeker) => {
        const said = { challengeId, reason: {}, story: { de: 'Klarblick erprobt es.' } };
        return service.call(challengesRpc.tellOutcome, { ...said, ...more }, actor);
      };
      for (const who of [actors.seeker, actors.manager]) {
        await expect(saying({ withName: false }, who)).rejects.toMatchObject({
          code: 'outcome.recognisable',
          details: {
            errors: [{ field: 'story.de', code: 'recognisable' }],
            facts: { findings: [{ found: 'Klarblick', after: ' erprobt es.' }] },
          },
        });
      }
      await expect(saying({ story: { de: 'Es wird erprobt.' } })).resolves.toMatchObject({ awarded: true });
      await expect(saying({ withName: true })).resolves.toMatchObject({
        story: { de: 'Klarblick erprobt es.' },
      });
    });

    it('is in no list, and counts as in assessment, before it is told', async () => {
      const { challengeId } = await story.closed();
      await answer(challengeId, await offered(challengeId), true);
      const found = async (state: 'closed' | 'decided') => {
        const input = { state: [state], sort: 'newest' as const, limit: 100 };
        const { items } = await service.call(challengesRpc.listChallenges, input, visitor());
        return items.find((one) => one.challengeId === challengeId)?.outcomeFollows;
      };
      const listed = async () => {
        const { items } = await service.call(challengesRpc.listOutcomes, { limit: 100 }, visitor());
        return items.some((one) => one.challengeId === challengeId);
      };
      expect([await found('closed'), await found('decided'), await listed()]).toEqual([
        true,
        undefined,
        false,
      ]);
      await tell(challengeId);
      expect([await found('closed'), await found('decided'), await listed()]).toEqual([
        undefined,
        false,
        true,
      ]);
    });

    it('says since when it is told, also without a story', async () => {
      const { challengeId } = await story.closed();
      await answer(challengeId, await offered(challengeId), true);
      const toldAt = async () =>
        (await service.call(challengesRpc.getChallenge, { challenge: challengeId }, visitor())).outcome
          ?.toldAt;
      await expect(toldAt()).resolves.toBeNull();
      const nothing = { challengeId, reason: {}, story: {} };
      const told = await service.call(challengesRpc.tellOutcome, nothing, actors.seeker);
      expect(told.toldAt).toEqual(expect.stringMatching(/Z$/));
      await expect(toldAt()).resolves.toBe(told.toldAt);
    });

    it('stands in a list of its own, newest first, in pages', async () => {
      const all = await service.call(challengesRpc.listOutcomes, {}, visitor());
      expect(all.items.length).toBeGreaterThanOrEqual(3);
      const dates = all.items.map(({ outcome }) => outcome.decidedAt ?? '');
      expect(dates).toEqual([...dates].sort().reverse());
      const first = await service.call(challengesRpc.listOutcomes, { limit: 1 }, visitor());
      const next = await service.call(
        challengesRpc.listOutcomes,
        { limit: 1, cursor: first.nextCursor ?? '' },
        visitor(),
      );
      expect([...first.items, ...next.items]).toEqual(all.items.slice(0, 2));
      const { challengeId } = await story.closed();
      await answer(challengeId, await offered(challengeId), true);
      const long = { challengeId, reason: {}, story: { de: 'Lang. '.repeat(2_000) } };
      await service.call(challengesRpc.tellOutcome, long, actors.seeker);
      const [latest] = (await service.call(challengesRpc.listOutcomes, { limit: 1 }, visitor())).items;
      expect(latest).toMatchObject({ challengeId, outcome: { reason: {} } });
      expect(latest?.outcome.story.de).toHaveLength(300);
      const elsewhere = visitor({ portal: actors.partnerId });
      await expect(service.call(challengesRpc.listOutcomes, {}, elsewhere)).resolves.toMatchObject({
        items: [],
      });
    });
  });
});
