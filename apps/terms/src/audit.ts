import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openPatiently } from '@allmende/platform/database';
import { readKeys } from '@allmende/verify';
import { dataSource } from './data-source.js';
import { auditEvidence, type Kept } from './evidence/evidence.audit.js';

/**
 * `node apps/terms/dist/audit.js [KEYS.json] [FOLDER]`: works the whole evidence log out anew and compares it with the
 * checkpoints of the database and with those that were kept in FOLDER. Without KEYS.json it takes the database's own
 * keys, which proves less. Ends with 1 if something was found.
 */
const [keysFile, folder] = process.argv.slice(2);

const db = await openPatiently(dataSource());
try {
  const keys = keysFile ? readKeys(await readFile(keysFile, 'utf8')) : await storedKeys();
  const { rows, erased, checkpoints, receipts, findings } = await auditEvidence(
    db,
    await keptIn(folder),
    keys,
  );
  for (const finding of findings) console.error(finding);
  console.error(
    `${rows} rows, ${erased} of them without a statement, ${checkpoints} checkpoints, ${receipts} receipts read${keysFile ? '' : ' with the database’s own keys'}; ${findings.length} findings`,
  );
  process.exitCode = findings.length > 0 ? 1 : 0;
} finally {
  await db.destroy();
}

async function keptIn(path: string | undefined): Promise<Kept[]> {
  if (!path) return [];
  // Time stamps lie beside the checkpoints that they are of.
  const names = (await readdir(path)).filter((name) => !name.endsWith('.tsr')).sort();
  return Promise.all(names.map(async (name) => ({ name, note: await readFile(join(path, name), 'utf8') })));
}

function storedKeys() {
  return db.query<{ keyId: string; publicKey: string }[]>(
    'SELECT key_id AS "keyId", public_key AS "publicKey" FROM receipt_key',
  );
}
