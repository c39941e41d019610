import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { constants, inflateRawSync } from 'node:zlib';

const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08]);
/** Of a form inside a form, e.g. base64 of gzip in a column of bytes, which a dump shows as hex. */
const mostForms = 4;
/** A run of fewer characters holds no phrase. */
const shortest = 12;
const hexDigits = tableOf('0123456789abcdefABCDEF');
const base64Digits = tableOf('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_');
/** Mails and Postgres break base64 into lines; in JSON a break is written out. */
const brokenLine = /(?<=[A-Za-z0-9+/]{60})(?:\r|\\r)?(?:\n|\\n)(?=[A-Za-z0-9+/=])/g;
const between = Buffer.from('\n');

/** Those of the phrases that lie in the bytes: in plain, or in hex, base64 and gzip, also one within the other. */
export function planted(bytes: Buffer, phrases: readonly string[], forms = mostForms): string[] {
  const found = phrases.filter((phrase) => spelled(phrase).some((needle) => bytes.includes(needle)));
  const left = phrases.filter((phrase) => !found.includes(phrase));
  if (forms === 0 || left.length === 0) return found;
  const inner = [...unzipped(bytes), ...decoded(bytes)];
  return [...new Set([...found, ...inner.flatMap((content) => planted(content, left, forms - 1))])];
}

function spelled(phrase: string): string[] {
  return [...new Set([phrase, JSON.stringify(phrase).slice(1, -1)])];
}

function decoded(bytes: Buffer): Buffer[] {
  const whole = Buffer.from(bytes.toString('latin1').replaceAll(brokenLine, ''), 'latin1');
  const inHex = runsOf(whole, hexDigits);
  const inBase64 = runsOf(whole, base64Digits);
  // A run may begin with neighbours that belong to nothing, so that it is read from each place of a group.
  const all = [
    ...[0, 1].map((place) => readFrom(place, inHex, 'hex')),
    ...[0, 1, 2, 3].map((place) => readFrom(place, inBase64, 'base64')),
  ];
  return all.filter((content) => content.length > 0);
}

function readFrom(place: number, runs: readonly Buffer[], form: 'hex' | 'base64'): Buffer {
  return Buffer.concat(runs.flatMap((run) => [Buffer.from(run.toString('latin1', place), form), between]));
}

// A regular expression does not bear a run of megabytes.
function runsOf(bytes: Buffer, digits: Uint8Array): Buffer[] {
  const runs: Buffer[] = [];
  let start = 0;
  for (let at = 0; at <= bytes.length; at += 1) {
    if (digits[bytes[at] ?? 0]) continue;
    if (at - start >= shortest) runs.push(bytes.subarray(start, at));
    start = at + 1;
  }
  return runs;
}

function tableOf(characters: string): Uint8Array {
  const table = new Uint8Array(256);
  for (const byte of Buffer.from(characters)) table[byte] = 1;
  return table;
}

// What is cut off, or followed by something else, gives what it holds until there.
function unzipped(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(gzipMagic); at >= 0; at = bytes.indexOf(gzipMagic, at + 1)) {
    try {
      const content = bytes.subarray(contentOfGzip(bytes, at));
      found.push(inflateRawSync(content, { finishFlush: constants.Z_SYNC_FLUSH }));
    } catch {
      // Only looked like one.
    }
  }
  return found;
}

/** Where the content begins, by RFC 1952. */
function contentOfGzip(bytes: Buffer, at: number): number {
  const flags = bytes[at + 3] ?? 0;
  let start = at + 10;
  if (flags & 4) start += 2 + bytes.readUInt16LE(start);
  for (const named of [8, 16]) if (flags & named) start = bytes.indexOf(0, start) + 1;
  return flags & 2 ? start + 2 : start;
}

/** A data source, or a client of another kind that gives the rows. */
type Database = { query: (sql: string) => Promise<unknown> };

/** Every row of every table as text; bytes are hexadecimal in it. */
export async function dumpOf(db: Database): Promise<Buffer> {
  const tables = (await db.query(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY 1`,
  )) as { name: string }[];
  const texts: string[] = [];
  for (const { name } of tables) {
    const [row] = (await db.query(`SELECT json_agg(t)::text AS rows FROM "${name}" t`)) as [
      { rows: string | null },
    ];
    texts.push(`${name} ${row.rows}`);
  }
  return Buffer.from(texts.join('\n'));
}

/** The contents of all files below a folder. What is moved meanwhile stands elsewhere: then all is read anew. */
export async function contentsOf(folder: string): Promise<Buffer> {
  for (let left = 20; ; left -= 1) {
    try {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = entries.filter((entry) => entry.isFile());
      return Buffer.concat(
        await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name)))),
      );
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || left === 0) throw error;
    }
  }
}
