import { checkpointsRpc, newId, termsRpc } from '@allmende/contracts';
import { eventually, visitor } from '@allmende/testing';
import type { Key } from '@allmende/verify';
import { DataSource } from 'typeorm';
import { newEvidenceKey, startTerms, type TermsWorld } from '../terms.fixture.js';
import { checkpointNote } from './checkpoint.rules.js';
import { auditEvidence, type Kept } from './evidence.audit.js';
import { EvidenceService } from './evidence.service.js';
import { ReceiptKeysService } from './receipt-keys.service.js';
import { readSigningKey, type SigningKey } from './receipt.rules.js';

/** The small form of `make evidence`: here the rows are a few, and each case is undone by rolling back. */
let terms: TermsWorld;
let owner: DataSource;
let keys: Key[];
let kept: Kept;

beforeAll(async () => {
  terms = await startTerms();
  const evidence = terms.get(EvidenceService);
  for (let row = 0; row < 21; row += 1) {
    const at = new Date().toISOString();
    const statement = { type: 'decision', at, challengeId: newId(), submissionId: null } as const;
    await terms.db.transaction((tx) =>
      evidence.append(tx, { receiptId: newId(), statement, holders: [newId()] }),
    );
  }
  const latest = await eventually('a checkpoint of all rows', async () => {
    const found = await terms.call(checkpointsRpc.latestCheckpoint, {}, visitor());
    return found.size === 21 ? found : undefined;
  });
  kept = { name: 'kept', note: latest.note };
  keys = (await terms.call(termsRpc.listReceiptKeys, {}, visitor())).items;
  const { options } = terms.db;
  const url = new URL(options.type === 'postgres' ? (options.url ?? '') : '');
  url.username = 'test_owner';
  owner = await new DataSource({ ...options, url: url.href, extra: { max: 1 } } as never).initialize();
});
afterAll(async () => {
  await owner.destroy();
  await terms.stop();
});

const unguarded = [
  ...['evidence', 'evidence_node', 'checkpoint', 'receipt', 'receipt_key'].map(
    (table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`,
  ),
  'ALTER TABLE evidence DROP CONSTRAINT evidence_leaf',
  'ALTER TABLE receipt DROP CONSTRAINT receipt_evidence',
];

/** What the audit finds after these statements, which leave nothing behind. */
async function findingsAfter(
  statements: readonly string[],
  also: readonly Kept[] = [kept],
): Promise<string[]> {
  await owner.query('BEGIN');
  try {
    for (const statement of [...unguarded, ...statements]) await owner.query(statement);
    return (await auditEvidence(owner, also, keys)).findings;
  } finally {
    await owner.query('ROLLBACK');
  }
}

const noteSignedBy = (key: SigningKey, root: Buffer): string =>
  checkpointNote({ origin: 'localhost:8080/evidence', size: 21, root, at: new Date() }, key);

it('finds nothing in a log that nobody changed, and reads all of it', async () => {
  const { checkpoints, ...audit } = await auditEvidence(owner, [kept], keys);
  expect(audit).toEqual({ rows: 21, erased: 0, receipts: 21, findings: [] });
  expect(checkpoints).toBeGreaterThan(1);
});

const edited = `replace(statement, '"at":"2', '"at":"1')`;
const leaf = `sha256('\\x00'::bytea || salt || convert_to(${edited}, 'UTF8'))`;
const regrown = ['DELETE FROM evidence_node', 'SELECT grow_evidence_tree()'];

it.each<[string, string[], RegExp]>([
  ['edited', [`UPDATE evidence SET statement = ${edited} WHERE seq = 9`], /^row 9: the leaf is not/],
  [
    'edited with its leaf and the tree',
    [`UPDATE evidence SET statement = ${edited}, leaf = ${leaf} WHERE seq = 9`, ...regrown],
    /^kept: the first 21 rows are not those it signed/,
  ],
  ['deleted', ['DELETE FROM evidence WHERE seq = 9'], /^row 9 to 9: missing/],
  [
    'wiped, as if somebody had been erased',
    ['UPDATE evidence SET statement = NULL, salt = NULL WHERE seq = 9'],
    /^row 9: its statement is gone, and no row says why/,
  ],
  [
    'swapped',
    [
      'UPDATE evidence SET seq = -1 WHERE seq = 9',
      'UPDATE evidence SET seq = 9 WHERE seq = 10',
      'UPDATE evidence SET seq = 10 WHERE seq = -1',
    ],
    /^kept: the first 21 rows are not those it signed/,
  ],
  [
    'cut off at the end',
    [
      'DELETE FROM receipt_holder WHERE seq > 18',
      'DELETE FROM receipt WHERE seq > 18',
      'DELETE FROM evidence WHERE seq > 18',
      'DELETE FROM checkpoint WHERE size > 18',
      'UPDATE evidence_head SET seq = 18',
      ...regrown,
    ],
    /^kept: rows are missing, it counted 21/,
  ],
  [
    'hidden behind another node',
    ['UPDATE evidence_node SET hash = sha256(hash) WHERE level = 1 AND position = 3'],
    /^node 1\/3: does not follow from the rows/,
  ],
  ['counted wrongly', ['UPDATE evidence_head SET seq = 22'], /^the head counts 22 rows, there are 21/],
  [
    'receipted with another signature',
    ['UPDATE receipt SET signature = (SELECT signature FROM receipt WHERE seq = 1) WHERE seq = 2'],
    /^receipt of row 2: the signature does not hold \(wrong\)/,
  ],
])('finds a row %s', async (_, statements, finding) => {
  expect(await findingsAfter(statements)).toContainEqual(expect.stringMatching(finding));
});

it('finds a checkpoint of another root, of another key and of another log', async () => {
  const own = terms.get(ReceiptKeysService).current;
  const stranger = readSigningKey(newEvidenceKey());
  const root = Buffer.alloc(32, 7);
  const forked = { name: 'forked', note: noteSignedBy(own, root) };
  const strange = { name: 'strange', note: noteSignedBy(stranger, root) };
  const moved = { name: 'moved', note: kept.note.replace('localhost:8080', 'elsewhere') };
  const torn = { name: 'torn', note: kept.note.slice(0, 40) };
  const findings = await findingsAfter([], [forked, strange, moved, torn]);
  expect(findings).toEqual([
    'strange: the signature does not hold (unknown-key)',
    'moved: the signature does not hold (unknown-key)',
    'torn: this is not a checkpoint',
    'forked: the first 21 rows are not those it signed',
  ]);
});
