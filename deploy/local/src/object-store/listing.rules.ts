import type { StoredObject } from './object.disk.js';

/** An object, or a common prefix that stands for all keys below it. */
export type ListedEntry = { name: string; object: StoredObject | undefined };

export type ListQuery = { prefix: string; delimiter: string; after: string; limit: number };

/** Keys are listed in the order of their UTF-8 bytes, which is not the order of JavaScript's comparison. */
export function compareKeys(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/** One page out of objects in any order. Never holds more than two pages at once. */
export async function listPage(
  objects: AsyncIterable<StoredObject>,
  query: ListQuery,
): Promise<{ entries: ListedEntry[]; truncated: boolean }> {
  if (query.limit === 0) return { entries: [], truncated: false };
  const wanted = query.limit + 1;
  let entries = new Map<string, ListedEntry>();
  for await (const object of objects) {
    const entry = entryOf(object, query);
    if (!entry || entries.has(entry.name)) continue;
    entries.set(entry.name, entry);
    if (entries.size >= 2 * wanted)
      entries = new Map(firstOf(entries, wanted).map((kept) => [kept.name, kept]));
  }
  const found = firstOf(entries, wanted);
  return { entries: found.slice(0, query.limit), truncated: found.length > query.limit };
}

function entryOf(object: StoredObject, query: ListQuery): ListedEntry | undefined {
  const { key } = object;
  if (!key.startsWith(query.prefix)) return undefined;
  const cut = query.delimiter === '' ? -1 : key.indexOf(query.delimiter, query.prefix.length);
  const name = cut < 0 ? key : key.slice(0, cut + query.delimiter.length);
  if (query.after !== '' && compareKeys(name, query.after) <= 0) return undefined;
  return { name, object: cut < 0 ? object : undefined };
}

function firstOf(entries: Map<string, ListedEntry>, count: number): ListedEntry[] {
  return [...entries.values()].sort((a, b) => compareKeys(a.name, b.name)).slice(0, count);
}
