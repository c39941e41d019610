import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { openPatiently } from '@allmende/platform/database';
import { dataSource } from './data-source.js';
import { publishText } from './terms/publishing.js';
import { readTermsText } from './terms/terms-text.rules.js';

/**
 * `node apps/terms/dist/publish.js FILE.json --material | --editorial [--cluster ID] [--confirmed]`: freezes the text of
 * FILE (`{ title, clauses }`, both languages) as the next version of the platform's terms, or of one cluster's. Material
 * asks everybody again whom it concerns; editorial asks nobody, and may change nothing but wording. `--confirmed`: a
 * lawyer has confirmed it. The same text again changes nothing.
 */
const usage = 'publish.js FILE.json --material | --editorial [--cluster ID] [--confirmed]';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    material: { type: 'boolean', default: false },
    editorial: { type: 'boolean', default: false },
    confirmed: { type: 'boolean', default: false },
    cluster: { type: 'string' },
  },
});
const [file] = positionals;
if (!file || values.material === values.editorial) throw new Error(usage);

const db = await openPatiently(dataSource());
try {
  const text = readTermsText(await readFile(file, 'utf8'));
  const { editorial, confirmed, cluster } = values;
  const options = { clusterId: cluster, editorial, draftForLawyer: !confirmed };
  const { number, digest, isNew } = await db.transaction((tx) => publishText(tx, text, options));
  console.error(`Version ${number}, ${digest}${isNew ? '' : ', was there'}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await db.destroy();
}
