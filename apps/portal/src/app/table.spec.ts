import { tableOf } from './table.js';

const cut = 'There is more';
const rowsOf = (items: number[]) => [['number'], ...items.map((item) => [String(item)])];

describe('a table of a list', () => {
  it('holds all pages', async () => {
    const read = (cursor?: string) =>
      Promise.resolve({
        items: [Number(cursor ?? 0)],
        nextCursor: cursor === '2' ? null : String(Number(cursor ?? 0) + 1),
      });
    await expect(tableOf({ read, rowsOf, cut })).resolves.toEqual([['number'], ['0'], ['1'], ['2']]);
  });

  it('says it where it ends before the list does', async () => {
    const read = () => Promise.resolve({ items: [7], nextCursor: 'next' });
    const rows = await tableOf({ read, rowsOf, cut });
    expect(rows).toHaveLength(202);
    expect(rows.at(-1)).toEqual([cut]);
  });

  it('has its head alone where there is no list yet', async () => {
    await expect(tableOf({ read: () => Promise.resolve(undefined), rowsOf, cut })).resolves.toEqual([
      ['number'],
    ]);
  });
});
