import {
  type Checkpoint,
  checkpointSignature,
  type Key,
  readCheckpoint,
  signatureFound,
} from '@allmende/verify';
import type { DataSource } from 'typeorm';
import { leafOf } from './receipt.rules.js';
import { grow, type Node, rootOf } from './tree.rules.js';

/** What was looked through, and what is wrong with it in a sentence each. */
export type Audit = {
  rows: number;
  /** Rows without a statement: it was erased, and another row says so. */
  erased: number;
  checkpoints: number;
  receipts: number;
  findings: string[];
};

/** Checkpoints from outside the database, by the name that findings call them. */
export type Kept = { name: string; note: string };

/** Without statement and salt where somebody was erased. */
type Row = { seq: string; leaf: Buffer; statement: string | null; salt: Buffer | null };
type Stored = { size: string; root: Buffer; at: Date; note: string };
type Signed = { name: string; checkpoint: Checkpoint };

const pageSize = 5_000;

/**
 * Reads the whole evidence log and works everything out anew: leaves, tree, checkpoints, receipts. `keys` should come
 * from outside as well; whoever changes rows can add a key. Findings about rows end after the first hundred.
 */
export async function auditEvidence(
  db: DataSource,
  kept: readonly Kept[],
  keys: readonly Key[],
): Promise<Audit> {
  const findings: string[] = [];
  const signed = await signedStates(db, kept, keys, findings);
  const { rows, peaks, erased } = await readRows(db, signed, findings);
  for (const { name, checkpoint } of signed) {
    if (checkpoint.size > rows) findings.push(`${name}: rows are missing, it counted ${checkpoint.size}`);
  }
  await compareHead(db, rows, peaks, findings);
  const receipts = await readReceipts(db, keys, findings);
  return { rows, erased, checkpoints: signed.length, receipts, findings };
}

/** All checkpoints that are validly signed, those of the database and those that were kept. */
async function signedStates(db: DataSource, kept: readonly Kept[], keys: readonly Key[], findings: string[]) {
  const stored = await db.query<Stored[]>('SELECT size, root, at, note FROM checkpoint ORDER BY size');
  const [head] = await db.query<{ origin: string | null }[]>('SELECT origin FROM evidence_head');
  const signed: Signed[] = [];
  const read = async (name: string, note: string): Promise<Checkpoint | undefined> => {
    const checkpoint = readCheckpoint(note);
    const found = checkpoint && (await checkpointSignature(checkpoint, keys));
    if (!checkpoint) findings.push(`${name}: this is not a checkpoint`);
    else if (found !== 'ok') findings.push(`${name}: the signature does not hold (${found})`);
    else if (checkpoint.origin !== head?.origin) findings.push(`${name}: it is of another log`);
    else signed.push({ name, checkpoint });
    return checkpoint;
  };
  for (const { size, root, at, note } of stored) {
    const checkpoint = await read(`checkpoint ${size}`, note);
    const isSame =
      checkpoint?.size === Number(size) && checkpoint.at === at.toISOString() && root.equals(checkpoint.root);
    if (checkpoint && !isSame) findings.push(`checkpoint ${size}: note and columns differ`);
  }
  for (const { name, note } of kept) await read(name, note);
  return signed;
}

/** Row by row: leaves, the checkpoints that end there, and the nodes that proofs are made of. */
async function readRows(db: DataSource, signed: readonly Signed[], findings: string[]) {
  const bySize = Map.groupBy(signed, ({ checkpoint }) => checkpoint.size);
  const erasures = new Erasures();
  let peaks: Buffer[] = [];
  let rows = 0;
  let last = 0;
  const compare = (): void => {
    for (const { name, checkpoint } of bySize.get(rows) ?? []) {
      if (!rootOf(peaks).equals(checkpoint.root)) {
        findings.push(`${name}: the first ${rows} rows are not those it signed`);
      }
    }
  };
  compare();
  for (;;) {
    const before = rows;
    const nodes: Node[] = [];
    const page = await db.query<Row[]>(
      'SELECT seq, leaf, statement, salt FROM evidence WHERE seq > $1 ORDER BY seq LIMIT $2',
      [last, pageSize],
    );
    for (const { seq, leaf, statement, salt } of page) {
      if (Number(seq) !== last + 1) note(findings, `row ${last + 1} to ${Number(seq) - 1}: missing`);
      if (statement === null || salt === null) erasures.missing.add(Number(seq));
      else if (leafOf(salt, statement).equals(leaf)) erasures.hear(statement);
      else note(findings, `row ${seq}: the leaf is not that of its statement`);
      const grown = grow(rows, peaks, leaf);
      peaks = grown.peaks;
      nodes.push(...grown.nodes);
      last = Number(seq);
      rows += 1;
      compare();
    }
    await compareNodes(db, { from: before, to: rows, nodes }, findings);
    if (page.length < pageSize) break;
  }
  for (const seq of erasures.unexplained()) {
    note(findings, `row ${seq}: its statement is gone, and no row says why`);
  }
  return { rows, peaks, erased: erasures.missing.size };
}

/** Whoever takes a statement out says so in the log: what is missing without that was wiped. */
class Erasures {
  readonly missing = new Set<number>();
  private readonly told = new Set<number>();

  hear(text: string): void {
    if (!text.includes('"statements-erased"')) return;
    const said = JSON.parse(text) as { type: string; rows: number[] };
    if (said.type === 'statements-erased') for (const seq of said.rows) this.told.add(seq);
  }

  unexplained(): number[] {
    return [...this.missing].filter((seq) => !this.told.has(seq));
  }
}

type Grown = { from: number; to: number; nodes: readonly Node[] };

/** A level at a time, each by its key: Postgres needs no statistics to do that well. */
async function compareNodes(db: DataSource, { from, to, nodes }: Grown, findings: string[]): Promise<void> {
  for (const [level, due] of Map.groupBy(nodes, (node) => node.level)) {
    const width = 2 ** level;
    const stored = await db.query<{ position: string; hash: Buffer }[]>(
      'SELECT position, hash FROM evidence_node WHERE level = $1 AND position >= $2 AND position < $3',
      [level, Math.floor(from / width), Math.floor(to / width)],
    );
    const found = new Map(stored.map(({ position, hash }) => [Number(position), hash]));
    for (const { position, hash } of due) {
      if (!found.get(position)?.equals(hash))
        note(findings, `node ${level}/${position}: does not follow from the rows`);
    }
  }
}

async function compareHead(db: DataSource, rows: number, peaks: Buffer[], findings: string[]): Promise<void> {
  const [head] = await db.query<{ seq: string; peaks: Buffer[] }[]>('SELECT seq, peaks FROM evidence_head');
  if (Number(head?.seq) !== rows) findings.push(`the head counts ${head?.seq} rows, there are ${rows}`);
  const areSame =
    head?.peaks.length === peaks.length && peaks.every((peak, place) => head.peaks[place]?.equals(peak));
  if (!areSame) findings.push('the head has other peaks than the rows');
  const [nodes] = await db.query<{ count: number }[]>('SELECT count(*)::float8 AS count FROM evidence_node');
  let due = 0;
  for (let full = Math.floor(rows / 2); full > 0; full = Math.floor(full / 2)) due += full;
  if (nodes?.count !== due) findings.push(`the tree has ${nodes?.count} nodes instead of ${due}`);
}

type ReceiptRow = {
  seq: string;
  at: Date;
  statement: string | null;
  salt: Buffer | null;
  leaf: Buffer;
  key: string;
  signature: Buffer;
};

async function readReceipts(db: DataSource, keys: readonly Key[], findings: string[]): Promise<number> {
  let count = 0;
  let last = '0';
  for (;;) {
    const page = await db.query<ReceiptRow[]>(
      `SELECT seq, e.at, e.statement, e.salt, e.leaf, r.key_id AS key, r.signature
       FROM receipt r JOIN evidence e USING (seq) WHERE seq > $1 ORDER BY seq LIMIT $2`,
      [last, pageSize],
    );
    for (const { seq, at, statement, salt, leaf, key, signature } of page) {
      last = seq;
      if (statement === null || salt === null) {
        note(findings, `receipt of row ${seq}: its statement is gone`);
        continue;
      }
      const receipt = {
        ...{
          format: 'v1' as const,
          seq: Number(seq),
          at: at.toISOString(),
          statement: JSON.parse(statement),
        },
        ...{ salt: salt.toString('base64url'), leaf: leaf.toString('base64url'), keyId: key },
        signature: signature.toString('base64url'),
      };
      const found = await signatureFound(receipt, keys);
      if (found !== 'ok') note(findings, `receipt of row ${seq}: the signature does not hold (${found})`);
    }
    count += page.length;
    if (page.length < pageSize) return count;
  }
}

/** A log that is wrong from its first row on says so in a hundred lines, not in a million. */
function note(findings: string[], finding: string): void {
  if (findings.length < 100) findings.push(finding);
}
