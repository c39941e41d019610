import { startService, type TestService } from '@allmende/testing';
import { gardenDataSource, GardenModule, gardenWiring } from '@allmende/testing/garden';
import { readPage } from './page.js';

type Page = { items: string[]; nextCursor: string | null };

// Two of them in the same microsecond, and two within one millisecond.
const rows = `SELECT id::uuid, at::timestamptz, to_json(name) AS item FROM (VALUES
    ('00000000-0000-7000-8000-000000000001', '2026-03-01T10:00:00.000001Z', 'a'),
    ('00000000-0000-7000-8000-000000000002', '2026-03-01T10:00:00.000002Z', 'b'),
    ('00000000-0000-7000-8000-000000000003', '2026-03-01T10:00:00.000002Z', 'c'),
    ('00000000-0000-7000-8000-000000000004', '2026-03-02T10:00:00Z', 'd'),
    ('00000000-0000-7000-8000-000000000005', '2026-03-03T10:00:00Z', 'hidden')) AS tree (id, at, name)
  WHERE name <> $1`;

describe('a page of a list', () => {
  let garden: TestService;
  beforeAll(async () => {
    const options = { service: 'garden', dataSource: gardenDataSource, wiring: gardenWiring };
    garden = await startService(GardenModule, options);
  });
  afterAll(() => garden.stop());

  const read = async (direction: 'ASC' | 'DESC', limit: number, cursor?: string): Promise<Page> =>
    JSON.parse(await readPage(garden.db, { limit, cursor }, { rows, values: ['hidden'], direction })) as Page;

  it.each([
    ['ASC', ['a', 'b', 'c', 'd']],
    ['DESC', ['d', 'c', 'b', 'a']],
  ] as const)('goes on behind the last one, each row once (%s)', async (direction, expected) => {
    for (const limit of [1, 2, 3, 4]) {
      const items: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await read(direction, limit, cursor);
        expect(page.items.length).toBeLessThanOrEqual(limit);
        items.push(...page.items);
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      expect(items).toEqual(expected);
    }
  });

  it('is the last where nothing follows', async () => {
    expect(await read('ASC', 4)).toMatchObject({ nextCursor: null });
    const empty = await readPage(
      garden.db,
      { limit: 5 },
      { rows: 'SELECT id, at, to_json(1) AS item FROM outbox WHERE false', values: [], direction: 'ASC' },
    );
    expect(JSON.parse(empty)).toEqual({ items: [], nextCursor: null });
  });

  it('begins nowhere else than a cursor says', async () => {
    await expect(read('ASC', 1, 'nonsense')).rejects.toMatchObject({ code: 'invalid' });
  });
});
