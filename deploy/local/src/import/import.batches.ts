/** What a file holds, told by the shape of what is in it. */
export type ImportKind = 'clusters' | 'challenges' | 'challenge-gov-feed';
export type ImportFile = { kind: ImportKind; records: unknown[] };
/** Records as they stand in one call; `first` is the place of the first one in the file, counted from 0. */
export type Batch = { first: number; records: unknown[] };

/** Below the edge's 512 KB, with room for what stands around the records. */
const maxBytes = 480 * 1024;
/** So few that a service has read and written them long before the edge gives up waiting. */
const maxRecords = 40;

/** @throws Error when nothing that can be imported is in it */
export function readImportFile(json: string): ImportFile {
  const records = recordsOf(JSON.parse(json) as unknown);
  if (!records || records.length === 0) throw new Error('There is no list of records in it.');
  const kind = kindOf(records);
  if (!kind) throw new Error('Its records are neither clusters nor challenges of a known shape.');
  return { kind, records };
}

/** Splits records into calls; one that is too large by itself is in `tooLarge`, by its place in the file. */
export function batchesOf(records: readonly unknown[]): { batches: Batch[]; tooLarge: number[] } {
  const batches: Batch[] = [];
  const tooLarge: number[] = [];
  let bytes = 0;
  for (const [place, record] of records.entries()) {
    const size = Buffer.byteLength(JSON.stringify(record)) + 1;
    const last = batches.at(-1);
    if (size > maxBytes) {
      tooLarge.push(place);
      continue;
    }
    const follows = last && last.first + last.records.length === place;
    if (follows && bytes + size <= maxBytes && last.records.length < maxRecords) {
      last.records.push(record);
      bytes += size;
    } else {
      batches.push({ first: place, records: [record] });
      bytes = size;
    }
  }
  return { batches, tooLarge };
}

/** A list, or an object with one: the feed stands beside a note. */
function recordsOf(parsed: unknown): unknown[] | undefined {
  if (Array.isArray(parsed)) return parsed;
  if (!isObject(parsed)) return undefined;
  return Object.values(parsed).find((value) => Array.isArray(value));
}

/** Most of the first records decide; a broken one among them does not. */
function kindOf(records: readonly unknown[]): ImportKind | undefined {
  const marks: [ImportKind, string][] = [
    ['challenge-gov-feed', 'challenge-id'],
    ['clusters', 'slug'],
    ['challenges', 'sourceRepo'],
  ];
  const sample = records.slice(0, 50).filter(isObject);
  const counted = marks.map(([kind, mark]) => ({
    kind,
    count: sample.filter((record) => mark in record).length,
  }));
  const [best] = counted.sort((a, b) => b.count - a.count);
  return best && best.count > 0 ? best.kind : undefined;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
