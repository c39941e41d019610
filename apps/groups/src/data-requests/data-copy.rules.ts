import type { Id } from '@allmende/contracts';

/** What one service holds: its lists by name. */
export type Documents = Record<string, Record<string, unknown[]>>;
export type CopiedFile = { service: string; fileId: Id; name: string };

/** Characters that no file system minds, and none that ends or climbs a folder. */
const safe = (name: string): string =>
  name
    .toWellFormed()
    .replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 200) || '_';

/** Where each file lies in the archive: below its service, under its own name, numbered where two have the same. */
export function pathsOf(files: readonly CopiedFile[]): Map<Id, string> {
  const taken = new Set<string>();
  const paths = new Map<Id, string>();
  for (const { service, fileId, name } of files) {
    const [, stem = '', extension = ''] = /^(.*?)(\.[^.]{1,10})?$/su.exec(safe(name)) ?? [];
    let path = `files/${service}/${stem}${extension}`;
    for (let count = 2; taken.has(path.toLowerCase()); count += 1) {
      path = `files/${service}/${stem} (${count})${extension}`;
    }
    taken.add(path.toLowerCase());
    paths.set(fileId, path);
  }
  return paths;
}

/** One JSON file with what is checked: as a receipt is saved by itself, and as whoever checks takes it. */
export type ReceiptFile = { path: string; text: string };
type Issued = { receiptId: string; number: string; receipt: { statement: Record<string, unknown> } };

/** Receipts as files of their own; in the list stays what each is about, and where it lies. */
export function apartFrom(documents: Documents): { documents: Documents; receipts: ReceiptFile[] } {
  const held = (documents['terms']?.['receipts'] ?? []) as Issued[];
  if (held.length === 0) return { documents, receipts: [] };
  const listed = held.map(({ receiptId, number, receipt: { statement } }) => {
    const { type, at, challengeId } = statement;
    return { at, type, number, receiptId, challengeId, file: receiptPath(number) };
  });
  return {
    documents: { ...documents, terms: { ...documents['terms'], receipts: listed } },
    receipts: held.map(({ number, receipt }) => ({
      path: receiptPath(number),
      text: `${JSON.stringify(receipt, null, 2)}\n`,
    })),
  };
}

const receiptPath = (number: string): string => `receipts/${safe(number)}.json`;
