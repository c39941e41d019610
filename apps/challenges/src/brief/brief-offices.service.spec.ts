import {
  affiliationsRpc,
  briefRequestsRpc,
  type ChallengeDraft,
  challengesEvents,
  challengesRpc,
  filesEvents,
  type Id,
  newId,
  officesRpc,
  openingsRpc,
  type Person,
  termsRpc,
} from '@allmende/contracts';
import { person, system, type TestService } from '@allmende/testing';
import {
  type Actors,
  inSeconds,
  managersAmong,
  startChallenges,
  type Story,
  storyOf,
} from '../challenges.fixture.js';

const brief = { de: 'Die Rezeptur lautet: Zirkon.' };

describe('a confidential brief and a transfer office', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  /** What `terms` says: who agreed to take part, and who undertook confidentiality for which office that is asked. */
  const participants = new Set<Id>();
  const undertaken = new Map<Id, Id>();
  /** What `identity` says: people of offices, and the name of where somebody works. */
  const officePeople = new Map<Id, Id[]>();
  const employers = new Map<Id, string>();
  const receiptId = newId();
  const own = { acceptanceId: newId(), receiptId: newId(), organisationId: null, at: inSeconds(-90) };
  const versions = [{ layer: 'challenge' as const, versionId: newId(), number: 1 }];

  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
    await service.answer(termsRpc.agreements, ({ accountIds }) => ({
      agreed: accountIds.filter((accountId) => participants.has(accountId)),
      missing: accountIds.filter((accountId) => !participants.has(accountId)),
      standing: accountIds.flatMap((accountId) =>
        participants.has(accountId) ? [{ accountId, ...own }] : [],
      ),
      offices: accountIds.flatMap((accountId) => {
        const organisationId = undertaken.get(accountId);
        return organisationId ? [{ accountId, organisationId, receiptId, at: inSeconds(-60), versions }] : [];
      }),
      managers: managersAmong(accountIds),
    }));
    await service.answer(officesRpc.officePeople, ({ organisationId }) => ({
      accountIds: officePeople.get(organisationId) ?? [],
    }));
    await service.answer(affiliationsRpc.affiliationsOf, ({ accountIds }) => ({
      items: accountIds.map((accountId) => {
        const name = employers.get(accountId) ?? '';
        const organisation = { organisationId: newId(), name, verified: true, domains: [] };
        return { accountId, mailDomain: null, organisations: name ? [organisation] : [] };
      }),
    }));
  });
  afterAll(() => service.stop());

  /** Somebody of an office, which is asked about somebody in every challenge here. */
  function officer({ agrees = true, works = 'Hochschule Neckartal' } = {}) {
    const organisationId = newId();
    const elsewhere = { organisationId: newId(), role: 'member' as const, verified: true };
    const who = person({
      portal: actors.partnerId,
      organisations: [elsewhere, { organisationId, role: 'member', verified: true, office: true }],
    });
    if (agrees) undertaken.set(who.accountId, organisationId);
    officePeople.set(organisationId, [who.accountId]);
    employers.set(who.accountId, works);
    return { who, organisationId };
  }
  const as = (who: Person, change: Partial<Person['organisations'][number]>): Person => ({
    ...who,
    organisations: who.organisations.map((one) => ({ ...one, ...change })),
  });

  const published = (rule: Partial<ChallengeDraft> = {}) => story.published({ brief, ...rule });
  const read = (challengeId: string, who: Person) =>
    service.call(challengesRpc.getBrief, { challengeId }, who);
  const place = (challengeId: string, who: Person) =>
    service.call(briefRequestsRpc.briefAccess, { challengeId }, who);
  const openings = async (challengeId: string) =>
    (await service.call(openingsRpc.listBriefOpenings, { challengeId }, actors.seeker)).items;
  const facts = async (challengeId: string) =>
    (await service.published(challengesEvents.briefOpened))
      .map(({ payload }) => payload)
      .filter((payload) => payload.challengeId === challengeId);

  async function withFile() {
    const { challengeId, revision } = await story.create({ brief });
    const fileId = await story.briefFile(challengeId);
    const sent = await service.call(challengesRpc.sendToReview, { challengeId, revision }, actors.seeker);
    const now = { challengeId, revision: sent.revision };
    await service.call(challengesRpc.publish, now, actors.manager);
    return { challengeId, fileId };
  }

  it('is read once somebody of it has undertaken confidentiality, and who read is on record as such', async () => {
    const { challengeId } = await published();
    const before = officer({ agrees: false });
    await expect(read(challengeId, before.who)).rejects.toMatchObject({ code: 'terms.not-accepted' });
    const { who, organisationId } = officer();
    expect(await place(challengeId, who)).toEqual({ standing: 'readable', request: null });
    await expect(read(challengeId, who)).resolves.toMatchObject({ text: brief });
    expect(await openings(challengeId)).toMatchObject([
      {
        ...{ accountId: who.accountId, role: 'office', what: 'text', organisationName: 'Klarblick GmbH' },
        agreement: { organisationName: 'Klarblick GmbH', versions },
      },
    ]);
    expect(await facts(challengeId)).toMatchObject([
      { accountId: who.accountId, role: 'office', organisationId, basisReceiptId: receiptId },
    ]);
  });

  it('is read by nobody who does not act for that office now', async () => {
    const { challengeId } = await published();
    const { who } = officer();
    for (const other of [
      as(who, { office: false }),
      as(who, { verified: false }),
      as(who, { organisationId: newId() }),
      { ...who, organisations: [] },
    ])
      await expect(read(challengeId, other)).rejects.toMatchObject({ code: 'terms.not-accepted' });
    undertaken.delete(who.accountId);
    await expect(read(challengeId, who)).rejects.toMatchObject({ code: 'terms.not-accepted' });
  });

  it('is read as a participant by whoever is one, too', async () => {
    const { challengeId } = await published();
    const { who } = officer();
    participants.add(who.accountId);
    await read(challengeId, who);
    expect(await facts(challengeId)).toMatchObject([{ role: 'participant', basisReceiptId: own.receiptId }]);
  });

  it('is asked for like by everybody where the company approves each reader, who sees that an office asks', async () => {
    const { challengeId } = await published({ briefOnRequest: true });
    const { who } = officer();
    await expect(read(challengeId, who)).rejects.toMatchObject({ code: 'brief.not-approved' });
    const asked = { challengeId, note: 'Wir beraten unsere Forscherin.' };
    await service.call(briefRequestsRpc.requestBrief, asked, who);
    const { items } = await service.call(briefRequestsRpc.listBriefRequests, { challengeId }, actors.seeker);
    expect(items).toMatchObject([{ accountId: who.accountId, role: 'office', state: 'waiting' }]);
    const { requestId, revision } = items[0]!;
    const answer = { challengeId, requestId, revision };
    await service.call(briefRequestsRpc.approveBriefRequest, answer, actors.seeker);
    await expect(read(challengeId, who)).resolves.toMatchObject({ text: brief });
    const reason = 'Doch nicht.';
    const back = { ...answer, revision: revision + 1, reason };
    await service.call(briefRequestsRpc.withdrawBriefApproval, back, actors.seeker);
    await expect(read(challengeId, who)).rejects.toMatchObject({ code: 'brief.not-approved' });
  });

  it('is kept from an office of an organisation that is left out, or of which nothing is verified', async () => {
    const { challengeId } = await published({ briefExcluded: ['Rival'] });
    for (const works of ['Rival GmbH', ''])
      await expect(read(challengeId, officer({ works }).who)).rejects.toMatchObject({
        code: 'brief.not-available',
      });
    await expect(read(challengeId, officer().who)).resolves.toMatchObject({ text: brief });
  });

  it('gives its files, on record, as long as the person acts for an office that is asked', async () => {
    const { challengeId, fileId } = await withFile();
    const { who, organisationId } = officer();
    const { accountId } = who;
    const stands = async () =>
      (await service.call(briefRequestsRpc.briefFileStands, { fileId, accountId }, system('files'))).stands;
    expect(await stands()).toBe(false);
    await service.call(challengesRpc.grantBriefFile, { challengeId, fileId }, who);
    expect(await stands()).toBe(true);
    const owner = { service: 'challenges' as const, objectId: challengeId };
    await service.emit(filesEvents.fileOpened, { fileId, owner, accountId, at: inSeconds(0) });
    expect(await openings(challengeId)).toMatchObject([{ role: 'office', what: 'file' }]);
    expect(await facts(challengeId)).toMatchObject([{ role: 'office', organisationId, fileId }]);

    officePeople.set(organisationId, [newId()]);
    expect(await stands()).toBe(false);
    officePeople.set(organisationId, [accountId]);
    expect(await stands()).toBe(true);
    undertaken.delete(accountId);
    expect(await stands()).toBe(false);
    undertaken.set(accountId, organisationId);
    await service.call(challengesRpc.suspend, { challengeId, reason: { de: 'Pause.' } }, actors.manager);
    expect(await stands()).toBe(false);
    await expect(read(challengeId, who)).rejects.toMatchObject({ code: 'challenge.state' });
  });

  it('is no way to anything else of the challenge', async () => {
    const { challengeId } = await published();
    const { who } = officer();
    await read(challengeId, who);
    for (const call of [
      () => service.call(challengesRpc.getDraft, { challengeId }, who),
      () => service.call(openingsRpc.listBriefOpenings, { challengeId }, who),
      () => service.call(briefRequestsRpc.listBriefRequests, { challengeId }, who),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'challenge.not-found' });
  });
});
