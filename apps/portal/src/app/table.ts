type Page<T> = { items: T[]; nextCursor: string | null };
type Table<T> = {
  read: (cursor?: string) => Promise<Page<T> | undefined>;
  rowsOf: (items: T[]) => string[][] | Promise<string[][]>;
  /** What the last row says where the table ends before the list does. */
  cut: string;
};

/** A table of more rows is no longer one that people read. */
const mostPages = 200;

/** All of a list, page by page, as rows of a table; one that is too long for it says so. */
export async function tableOf<T>({ read, rowsOf, cut }: Table<T>): Promise<string[][]> {
  const items: T[] = [];
  let cursor: string | undefined;
  for (let count = 0; count < mostPages; count += 1) {
    const page = await read(cursor);
    items.push(...(page?.items ?? []));
    cursor = page?.nextCursor ?? undefined;
    if (cursor === undefined) break;
  }
  const rows = await rowsOf(items);
  return cursor === undefined ? rows : [...rows, [cut]];
}
