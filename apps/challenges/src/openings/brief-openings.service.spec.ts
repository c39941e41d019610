import { createHash } from 'node:crypto';
import {
  challengesEvents,
  challengesRpc,
  filesEvents,
  newId,
  openingsRpc,
  type Person,
  termsRpc,
} from '@allmende/contracts';
import { person, type TestService, visitor } from '@allmende/testing';
import {
  type Actors,
  inSeconds,
  managersAmong,
  managersReceiptId,
  startChallenges,
  storyOf,
  type Story,
} from '../challenges.fixture.js';

describe('who opened the confidential brief', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  let reader: Person;
  const organisationId = newId();
  const standing = { acceptanceId: newId(), receiptId: newId(), organisationId, at: inSeconds(-60) };
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
    const affiliation = { organisationId, role: 'member' as const, verified: true };
    const stated = { organisationId: newId(), role: 'signatory' as const, verified: false };
    reader = person({ portal: actors.partnerId, organisations: [stated, affiliation] });
    await service.answer(termsRpc.agreements, ({ accountIds }) => ({
      agreed: accountIds,
      missing: [],
      standing: accountIds.map((accountId) => ({ accountId, ...standing })),
      managers: managersAmong(accountIds),
    }));
  });
  afterAll(() => service.stop());

  const read = (challengeId: string, actor: Person) =>
    service.call(challengesRpc.getBrief, { challengeId }, actor);
  const list = (challengeId: string, actor: Person = actors.seeker) =>
    service.call(openingsRpc.listBriefOpenings, { challengeId }, actor);
  const facts = async (challengeId: string) =>
    (await service.published(challengesEvents.briefOpened))
      .map(({ payload }) => payload)
      .filter((payload) => payload.challengeId === challengeId);

  /** A published challenge with a text and a file. */
  async function published() {
    const { challengeId, revision } = await story.create({ brief: { de: 'Zirkon.' } });
    const name = 'Rezeptur.pdf';
    const fileId = await story.briefFile(challengeId, name);
    const sent = await service.call(challengesRpc.sendToReview, { challengeId, revision }, actors.seeker);
    const input = { challengeId, revision: sent.revision };
    const { revision: now } = await service.call(challengesRpc.publish, input, actors.manager);
    return { challengeId, fileId, name, revision: now };
  }

  /** As anybody makes it who has read the text: `printf '%s' '{"de":"Zirkon."}' | sha256sum`. */
  const zirkon = createHash('sha256').update('{"de":"Zirkon."}').digest('hex');

  it('is on record with role, verified organisation and what was agreed to, once an hour', async () => {
    const { challengeId, revision } = await published();
    await read(challengeId, reader);
    await read(challengeId, reader);
    const { items } = await list(challengeId);
    expect(items).toEqual([
      {
        ...{ openingId: items[0]?.openingId, at: items[0]?.at, accountId: reader.accountId, revision },
        ...{
          name: `Person ${reader.accountId.slice(-4)}`,
          role: 'participant',
          what: 'text',
          fileName: null,
        },
        organisationName: 'Klarblick GmbH',
        clusterName: null,
        agreement: { at: standing.at, organisationName: 'Klarblick GmbH' },
        digest: zirkon,
        isCurrent: true,
      },
    ]);
    expect(await facts(challengeId)).toEqual([
      {
        ...{ openingId: items[0]?.openingId, challengeId, clusterId: actors.clusterId, fileId: null },
        ...{ accountId: reader.accountId, role: 'participant', organisationId, at: items[0]?.at },
        ...{ basisReceiptId: standing.receiptId, seekerAccountIds: [actors.seeker.accountId] },
        ...{ revision, textDigest: zirkon },
      },
    ]);
  });

  it('names no organisation that nobody has verified', async () => {
    const { challengeId } = await published();
    const stated = { organisationId: newId(), role: 'signatory' as const, verified: false };
    await read(challengeId, person({ organisations: [stated] }));
    expect((await list(challengeId)).items).toMatchObject([{ organisationName: null }]);
  });

  it('counts a file when its first byte goes out, not when a way to it is given', async () => {
    const { challengeId, fileId, name, revision } = await published();
    await service.call(challengesRpc.grantBriefFile, { challengeId, fileId }, reader);
    expect((await list(challengeId)).items).toEqual([]);
    const owner = { service: 'challenges' as const, objectId: challengeId };
    const at = inSeconds(0);
    await service.emit(filesEvents.fileOpened, { fileId, owner, accountId: reader.accountId, at });
    expect((await list(challengeId)).items).toMatchObject([
      {
        what: 'file',
        fileName: name,
        digest: 'b'.repeat(64),
        isCurrent: null,
        at,
        organisationName: 'Klarblick GmbH',
        agreement: { at: standing.at },
      },
    ]);
    const [fact, ...more] = await facts(challengeId);
    const read = { fileId, revision, fileDigest: 'b'.repeat(64), basisReceiptId: standing.receiptId };
    expect([fact, more, fact?.textDigest]).toEqual([expect.objectContaining(read), [], undefined]);
  });

  it('lists what was opened before its digest was kept', async () => {
    const { challengeId } = await published();
    await read(challengeId, reader);
    await service.db.query(`UPDATE brief_opening SET basis = basis - 'textDigest' WHERE challenge_id = $1`, [
      challengeId,
    ]);
    expect((await list(challengeId)).items).toMatchObject([{ what: 'text', digest: null, isCurrent: null }]);
  });

  it('says of a text that reads otherwise by now that it does', async () => {
    const { challengeId } = await story.inReview({ brief: { de: 'Zirkon.' } });
    await read(challengeId, actors.manager);
    const back = { challengeId, reason: 'Bitte genauer.' };
    const { revision: now } = await service.call(challengesRpc.sendBack, back, actors.manager);
    const changes = { brief: { de: 'Zirkon und Yttrium.' } };
    await service.call(challengesRpc.saveDraft, { challengeId, revision: now, changes }, actors.seeker);
    expect((await list(challengeId)).items).toMatchObject([{ digest: zirkon, isCurrent: false }]);
  });

  it('leaves out the team that asks, and names managers who review the draft', async () => {
    const { challengeId } = await story.inReview({ brief: { de: 'Zirkon.' } });
    await read(challengeId, actors.seeker);
    await read(challengeId, actors.manager);
    expect((await list(challengeId)).items).toMatchObject([
      {
        ...{ role: 'manager', clusterName: 'Glas und Licht' },
        agreement: { at: expect.any(String) as string, organisationName: null },
      },
    ]);
    expect(await facts(challengeId)).toMatchObject([{ role: 'manager', basisReceiptId: managersReceiptId }]);
  });

  it('names managers who read it in the draft, once an hour, however they come by it', async () => {
    const { manager, seeker } = actors;
    const brief = { de: 'Zirkon.' };
    const review = await story.inReview({ brief });
    const get = (challengeId: string, actor: Person) =>
      service.call(challengesRpc.getDraft, { challengeId }, actor);
    await get(review.challengeId, seeker);
    expect((await list(review.challengeId)).items).toEqual([]);
    await expect(get(review.challengeId, manager)).resolves.toMatchObject({ draft: { brief } });
    const saved = await story.save(review, { lead: { de: 'Kürzer.' } }, manager);
    await story.save(saved, { lead: { de: 'Noch kürzer.' } }, manager);
    const { items } = await list(review.challengeId);
    expect(items).toMatchObject([
      { accountId: manager.accountId, role: 'manager', what: 'text', agreement: { organisationName: null } },
    ]);
    expect(await facts(review.challengeId)).toHaveLength(1);

    const other = await story.inReview({ brief });
    await expect(
      story.save({ ...other, revision: 0 }, { lead: { de: 'Anders.' } }, manager),
    ).rejects.toMatchObject({ code: 'challenge.revision-conflict' });
    expect((await list(other.challengeId)).items).toHaveLength(1);

    const unread = await story.inReview({ brief });
    const old = { challengeId: unread.challengeId, revision: 0 };
    await expect(service.call(challengesRpc.publish, old, manager)).rejects.toMatchObject({
      code: 'challenge.revision-conflict',
      details: { facts: { current: { draft: { brief: {} } } } },
    });
    expect((await list(unread.challengeId)).items).toEqual([]);
  });

  it('names nobody who reads a draft without one, or what is published', async () => {
    const plain = await story.inReview();
    await service.call(challengesRpc.getDraft, { challengeId: plain.challengeId }, actors.manager);
    expect((await list(plain.challengeId)).items).toEqual([]);
    const { challengeId } = await published();
    const { draft } = await service.call(challengesRpc.getDraft, { challengeId }, actors.manager);
    expect(draft.brief).toEqual({});
    expect((await list(challengeId)).items).toEqual([]);
  });

  it('is told to the team that asks and to the managers of the owning cluster, and to nobody else', async () => {
    const { challengeId } = await published();
    await expect(list(challengeId, actors.manager)).resolves.toMatchObject({ items: [] });
    for (const who of [reader, actors.partner, actors.expert, person({ operator: true })]) {
      await expect(list(challengeId, who)).rejects.toMatchObject({ code: 'challenge.not-found' });
    }
    const call = service.call(openingsRpc.listBriefOpenings, { challengeId }, visitor());
    await expect(call).rejects.toMatchObject({ code: 'not-signed-in' });
  });
});
