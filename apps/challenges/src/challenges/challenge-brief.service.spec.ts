import { challengesRpc, filesEvents, filesRpc, newId, ProblemError, termsRpc } from '@allmende/contracts';
import { eventually, person, type TestService, visitor } from '@allmende/testing';
import {
  actDuring,
  type Actors,
  completedFile,
  managersAmong,
  startChallenges,
  storyOf,
  type Story,
  termsAnswers,
} from '../challenges.fixture.js';

describe('the confidential brief', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  const brief = { de: 'Die Rezeptur lautet: Zirkon.' };
  /** What `groups` was asked to delete. */
  const removed: string[] = [];
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
    await service.answer(filesRpc.removeFile, ({ fileId }) => {
      removed.push(fileId);
      return { done: true as const };
    });
  });
  afterAll(() => service.stop());

  const read = (challengeId: string, actor = actors.seeker) =>
    service.call(challengesRpc.getBrief, { challengeId }, actor);
  const addFile = (challengeId: string, actor = actors.seeker, options = {}) =>
    service.call(
      challengesRpc.addBriefFile,
      { challengeId, name: 'Rezeptur.pdf', size: 1200, type: 'application/pdf' },
      actor,
      options,
    );
  const completed = (challengeId: string, fileId: string) =>
    completedFile(challengeId, fileId, { uploadedBy: actors.seeker.accountId });
  const agree = (accountId: string) =>
    service.answer(termsRpc.agreements, ({ accountIds }) => ({
      agreed: accountIds.filter((id) => id === accountId),
      missing: accountIds.filter((id) => id !== accountId),
      managers: managersAmong(accountIds),
    }));

  it('ends at twenty files, also when they are asked for at the same moment', async () => {
    const { challengeId } = await story.create({ brief });
    const results = await Promise.allSettled(Array.from({ length: 23 }, () => addFile(challengeId)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused).toHaveLength(3);
    for (const { reason } of refused)
      expect(reason).toMatchObject({
        code: 'brief.too-many-files',
        details: { errors: [{ field: 'files', code: 'too-many' }] },
      });
    const kept = results.find((result) => result.status === 'fulfilled')!;
    const input = { challengeId, fileId: kept.value.fileId };
    await service.call(challengesRpc.removeBriefFile, input, actors.seeker);
    await expect(addFile(challengeId)).resolves.toMatchObject({ url: expect.any(String) as string });
  });

  it('is read by its team and, until it is published, by the managers', async () => {
    const { challengeId } = await story.create({ brief });
    await expect(read(challengeId)).resolves.toMatchObject({ text: brief, original: 'de', files: [] });
    await expect(read(challengeId, actors.manager)).resolves.toMatchObject({ text: brief });
    for (const actor of [actors.partner, actors.expert]) {
      await expect(read(challengeId, actor)).rejects.toMatchObject({ code: 'challenge.not-found' });
    }
  });

  it('is read after publishing by who has agreed', async () => {
    const { challengeId, draft } = await story.published({ brief });
    expect(draft.brief).toEqual({});
    for (const actor of [actors.expert, actors.partner]) {
      await expect(read(challengeId, actor)).rejects.toMatchObject({ code: 'terms.not-accepted' });
    }
    await agree(actors.expert.accountId);
    await expect(read(challengeId, actors.expert)).resolves.toMatchObject({ text: brief });
    await expect(read(challengeId, actors.partner)).rejects.toMatchObject({ code: 'terms.not-accepted' });
    await expect(service.call(challengesRpc.getBrief, { challengeId }, visitor())).rejects.toMatchObject({
      code: 'not-signed-in',
    });
  });

  it('stays closed while terms does not answer', async () => {
    const { challengeId } = await story.published({ brief });
    await service.answer(termsRpc.agreements, () => Promise.reject(new ProblemError('unavailable')));
    await expect(read(challengeId, actors.expert)).rejects.toMatchObject({ code: 'unavailable' });
    await termsAnswers(service);
  });

  it('says in public that there is one, and nothing of it', async () => {
    const { challengeId, slug } = await story
      .create({ brief, briefNote: { de: 'Rezepturen und Maße' } })
      .then(async (created) => {
        const { fileId } = await addFile(created.challengeId);
        await service.emit(filesEvents.fileCompleted, completed(created.challengeId, fileId));
        const sent = await service.call(
          challengesRpc.sendToReview,
          { challengeId: created.challengeId, revision: created.revision },
          actors.seeker,
        );
        return service.call(
          challengesRpc.publish,
          { challengeId: created.challengeId, revision: sent.revision },
          actors.manager,
        );
      });
    const page = await service.call(challengesRpc.getChallenge, { challenge: slug ?? '' }, actors.expert);
    expect(page.brief).toEqual({
      ...{ note: { de: 'Rezepturen und Maße' }, files: 1, hasText: true },
      ...{ onRequest: false, verifiedOnly: false },
    });
    expect(JSON.stringify(page)).not.toMatch(/Zirkon|Rezeptur\.pdf/);
    const events = JSON.stringify(await service.published());
    expect(events).not.toMatch(/Zirkon|Rezeptur|Klarblick/);
    const { window } = await service.call(
      challengesRpc.challengeWindow,
      { challengeId },
      { kind: 'system', reason: 'clock' },
    );
    expect(window).toMatchObject({ confidential: true, question: {} });
  });

  describe('files', () => {
    it('stand in the draft while they are on their way and when they have come', async () => {
      const { challengeId } = await story.create();
      const { fileId, url } = await addFile(challengeId);
      expect(url).toContain(fileId);
      const draft = () => service.call(challengesRpc.getDraft, { challengeId }, actors.seeker);
      expect((await draft()).files).toMatchObject([{ fileId, state: 'uploading', digest: null }]);
      expect((await draft()).missing).toContainEqual({ field: 'files', code: 'uploading' });
      expect((await read(challengeId)).files).toEqual([]);
      await service.emit(filesEvents.fileCompleted, completed(challengeId, fileId));
      expect((await draft()).files).toMatchObject([{ fileId, state: 'complete', digest: 'b'.repeat(64) }]);
      expect((await draft()).missing).toEqual([]);
      await expect(
        service.call(challengesRpc.grantBriefFile, { challengeId, fileId }, actors.seeker),
      ).resolves.toMatchObject({ fileId });
    });

    it('are granted to nobody who may not read the brief, and none of another challenge', async () => {
      const { challengeId } = await story.create();
      const { fileId } = await addFile(challengeId);
      const open = (id: string, actor = actors.seeker, file = fileId) =>
        service.call(challengesRpc.grantBriefFile, { challengeId: id, fileId: file }, actor);
      await expect(open(challengeId)).rejects.toMatchObject({ code: 'file.not-complete' });
      await service.emit(filesEvents.fileCompleted, completed(challengeId, fileId));
      await expect(open(challengeId, actors.expert)).rejects.toMatchObject({ code: 'challenge.not-found' });
      const other = await story.create();
      await expect(open(other.challengeId)).rejects.toMatchObject({ code: 'file.not-found' });
      await expect(open(challengeId, actors.seeker, newId())).rejects.toMatchObject({
        code: 'file.not-found',
      });
    });

    it('are taken in although a crash swallowed their row, but not once published', async () => {
      const { challengeId } = await story.create();
      const fileId = newId();
      await service.emit(filesEvents.fileCompleted, completed(challengeId, fileId));
      expect((await read(challengeId)).files).toMatchObject([{ fileId }]);
      const published = await story.published();
      await service.emit(filesEvents.fileCompleted, completed(published.challengeId, newId()));
      expect((await read(published.challengeId)).files).toEqual([]);
    });

    it('go when they are removed, here or there', async () => {
      const { challengeId } = await story.create();
      const [first, second] = [await addFile(challengeId), await addFile(challengeId)];
      await service.emit(filesEvents.fileCompleted, completed(challengeId, first.fileId));
      await service.emit(filesEvents.fileCompleted, completed(challengeId, second.fileId));
      await service.call(challengesRpc.removeBriefFile, { challengeId, fileId: first.fileId }, actors.seeker);
      const owner = { service: 'challenges' as const, objectId: challengeId };
      await service.emit(filesEvents.fileRemoved, { fileId: second.fileId, owner });
      expect((await read(challengeId)).files).toEqual([]);
      await eventually('it goes there, too', () => removed.includes(first.fileId));
      await service.emit(filesEvents.fileCompleted, completed(challengeId, first.fileId));
      expect((await read(challengeId)).files).toEqual([]);
    });

    it('stay with a brief that is published at the moment at which one is to go', async () => {
      const { challengeId } = await story.inReview();
      const fileId = newId();
      await service.emit(filesEvents.fileCompleted, completed(challengeId, fileId));
      const publishing = `UPDATE challenge SET state = 'open', published_at = now(), opens_at = now(), slug = 'glas',
        terms_version_id = gen_random_uuid() WHERE id = $1`;
      const outcome = await actDuring(service, [publishing, [challengeId]], () =>
        service.call(challengesRpc.removeBriefFile, { challengeId, fileId }, actors.manager),
      );
      expect(outcome).toMatchObject({ code: 'challenge.state' });
      await expect(
        service.db.query('SELECT state FROM challenge_file WHERE file_id = $1', [fileId]),
      ).resolves.toEqual([{ state: 'complete' }]);
      expect(removed).not.toContain(fileId);
    });

    it('cannot be added or removed by others or once published', async () => {
      const { challengeId } = await story.create();
      await expect(addFile(challengeId, actors.expert)).rejects.toMatchObject({
        code: 'challenge.not-found',
      });
      const published = await story.published();
      await expect(addFile(published.challengeId)).rejects.toMatchObject({ code: 'challenge.state' });
      const remove = service.call(
        challengesRpc.removeBriefFile,
        { challengeId: published.challengeId, fileId: newId() },
        actors.seeker,
      );
      await expect(remove).rejects.toMatchObject({ code: 'challenge.state' });
    });
  });

  it('tells each person where they stand', async () => {
    const standing = (challengeId: string, actor = actors.seeker) =>
      service.call(challengesRpc.standing, { challengeId }, actor);
    const { challengeId } = await story.published({
      eligibility: { kind: 'clusters', clusterIds: [actors.partnerId] },
    });
    await expect(standing(challengeId)).resolves.toEqual({
      challengeId,
      eligible: false,
      seeker: true,
      manager: false,
    });
    await expect(standing(challengeId, actors.partner)).resolves.toMatchObject({
      eligible: true,
      manager: false,
    });
    await expect(standing(challengeId, actors.manager)).resolves.toMatchObject({
      eligible: false,
      manager: true,
    });
    await expect(standing(challengeId, person())).resolves.toMatchObject({ eligible: false });
    const draft = await story.create();
    await expect(standing(draft.challengeId, person())).rejects.toMatchObject({
      code: 'challenge.not-found',
    });
    await expect(standing(newId())).rejects.toMatchObject({ code: 'challenge.not-found' });
  });
});
