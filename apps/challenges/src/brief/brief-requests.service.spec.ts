import {
  accountsEvents,
  affiliationsRpc,
  briefRequestsRpc,
  challengesEvents,
  challengesRpc,
  type ChallengeDraft,
  type Employment,
  type Id,
  newId,
  openingsRpc,
  type Person,
  ProblemError,
  termsRpc,
} from '@allmende/contracts';
import { person, system, type TestService, visitor } from '@allmende/testing';
import {
  type Actors,
  completeDraft,
  inSeconds,
  managersOf,
  startChallenges,
  type Story,
  storyOf,
  managersAmong,
} from '../challenges.fixture.js';

const brief = { de: 'Die Rezeptur lautet: Zirkon.' };
const note = 'Wir beschichten seit Jahren Glas.';

describe('a brief that is not for everybody who agrees', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  const employments = new Map<Id, Employment>();
  /** Which neighbour was asked: what takes its time. */
  let questions: string[] = [];
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
    await service.answer(termsRpc.agreements, ({ accountIds }) => {
      questions.push('terms');
      return {
        agreed: accountIds.filter((accountId) => employments.has(accountId)),
        missing: accountIds.filter((accountId) => !employments.has(accountId)),
        standing: accountIds.map((accountId) => ({
          ...{ accountId, acceptanceId: newId(), receiptId: newId(), organisationId: null },
          at: inSeconds(-60),
        })),
        managers: managersAmong(accountIds),
      };
    });
    await identityAnswers();
  });
  afterAll(() => service.stop());

  const identityAnswers = () =>
    service.answer(affiliationsRpc.affiliationsOf, ({ accountIds }) => {
      questions.push('identity');
      const items = accountIds.flatMap((accountId) => {
        const employment = employments.get(accountId);
        return employment ? [{ accountId, ...employment }] : [];
      });
      return { items };
    });

  /** Somebody who has agreed; verified at an organisation of that name, or nowhere. */
  function someone(organisation?: string, mailDomain: string | null = null): Person {
    const who = person({ portal: actors.partnerId });
    const known = { organisationId: newId(), name: organisation ?? '', verified: true, domains: [] };
    employments.set(who.accountId, { mailDomain, organisations: organisation ? [known] : [] });
    return who;
  }

  const published = (rule: Partial<ChallengeDraft>) => story.published({ brief, ...rule });
  const onRequest = (rule: Partial<ChallengeDraft> = {}) => published({ briefOnRequest: true, ...rule });
  const read = (challengeId: string, who: Person) =>
    service.call(challengesRpc.getBrief, { challengeId }, who);
  const place = (challengeId: string, who: Person) =>
    service.call(briefRequestsRpc.briefAccess, { challengeId }, who);
  const ask = (challengeId: string, who: Person) =>
    service.call(briefRequestsRpc.requestBrief, { challengeId, note }, who);
  const list = async (challengeId: string, who: Person = actors.seeker) =>
    (await service.call(briefRequestsRpc.listBriefRequests, { challengeId }, who)).items;
  const approve = (
    challengeId: string,
    request: { requestId: string; revision: number },
    who = actors.seeker,
  ) => service.call(briefRequestsRpc.approveBriefRequest, keyOf(challengeId, request), who);
  const decline = (
    challengeId: string,
    request: { requestId: string; revision: number },
    who = actors.seeker,
  ) =>
    service.call(
      briefRequestsRpc.declineBriefRequest,
      { ...keyOf(challengeId, request), reason: 'Zu nah an uns.' },
      who,
    );
  const withdraw = (challengeId: string, request: { requestId: string; revision: number }) =>
    service.call(
      briefRequestsRpc.withdrawBriefApproval,
      { ...keyOf(challengeId, request), reason: 'Wechsel zum Wettbewerb' },
      actors.seeker,
    );
  const keyOf = (challengeId: string, { requestId, revision }: { requestId: string; revision: number }) => ({
    ...{ challengeId, requestId, revision },
  });
  /** A moment ago: the clock of the service need not have been there. */
  const close = (challengeId: string) =>
    service.db.query(
      `UPDATE challenge SET opens_at = clock_timestamp() - interval '30 days',
         closes_at = clock_timestamp() - interval '1 second' WHERE id = $1`,
      [challengeId],
    );
  const problem = (call: Promise<unknown>) =>
    call.then(
      () => 'none',
      (error: unknown) => error,
    );
  const onlyOne = async (challengeId: string) => (await list(challengeId))[0]!;

  describe('on request', () => {
    it('is read once the team has approved, and each reading rests on that approval', async () => {
      const { challengeId } = await onRequest();
      const asker = someone('Werk AG');
      expect(await place(challengeId, asker)).toEqual({ standing: 'ask-first', request: null });
      await expect(read(challengeId, asker)).rejects.toMatchObject({ code: 'brief.not-approved' });
      expect(await ask(challengeId, asker)).toMatchObject({ standing: 'waiting', request: { note } });
      await expect(read(challengeId, asker)).rejects.toMatchObject({ code: 'brief.not-approved' });
      const request = await onlyOne(challengeId);
      expect(request).toMatchObject({
        ...{ note, state: 'waiting', revision: 0, accountId: asker.accountId, hindrance: null },
        name: `Person ${asker.accountId.slice(-4)}`,
        agreement: { organisationName: null },
      });
      expect(await approve(challengeId, request)).toEqual({ state: 'approved', revision: 1 });
      expect(await place(challengeId, asker)).toMatchObject({ standing: 'readable' });
      await expect(read(challengeId, asker)).resolves.toMatchObject({ text: brief });
      const [opening] = await service.db.query<[{ basis: object }]>(
        'SELECT basis FROM brief_opening WHERE challenge_id = $1',
        [challengeId],
      );
      expect(opening.basis).toMatchObject({
        approval: { requestId: request.requestId, by: actors.seeker.accountId },
      });
    });

    it('stays closed after a no, which says why, until the team changes its mind', async () => {
      const { challengeId } = await onRequest();
      const asker = someone('Werk AG');
      await ask(challengeId, asker);
      const no = await decline(challengeId, await onlyOne(challengeId));
      expect(no).toEqual({ state: 'declined', revision: 1 });
      expect(await place(challengeId, asker)).toMatchObject({
        ...{ standing: 'declined', request: { reason: 'Zu nah an uns.' } },
      });
      await expect(read(challengeId, asker)).rejects.toMatchObject({ code: 'brief.not-approved' });
      await approve(challengeId, await onlyOne(challengeId));
      await expect(read(challengeId, asker)).resolves.toMatchObject({ text: brief });
    });

    it('opens no more once the approval is withdrawn, and keeps on record what was read', async () => {
      const { challengeId, fileId } = await withFile();
      const asker = someone('Werk AG');
      await ask(challengeId, asker);
      await approve(challengeId, await onlyOne(challengeId));
      await read(challengeId, asker);
      const way = { fileId, accountId: asker.accountId };
      const stands = async () =>
        (await service.call(briefRequestsRpc.briefFileStands, way, system('files'))).stands;
      await service.call(challengesRpc.grantBriefFile, { challengeId, fileId }, asker);
      expect(await stands()).toBe(true);
      await withdraw(challengeId, await onlyOne(challengeId));
      expect(await stands()).toBe(false);
      await expect(read(challengeId, asker)).rejects.toMatchObject({ code: 'brief.not-approved' });
      const grant = service.call(challengesRpc.grantBriefFile, { challengeId, fileId }, asker);
      await expect(grant).rejects.toMatchObject({ code: 'brief.not-approved' });
      const { items } = await service.call(openingsRpc.listBriefOpenings, { challengeId }, actors.seeker);
      expect(items).toMatchObject([{ accountId: asker.accountId, what: 'text' }]);
    });

    it('is sent to nobody who agreed while the challenge is suspended, by no way that was given before', async () => {
      const { challengeId, fileId } = await withFile();
      const asker = someone('Werk AG');
      await ask(challengeId, asker);
      await approve(challengeId, await onlyOne(challengeId));
      const stands = async ({ accountId }: Person) =>
        (await service.call(briefRequestsRpc.briefFileStands, { fileId, accountId }, system('files'))).stands;
      for (const who of [asker, actors.seeker])
        await service.call(challengesRpc.grantBriefFile, { challengeId, fileId }, who);
      const reason = { de: 'Die Ausschlusskriterien widersprechen sich.' };
      await service.call(challengesRpc.suspend, { challengeId, reason }, actors.manager);
      expect(await stands(asker)).toBe(false);
      expect(await stands(actors.seeker)).toBe(true);
      await service.call(challengesRpc.resume, { challengeId, note: {} }, actors.manager);
      expect(await stands(asker)).toBe(true);
    });

    it('is sent by no way of a manager who reviewed it once it is published, or once they are no manager', async () => {
      const { challengeId, fileId, revision } = await inReviewWithFile();
      const { accountId } = actors.manager;
      const stands = async () =>
        (await service.call(briefRequestsRpc.briefFileStands, { fileId, accountId }, system('files'))).stands;
      await service.call(challengesRpc.grantBriefFile, { challengeId, fileId }, actors.manager);
      expect(await stands()).toBe(true);
      managersOf.set(actors.clusterId, []);
      expect(await stands()).toBe(false);
      managersOf.set(actors.clusterId, [accountId]);
      expect(await stands()).toBe(true);
      await service.call(challengesRpc.publish, { challengeId, revision }, actors.manager);
      expect(await stands()).toBe(false);
    });

    it('is asked for once, however often somebody asks', async () => {
      const { challengeId } = await onRequest();
      const asker = someone('Werk AG');
      await Promise.all([1, 2, 3].map(() => ask(challengeId, asker)));
      expect(await list(challengeId)).toHaveLength(1);
      const told = (await service.published(challengesEvents.briefRequested)).filter(
        ({ payload }) => payload.challengeId === challengeId,
      );
      expect(told).toHaveLength(1);
      expect(JSON.stringify(told)).not.toContain(note);
    });

    it('is decided by the first of two who answer at the same instant; the other is told', async () => {
      const { challengeId } = await onRequest();
      await ask(challengeId, someone('Werk AG'));
      const request = await onlyOne(challengeId);
      const answers = await Promise.all([
        problem(approve(challengeId, request)),
        problem(decline(challengeId, request)),
      ]);
      expect(answers.filter((answer) => answer === 'none')).toHaveLength(1);
      expect(answers).toContainEqual(expect.objectContaining({ code: 'brief.request-conflict' }));
      const facts = (await service.published(challengesEvents.briefRequestAnswered)).filter(
        ({ payload }) => payload.challengeId === challengeId,
      );
      expect(facts).toHaveLength(1);
      const { seekerNamed } = completeDraft();
      const seekerAccountIds = [actors.seeker.accountId];
      expect(facts[0]?.payload).toMatchObject({ seekerNamed, seekerAccountIds });
    });

    it('does nothing twice when the same answer comes again', async () => {
      const { challengeId } = await onRequest();
      await ask(challengeId, someone('Werk AG'));
      const request = keyOf(challengeId, await onlyOne(challengeId));
      const key = newId();
      const once = () => service.call(briefRequestsRpc.approveBriefRequest, request, actors.seeker, { key });
      expect(await once()).toEqual(await once());
      expect(await onlyOne(challengeId)).toMatchObject({ state: 'approved', revision: 1 });
    });

    it('is answered by the team that asks and nobody else, who see no request either', async () => {
      const { challengeId } = await onRequest();
      const asker = someone('Werk AG');
      await ask(challengeId, asker);
      const request = await onlyOne(challengeId);
      for (const who of [actors.manager, actors.partner, asker]) {
        const code = who === actors.manager ? 'forbidden' : 'challenge.not-found';
        await expect(list(challengeId, who)).rejects.toMatchObject({ code });
        await expect(approve(challengeId, request, who)).rejects.toMatchObject({ code });
      }
      const other = await onRequest();
      await expect(approve(other.challengeId, request)).rejects.toMatchObject({
        code: 'brief.request-not-found',
      });
    });

    it('is asked for by people who agreed, and not where agreeing is enough', async () => {
      const { challengeId } = await onRequest();
      await expect(ask(challengeId, person())).rejects.toMatchObject({ code: 'terms.not-accepted' });
      await expect(ask(challengeId, actors.seeker)).rejects.toMatchObject({ code: 'brief.not-on-request' });
      const free = await published({});
      await expect(ask(free.challengeId, someone('Werk AG'))).rejects.toMatchObject({
        code: 'brief.not-on-request',
      });
      const draft = await story.create({ brief, briefOnRequest: true });
      await expect(ask(draft.challengeId, someone('Werk AG'))).rejects.toMatchObject({
        code: 'challenge.not-found',
      });
      const call = service.call(briefRequestsRpc.requestBrief, { challengeId, note }, visitor() as never);
      await expect(call).rejects.toMatchObject({ code: 'not-signed-in' });
    });

    it('keeps nothing of the words of somebody whose account is closed', async () => {
      const { challengeId } = await onRequest();
      const [answeredOne, waiting] = [someone('Werk AG'), someone('Werk AG')];
      await ask(challengeId, answeredOne);
      await approve(challengeId, await onlyOne(challengeId));
      await ask(challengeId, waiting);
      await service.emit(accountsEvents.accountClosed, { accountId: answeredOne.accountId });
      await service.emit(accountsEvents.accountClosed, { accountId: waiting.accountId });
      expect(await list(challengeId)).toMatchObject([{ accountId: answeredOne.accountId, note: '' }]);
    });
  });

  describe('from the close on', () => {
    it('ends the requests that wait: they leave the desk, and nobody approves them any more', async () => {
      const { challengeId } = await onRequest();
      const [asker, refused] = [someone('Werk AG'), someone('Werk AG')];
      await ask(challengeId, refused);
      await decline(challengeId, await onlyOne(challengeId));
      await ask(challengeId, asker);
      await close(challengeId);
      expect(await place(challengeId, asker)).toMatchObject({
        standing: 'ended',
        request: { state: 'ended' },
      });
      expect(await place(challengeId, refused)).toMatchObject({ standing: 'declined' });
      const { items } = await service.call(challengesRpc.listOwn, { limit: 100 }, actors.seeker);
      expect(items.find((row) => row.challengeId === challengeId)?.briefRequests).toBeNull();
      const requests = await list(challengeId);
      expect(requests.map(({ state }) => state)).toEqual(['ended', 'declined']);
      for (const request of requests) {
        await expect(approve(challengeId, request)).rejects.toMatchObject({ code: 'brief.asking-ended' });
      }
      const no = decline(challengeId, requests[0]!);
      await expect(no).rejects.toMatchObject({ code: 'brief.asking-ended' });
      await expect(read(challengeId, asker)).rejects.toMatchObject({ code: 'brief.not-approved' });
    });

    it('lets nobody new ask, before anything asks them to agree first', async () => {
      const { challengeId } = await onRequest();
      await close(challengeId);
      for (const late of [someone('Werk AG'), person()]) {
        expect(await place(challengeId, late)).toEqual({ standing: 'ended', request: null });
        await expect(ask(challengeId, late)).rejects.toMatchObject({ code: 'brief.asking-ended' });
      }
    });

    it('keeps what was approved, until the team takes it back', async () => {
      const { challengeId } = await onRequest();
      const asker = someone('Werk AG');
      await ask(challengeId, asker);
      await approve(challengeId, await onlyOne(challengeId));
      await close(challengeId);
      await expect(read(challengeId, asker)).resolves.toMatchObject({ text: brief });
      await withdraw(challengeId, await onlyOne(challengeId));
      expect(await place(challengeId, asker)).toMatchObject({ standing: 'withdrawn' });
    });
  });

  describe('for verified affiliations', () => {
    const strict: [string, Partial<ChallengeDraft>][] = [
      ['verified only', { briefVerifiedOnly: true }],
      ['with organisations left out', { briefExcluded: ['Rival GmbH'] }],
      ['on request, verified only', { briefOnRequest: true, briefVerifiedOnly: true }],
      ['on request, with organisations left out', { briefOnRequest: true, briefExcluded: ['Rival GmbH'] }],
    ];

    it.each(strict)('gives it to no private or unverified account: %s', async (_title, rule) => {
      const { challengeId } = await published(rule);
      const rival = someone();
      expect(await place(challengeId, rival)).toEqual({ standing: 'not-available', request: null });
      await expect(read(challengeId, rival)).rejects.toMatchObject({ code: 'brief.not-available' });
      if (!rule.briefOnRequest) return;
      await expect(ask(challengeId, rival)).rejects.toMatchObject({ code: 'brief.not-available' });
      expect(await list(challengeId)).toEqual([]);
    });

    it('gives it to whoever is verified, and no more once that has ended', async () => {
      const { challengeId } = await published({ briefVerifiedOnly: true });
      const reader = someone('Werk AG');
      await expect(read(challengeId, reader)).resolves.toMatchObject({ text: brief });
      employments.set(reader.accountId, { mailDomain: null, organisations: [] });
      await expect(read(challengeId, reader)).rejects.toMatchObject({ code: 'brief.not-available' });
    });

    it('stays closed while identity does not answer', async () => {
      const { challengeId } = await published({ briefVerifiedOnly: true });
      await service.answer(affiliationsRpc.affiliationsOf, () =>
        Promise.reject(new ProblemError('unavailable')),
      );
      const reading = read(challengeId, someone('Werk AG'));
      await expect(reading).rejects.toMatchObject({ code: 'unavailable' });
      await identityAnswers();
    });
  });

  describe('with organisations left out', () => {
    it('answers somebody from there exactly as somebody who is not verified', async () => {
      const { challengeId } = await published({ briefExcluded: ['Rival GmbH', 'wettbewerb.example'] });
      const [rival, byMail, nobody] = [
        someone('Rival Optik GmbH'),
        someone('Werk AG', 'labor.wettbewerb.example'),
        someone(),
      ];
      const answers = [];
      for (const who of [rival, byMail, nobody]) {
        questions = [];
        const told = [await place(challengeId, who), toPlain(await problem(read(challengeId, who)))];
        answers.push([...told, questions.sort()]);
      }
      expect(answers[0]).toEqual(answers[2]);
      expect(answers[1]).toEqual(answers[2]);
      await expect(read(challengeId, someone('Werk AG'))).resolves.toMatchObject({ text: brief });
    });

    it('lets a request from there wait and be declined as others, and never be approved', async () => {
      const { challengeId } = await onRequest({ briefExcluded: ['Rival'] });
      const [rival, other] = [someone('Rival GmbH'), someone('Werk AG')];
      expect(shapeOf(await ask(challengeId, rival))).toEqual(shapeOf(await ask(challengeId, other)));
      const request = (await list(challengeId)).find(({ accountId }) => accountId === rival.accountId)!;
      expect(request.hindrance).toBe('excluded');
      await expect(approve(challengeId, request)).rejects.toMatchObject({ code: 'brief.request-hindered' });
      await decline(challengeId, request);
      expect(await place(challengeId, rival)).toMatchObject({ standing: 'declined' });
    });

    it('ends a request from there with the close as every other, and tells the team of none that it cannot answer', async () => {
      const { challengeId } = await onRequest({ briefExcluded: ['Rival'] });
      const [rival, other] = [someone('Rival GmbH'), someone('Werk AG')];
      for (const who of [rival, other]) await ask(challengeId, who);
      const told = (await service.published(challengesEvents.briefRequested)).filter(
        ({ payload }) => payload.challengeId === challengeId,
      );
      expect(told.map(({ payload }) => payload.accountId)).toEqual([other.accountId]);
      await close(challengeId);
      expect(await place(challengeId, rival)).toMatchObject({ standing: 'ended' });
      expect(shapeOf(await place(challengeId, rival))).toEqual(shapeOf(await place(challengeId, other)));
    });

    it('asks nothing of the team for somebody whom its own list leaves out', async () => {
      const { challengeId } = await onRequest({ briefExcluded: ['Rival'] });
      const waiting = async () => {
        const { items } = await service.call(challengesRpc.listOwn, { limit: 100 }, actors.seeker);
        return items.find((row) => row.challengeId === challengeId)?.briefRequests;
      };
      await ask(challengeId, someone('Rival GmbH'));
      expect(await waiting()).toBeNull();
      await ask(challengeId, someone('Werk AG'));
      expect(await waiting()).toMatchObject({ waiting: 1 });
      expect(await list(challengeId)).toHaveLength(2);
    });

    it('closes an approved brief to somebody who goes there', async () => {
      const { challengeId } = await onRequest({ briefExcluded: ['Rival'] });
      const reader = someone('Werk AG');
      await ask(challengeId, reader);
      await approve(challengeId, await onlyOne(challengeId));
      await read(challengeId, reader);
      const gone = { organisationId: newId(), name: 'Rival GmbH', verified: true, domains: [] };
      employments.set(reader.accountId, { mailDomain: null, organisations: [gone] });
      await expect(read(challengeId, reader)).rejects.toMatchObject({ code: 'brief.not-available' });
    });

    it('tells nobody their names: no page, list, search, count, window, event or manager', async () => {
      const word = `Grünspan${newId().slice(-6)}`;
      const { challengeId, slug } = await onRequest({ briefExcluded: [`${word} GmbH`, `${word}.example`] });
      const rival = someone(`${word} GmbH`);
      await ask(challengeId, rival);
      const { challenge, draft } = await everything(challengeId, slug ?? '', word);
      expect(challenge.brief).toMatchObject({ onRequest: true, verifiedOnly: true });
      const plain = await published({ briefOnRequest: true, briefVerifiedOnly: true });
      const page = await service.call(
        challengesRpc.getChallenge,
        { challenge: plain.challengeId },
        visitor(),
      );
      expect(challenge.brief).toEqual(page.brief);
      expect(draft.draft.briefExcluded).toEqual([]);
      const own = await service.call(challengesRpc.getDraft, { challengeId }, actors.seeker);
      expect(own.draft.briefExcluded).toEqual([`${word} GmbH`, `${word}.example`]);
    });
  });

  /** All that others than the team are told of a challenge; none of it has the word. */
  async function everything(challengeId: string, slug: string, word: string) {
    const challenge = await service.call(challengesRpc.getChallenge, { challenge: slug }, visitor());
    const draft = await service.call(challengesRpc.getDraft, { challengeId }, actors.manager);
    const { window } = await service.call(
      challengesRpc.challengeWindow,
      { challengeId },
      { kind: 'system', reason: 'clock' },
    );
    const found = await service.call(challengesRpc.listChallenges, { q: word }, actors.expert);
    const counted = await service.call(challengesRpc.countChallenges, { q: word }, actors.expert);
    expect([found.items, counted.total]).toEqual([[], 0]);
    const told = await service.published();
    expect(JSON.stringify([challenge, draft, window, told])).not.toContain(word);
    return { challenge, draft };
  }

  async function withFile() {
    const { challengeId, fileId, revision } = await inReviewWithFile();
    await service.call(challengesRpc.publish, { challengeId, revision }, actors.manager);
    return { challengeId, fileId };
  }

  async function inReviewWithFile() {
    const created = await story.create({ brief, briefOnRequest: true });
    const { challengeId } = created;
    const fileId = await story.briefFile(challengeId);
    const input = { challengeId, revision: created.revision };
    const { revision } = await service.call(challengesRpc.sendToReview, input, actors.seeker);
    return { challengeId, fileId, revision };
  }
});

function toPlain(error: unknown): unknown {
  const { code, message, details } = error as { code: string; message: string; details: object };
  return { code, message, details };
}

/** What is said, times left out. */
function shapeOf(answer: object): string {
  return JSON.stringify(answer).replaceAll(/\d{4}-[^"]+Z/g, 'then');
}
