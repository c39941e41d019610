import { challengesEvents, challengesRpc, newId, ProblemError, termsRpc } from '@allmende/contracts';
import { eventually, person, system, type TestService, visitor } from '@allmende/testing';
import {
  type Actors,
  inSeconds,
  startChallenges,
  storyOf,
  type Story,
  termsAnswers,
} from '../challenges.fixture.js';
import { ChallengeClock } from './challenge-clock.service.js';

describe('the course of a challenge', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
  });
  afterAll(() => service.stop());

  const page = (challenge: string, actor: Parameters<TestService['call']>[2] = visitor()) =>
    service.call(challengesRpc.getChallenge, { challenge }, actor);
  const eventsOf = async (challengeId: string): Promise<string[]> => {
    const events = await service.published();
    return events
      .filter(({ payload }) => JSON.stringify(payload).includes(challengeId))
      .map(({ subject }) => subject.split('.')[2] ?? '');
  };
  const makeDue = (challengeId: string, column: 'opens_at' | 'closes_at') =>
    service.db.query(
      `UPDATE challenge SET ${column} = clock_timestamp(), opens_at = CASE WHEN $2 THEN opens_at - interval '1 year'
        ELSE clock_timestamp() END WHERE id = $1`,
      [challengeId, column === 'closes_at'],
    );

  describe('publishing', () => {
    it('opens at once without an opening, under an address from the question', async () => {
      const challenge = await story.published({ question: { de: 'Wie wächst Moos auf Öl?' } });
      expect(challenge).toMatchObject({ state: 'open', slug: 'wie-waechst-moos-auf-oel', missing: [] });
      expect(await eventsOf(challenge.challengeId)).toEqual([
        'sent-to-review',
        'window-changed',
        'published',
        'opened',
      ]);
      const [row] = await service.db.query('SELECT terms_version_id FROM challenge WHERE id = $1', [
        challenge.challengeId,
      ]);
      expect(row.terms_version_id).not.toBeNull();
      await expect(page('wie-waechst-moos-auf-oel')).resolves.toMatchObject({ state: 'open' });
    });

    it('gives the same question another number', async () => {
      const question = { de: 'Wie klingt Stein?' };
      const slugs = await Promise.all([1, 2, 3].map(async () => (await story.published({ question })).slug));
      expect(slugs.sort()).toEqual(['wie-klingt-stein', 'wie-klingt-stein-2', 'wie-klingt-stein-3']);
    });

    it('waits for an opening in the future', async () => {
      const { challengeId, state } = await story.published({ opensAt: inSeconds(3600) });
      expect(state).toBe('scheduled');
      expect(await eventsOf(challengeId)).toEqual(['sent-to-review', 'window-changed', 'published']);
    });

    it('is a manager’s of the owning cluster', async () => {
      const { challengeId, revision } = await story.inReview();
      const publish = (actor: Actors['seeker']) =>
        service.call(challengesRpc.publish, { challengeId, revision }, actor);
      await expect(publish(actors.seeker)).rejects.toMatchObject({ code: 'forbidden' });
      await expect(publish(actors.partner)).rejects.toMatchObject({ code: 'challenge.not-found' });
      await expect(publish(person({ operator: true }))).rejects.toMatchObject({
        code: 'challenge.not-found',
      });
    });

    it('refuses another revision than the one that was read', async () => {
      const challenge = await story.inReview();
      const { challengeId, revision } = challenge;
      await story.save(challenge, { lead: { de: 'Anders.' } }, actors.manager);
      const call = service.call(challengesRpc.publish, { challengeId, revision }, actors.manager);
      await expect(call).rejects.toMatchObject({ code: 'challenge.revision-conflict' });
    });

    it('happens once, however often it is asked for', async () => {
      const { challengeId, revision } = await story.inReview();
      const publish = () => service.call(challengesRpc.publish, { challengeId, revision }, actors.manager);
      const results = await Promise.allSettled([publish(), publish(), publish()]);
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      expect((await eventsOf(challengeId)).filter((name) => name === 'published')).toHaveLength(1);
      const key = newId();
      const again = await story.inReview();
      const input = { challengeId: again.challengeId, revision: again.revision };
      const keyed = () => service.call(challengesRpc.publish, input, actors.manager, { key });
      expect((await Promise.all([keyed(), keyed()])).map(({ slug }) => slug)).toHaveLength(2);
    });

    it('changes nothing while terms does not answer', async () => {
      await service.answer(termsRpc.publishChallengeTerms, () =>
        Promise.reject(new ProblemError('unavailable', { retryAfter: 1 })),
      );
      const { challengeId, revision } = await story.inReview();
      const call = service.call(challengesRpc.publish, { challengeId, revision }, actors.manager);
      await expect(call).rejects.toMatchObject({ code: 'unavailable' });
      await expect(
        service.call(challengesRpc.getDraft, { challengeId }, actors.manager),
      ).resolves.toMatchObject({ state: 'in-review', revision });
      await termsAnswers(service);
    });

    it('freezes the terms that the challenge names', async () => {
      const asked: unknown[] = [];
      await service.answer(termsRpc.publishChallengeTerms, (input) => {
        asked.push(input);
        return { versionId: newId(), digest: 'a'.repeat(64) };
      });
      const { draft, challengeId } = await story.published();
      expect(asked).toEqual([
        {
          challengeId,
          clusterId: actors.clusterId,
          rightsModel: 'licence',
          blanks: {},
          closesAt: draft.closesAt,
          decisionBy: draft.decisionBy,
          zone: 'Europe/Berlin',
          reward: { de: '25.000\u00a0€', en: '€25,000' },
        },
      ]);
    });
  });

  describe('the clock', () => {
    it('opens and closes by itself, each once', async () => {
      const { challengeId } = await story.published({ opensAt: inSeconds(1.2), closesAt: inSeconds(3.2) });
      await eventually('it closes', async () => (await eventsOf(challengeId)).includes('closed'));
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      expect(await eventsOf(challengeId)).toEqual([
        'sent-to-review',
        'window-changed',
        'published',
        'window-changed',
        'opened',
        'window-changed',
        'closed',
      ]);
      const windows = (await service.published(challengesEvents.windowChanged)).map(
        ({ payload }) => payload.window,
      );
      const own = windows.filter((window) => window.challengeId === challengeId);
      expect(own.map(({ state }) => state)).toEqual(['scheduled', 'open', 'closed']);
      expect(own.map(({ revision }) => revision)).toEqual([...own.map(({ revision }) => revision)].sort());
    });

    it('does late what came due while nobody was there, once, however many look', async () => {
      await story.published();
      const ids = Array.from({ length: 12 }, () => newId());
      await service.db.query(
        `INSERT INTO challenge SELECT (jsonb_populate_record(c, jsonb_build_object('id', due.id, 'slug', due.id,
           'state', 'scheduled', 'opens_at', now() - interval '2 hours', 'closes_at', now() - interval '1 hour'))).*
         FROM challenge c, unnest($1::uuid[]) due (id)
         WHERE c.id = (SELECT id FROM challenge WHERE state = 'open' LIMIT 1)`,
        [ids],
      );
      const clock = service.get(ChallengeClock, { strict: false });
      await Promise.all([clock.turn(), clock.turn(), clock.turn(), clock.turn()]);
      await clock.turn();
      for (const id of ids) {
        expect(await eventsOf(id)).toEqual(['window-changed', 'opened', 'window-changed', 'closed']);
      }
    });

    it('reads tell the time, whatever the clock has come to', async () => {
      const { challengeId, slug } = await story.published();
      await makeDue(challengeId, 'closes_at');
      await expect(page(slug ?? '')).resolves.toMatchObject({ state: 'closed' });
      const { window } = await service.call(challengesRpc.challengeWindow, { challengeId }, system('clock'));
      expect(window.state).toBe('closed');
    });
  });

  describe('extending', () => {
    const extend = (challengeId: string, closesAt: string, actor = actors.manager, decisionBy?: string) =>
      service.call(
        challengesRpc.extend,
        { challengeId, closesAt, decisionBy, note: { de: 'Mehr Zeit.' } },
        actor,
      );

    it('moves the close, tells everyone and stands on the page', async () => {
      const { challengeId, slug } = await story.published();
      const closesAt = inSeconds(40 * 86_400);
      await expect(extend(challengeId, closesAt)).resolves.toMatchObject({ draft: { closesAt } });
      expect((await eventsOf(challengeId)).slice(-2)).toEqual(['window-changed', 'extended']);
      await expect(page(slug ?? '')).resolves.toMatchObject({
        closesAt,
        changes: [{ kind: 'extended', note: { de: 'Mehr Zeit.' }, closesAt }],
      });
    });

    it('never shortens, also when two extend at once', async () => {
      const { challengeId, draft } = await story.published();
      await expect(extend(challengeId, inSeconds(86_400))).rejects.toMatchObject({
        code: 'challenge.extension-only',
        details: { errors: [{ field: 'closesAt', code: 'not-later' }] },
      });
      await expect(extend(challengeId, draft.closesAt ?? '')).rejects.toMatchObject({
        code: 'challenge.extension-only',
      });
      const [later, latest] = [inSeconds(35 * 86_400), inSeconds(36 * 86_400)];
      await Promise.allSettled([extend(challengeId, latest), extend(challengeId, later)]);
      const { window } = await service.call(challengesRpc.challengeWindow, { challengeId }, system());
      expect(window.closesAt).toBe(latest);
    });

    it('asks for a decision after the new close', async () => {
      const { challengeId } = await story.published();
      const closesAt = inSeconds(90 * 86_400);
      await expect(extend(challengeId, closesAt)).rejects.toMatchObject({
        code: 'challenge.dates',
        details: { errors: [{ field: 'decisionBy', code: 'before-close' }] },
      });
      await expect(
        extend(challengeId, closesAt, actors.seeker, inSeconds(120 * 86_400).slice(0, 10)),
      ).resolves.toMatchObject({ draft: { closesAt } });
    });

    it('comes too late after the close, and is nobody else’s', async () => {
      const { challengeId } = await story.published();
      await expect(extend(challengeId, inSeconds(40 * 86_400), actors.partner)).rejects.toMatchObject({
        code: 'challenge.not-found',
      });
      await makeDue(challengeId, 'closes_at');
      await expect(extend(challengeId, inSeconds(40 * 86_400))).rejects.toMatchObject({
        code: 'challenge.state',
      });
    });
  });

  describe('withdrawing', () => {
    it('takes a scheduled challenge away from everywhere', async () => {
      const { challengeId, slug } = await story.published({ opensAt: inSeconds(3600) });
      const withdrawn = await service.call(challengesRpc.withdrawChallenge, { challengeId }, actors.seeker);
      expect(withdrawn.state).toBe('withdrawn');
      await expect(page(slug ?? '')).rejects.toMatchObject({ code: 'challenge.not-found' });
      const windows = await service.published(challengesEvents.windowChanged);
      // Others may be opened or closed by the clock meanwhile.
      const own = windows.filter(({ payload }) => payload.window.challengeId === challengeId);
      expect(own.at(-1)?.payload.window).toMatchObject({ state: 'withdrawn' });
    });

    it('is not possible once open', async () => {
      const { challengeId } = await story.published();
      const call = service.call(challengesRpc.withdrawChallenge, { challengeId }, actors.seeker);
      await expect(call).rejects.toMatchObject({
        code: 'challenge.state',
        details: { facts: { state: 'open' } },
      });
    });
  });
});
