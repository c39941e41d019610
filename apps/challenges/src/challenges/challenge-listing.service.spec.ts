import {
  type Actor,
  type ChallengeDraft,
  challengesRpc,
  type InputOf,
  newId,
  onlySeekerRpc,
} from '@allmende/contracts';
import { person, type TestService, visitor } from '@allmende/testing';
import {
  type Actors,
  completeDraft,
  inSeconds,
  startChallenges,
  storyOf,
  type Story,
} from '../challenges.fixture.js';

const day = 86_400;

describe('lists of challenges', () => {
  let service: TestService;
  let actors: Actors;
  let story: Story;
  const slugs = new Map<string, string>();

  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
    story = storyOf(service, actors);
    const asPartner = person({
      memberships: [{ clusterId: actors.partnerId, roles: ['member', 'manager'] }],
      organisations: [{ organisationId: newId(), role: 'member', verified: false }],
      portal: actors.partnerId,
    });
    const ofPartner = storyOf(service, { ...actors, seeker: asPartner, manager: actors.partner });
    const add = async (name: string, make: Story['published'], changes: Partial<ChallengeDraft>) => {
      const { challengeId } = await make(changes);
      slugs.set(challengeId, name);
    };
    await add('glass', story.published, {
      closesAt: inSeconds(20 * day),
      decisionBy: inSeconds(60 * day).slice(0, 10),
      background: { de: 'Die Fensterscheiben vergilben langsam.', en: 'The panes are yellowing.' },
      brief: { de: 'Rezeptur Zirkonmischung' },
      eligibility: { kind: 'own-cluster' },
    });
    await add('moss', story.published, {
      question: { de: 'Wie wächst Moos auf Beton?' },
      lead: { de: 'Grüne Wände für Städte.' },
      topic: 'environment',
      reward: { kind: 'order', note: {} },
      rightsModel: 'solver-keeps',
      closesAt: inSeconds(3 * day),
      shownBy: [actors.partnerId],
      seekerNamed: false,
      seekerDescription: { de: 'Ein Hersteller von Fassaden' },
      eligibility: { kind: 'clusters', clusterIds: [actors.partnerId] },
    });
    await add('wood', ofPartner.published, {
      question: { en: 'Which glue holds wet wood?', de: 'Welcher Leim hält nasses Holz?' },
      topic: 'wood',
      opensAt: inSeconds(5 * day),
      closesAt: inSeconds(50 * day),
      shownBy: [actors.clusterId],
    });
    await add('closed', story.closed, { question: { de: 'Wie leise kann Glas brechen?' } });
    await story.inReview({ question: { de: 'Wie geheim ist Glas?' } });
    await story.create({ question: { de: 'Wie geheim ist Moos?' } });
    await service.db.query(
      `INSERT INTO challenge SELECT (jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(),
         'slug', 'archived', 'state', 'imported', 'cluster_id', $1::text, 'eligibility', null))).*
       FROM challenge c WHERE c.id = (SELECT id FROM challenge WHERE question ->> 'de' LIKE '%Regen%')`,
      [actors.archiveId],
    );
  });
  afterAll(() => service.stop());

  const atOwn = () => visitor({ portal: actors.clusterId });
  const list = async (
    input: InputOf<typeof challengesRpc.listChallenges> = {},
    actor: Actor = atOwn(),
  ): Promise<string[]> => {
    const { items } = await service.call(challengesRpc.listChallenges, input, actor);
    return items.map(({ challengeId, slug }) => slugs.get(challengeId) ?? slug);
  };

  it('begin with the portal’s own, those that run by their close, then what is over', async () => {
    expect(await list()).toEqual(['moss', 'glass', 'wood', 'closed']);
  });

  it('show at a portal what its cluster owns or shows', async () => {
    expect(await list({}, visitor({ portal: actors.partnerId }))).toEqual(['wood', 'moss']);
    expect(await list({}, visitor({ portal: newId() }))).toEqual([]);
  });

  it('are told by name what may be seen: the published, and what one works on', async () => {
    const draft = 'Wie geheim ist Moos?';
    const [row] = await service.db.query<[{ id: string }]>(
      `SELECT id FROM challenge WHERE question ->> 'de' = $1`,
      [draft],
    );
    const all = [...slugs.keys()];
    const names = async (actor: Actor, challengeId: string[] = [...all, row.id, newId()]) => {
      const { items } = await service.call(challengesRpc.nameChallenges, { challengeId }, actor);
      return items.map((one) => one.question.de ?? '').sort();
    };
    const published = await names(person());
    expect(published).toHaveLength(all.length);
    expect(published).toContain('Wie wächst Moos auf Beton?');
    expect(await names(person({ portal: newId() }))).toEqual(published);
    for (const actor of [actors.seeker, actors.manager])
      expect(await names(actor)).toEqual([...published, draft].sort());
    for (const actor of [actors.partner, actors.expert]) expect(await names(actor)).toEqual(published);
    const archived = await service.call(
      challengesRpc.getChallenge,
      { challenge: 'archived' },
      visitor({ portal: actors.archiveId }),
    );
    expect(await names(person(), [archived.challengeId])).toEqual([]);
    await expect(
      service.call(challengesRpc.nameChallenges, { challengeId: all }, visitor()),
    ).rejects.toMatchObject({ code: 'not-signed-in' });
    const whole = await service.call(challengesRpc.nameChallenges, { challengeId: [row.id] }, actors.seeker);
    expect(whole.items).toMatchObject([{ challengeId: row.id, slug: null, state: 'draft' }]);
  });

  it('show everything but the archive on the bare host', async () => {
    expect(await list({}, visitor())).toEqual(['moss', 'glass', 'wood', 'closed']);
  });

  it('show imported ones in the archive and nowhere else, also not by address', async () => {
    const archive = visitor({ portal: actors.archiveId });
    expect(await list({}, archive)).toEqual(['archived']);
    const get = (actor: Actor) => service.call(challengesRpc.getChallenge, { challenge: 'archived' }, actor);
    const { challengeId } = await get(archive);
    expect(await list({ q: 'Regen' }, archive)).toEqual(['archived']);
    for (const actor of [visitor(), atOwn(), actors.manager]) {
      await expect(get(actor)).rejects.toMatchObject({ code: 'challenge.not-found' });
      const byId = service.call(challengesRpc.getChallenge, { challenge: challengeId }, actor);
      await expect(byId).rejects.toMatchObject({ code: 'challenge.not-found' });
      expect(await list({ state: ['imported'] }, actor)).toEqual([]);
      expect(await list({ cluster: ['archive'] }, actor)).toEqual([]);
    }
    const standing = service.call(challengesRpc.standing, { challengeId }, actors.expert);
    await expect(standing).rejects.toMatchObject({ code: 'challenge.not-found' });
  });

  it.each<[string, InputOf<typeof challengesRpc.listChallenges>, string[]]>([
    ['by topic', { topic: ['wood', 'optics'] }, ['glass', 'wood', 'closed']],
    ['by one topic', { topic: 'wood' as never }, ['wood']],
    ['by reward', { reward: ['order'] }, ['moss']],
    ['by rights', { rights: ['licence'] }, ['glass', 'wood', 'closed']],
    ['with a confidential brief', { brief: 'with' }, ['glass']],
    ['without one', { brief: 'without' }, ['moss', 'wood', 'closed']],
    ['by owning cluster', { cluster: ['holz-nord'] }, ['wood']],
    ['by an unknown cluster', { cluster: ['nowhere'] }, []],
    ['by state open', { state: ['open'] }, ['moss', 'glass']],
    ['by state scheduled or closed', { state: ['scheduled', 'closed'] }, ['wood', 'closed']],
    ['closing this week', { closing: 'week' }, ['moss']],
    ['closing this month', { closing: 'month' }, ['moss', 'glass']],
    ['closing later', { closing: 'later' }, ['wood']],
    ['newest first', { sort: 'newest' }, ['closed', 'wood', 'moss', 'glass']],
    ['closing first', { sort: 'closing' }, ['moss', 'glass', 'wood', 'closed']],
  ])('%s', async (_title, input, expected) => {
    expect(await list(input)).toEqual(expected);
  });

  it.each([
    ['a German word in another form', 'Scheiben', []],
    ['a word of the background', 'Fensterscheibe', ['glass']],
    ['an English word in another form', 'yellow panes', ['glass']],
    ['without umlauts', 'wachst', ['moss']],
    ['while it is being typed', 'wie wä', ['moss']],
    ['a beginning', 'Fass', ['moss']],
    ['with a slip of the finger', 'Betton', ['moss']],
    ['with two of them', 'Moss auf Betton', ['moss']],
    ['what nobody wrote', 'Quantencomputer', []],
    ['signs only', "%_\\ ' & | !", []],
    ['operators', 'moos & !( <-> beton:*', ['moss']],
    ['the name of the company', 'Klarblick', ['glass', 'wood', 'closed']],
    ['a confidential word', 'Zirkonmischung', []],
    ['drafts', 'geheim', []],
  ])('search: %s', async (_title, q, expected) => {
    expect((await list({ q })).sort()).toEqual([...expected].sort());
  });

  it('search puts a hit in the question before one in the text', async () => {
    const [first] = await list({ q: 'Leim' });
    expect(first).toBe('wood');
    expect(await list({ q: 'Glas', sort: 'closing' })).toEqual(['glass', 'closed']);
  });

  it('say only what a person may take part in', async () => {
    expect(await list({ eligible: 'me' }, actors.expert)).toEqual(['wood']);
    expect(await list({ eligible: 'me' }, actors.manager)).toEqual(['glass', 'wood']);
    expect(await list({ eligible: 'me' }, actors.partner)).toEqual(['wood', 'moss']);
    await expect(list({ eligible: 'me' })).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  it('say without an account what is open to everyone, and count it', async () => {
    expect(await list({ eligible: 'everyone' })).toEqual(['wood']);
    const openTo = async (actor: Actor) =>
      (await service.call(challengesRpc.countChallenges, { eligible: 'everyone' }, actor)).facets.eligible;
    const wood = { value: 'everyone', label: null, count: 1 };
    expect(await openTo(atOwn())).toEqual([wood]);
    expect(await openTo(actors.manager)).toEqual([{ value: 'me', label: null, count: 2 }, wood]);
  });

  it('name the clusters whose members may take part', async () => {
    const named = async (question: string) => {
      const page = await service.call(challengesRpc.getChallenge, { challenge: question }, atOwn());
      return page.eligibleClusters.map(({ name }) => name);
    };
    expect(await named('wie-bleibt-glas-im-regen-klar')).toEqual(['Glas und Licht']);
    expect(await named('wie-waechst-moos-auf-beton')).toEqual(['Holz Nord']);
    expect(await named('welcher-leim-haelt-nasses-holz')).toEqual([]);
  });

  it.each<[string, number, NonNullable<InputOf<typeof challengesRpc.listChallenges>['closing']>]>([
    ['the seventh day is within the week', 7, 'week'],
    ['the thirtieth within the month', 30, 'month'],
    ['the day after it later', 31, 'later'],
  ])('count days as the calendar does: %s', async (_title, days, closing) => {
    const closeAt = (instant: string) =>
      service.db.query(`UPDATE challenge SET closes_at = ${instant} WHERE question ->> 'en' LIKE '%glue%'`);
    await closeAt(
      `(date_trunc('day', now() AT TIME ZONE 'Europe/Berlin') + interval '${days} days 23 hours') AT TIME ZONE 'Europe/Berlin'`,
    );
    expect(await list({ closing })).toContain('wood');
    await closeAt(`now() + interval '50 days'`);
  });

  it.each<InputOf<typeof challengesRpc.listChallenges>>([
    {},
    { sort: 'newest' },
    { q: 'wie' },
    { sort: 'closing' },
  ])('come in pages without gap or repeat: %j', async (input) => {
    const whole = await list(input);
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await service.call(challengesRpc.listChallenges, { ...input, limit: 1, cursor }, atOwn());
      expect(page.items).toHaveLength(1);
      pages.push(...page.items.map(({ challengeId }) => slugs.get(challengeId) ?? ''));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(pages).toEqual(whole);
  });

  it.each(['x', 'WzBd', 'bm90IGpzb24', Buffer.from('[0,"1; DROP TABLE","x","y"]').toString('base64url')])(
    'refuse the cursor %s',
    async (cursor) => {
      await expect(list({ cursor })).rejects.toMatchObject({
        code: 'invalid',
        details: { errors: [{ field: 'cursor' }] },
      });
    },
  );

  it('never name a company that stays unnamed', async () => {
    const answers = await Promise.all([
      service.call(challengesRpc.listChallenges, { q: 'Moos' }, atOwn()),
      service.call(challengesRpc.countChallenges, { q: 'Klarblick' }, visitor({ portal: actors.partnerId })),
      service.call(challengesRpc.getChallenge, { challenge: 'wie-waechst-moos-auf-beton' }, atOwn()),
      service.call(challengesRpc.listOwn, { role: ['partner'] }, actors.partner),
    ]);
    const [rows, counts, page] = answers;
    expect(rows.items).toMatchObject([
      { seeker: { name: null, description: { de: 'Ein Hersteller von Fassaden' } } },
    ]);
    expect(counts.total).toBe(1);
    expect(page.contact).toMatchObject({ name: 'Kim Büro' });
    for (const answer of [rows, page, answers[3]]) {
      expect(JSON.stringify(answer)).not.toMatch(/Klarblick|Ada Muster|\+49 89/);
    }
  });

  it('count what each value would leave, the own choice apart', async () => {
    const { total, facets } = await service.call(challengesRpc.countChallenges, { topic: ['wood'] }, atOwn());
    const counts = (facet: keyof typeof facets) =>
      Object.fromEntries((facets[facet] ?? []).map(({ value, count }) => [value, count]));
    expect(total).toBe(1);
    expect(counts('topic')).toEqual({ optics: 2, environment: 1, wood: 1 });
    expect(counts('state')).toEqual({ scheduled: 1 });
    expect(facets.cluster).toEqual([{ value: 'holz-nord', label: 'Holz Nord', count: 1 }]);
    expect(counts('reward')).toEqual({ money: 1 });
    const all = await service.call(challengesRpc.countChallenges, {}, atOwn());
    expect(all.total).toBe(4);
    expect(all.facets.closing).toEqual([
      { value: 'month', label: null, count: 2 },
      { value: 'later', label: null, count: 1 },
      { value: 'week', label: null, count: 1 },
    ]);
    const searched = await service.call(challengesRpc.countChallenges, { q: 'glas' }, atOwn());
    expect(searched.total).toBe(2);
  });

  it('agree with the contract', async () => {
    const { items } = await service.call(challengesRpc.listChallenges, {}, atOwn());
    expect(items[1]).toEqual({
      challengeId: expect.any(String),
      slug: 'wie-bleibt-glas-im-regen-klar',
      original: 'de',
      question: completeDraft().question,
      lead: completeDraft().lead,
      topic: 'optics',
      state: 'open',
      outcomeFollows: false,
      seeker: { name: 'Klarblick GmbH', description: {} },
      owner: { clusterId: actors.clusterId, slug: 'glas-und-licht', name: 'Glas und Licht' },
      reward: { kind: 'money', amount: { minor: 2_500_000, currency: 'EUR' }, note: {} },
      hasBrief: true,
      rightsModel: 'licence',
      rightsUntil: null,
      firstTalkWeeks: null,
      eligibility: { kind: 'own-cluster' },
      opensAt: expect.stringMatching(/^\d{4}-.*\.\d{3}Z$/),
      closesAt: expect.any(String),
      decisionBy: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
      zone: 'Europe/Berlin',
    });
  });

  describe('of one’s own', () => {
    const own = async (actor: Actor, input: InputOf<typeof challengesRpc.listOwn> = {}) => {
      const { items } = await service.call(challengesRpc.listOwn, input, actor);
      return items.map(({ question, state, role }) => `${question.de?.slice(0, 14)} ${state} ${role}`);
    };

    it('tell which would be without a team that asks, once it is published and before it is decided', async () => {
      const { items } = await service.call(onlySeekerRpc.onlySeekerOf, {}, actors.seeker);
      const shown = await service.call(
        challengesRpc.listOwn,
        { role: ['seeker'], limit: 100 },
        actors.seeker,
      );
      const running = shown.items.filter(({ state }) => ['scheduled', 'open', 'closed'].includes(state));
      expect(running.length).toBeGreaterThan(0);
      expect(items.map(({ challengeId }) => challengeId).sort()).toEqual(
        running.map(({ challengeId }) => challengeId).sort(),
      );
      expect(await service.call(onlySeekerRpc.onlySeekerOf, {}, actors.manager)).toEqual({ items: [] });
    });

    it('show drafts to their team and their manager, last changed first', async () => {
      const expected = ['draft', 'in-review', 'closed', 'open', 'open'];
      expect((await own(actors.seeker)).map((row) => row.split(' ').at(-2))).toEqual(expected);
      const managed = await service.call(challengesRpc.listOwn, { role: ['manager'] }, actors.manager);
      expect(managed.items.map(({ state }) => state)).toEqual(expected);
      expect(await own(actors.expert)).toEqual([]);
    });

    it('show partners published things only', async () => {
      expect(await own(actors.manager, { role: ['partner'] })).toEqual(['Welcher Leim h scheduled partner']);
      expect(await own(actors.partner, { role: ['partner'] })).toEqual(['Wie wächst Moo open partner']);
    });

    it('come by state and in pages', async () => {
      expect(await own(actors.seeker, { state: ['in-review'] })).toEqual(['Wie geheim ist in-review seeker']);
      const first = await service.call(challengesRpc.listOwn, { limit: 4 }, actors.seeker);
      const second = await service.call(
        challengesRpc.listOwn,
        { limit: 4, cursor: first.nextCursor ?? '' },
        actors.seeker,
      );
      expect([...first.items, ...second.items].map(({ challengeId }) => challengeId)).toEqual(
        (await service.call(challengesRpc.listOwn, {}, actors.seeker)).items.map(
          ({ challengeId }) => challengeId,
        ),
      );
      expect(second.nextCursor).toBeNull();
    });

    it('say when a decision is overdue', async () => {
      await service.db.query(`UPDATE challenge SET decision_by = '2020-01-01' WHERE state = 'closed'`);
      const { items } = await service.call(challengesRpc.listOwn, { state: ['closed'] }, actors.manager);
      expect(items).toMatchObject([{ decisionOverdue: true }]);
    });
  });
});
