import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const gzipMagic = Buffer.from([0x1f, 0x8b, 0x08]);

/** Those of the phrases that lie in the bytes: in plain, base64 (wherever it begins), hex, or a gzip of any of them. */
export function planted(bytes: Buffer, phrases: readonly string[]): string[] {
  const inner = unzipped(bytes).flatMap((content) => planted(content, phrases));
  const found = phrases.filter((phrase) => needlesOf(phrase).some((needle) => bytes.includes(needle)));
  return [...new Set([...found, ...inner])];
}

// In base64 a text looks different by its place in groups of three; what depends on its neighbours is cut away.
function needlesOf(phrase: string): string[] {
  const plain = Buffer.from(phrase);
  const base64 = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), plain])
      .toString('base64')
      .slice(4, -4),
  );
  const hex = plain.toString('hex');
  return [phrase, JSON.stringify(phrase).slice(1, -1), ...base64, hex, hex.toUpperCase()];
}

function unzipped(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf(gzipMagic); at >= 0; at = bytes.indexOf(gzipMagic, at + 1)) {
    try {
      found.push(gunzipSync(bytes.subarray(at)));
    } catch {
      // Only looked like one.
    }
  }
  return found;
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

/** The contents of all files below a folder. */
export async function contentsOf(folder: string): Promise<Buffer> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file))));
}
