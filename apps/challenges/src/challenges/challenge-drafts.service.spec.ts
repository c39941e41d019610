import {
  accountsRpc,
  challengesEvents,
  challengesRpc,
  newId,
  ProblemError,
  termsRpc,
} from '@allmende/contracts';
import { person, type TestService, visitor } from '@allmende/testing';
import {
  type Actors,
  completeDraft,
  inSeconds,
  startChallenges,
  storyOf,
  type Story,
  termsAnswers,
} from '../challenges.fixture.js';

describe('writing a challenge', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
  });
  afterAll(() => service.stop());

  const draftOf = (challengeId: string, actor = actors.seeker) =>
    service.call(challengesRpc.getDraft, { challengeId }, actor);

  describe('who may', () => {
    it('lets an admitted member begin for the own organisation, and makes that person a seeker', async () => {
      const created = await service.call(challengesRpc.createChallenge, {}, actors.seeker);
      expect(created).toMatchObject({
        clusterId: actors.clusterId,
        organisationId: actors.organisationId,
        organisationName: 'Klarblick GmbH',
        state: 'draft',
        revision: 0,
        slug: null,
        manager: false,
        seekers: [{ accountId: actors.seeker.accountId }],
      });
      expect(created.missing.map(({ field }) => field)).toContain('question.de');
    });

    it('refuses people who are not admitted in the cluster', async () => {
      const call = service.call(
        challengesRpc.createChallenge,
        { clusterId: actors.clusterId },
        actors.expert,
      );
      await expect(call).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('refuses a member without an organisation', async () => {
      const loner = person({ memberships: [{ clusterId: actors.clusterId, roles: ['member'] }] });
      const call = service.call(challengesRpc.createChallenge, { clusterId: actors.clusterId }, loner);
      await expect(call).rejects.toMatchObject({ code: 'forbidden' });
    });

    it('refuses another’s organisation as if it were unknown', async () => {
      const call = service.call(challengesRpc.createChallenge, { organisationId: newId() }, actors.seeker);
      await expect(call).rejects.toMatchObject({ code: 'organisation.not-found' });
    });

    it('asks which one of several organisations', async () => {
      const organisations = [newId(), newId()].map((organisationId) => ({
        organisationId,
        role: 'member' as const,
        verified: false,
      }));
      const call = service.call(challengesRpc.createChallenge, {}, { ...actors.seeker, organisations });
      await expect(call).rejects.toMatchObject({
        code: 'invalid',
        details: { errors: [{ field: 'organisationId', code: 'required' }] },
      });
    });

    it('lets a manager write for an organisation without becoming its seeker', async () => {
      const organisationId = newId();
      const created = await service.call(challengesRpc.createChallenge, { organisationId }, actors.manager);
      expect(created).toMatchObject({ organisationId, seekers: [], manager: true });
      expect(created.missing).toContainEqual({ field: 'seekers', code: 'required' });
    });

    it('hides a draft from everyone but its team and its managers', async () => {
      const { challengeId } = await story.create();
      for (const actor of [actors.expert, actors.partner, person({ operator: true })]) {
        await expect(draftOf(challengeId, actor)).rejects.toMatchObject({ code: 'challenge.not-found' });
      }
      await expect(draftOf(challengeId, actors.manager)).resolves.toMatchObject({ manager: true });
      await expect(service.call(challengesRpc.getDraft, { challengeId }, visitor())).rejects.toMatchObject({
        code: 'not-signed-in',
      });
      await expect(
        service.call(challengesRpc.getChallenge, { challenge: challengeId }, actors.seeker),
      ).rejects.toMatchObject({ code: 'challenge.not-found' });
    });
  });

  describe('saving', () => {
    it('changes what is given and keeps the rest', async () => {
      const challenge = await story.create();
      const saved = await story.save(challenge, {
        lead: { de: 'Kürzer.' },
        reward: { kind: 'order', note: {} },
      });
      expect(saved.revision).toBe(1);
      expect(saved.draft).toEqual({
        ...challenge.draft,
        lead: { de: 'Kürzer.' },
        reward: { kind: 'order', note: {} },
      });
    });

    it('keeps scripts, right-to-left and emoji as the text they are', async () => {
      const text = '<script>alert("x")</script> مرحبا 👩‍🔬 {{ x }} \\N';
      const saved = await story.save(await story.create(), {
        question: { de: text },
        background: { de: text },
      });
      expect(saved.draft.question.de).toBe(text);
      expect(saved.draft.background.de).toBe(text);
    });

    it('answers an older revision with what stands there now', async () => {
      const challenge = await story.create();
      await story.save(challenge, { lead: { de: 'Von hier.' } });
      await expect(story.save(challenge, { lead: { de: 'Von dort.' } })).rejects.toMatchObject({
        code: 'challenge.revision-conflict',
        details: { facts: { current: { revision: 1, draft: { lead: { de: 'Von hier.' } } } } },
      });
    });

    it('lets one of two saves at the same moment win', async () => {
      const challenge = await story.create();
      const saves = await Promise.allSettled([
        story.save(challenge, { lead: { de: 'Eins.' } }),
        story.save(challenge, { lead: { de: 'Zwei.' } }),
      ]);
      expect(saves.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    });

    it('answers the same request with the same key once, also in parallel', async () => {
      const key = newId();
      const draft = completeDraft();
      const begin = () => service.call(challengesRpc.createChallenge, { draft }, actors.seeker, { key });
      const [first, second] = await Promise.all([begin(), begin()]);
      expect(second.challengeId).toBe(first.challengeId);
      const other = service.call(challengesRpc.createChallenge, {}, actors.seeker, { key });
      await expect(other).rejects.toMatchObject({ code: 'idempotency.key-reused' });
    });

    it.each([
      ['an unknown field', { colour: 'red' }, 'changes.colour'],
      ['a wrong type', { question: 'text' }, 'changes.question'],
      ['an unknown topic', { topic: 'alchemy' }, 'changes.topic'],
      ['an unknown rights model', { rightsModel: 'to-be-decided' }, 'changes.rightsModel'],
      ['a foreign id', { shownBy: ['x'] }, 'changes.shownBy.0'],
      ['a weight of zero', { criteria: [{ name: {}, weight: 0 }] }, 'changes.criteria.0.weight'],
      ['a date that is none', { closesAt: 'tomorrow' }, 'changes.closesAt'],
      ['a question too long', { question: { de: 'x'.repeat(141) } }, 'changes.question.de'],
      ['a question that reorders', { question: { de: 'a\u202eb' } }, 'changes.question.de'],
      ['an unknown zone', { zone: 'Moon/Base' }, 'changes.zone'],
    ])('refuses %s by its field', async (_title, changes, field) => {
      const { challengeId, revision } = await story.create();
      const input = { challengeId, revision, changes: changes as never };
      await expect(service.call(challengesRpc.saveDraft, input, actors.seeker)).rejects.toMatchObject({
        code: 'invalid',
        details: { errors: [expect.objectContaining({ field })] },
      });
    });

    it('refuses clusters that do not exist, and the archive', async () => {
      const challenge = await story.create();
      const unknown = story.save(challenge, { shownBy: [actors.partnerId, newId(), actors.archiveId] });
      await expect(unknown).rejects.toMatchObject({
        code: 'invalid',
        details: { errors: [{ field: 'shownBy.1' }, { field: 'shownBy.2' }] },
      });
      const eligibility = { kind: 'clusters' as const, clusterIds: [newId()] };
      await expect(story.save(challenge, { eligibility })).rejects.toMatchObject({ code: 'invalid' });
    });

    it('is the team’s until the review and the managers’ during it', async () => {
      const challenge = await story.inReview();
      await expect(story.save(challenge, { lead: { de: 'Zu spät.' } })).rejects.toMatchObject({
        code: 'challenge.state',
      });
      const saved = await story.save(challenge, { lead: { de: 'Gekürzt.' } }, actors.manager);
      expect(saved.draft.lead).toEqual({ de: 'Gekürzt.' });
    });

    it('shows in a preview the contact that the page will show: of a company that is unnamed the cluster’s', async () => {
      const named = await story.create();
      expect(named.shownContact).toEqual({ name: 'Ada Muster', phone: '+49 89 1234' });
      const unnamed = await story.save(named, { seekerNamed: false });
      expect(unnamed).toMatchObject({
        draft: { contact: { name: 'Ada Muster' } },
        shownContact: { name: 'Kim Büro', phone: '+49 1' },
      });
    });

    it('shows what is missing also while terms does not answer', async () => {
      await service.answer(termsRpc.previewRightsModel, () =>
        Promise.reject(new ProblemError('unavailable')),
      );
      const challenge = await story.create({ rightsModel: 'option', contact: null });
      expect(challenge.missing).toEqual([{ field: 'contact', code: 'required' }]);
      await termsAnswers(service);
    });
  });

  describe('the team', () => {
    it('takes in a colleague by a confirmed address', async () => {
      const colleague = person();
      const { challengeId } = await story.create();
      await service.answer(accountsRpc.findAccount, ({ email }) => ({
        accountId: email === 'kollegin@klarblick.example' ? colleague.accountId : null,
      }));
      const added = await service.call(
        challengesRpc.addSeeker,
        { challengeId, email: 'Kollegin@Klarblick.example' },
        actors.seeker,
      );
      expect(added.seekers).toHaveLength(2);
      await expect(draftOf(challengeId, colleague)).resolves.toMatchObject({ manager: false });
    });

    it('does not take in the manager by the manager’s own hand, and nobody without being asked once it is published', async () => {
      const stranger = person();
      await service.answer(accountsRpc.findAccount, ({ email }) => ({
        accountId: email.startsWith('manager') ? actors.manager.accountId : stranger.accountId,
      }));
      const draft = await story.create();
      const add = (challengeId: string, email: string, actor = actors.manager) =>
        service.call(challengesRpc.addSeeker, { challengeId, email }, actor);
      await expect(add(draft.challengeId, 'manager@x.example')).rejects.toMatchObject({ code: 'forbidden' });
      await expect(add(draft.challengeId, 'other@x.example')).resolves.toMatchObject({ revision: 1 });
      const { challengeId } = await story.published();
      await expect(add(challengeId, 'other@x.example')).rejects.toMatchObject({ code: 'forbidden' });
      const asked = await add(challengeId, 'other@x.example', actors.seeker);
      expect(asked.seekers).toHaveLength(1);
      expect(asked.invited).toMatchObject([{ name: `Person ${stranger.accountId.slice(-4)}` }]);
    });
  });

  describe('sending to review', () => {
    it('tells the managers once it is complete', async () => {
      const challenge = await story.inReview();
      expect(challenge).toMatchObject({ state: 'in-review', missing: [] });
      const [sent] = (await service.published(challengesEvents.sentToReview)).slice(-1);
      expect(sent?.payload).toEqual({
        challengeId: challenge.challengeId,
        clusterId: actors.clusterId,
        by: actors.seeker.accountId,
      });
    });

    it('refuses what is incomplete and says by field what lacks', async () => {
      const { challengeId, revision } = await story.create({ rightsModel: 'option', contact: null });
      const call = service.call(challengesRpc.sendToReview, { challengeId, revision }, actors.seeker);
      await expect(call).rejects.toMatchObject({
        code: 'challenge.incomplete',
        details: { errors: [{ field: 'termsBlanks.optionUntil' }, { field: 'contact' }] },
      });
    });

    it.each([
      ['a close in the past', { closesAt: inSeconds(-60) }, 'closesAt', 'in-the-past'],
      ['an opening in the past', { opensAt: inSeconds(-86_400) }, 'opensAt', 'in-the-past'],
      ['an opening after the close', { opensAt: inSeconds(40 * 86_400) }, 'closesAt', 'before-opening'],
      [
        'a decision before the close',
        { decisionBy: inSeconds(0).slice(0, 10) },
        'decisionBy',
        'before-close',
      ],
    ])('refuses %s', async (_title, changes, field, code) => {
      const { challengeId, revision } = await story.create(changes);
      const call = service.call(challengesRpc.sendToReview, { challengeId, revision }, actors.seeker);
      await expect(call).rejects.toMatchObject({
        code: 'challenge.dates',
        details: { errors: [{ field, code }] },
      });
    });

    it('comes back with a reason and goes again', async () => {
      const { challengeId } = await story.inReview();
      const reason = 'Bitte das Budget nennen.';
      await expect(
        service.call(challengesRpc.sendBack, { challengeId, reason }, actors.seeker),
      ).rejects.toMatchObject({ code: 'forbidden' });
      const back = await service.call(challengesRpc.sendBack, { challengeId, reason }, actors.manager);
      expect(back).toMatchObject({ state: 'changes-requested', reviewNote: reason });
      const again = await service.call(
        challengesRpc.sendToReview,
        { challengeId, revision: back.revision },
        actors.seeker,
      );
      expect(again).toMatchObject({ state: 'in-review', reviewNote: null });
    });

    it('comes a second time with the reason of the first, and with what changed since', async () => {
      const first = await story.inReview({ brief: { de: 'Das Pulver.' } });
      expect(first.lastReview).toBeNull();
      const { challengeId } = first;
      const reason = 'Bitte das Budget nennen.';
      await service.call(challengesRpc.sendBack, { challengeId, reason }, actors.manager);
      const back = await service.call(challengesRpc.getDraft, { challengeId }, actors.seeker);
      expect(back.lastReview).toBeNull();
      const [lead, brief] = [{ de: 'Eine Beschichtung für 25.000 Euro.' }, { de: 'Ein anderes Pulver.' }];
      const { revision } = await story.save(back, { lead, brief });
      await story.briefFile(challengeId, 'Messreihe.pdf');
      await service.call(challengesRpc.sendToReview, { challengeId, revision }, actors.seeker);
      const again = await service.call(challengesRpc.getDraft, { challengeId }, actors.manager);
      expect(again.lastReview).toMatchObject({
        ...{ round: 2, reason },
        changed: [
          { field: 'lead', before: first.draft.lead, after: lead },
          { field: 'brief', before: first.draft.brief, after: brief },
        ],
        files: { added: ['Messreihe.pdf'], removed: [] },
      });
      const { revision: cleared } = await story.save(again, { brief: {} }, actors.manager);
      const without = await service.call(challengesRpc.getDraft, { challengeId }, actors.manager);
      expect(without.lastReview?.changed.at(-1)).toEqual({ field: 'brief', before: null, after: null });
      await service.call(challengesRpc.publish, { challengeId, revision: cleared }, actors.manager);
      const kept = 'SELECT 1 FROM challenge_review WHERE challenge_id = $1';
      expect(await service.db.query(kept, [challengeId])).toEqual([]);
    });
  });
});
