import { challengesEvents, challengesRpc, newId } from '@allmende/contracts';
import { person, type TestService, visitor } from '@allmende/testing';
import { type Actors, completeDraft, inSeconds, startChallenges } from '../challenges.fixture.js';
import { foreignRecords } from './challenge-import.fixture.js';
import type { ImportFormat } from './challenge-import.rules.js';

/** Small enough for a busy machine: a call that takes five seconds is answered as too slow. */
const chunk = 10;

describe('imports', () => {
  let service: TestService;
  let actors: Actors;
  beforeAll(async () => {
    ({ service, actors } = await startChallenges());
  });
  afterAll(() => service.stop());

  const operator = person({ operator: true });
  const bring = (format: ImportFormat, records: unknown[], actor: ReturnType<typeof person> = operator) =>
    service.call(challengesRpc.importChallenges, { format, records }, actor);
  const bringAll = async (format: ImportFormat, records: unknown[]) => {
    const total = { created: 0, updated: 0, unchanged: 0 };
    for (let start = 0; start < records.length; start += chunk) {
      const { created, updated, unchanged } = await bring(format, records.slice(start, start + chunk));
      total.created += created;
      total.updated += updated;
      total.unchanged += unchanged;
    }
    return total;
  };
  const archive = () => visitor({ portal: actors.archiveId });
  const rows = async (): Promise<number> => {
    const [row] = await service.db.query('SELECT count(*)::int AS count FROM challenge');
    return row.count;
  };

  const tidied = foreignRecords('challenges');
  const feed = foreignRecords('challenge-gov-feed');
  const feedIds = new Set(feed.records.map((record) => `challenge-gov-${String(record['challenge-id'])}`));
  // The feed's own and a part of the others: the whole collection is read by the rules' test.
  const sample = [
    ...tidied.records.filter(({ id }) => feedIds.has(String(id))).slice(0, 60),
    ...tidied.records.filter(({ id }) => !feedIds.has(String(id))).filter((_, index) => index % 30 === 0),
  ];
  const sampleIds = new Set(sample.map(({ id }) => String(id)));
  const feedSample = feed.records.filter((record) =>
    sampleIds.has(`challenge-gov-${String(record['challenge-id'])}`),
  );
  const single = new Set(feedSample.map((record) => record['challenge-id'])).size;

  it(`bring each record once, in whatever format and order it comes (${tidied.from})`, async () => {
    await expect(bringAll('challenge-gov-feed', feedSample)).resolves.toMatchObject({ created: single });
    // Where both formats say the same, nothing is updated.
    const { created, updated, unchanged } = await bringAll('challenges', sample);
    expect({ created, known: updated + unchanged }).toEqual({
      created: sample.length - single,
      known: single,
    });
    expect(updated).toBeGreaterThan(0);
    const before = await service.db.query('SELECT id, slug, revision FROM challenge ORDER BY id');
    await expect(bringAll('challenge-gov-feed', feedSample)).resolves.toMatchObject({
      created: 0,
      updated: 0,
    });
    await expect(bringAll('challenges', sample)).resolves.toMatchObject({ created: 0, updated: 0 });
    expect(await service.db.query('SELECT id, slug, revision FROM challenge ORDER BY id')).toEqual(before);
    expect(await rows()).toBe(sample.length);
  });

  it('show every record on a page of the archive, with source and licence, and on no other', async () => {
    const pages = await service.db.query<{ slug: string }[]>('SELECT slug FROM challenge');
    for (const { slug } of pages) {
      const page = await service.call(challengesRpc.getChallenge, { challenge: slug }, archive());
      expect(page).toMatchObject({
        state: 'imported',
        rightsModel: null,
        eligibility: null,
        owner: { slug: 'archive' },
      });
      expect(page.source?.licence).toBeTruthy();
      expect(challengesRpc.getChallenge.output.safeParse(page).success).toBe(true);
    }
    await expect(service.call(challengesRpc.listChallenges, {}, visitor())).resolves.toMatchObject({
      items: [],
    });
    const counts = await service.call(
      challengesRpc.countChallenges,
      {},
      visitor({ portal: actors.clusterId }),
    );
    expect(counts.total).toBe(0);
    const inArchive = await service.call(challengesRpc.countChallenges, {}, archive());
    expect(inArchive.total).toBe(pages.length);
    expect(inArchive.facets.state).toEqual([{ value: 'imported', label: null, count: pages.length }]);
  });

  it('list the archive to its end, page by page', async () => {
    const seen = new Set<string>();
    let cursor: string | undefined;
    do {
      const page = await service.call(challengesRpc.listChallenges, { limit: 30, cursor }, archive());
      for (const { challengeId } of page.items) seen.add(challengeId);
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen.size).toBe(await rows());
  });

  it('are read-only, also for a manager of the archive', async () => {
    const [{ id }] = await service.db.query('SELECT id FROM challenge LIMIT 1');
    const manager = person({ memberships: [{ clusterId: actors.archiveId, roles: ['manager'] }] });
    const call = service.call(challengesRpc.withdrawChallenge, { challengeId: id }, manager);
    await expect(call).rejects.toMatchObject({ code: 'challenge.read-only' });
    const save = service.call(
      challengesRpc.saveDraft,
      { challengeId: id, revision: 0, changes: {} },
      manager,
    );
    await expect(save).rejects.toMatchObject({ code: 'challenge.read-only' });
  });

  it('take what they understand and list the rest by record, field and reason', async () => {
    const good = { ...sample[0], id: 'own-1', sourceRepo: 'invented/own', url: 'ftp://x', language: 'en' };
    const { created, findings } = await bring('challenges', [
      good,
      { ...good, title: 7, id: 'own-2' },
      'x',
      { id: 5 },
    ]);
    expect(created).toBe(2);
    expect(findings).toEqual(
      expect.arrayContaining([
        { record: 'own-1', field: 'url', reason: 'not-an-address', kept: true },
        { record: '#3', field: '', reason: 'not-a-record', kept: false },
        { record: '5', field: 'title', reason: 'no-title', kept: false },
      ]),
    );
  });

  it('update a record that has changed, under the same address', async () => {
    const record = { ...sample[0], id: 'own-3', sourceRepo: 'invented/own', title: 'Before', language: 'en' };
    await bring('challenges', [record]);
    await expect(bring('challenges', [{ ...record, title: 'After' }])).resolves.toMatchObject({ updated: 1 });
    const page = await service.call(challengesRpc.getChallenge, { challenge: 'before' }, archive());
    expect(page.question).toEqual({ en: 'After' });
  });

  it('keep one record of several with the same identity in one call', async () => {
    const record = { ...sample[0], id: 'own-4', sourceRepo: 'invented/own' };
    await expect(bring('challenges', [record, record, record])).resolves.toMatchObject({
      created: 1,
      unchanged: 2,
    });
  });

  it('are the operator’s alone', async () => {
    await expect(bring('challenges', [{}], actors.manager)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(bring('challenges', [])).rejects.toMatchObject({ code: 'invalid' });
  });

  describe('of challenges with a past', () => {
    const demo = { kind: 'system' as const, reason: 'demo' };
    const bringIn = (
      state: 'draft' | 'in-review' | 'open' | 'closed' | 'decided',
      changes = {},
      outcome?: object,
    ) =>
      service.call(
        challengesRpc.bringInChallenge,
        {
          clusterId: actors.clusterId,
          organisationId: actors.organisationId,
          seekerAccountIds: [actors.seeker.accountId],
          draft: completeDraft(changes),
          state,
          ...(outcome ? { outcome: outcome as never } : {}),
        },
        demo,
        { key: newId() },
      );

    it('bring a finished one with its outcome, and tell nobody', async () => {
      const past = { opensAt: inSeconds(-90 * 86_400), closesAt: inSeconds(-30 * 86_400) };
      const decidedAt = inSeconds(-5 * 86_400);
      const { slug } = await bringIn('decided', past, {
        decidedAt,
        winner: 'Institut für Klang',
        reason: { de: 'Hält.' },
        story: { de: 'Läuft.' },
        submissions: 7,
        clusters: 3,
      });
      await expect(
        service.call(challengesRpc.getChallenge, { challenge: slug ?? '' }, visitor()),
      ).resolves.toMatchObject({
        state: 'decided',
        opensAt: past.opensAt,
        outcome: { awarded: true, winner: 'Institut für Klang', decidedAt, submissions: 7, clusters: 3 },
      });
      const subjects = (await service.published()).map(({ subject }) => subject.split('.')[2]);
      expect(new Set(subjects)).toEqual(new Set(['window-changed']));
    });

    it('bring an open one that its clock then closes, and drafts without an address', async () => {
      await expect(bringIn('open', { opensAt: inSeconds(-86_400) })).resolves.toMatchObject({
        slug: expect.stringMatching(/^wie-bleibt-glas/),
      });
      await expect(bringIn('in-review')).resolves.toMatchObject({ slug: null });
    });

    it('bring each once, however often and at whatever moment the call is repeated', async () => {
      const challengeId = newId();
      const input = {
        challengeId,
        clusterId: actors.clusterId,
        organisationId: actors.organisationId,
        seekerAccountIds: [actors.seeker.accountId],
        draft: completeDraft({ question: { de: 'Einmal oder mehrmals?' } }),
        state: 'open' as const,
      };
      const call = (change = {}) =>
        service.call(challengesRpc.bringInChallenge, { ...input, ...change }, demo);
      const twins = await Promise.all([call(), call(), call()]);
      const later = await call({ draft: completeDraft({ question: { de: 'Anders?' } }) });
      for (const each of [...twins, later]) {
        expect(each).toEqual({ challengeId, slug: 'einmal-oder-mehrmals' });
      }
      const windows = (await service.published(challengesEvents.windowChanged)).filter(
        ({ payload }) => payload.window.challengeId === challengeId,
      );
      expect(windows).toHaveLength(1);
    });

    it('refuse what cannot have been open', async () => {
      await expect(bringIn('open', { closesAt: null })).rejects.toMatchObject({ code: 'challenge.dates' });
      await expect(bringIn('open', { rightsModel: null })).rejects.toMatchObject({
        code: 'challenge.incomplete',
      });
    });
  });
});
