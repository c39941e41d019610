import { challengesEvents, challengesRpc, newId, type Person, termsRpc } from '@allmende/contracts';
import { person, system, type TestService, visitor } from '@allmende/testing';
import {
  type Actors,
  inSeconds,
  startChallenges,
  storyOf,
  type Story,
  managersAmong,
} from '../challenges.fixture.js';
import { ChallengeClock } from './challenge-clock.service.js';

describe('a suspended challenge', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
  });
  afterAll(() => service.stop());

  const reason = { de: 'Die Ausschlusskriterien widersprechen sich.' };
  const suspend = (challengeId: string, actor: Person = actors.manager, options = {}) =>
    service.call(challengesRpc.suspend, { challengeId, reason }, actor, options);
  const resume = (challengeId: string, more: { closesAt?: string; decisionBy?: string } = {}) =>
    service.call(challengesRpc.resume, { challengeId, note: { de: 'Geklärt.' }, ...more }, actors.manager);
  const page = (challengeId: string) =>
    service.call(challengesRpc.getChallenge, { challenge: challengeId }, visitor());
  const window = async (challengeId: string) =>
    (await service.call(challengesRpc.challengeWindow, { challengeId }, system('clock'))).window;
  const told = async (challengeId: string): Promise<string[]> => {
    const events = await service.published();
    return events
      .filter(({ payload }) => JSON.stringify(payload).includes(challengeId))
      .map(({ subject }) => subject.split('.')[2] ?? '');
  };
  const turnClock = () => service.get(ChallengeClock, { strict: false }).turn();
  /** As if so much time had passed. */
  const makeOlder = (challengeId: string, column: 'opens_at' | 'closes_at') => {
    const past = `clock_timestamp() - interval '1 second'`;
    const closes = `closes_at = ${past}, opens_at = opens_at - interval '1 year'`;
    const change = column === 'closes_at' ? closes : `opens_at = ${past}`;
    return service.db.query(`UPDATE challenge SET ${change} WHERE id = $1`, [challengeId]);
  };

  it('says so in public, with its reason, and tells everyone', async () => {
    const { challengeId, draft } = await story.published();
    await expect(suspend(challengeId)).resolves.toMatchObject({ state: 'suspended' });
    await expect(page(challengeId)).resolves.toMatchObject({
      state: 'suspended',
      closesAt: draft.closesAt,
      changes: [{ kind: 'suspended', note: reason, closesAt: null }],
    });
    expect((await told(challengeId)).slice(-2)).toEqual(['window-changed', 'suspended']);
    await expect(window(challengeId)).resolves.toMatchObject({ state: 'suspended' });
    const [event] = (await service.published(challengesEvents.suspended)).slice(-1);
    expect(event?.payload).toMatchObject({ seekerAccountIds: [actors.seeker.accountId] });
  });

  it('is listed as suspended, and not as open', async () => {
    const { challengeId } = await story.published();
    await suspend(challengeId);
    const listed = async (state: 'open' | 'suspended') => {
      const input = { state: [state], limit: 100 };
      const { items } = await service.call(challengesRpc.listChallenges, input, visitor());
      return items.some((row) => row.challengeId === challengeId);
    };
    await expect(listed('suspended')).resolves.toBe(true);
    await expect(listed('open')).resolves.toBe(false);
  });

  it('is stopped and resumed by a manager of the owning cluster alone', async () => {
    const { challengeId } = await story.published();
    await expect(suspend(challengeId, actors.seeker)).rejects.toMatchObject({ code: 'forbidden' });
    for (const actor of [actors.partner, actors.expert, person({ operator: true })])
      await expect(suspend(challengeId, actor)).rejects.toMatchObject({ code: 'challenge.not-found' });
    await suspend(challengeId);
    const input = { challengeId };
    await expect(service.call(challengesRpc.resume, input, actors.seeker)).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(service.call(challengesRpc.resume, input, actors.partner)).rejects.toMatchObject({
      code: 'challenge.not-found',
    });
  });

  it('needs a reason in its own language', async () => {
    const { challengeId } = await story.published();
    const input = { challengeId, reason: { en: 'The criteria contradict each other.' } };
    await expect(service.call(challengesRpc.suspend, input, actors.manager)).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field: 'reason.de', code: 'required' }] },
    });
  });

  it('was stopped once, however often that is asked for', async () => {
    const { challengeId } = await story.published();
    const key = newId();
    const [one, other] = await Promise.all([1, 2].map(() => suspend(challengeId, actors.manager, { key })));
    expect(other).toEqual(one);
    await expect(suspend(challengeId)).rejects.toMatchObject({
      code: 'challenge.state',
      details: { facts: { state: 'suspended' } },
    });
    const results = await Promise.allSettled([resume(challengeId), resume(challengeId), resume(challengeId)]);
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const names = await told(challengeId);
    expect(names.filter((name) => name === 'suspended' || name === 'resumed')).toEqual([
      'suspended',
      'resumed',
    ]);
  });

  it.each([
    ['a draft', () => story.create()],
    ['one in review', () => story.inReview()],
    ['one that is closed', () => story.closed()],
  ])('is never %s', async (_title, make) => {
    const { challengeId } = await make();
    await expect(suspend(challengeId)).rejects.toMatchObject({ code: 'challenge.state' });
    await expect(resume(challengeId)).rejects.toMatchObject({ code: 'challenge.state' });
  });

  it('is not one whose close has just passed, whatever its clock has come to', async () => {
    const { challengeId } = await story.published();
    await service.db.query(
      `UPDATE challenge SET closes_at = clock_timestamp(), opens_at = opens_at - interval '1 day' WHERE id = $1`,
      [challengeId],
    );
    await expect(suspend(challengeId)).rejects.toMatchObject({ code: 'challenge.state' });
  });

  it('neither opens nor closes while it stands still', async () => {
    const open = await story.published();
    const scheduled = await story.published({ opensAt: inSeconds(3600) });
    for (const { challengeId } of [open, scheduled]) await suspend(challengeId);
    await makeOlder(open.challengeId, 'closes_at');
    await makeOlder(scheduled.challengeId, 'opens_at');
    await turnClock();
    for (const { challengeId } of [open, scheduled]) {
      await expect(page(challengeId)).resolves.toMatchObject({ state: 'suspended' });
      expect((await told(challengeId)).at(-1)).toBe('suspended');
    }
  });

  it('cannot be extended, withdrawn, decided or edited', async () => {
    const { challengeId, revision } = await story.published();
    await suspend(challengeId);
    const state = { code: 'challenge.state', details: { facts: { state: 'suspended' } } };
    const closesAt = inSeconds(35 * 86_400);
    const { manager, seeker } = actors;
    await expect(
      service.call(challengesRpc.extend, { challengeId, closesAt }, manager),
    ).rejects.toMatchObject(state);
    await expect(
      service.call(challengesRpc.withdrawChallenge, { challengeId }, manager),
    ).rejects.toMatchObject(state);
    await expect(
      service.call(challengesRpc.endWithoutAward, { challengeId, reason }, seeker),
    ).rejects.toMatchObject(state);
    await expect(
      service.call(challengesRpc.saveDraft, { challengeId, revision, changes: {} }, manager),
    ).rejects.toMatchObject(state);
  });

  it('shows its confidential brief to the team that asks alone', async () => {
    const { challengeId } = await story.published({ brief: { de: 'Zirkon.' } });
    await service.answer(termsRpc.agreements, ({ accountIds }) => ({
      ...{ agreed: accountIds, missing: [] },
      managers: managersAmong(accountIds),
    }));
    const read = (actor: Person) => service.call(challengesRpc.getBrief, { challengeId }, actor);
    await expect(read(actors.expert)).resolves.toMatchObject({ text: { de: 'Zirkon.' } });
    await suspend(challengeId);
    for (const actor of [actors.expert, actors.manager, actors.partner])
      await expect(read(actor)).rejects.toMatchObject({ code: 'challenge.state' });
    await expect(read(actors.seeker)).resolves.toMatchObject({ text: { de: 'Zirkon.' } });
    await resume(challengeId);
    await expect(read(actors.expert)).resolves.toMatchObject({ text: { de: 'Zirkon.' } });
  });

  describe('that goes on', () => {
    it('stands where it stood, with its note in public', async () => {
      const { challengeId, draft } = await story.published();
      await suspend(challengeId);
      await expect(resume(challengeId)).resolves.toMatchObject({ state: 'open', draft });
      await expect(page(challengeId)).resolves.toMatchObject({
        state: 'open',
        changes: [{ kind: 'suspended' }, { kind: 'resumed', note: { de: 'Geklärt.' }, closesAt: null }],
      });
      expect((await told(challengeId)).slice(-2)).toEqual(['window-changed', 'resumed']);
      await suspend(challengeId);
      await expect(resume(challengeId)).resolves.toMatchObject({ state: 'open' });
    });

    it('opens, once, where its opening passed meanwhile', async () => {
      const { challengeId } = await story.published({ opensAt: inSeconds(3600) });
      await suspend(challengeId);
      await makeOlder(challengeId, 'opens_at');
      await expect(resume(challengeId)).resolves.toMatchObject({ state: 'open' });
      await turnClock();
      await turnClock();
      expect((await told(challengeId)).filter((name) => name === 'opened')).toHaveLength(1);
    });

    it('closes no sooner than it would have', async () => {
      const { challengeId, draft } = await story.published();
      await suspend(challengeId);
      await expect(resume(challengeId, { closesAt: inSeconds(86_400) })).rejects.toMatchObject({
        code: 'challenge.extension-only',
        details: { errors: [{ field: 'closesAt', code: 'not-later' }] },
      });
      const closesAt = inSeconds(40 * 86_400);
      await expect(resume(challengeId, { closesAt })).resolves.toMatchObject({ draft: { closesAt } });
      expect(new Date(closesAt) > new Date(draft.closesAt ?? '')).toBe(true);
      await expect(page(challengeId)).resolves.toMatchObject({
        closesAt,
        changes: [{ kind: 'suspended' }, { kind: 'resumed', closesAt }],
      });
    });

    it('needs a later close where its own has passed meanwhile', async () => {
      const { challengeId } = await story.published();
      await suspend(challengeId);
      await makeOlder(challengeId, 'closes_at');
      await expect(resume(challengeId)).rejects.toMatchObject({
        code: 'challenge.dates',
        details: { errors: [{ field: 'closesAt', code: 'required' }] },
      });
      const closesAt = inSeconds(7 * 86_400);
      await expect(resume(challengeId, { closesAt })).resolves.toMatchObject({ state: 'open' });
      await expect(window(challengeId)).resolves.toMatchObject({ state: 'open', closesAt });
    });
  });
});
