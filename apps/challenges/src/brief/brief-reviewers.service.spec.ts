import {
  briefRequestsRpc,
  type ChallengeDraft,
  challengesEvents,
  challengesRpc,
  type Id,
  openingsRpc,
  type Person,
  ProblemError,
  termsRpc,
} from '@allmende/contracts';
import { person, system, type TestService } from '@allmende/testing';
import {
  type Actors,
  managersOf,
  managersReceiptId,
  startChallenges,
  type Story,
  storyOf,
  termsAnswers,
  undertakes,
} from '../challenges.fixture.js';

const brief = { de: 'Die Rezeptur lautet: Zirkon.' };
const code = (value: string) => expect.objectContaining({ code: value });
const undertakeFirst = code('brief.undertake-first');

describe('a confidential brief and the managers who review it', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
  });
  afterAll(() => service.stop());

  /** A manager of the owning cluster who has undertaken nothing yet. */
  function manager(): Person {
    const { clusterId } = actors;
    const who = person({ memberships: [{ clusterId, roles: ['member', 'manager'] }], portal: clusterId });
    managersOf.set(clusterId, [...(managersOf.get(clusterId) ?? []), who.accountId]);
    return who;
  }
  const undertake = (who: Person) => undertakes(who, actors.clusterId);
  const as = (call: 'getDraft' | 'getBrief') => (challengeId: Id, who: Person) =>
    service.call(challengesRpc[call], { challengeId }, who);
  const draftFor = (challengeId: Id, who: Person) =>
    service.call(challengesRpc.getDraft, { challengeId }, who);
  const read = (challengeId: Id, who: Person) => service.call(challengesRpc.getBrief, { challengeId }, who);
  const file = (challengeId: Id, fileId: Id, who: Person) =>
    service.call(challengesRpc.grantBriefFile, { challengeId, fileId }, who);
  const publish = (challengeId: Id, revision: number, who: Person) =>
    service.call(challengesRpc.publish, { challengeId, revision }, who);
  const openings = async (challengeId: Id) =>
    (await service.call(openingsRpc.listBriefOpenings, { challengeId }, actors.seeker)).items;

  /** In review again, with another text and another file than before. */
  async function inReview(changes: Partial<ChallengeDraft> = {}) {
    const created = await story.create({ brief: { de: 'Ein Pulver.' }, ...changes });
    const { challengeId } = created;
    const send = (revision: number) =>
      service.call(challengesRpc.sendToReview, { challengeId, revision }, actors.seeker);
    await send(created.revision);
    const reason = 'Bitte genauer.';
    const back = await service.call(challengesRpc.sendBack, { challengeId, reason }, actors.manager);
    const saved = await story.save(back, { brief });
    const fileId = await story.briefFile(challengeId, 'Messreihe.pdf');
    const { revision } = await send(saved.revision);
    return { challengeId, fileId, revision };
  }

  it('shows them everything but its text, its files and what quotes them until they undertake', async () => {
    const { challengeId, fileId } = await inReview({ briefExcluded: ['Rival GmbH'] });
    const who = manager();
    const before = await draftFor(challengeId, who);
    expect(before).toMatchObject({
      ...{ confidential: 'undertake-first', files: [] },
      draft: { brief: {}, briefExcluded: ['Rival GmbH'] },
      lastReview: {
        changed: [{ field: 'brief', before: null, after: null }],
        files: { added: [], removed: [] },
      },
    });
    expect(JSON.stringify(before)).not.toMatch(/Zirkon|Pulver|Messreihe/);
    await expect(read(challengeId, who)).rejects.toEqual(undertakeFirst);
    await expect(file(challengeId, fileId, who)).rejects.toEqual(undertakeFirst);
    const place = () => service.call(briefRequestsRpc.briefAccess, { challengeId }, who);
    expect(await place()).toEqual({ standing: 'agree-first', request: null });
    expect((await openings(challengeId)).map(({ accountId }) => accountId)).not.toContain(who.accountId);

    undertake(who);
    expect(await draftFor(challengeId, who)).toMatchObject({
      ...{ confidential: 'shown', files: [{ fileId }], draft: { brief } },
      lastReview: { changed: [{ field: 'brief', after: brief }], files: { added: ['Messreihe.pdf'] } },
    });
    await expect(read(challengeId, who)).resolves.toMatchObject({ text: brief });
    await expect(file(challengeId, fileId, who)).resolves.toMatchObject({ fileId });
    expect(await place()).toEqual({ standing: 'readable', request: null });
    const own = (await openings(challengeId)).filter(({ accountId }) => accountId === who.accountId);
    expect(own).toMatchObject([{ role: 'manager', what: 'text', agreement: { organisationName: null } }]);
    const told = (await service.published(challengesEvents.briefOpened)).map(({ payload }) => payload);
    expect(told.filter(({ accountId }) => accountId === who.accountId)).toMatchObject([
      { role: 'manager', basisReceiptId: managersReceiptId },
    ]);
  });

  it('is written over, given files and published by nobody who does not see it; sent back it may be', async () => {
    const { challengeId, fileId, revision } = await inReview();
    const who = manager();
    const review = { ...(await draftFor(challengeId, who)) };
    for (const changes of [{ brief: {} }, { brief: { de: 'Nichts.' }, lead: { de: 'Anders.' } }])
      await expect(story.save(review, changes, who)).rejects.toEqual(undertakeFirst);
    const stale = { ...review, revision: 0 };
    await expect(story.save(stale, { lead: { de: 'Anders.' } }, who)).rejects.toMatchObject({
      code: 'challenge.revision-conflict',
      details: { facts: { current: { draft: { brief: {} } } } },
    });
    const added = { challengeId, name: 'Neu.pdf', size: 1200, type: 'application/pdf' };
    await expect(service.call(challengesRpc.addBriefFile, added, who)).rejects.toEqual(undertakeFirst);
    const removed = service.call(challengesRpc.removeBriefFile, { challengeId, fileId }, who);
    await expect(removed).rejects.toEqual(undertakeFirst);
    await expect(publish(challengeId, revision, who)).rejects.toEqual(undertakeFirst);
    const saved = await story.save(review, { lead: { de: 'Kürzer.' } }, who);
    expect(saved.draft).toMatchObject({ lead: { de: 'Kürzer.' }, brief: {} });
    expect((await draftFor(challengeId, actors.seeker)).draft.brief).toEqual(brief);

    const reason = 'Es fehlt der Maßstab.';
    const back = await service.call(challengesRpc.sendBack, { challengeId, reason }, who);
    expect(back).toMatchObject({ state: 'changes-requested', draft: { brief: {} } });
    const again = { challengeId, revision: back.revision };
    const sent = await service.call(challengesRpc.sendToReview, again, actors.seeker);
    undertake(who);
    await expect(publish(challengeId, sent.revision, who)).resolves.toMatchObject({ state: 'open' });
  });

  it('asks nothing of managers where there is none, unless they mean to write one', async () => {
    const { challengeId, revision } = await story.inReview();
    const who = manager();
    const draft = await draftFor(challengeId, who);
    expect(draft).toMatchObject({ confidential: 'none', files: [] });
    await expect(story.save(draft, { brief }, who)).rejects.toEqual(undertakeFirst);
    await expect(publish(challengeId, revision, who)).resolves.toMatchObject({ state: 'open' });
  });

  it('is read by who manages that cluster now, and by no other cluster’s manager', async () => {
    const { challengeId, fileId } = await inReview();
    const who = manager();
    undertake(who);
    undertakes(actors.partner, actors.partnerId);
    const former = { ...who, memberships: [{ clusterId: actors.clusterId, roles: ['member' as const] }] };
    for (const other of [former, actors.partner])
      for (const call of [as('getDraft'), as('getBrief')])
        await expect(call(challengeId, other)).rejects.toEqual(code('challenge.not-found'));
    const stands = async () => {
      const way = { fileId, accountId: who.accountId };
      return (await service.call(briefRequestsRpc.briefFileStands, way, system('files'))).stands;
    };
    await file(challengeId, fileId, who);
    expect(await stands()).toBe(true);
    managersOf.set(actors.clusterId, [actors.manager.accountId]);
    expect(await stands()).toBe(false);
  });

  it('is read after publishing by managers who undertook, as far as the company gives it to anybody', async () => {
    const { challengeId, fileId, revision } = await inReview({ briefOnRequest: true });
    const [who, other] = [manager(), manager()];
    undertake(who);
    await file(challengeId, fileId, who);
    await publish(challengeId, revision, who);
    const way = { fileId, accountId: who.accountId };
    expect(await service.call(briefRequestsRpc.briefFileStands, way, system('files'))).toEqual({
      stands: false,
    });
    expect(await draftFor(challengeId, who)).toMatchObject({ confidential: 'not-shown', files: [] });
    await expect(read(challengeId, who)).rejects.toEqual(code('brief.not-approved'));
    await expect(read(challengeId, other)).rejects.toEqual(undertakeFirst);
    const open = await story.published({ brief });
    await expect(read(open.challengeId, other)).rejects.toEqual(undertakeFirst);
    await expect(read(open.challengeId, who)).resolves.toMatchObject({ text: brief });
    expect(await openings(open.challengeId)).toMatchObject([{ accountId: who.accountId, role: 'manager' }]);
  });

  it('stays closed to them while terms does not answer, and the rest of the draft open', async () => {
    const { challengeId, revision } = await inReview();
    await service.answer(termsRpc.agreements, () => Promise.reject(new ProblemError('unavailable')));
    const { manager: who } = actors;
    const draft = await draftFor(challengeId, who);
    expect(draft).toMatchObject({ confidential: 'unavailable', files: [], draft: { brief: {} } });
    const saved = await story.save(draft, { lead: { de: 'Kürzer.' } }, who);
    expect(saved.revision).toBe(revision + 1);
    await expect(story.save(saved, { brief: {} }, who)).rejects.toEqual(code('unavailable'));
    await expect(read(challengeId, who)).rejects.toEqual(code('unavailable'));
    await termsAnswers(service);
  });
});
