import {
  accountsEvents,
  accountsRpc,
  clustersEvents,
  clustersRpc,
  complaintsEvents,
  complaintsRpc,
  newId,
  type Person,
  personalDataRpc,
} from '@allmende/contracts';
import { person, personalDataOf, type TestService } from '@allmende/testing';
import { type Actors, startChallenges, type Story, storyOf } from '../challenges.fixture.js';

let service: TestService;
let actors: Actors;
let story: Story;
beforeAll(async () => {
  ({ service, actors } = await startChallenges());
  story = storyOf(service, actors);
});
afterAll(() => service.stop());

const { fileComplaint, getComplaint, answerComplaint, listComplaints } = complaintsRpc;
const text = 'Die Kriterien wurden nach dem Schluss geändert. 🙏 <b>';

const file = (challengeId: string, who: Person, options = {}) =>
  service.call(fileComplaint, { challengeId, reason: 'procedure', text }, who, options);
const see = (complaintId: string, who: Person) => service.call(getComplaint, { complaintId }, who);
const answer = (complaintId: string, who: Person, said = 'Wir haben es geprüft.') =>
  service.call(answerComplaint, { complaintId, text: said }, who);

/** The contact of the cluster that runs it gets an account. */
async function contactWithAccount(): Promise<Person> {
  const contact = person();
  const brand = { lead: '#123456', companion: '#654321' };
  const rest = { brand, city: null, fields: [], demo: false, language: 'de' as const, archive: false };
  await service.answer(clustersRpc.clustersById, ({ clusterIds }) => ({
    items: clusterIds.map((clusterId) => ({
      ...{ clusterId, slug: 'glas-und-licht', name: 'Glas und Licht', ...rest },
      contact: { name: 'Kim Büro', role: {}, phone: '+49 1', email: 'kim@example.org' },
    })),
  }));
  await service.answer(accountsRpc.findAccount, () => ({ accountId: contact.accountId }));
  const { clusterId } = actors;
  await service.emit(clustersEvents.clusterChanged, { clusterId, slug: 'glas-und-licht', archive: false });
  return contact;
}

describe('a complaint', () => {
  it('reaches the managers of the lead cluster where its contact has no account', async () => {
    const { challengeId } = await story.published();
    const filed = await file(challengeId, actors.expert);
    expect(filed).toMatchObject({ challengeId, reason: 'procedure', text, state: 'received', own: true });
    expect(filed).toMatchObject({ contactName: null, answer: null });
    expect(new Date(filed.answerBy).getTime() - new Date(filed.at).getTime()).toBeGreaterThan(
      11 * 86_400_000,
    );
    const [event] = (await service.published(complaintsEvents.complaintFiled)).slice(-1);
    expect(event?.payload).toEqual({
      ...{ complaintId: filed.complaintId, challengeId, clusterId: actors.clusterId },
      ...{ contactAccountId: null, accountId: actors.expert.accountId },
    });
    expect(await see(filed.complaintId, actors.manager)).toMatchObject({ own: false, text });
    for (const who of [actors.seeker, actors.partner, person({ operator: true })]) {
      await expect(see(filed.complaintId, who)).rejects.toMatchObject({ code: 'complaint.not-found' });
      await expect(answer(filed.complaintId, who)).rejects.toMatchObject({ code: 'complaint.not-found' });
    }
  });

  it('is answered once, and whoever filed it reads the answer', async () => {
    const { challengeId } = await story.published();
    const { complaintId } = await file(challengeId, actors.expert);
    await expect(answer(complaintId, actors.expert)).rejects.toMatchObject({ code: 'complaint.not-found' });
    const answers = await Promise.allSettled([
      answer(complaintId, actors.manager, 'Eins.'),
      answer(complaintId, actors.manager, 'Zwei.'),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(answer(complaintId, actors.manager)).rejects.toMatchObject({ code: 'complaint.state' });
    const seen = await see(complaintId, actors.expert);
    expect(seen).toMatchObject({
      state: 'answered',
      answer: { text: expect.stringMatching(/^(Eins|Zwei)\.$/) as string },
    });
    const told = await service.published(complaintsEvents.complaintAnswered);
    expect(told.filter(({ payload }) => payload.complaintId === complaintId)).toMatchObject([
      { payload: { accountId: actors.expert.accountId } },
    ]);
  });

  it('comes once for the same key, and not more than three wait at a time', async () => {
    const { challengeId } = await story.published();
    const who = person();
    const key = newId();
    const [one, two] = await Promise.all([file(challengeId, who, { key }), file(challengeId, who, { key })]);
    expect(two).toEqual(one);
    await file(challengeId, who);
    const more = await Promise.allSettled([file(challengeId, who), file(challengeId, who)]);
    expect(more.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(file(challengeId, who)).rejects.toMatchObject({ code: 'complaint.too-many' });
    await answer(one.complaintId, actors.manager);
    await expect(file(challengeId, who)).resolves.toMatchObject({ state: 'received' });
  });

  it('is about a challenge that is or was public', async () => {
    const draft = await story.create();
    for (const challengeId of [draft.challengeId, newId()])
      await expect(file(challengeId, actors.expert)).rejects.toMatchObject({ code: 'challenge.not-found' });
    const { challengeId } = await story.closed();
    await expect(file(challengeId, person())).resolves.toMatchObject({ state: 'received' });
  });

  it('stands on the lists of both sides, and on nobody else’s', async () => {
    const { challengeId } = await story.published();
    const who = person();
    const { complaintId, number } = await file(challengeId, who);
    const listOf = async (reader: Person) =>
      (await service.call(listComplaints, { challengeId }, reader)).items;
    expect(await listOf(who)).toMatchObject([{ complaintId, number, own: true, state: 'received' }]);
    expect(await listOf(actors.manager)).toMatchObject([{ complaintId, own: false }]);
    for (const other of [actors.seeker, actors.partner, person()]) expect(await listOf(other)).toEqual([]);
  });

  it('is the named contact’s alone where it has an account, and nobody answers the own one', async () => {
    const contact = await contactWithAccount();
    const { challengeId } = await story.published();
    const { complaintId, contactName } = await file(challengeId, actors.expert);
    expect(contactName).toBe('Kim Büro');
    await expect(see(complaintId, actors.manager)).rejects.toMatchObject({ code: 'complaint.not-found' });
    expect(await see(complaintId, contact)).toMatchObject({ own: false });
    await answer(complaintId, contact);
    const own = await file(challengeId, contact);
    await expect(answer(own.complaintId, contact)).rejects.toMatchObject({ code: 'complaint.not-found' });
    await answer(own.complaintId, actors.manager);
  });

  it('says beforehand who answers, and whether that is one of those who published the challenge', async () => {
    const { challengeId } = await story.published();
    const ask = (who: Person) => service.call(complaintsRpc.complaintContact, { challengeId }, who);
    const contact = await contactWithAccount();
    expect(await ask(actors.expert)).toEqual({ contactName: 'Kim Büro', isManagement: false });
    // Nobody answers the own complaint: the managers do.
    expect(await ask(contact)).toEqual({ contactName: null, isManagement: true });
    await service.answer(accountsRpc.findAccount, () => ({ accountId: actors.manager.accountId }));
    expect(await ask(actors.expert)).toEqual({ contactName: 'Kim Büro', isManagement: true });
    const draft = await story.create();
    const early = service.call(complaintsRpc.complaintContact, { challengeId: draft.challengeId }, contact);
    await expect(early).rejects.toMatchObject({ code: 'challenge.not-found' });
  });

  it('names its contact no more once that account is closed, answered or not', async () => {
    const contact = await contactWithAccount();
    const { challengeId } = await story.published();
    const who = person();
    const [answered, waiting] = [await file(challengeId, who), await file(challengeId, who)];
    await answer(answered.complaintId, contact);
    await service.emit(accountsEvents.accountClosed, { accountId: contact.accountId });
    const kept = await service.db.query<unknown[]>(
      'SELECT contact_name AS name FROM complaint WHERE id = ANY ($1)',
      [[answered.complaintId, waiting.complaintId]],
    );
    expect(kept).toEqual([{ name: null }, { name: null }]);
  });

  it('is in the copy of everything about whoever filed it, and goes with the account', async () => {
    const contact = await contactWithAccount();
    const { challengeId } = await story.published();
    const who = person();
    const { complaintId } = await file(challengeId, who);
    await answer(complaintId, contact);
    const complaints = async () =>
      (await personalDataOf(service, personalDataRpc.challenges, who.accountId))['complaints'];
    expect(await complaints()).toMatchObject([
      {
        ...{ challengeId, text, answer: 'Wir haben es geprüft.' },
        question: { de: expect.stringMatching(/\?$/) },
      },
    ]);
    await service.emit(accountsEvents.accountClosed, { accountId: who.accountId });
    expect(await complaints()).toEqual([]);
    await expect(see(complaintId, contact)).rejects.toMatchObject({ code: 'complaint.not-found' });
  });
});
