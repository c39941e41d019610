import { clustersEvents, clustersRpc, newId } from '@allmende/contracts';
import { person, system, visitor } from '@allmende/testing';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Identity, startIdentity } from '../identity.fixture.js';

const operator = person({ operator: true });

describe('clusters', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const create = (input: object, who = operator, options = {}) =>
    identity.call(clustersRpc.createCluster, input as never, who, options);
  const list = (input: object = {}) => identity.call(clustersRpc.listClusters, input, visitor());
  const current = async (portal?: string) =>
    (await identity.call(clustersRpc.currentPortal, {}, visitor({ portal }))).portal;
  const changes = async () =>
    (await identity.published(clustersEvents.clusterChanged)).map(({ payload }) => payload);

  it('have a portal at once, in colours of their own', async () => {
    const { clusterId, brand } = await create({
      slug: 'wasserbau-elbe',
      name: 'Wasserbau Elbe',
      facts: { city: 'Magdeburg' },
    });
    expect(await identity.call(clustersRpc.resolveHost, { slug: 'wasserbau-elbe' }, system('edge'))).toEqual({
      clusterId,
      archive: false,
    });
    expect(await current(clusterId)).toMatchObject({
      ...{
        clusterId,
        slug: 'wasserbau-elbe',
        name: 'Wasserbau Elbe',
        city: 'Magdeburg',
        language: 'de',
        brand,
      },
      ...{ demo: false, archive: false, contact: null, content: { news: [] } },
    });
    expect((await changes()).at(-1)).toEqual({ clusterId, slug: 'wasserbau-elbe', archive: false });
  });

  it.each([
    ['wasserbau-elbe', 'taken'],
    ...['files', 'www', 'api', 'mail', 'archive'].map((slug) => [slug, 'reserved']),
  ])('cannot be at %s, which is %s', async (slug, code) => {
    await expect(create({ slug, name: 'Another one' })).rejects.toMatchObject({
      code: 'cluster.slug-taken',
      details: { errors: [{ field: 'slug', code }] },
    });
  });

  it('are made by the operator or the demo only', async () => {
    const input = { slug: 'forged', name: 'Forged' };
    await expect(create(input, person())).rejects.toMatchObject({ code: 'forbidden' });
    await expect(create(input, visitor() as never)).rejects.toMatchObject({ code: 'not-signed-in' });
    await expect(create(input, system('clock') as never)).rejects.toMatchObject({
      code: 'caller.not-allowed',
    });
  });

  it('of the demo say so, and stay as they are when it comes again', async () => {
    const demo = (name: string) => create({ slug: 'demo-cluster', name }, system('demo') as never);
    const first = await demo('Demo');
    const told = (await changes()).length;
    expect(await demo('Another name')).toEqual({ ...first, demo: true });
    expect(await changes()).toHaveLength(told);
  });

  it('are made once of the same request twice', async () => {
    const key = newId();
    const input = { slug: 'once', name: 'Once' };
    const [one, two] = await Promise.all([
      create(input, operator, { key }),
      create(input, operator, { key }),
    ]);
    expect(one).toEqual(two);
    await expect(create({ ...input, name: 'Twice' }, operator, { key })).rejects.toMatchObject({
      code: 'idempotency.key-reused',
    });
  });

  it('are listed by name, page by page, without the archive', async () => {
    for (const [slug, name] of [
      ['oe', 'Öl & Gas'],
      ['ob', 'Obstbau'],
      ['of', 'Ofenbau'],
      ['zz', 'Zucker'],
    ]) {
      await create({ slug, name });
    }
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 3, cursor });
      names.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(names).toEqual([...names].sort(new Intl.Collator('de').compare));
    expect(names).toEqual(expect.arrayContaining(['Obstbau', 'Ofenbau', 'Öl & Gas', 'Zucker']));
    expect(names).not.toContain('Archiv / Archive');
  });

  it.each([
    ['obstb', ['Obstbau']],
    ['magdeburg', ['Wasserbau Elbe']],
    ['%', []],
    ['archiv', []],
    [String.raw`\ ' OR 1=1`, []],
  ])('are found by %s', async (q, names) => {
    expect((await list({ q })).items.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    'x',
    Buffer.from('["a"]').toString('base64url'),
    Buffer.from('["a","b"]').toString('base64url'),
    'W10',
  ])('refuse the cursor %s', async (cursor) => {
    await expect(list({ cursor })).rejects.toMatchObject({
      code: 'invalid',
      details: { errors: [{ field: 'cursor' }] },
    });
  });

  it('of the archive show in its own portal only', async () => {
    const { clusterId, archive } = await identity.call(
      clustersRpc.resolveHost,
      { slug: 'archive' },
      system('edge'),
    );
    expect(archive).toBe(true);
    expect(await current(clusterId!)).toMatchObject({
      archive: true,
      name: 'Archiv / Archive',
      language: 'en',
    });
    const get = (portal?: string) =>
      identity.call(clustersRpc.getCluster, { slug: 'archive' }, visitor({ portal }));
    await expect(get()).rejects.toMatchObject({ code: 'cluster.not-found' });
    await expect(get(clusterId!)).resolves.toMatchObject({ archive: true });
  });

  it('have no portal on the bare host and none at an unknown one', async () => {
    expect(await current()).toBeNull();
    for (const slug of ['unknown', '', "x'; DROP", 'x\0']) {
      const host = await identity.call(clustersRpc.resolveHost, { slug }, system('edge'));
      expect(host).toEqual({ clusterId: null, archive: false });
    }
  });

  it('are given to other services by id', async () => {
    const { clusterId } = await identity.newCluster();
    const { items } = await identity.call(
      clustersRpc.clustersById,
      { clusterIds: [clusterId, newId()] },
      system(),
    );
    expect(items).toMatchObject([{ clusterId, language: 'de', contact: null, archive: false, fields: [] }]);
  });
});

describe("a portal's content", () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const contact = { name: 'Ayşe Öztürk', role: { de: 'Clustermanagement' }, phone: '+49 341 1' };
  const content = {
    headline: { de: '<b>Fett</b>' },
    links: [{ title: { de: 'Seite' }, url: 'https://a.example/\0x' }],
  };

  it('is changed by its editor, kept as text, and told of', async () => {
    const { clusterId, slug } = await identity.newCluster();
    const editor = person({ memberships: [{ clusterId, roles: ['editor'] }] });
    const brand = { lead: '#123456', companion: '#abcdef' };
    const changed = await identity.call(
      clustersRpc.updatePortal,
      { clusterId, contact, content, brand },
      editor,
    );
    expect(changed).toMatchObject({ brand, contact, content: { headline: { de: '<b>Fett</b>' }, news: [] } });
    const kept = await identity.call(clustersRpc.updatePortal, { clusterId }, editor);
    expect(kept).toEqual(changed);
    const told = await identity.published(clustersEvents.clusterChanged);
    expect(told.at(-1)?.payload).toEqual({ clusterId, slug, archive: false });
  });

  it('is changed by no one else', async () => {
    const { clusterId } = await identity.newCluster();
    const other = await identity.newCluster();
    const strangers = [
      operator,
      person({ memberships: [{ clusterId, roles: ['member'] }] }),
      person({ memberships: [{ clusterId: other.clusterId, roles: ['manager'] }] }),
    ];
    for (const stranger of strangers) {
      const attempt = identity.call(clustersRpc.updatePortal, { clusterId, contact }, stranger);
      await expect(attempt).rejects.toMatchObject({ code: 'forbidden' });
    }
    const attempt = identity.call(clustersRpc.updatePortal, { clusterId: newId(), contact }, operator);
    await expect(attempt).rejects.toMatchObject({ code: 'cluster.not-found' });
  });

  it.each([
    [{ brand: { lead: 'red', companion: '#000000' } }, 'brand.lead'],
    [{ content: { links: [{ title: {}, url: 'javascript:alert(1)' }] } }, 'content.links.0.url'],
    [{ content: { headline: { fr: 'x' } } }, 'content.headline.fr'],
    [{ slug: 'other' }, 'slug'],
    [{ contact: { ...contact, phone: 5 } }, 'contact.phone'],
  ])('is refused as %j by field', async (wrong, field) => {
    const { clusterId } = await identity.newCluster();
    const editor = person({ memberships: [{ clusterId, roles: ['editor'] }] });
    const attempt = identity.call(clustersRpc.updatePortal, { clusterId, ...wrong } as never, editor);
    await expect(attempt).rejects.toMatchObject({ code: 'invalid', details: { errors: [{ field }] } });
  });
});

describe('an import of clusters', () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await startIdentity();
  });
  afterAll(() => identity.stop());

  const bringIn = (records: unknown[], who = operator) =>
    identity.call(clustersRpc.importClusters, { records }, who);
  const record = {
    slug: 'optik-nord',
    name: 'Optik Nord e. V.',
    website: 'www.optik-nord.example',
    fields: ['Optik'],
  };

  it('makes each one with its facts, and changes nothing the second time', async () => {
    expect(await bringIn([record])).toEqual({ created: 1, updated: 0, unchanged: 0, refused: [] });
    const told = (await identity.published(clustersEvents.clusterChanged)).length;
    expect(await bringIn([record])).toEqual({ created: 0, updated: 0, unchanged: 1, refused: [] });
    expect(await identity.published(clustersEvents.clusterChanged)).toHaveLength(told);
    const portal = await identity.call(clustersRpc.getCluster, { slug: record.slug }, visitor());
    expect(portal.facts).toMatchObject({ website: 'https://www.optik-nord.example', fields: ['Optik'] });
  });

  it('keeps facts in both languages, and finds the cluster by either', async () => {
    const fields = [{ de: 'Weberei', en: 'Weaving' }, 'Garn'];
    const { slug } = await identity.call(
      clustersRpc.createCluster,
      { slug: 'textil-ost', name: 'Textil Ost', facts: { fields } },
      system('demo'),
    );
    const found = async (q: string) =>
      (await identity.call(clustersRpc.listClusters, { q }, visitor())).items.map((item) => item.slug);
    expect(await identity.call(clustersRpc.getCluster, { slug }, visitor())).toMatchObject({ fields });
    expect([await found('weberei'), await found('weaving')]).toEqual([[slug], [slug]]);
  });

  it('takes new facts in and leaves alone what the cluster made of its portal', async () => {
    const { clusterId } = await identity.call(clustersRpc.getCluster, { slug: record.slug }, visitor());
    const manager = person({ memberships: [{ clusterId, roles: ['manager'] }] });
    const brand = { lead: '#111111', companion: '#222222' };
    await identity.call(clustersRpc.updatePortal, { clusterId, brand }, manager);
    expect(await bringIn([{ ...record, members: 12 }])).toMatchObject({ updated: 1 });
    const portal = await identity.call(clustersRpc.getCluster, { slug: record.slug }, visitor());
    expect(portal).toMatchObject({ brand, facts: { members: 12 } });
  });

  it('lists what it does not take, by record, field and reason', async () => {
    const { slug } = await identity.newCluster();
    const report = await bringIn([
      { slug: 'neu', name: 'Neu', founded: 'ca. 1990', motto: '!' },
      { slug: 'neu', name: 'Noch einmal' },
      { slug, name: 'Somebody else' },
      { slug: 'archive', name: 'Archive' },
      null,
      { slug: 'kaputt\ud83d', name: 'x\0y' },
    ]);
    expect(report).toMatchObject({ created: 1, updated: 0, unchanged: 0 });
    expect(report.refused.map(({ record: name, field }) => [name, field])).toEqual([
      ['neu', 'motto'],
      ['neu', 'founded'],
      ['neu', 'slug'],
      [slug, 'slug'],
      ['archive', 'slug'],
      ['#5', ''],
      ['kaputt\ufffd', 'slug'],
      ['kaputt\ufffd', 'name'],
    ]);
  });

  it('is the operator’s', async () => {
    await expect(bringIn([record], person())).rejects.toMatchObject({ code: 'forbidden' });
  });

  const file = join(process.env.DATA_DIR ?? join(__dirname, '../../../../../shared/data'), 'clusters.json');
  const isThere = existsSync(file);
  const records = isThere
    ? (JSON.parse(readFileSync(file, 'utf8')) as unknown[])
    : [{ ...record, slug: 'optik-west' }];
  it(`takes all ${records.length} ${isThere ? 'real records' : 'records of ours'}, twice without change`, async () => {
    expect(await bringIn(records)).toMatchObject({ created: records.length, refused: [] });
    expect(await bringIn(records)).toMatchObject({ created: 0, updated: 0, unchanged: records.length });
  });
});
