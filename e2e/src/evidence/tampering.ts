import type pg from 'pg';
import { growAnew, signAnew } from './log.database.js';
import type { LogSigner } from './log.signer.js';

/** What somebody could do who may do everything with the database, and perhaps has the key. */
export type Tampering = {
  title: string;
  /** What the audit has to say. */
  finding: RegExp;
  tamper: (trial: Trial) => Promise<unknown>;
};

export type Trial = {
  db: pg.Client;
  /** The platform's own key, and one that is not. */
  signer: LogSigner;
  stranger: LogSigner;
  size: number;
};

const edited = `replace(statement, '"at":"20', '"at":"19')`;
const leafOf = (statement: string) => `sha256('\\x00'::bytea || salt || convert_to(${statement}, 'UTF8'))`;
const middle = ({ size }: Trial) => Math.floor(size / 2);

/** Numbers from `from` on move by `by`; by way of negative ones, so that no two are the same in between. */
async function renumber({ db }: Trial, from: number, by: number): Promise<void> {
  await db.query('UPDATE evidence SET seq = -(seq + $2) WHERE seq >= $1', [from, by]);
  await db.query('UPDATE evidence SET seq = -seq WHERE seq < 0');
}

/** Whoever has the key, too, leaves a database that agrees with itself. */
async function coverUp({ db, signer }: Trial): Promise<void> {
  await db.query('DELETE FROM receipt_holder');
  await db.query('DELETE FROM receipt');
  await growAnew(db);
  await signAnew(db, signer);
}

const plain: Tampering[] = [
  {
    title: 'a row edited',
    finding: /^row \d+: the leaf is not that of its statement/m,
    tamper: (trial) =>
      trial.db.query(`UPDATE evidence SET statement = ${edited} WHERE seq = $1`, [middle(trial)]),
  },
  {
    title: 'a row edited, with its leaf',
    finding: /^checkpoint \d+: the first \d+ rows are not those it signed/m,
    tamper: (trial) =>
      trial.db.query(`UPDATE evidence SET statement = ${edited}, leaf = ${leafOf(edited)} WHERE seq = $1`, [
        middle(trial),
      ]),
  },
  {
    title: 'a row edited, with its leaf and the tree above it',
    finding: /^checkpoint \d+: the first \d+ rows are not those it signed/m,
    tamper: async (trial) => {
      await trial.db.query(
        `UPDATE evidence SET statement = ${edited}, leaf = ${leafOf(edited)} WHERE seq = $1`,
        [middle(trial)],
      );
      await growAnew(trial.db);
    },
  },
  {
    title: 'a row deleted',
    finding: /^row \d+ to \d+: missing/m,
    tamper: (trial) => trial.db.query('DELETE FROM evidence WHERE seq = $1', [middle(trial)]),
  },
  {
    title: 'a node of the tree changed',
    finding: /^node 1\/\d+: does not follow from the rows/m,
    tamper: ({ db }) =>
      db.query(`UPDATE evidence_node SET hash = sha256(hash) WHERE level = 1 AND position = 7`),
  },
  {
    title: 'the head’s peaks changed',
    finding: /^the head has other peaks than the rows/m,
    tamper: ({ db }) => db.query('UPDATE evidence_head SET peaks[1] = sha256(peaks[1])'),
  },
  {
    title: 'a checkpoint signed with another key, which was added to the keys',
    finding: /^checkpoint \d+: the signature does not hold \(unknown-key\)/m,
    tamper: async ({ db, stranger, size }) => {
      await addKey(db, stranger);
      await db.query('UPDATE checkpoint SET key_id = $1, note = $2 WHERE size = $3', [
        ...[stranger.keyId, await noteOf(db, stranger, size), size],
      ]);
    },
  },
  {
    title: 'a receipt signed with another key, which was added to the keys',
    finding: /^receipt of row \d+: the signature does not hold \(unknown-key\)/m,
    tamper: async ({ db, stranger }) => {
      await addKey(db, stranger);
      await db.query('UPDATE receipt SET key_id = $1 WHERE seq = (SELECT max(seq) FROM receipt)', [
        stranger.keyId,
      ]);
    },
  },
  {
    title: 'a receipt’s signature replaced',
    finding: /^receipt of row \d+: the signature does not hold \(wrong\)/m,
    tamper: ({ db }) =>
      db.query(
        `UPDATE receipt SET signature = (SELECT signature FROM receipt ORDER BY seq LIMIT 1)
         WHERE seq = (SELECT max(seq) FROM receipt)`,
      ),
  },
];

/** With everything signed again by the platform's own key: only what was kept elsewhere tells. */
const covered: Tampering[] = [
  {
    title: 'a row edited',
    tamper: (trial: Trial) =>
      trial.db.query(`UPDATE evidence SET statement = ${edited}, leaf = ${leafOf(edited)} WHERE seq = $1`, [
        middle(trial),
      ]),
  },
  {
    title: 'a row deleted',
    tamper: async (trial: Trial) => {
      await trial.db.query('DELETE FROM evidence WHERE seq = $1', [middle(trial)]);
      await renumber(trial, middle(trial) + 1, -1);
      await trial.db.query('UPDATE evidence_head SET seq = seq - 1');
      await trial.db.query('UPDATE checkpoint SET size = size - 1 WHERE size = $1', [trial.size]);
    },
  },
  {
    title: 'two rows swapped',
    tamper: async (trial: Trial) => {
      const [one, other] = [middle(trial), middle(trial) + 1];
      await trial.db.query('UPDATE evidence SET seq = -1 WHERE seq = $1', [one]);
      await trial.db.query('UPDATE evidence SET seq = $1 WHERE seq = $2', [one, other]);
      await trial.db.query('UPDATE evidence SET seq = $1 WHERE seq = -1', [other]);
    },
  },
  {
    title: 'a row inserted',
    tamper: async (trial: Trial) => {
      const place = middle(trial);
      await renumber(trial, place, 1);
      await trial.db.query(
        `INSERT INTO evidence (seq, leaf, statement, salt, at)
         SELECT $1::bigint, ${leafOf(edited)}, ${edited}, salt, at FROM evidence WHERE seq = $1::bigint + 1`,
        [place],
      );
      await trial.db.query('UPDATE evidence_head SET seq = seq + 1');
    },
  },
  {
    title: 'the last ten rows cut off',
    tamper: async ({ db, size }: Trial) => {
      await db.query('DELETE FROM receipt_holder');
      await db.query('DELETE FROM receipt');
      await db.query('DELETE FROM evidence WHERE seq > $1', [size - 10]);
      await db.query('UPDATE evidence_head SET seq = $1', [size - 10]);
      await db.query('DELETE FROM checkpoint WHERE size > $1', [size - 10]);
    },
  },
].map(({ title, tamper }) => ({
  title: `${title}, tree, checkpoints and receipts made to fit with the platform’s own key`,
  finding: /^kept-\d+\.txt: (the first \d+ rows are not those it signed|rows are missing, it counted \d+)/m,
  tamper: async (trial) => {
    await tamper(trial);
    await coverUp(trial);
  },
}));

export const tamperings: readonly Tampering[] = [...plain, ...covered];

async function addKey(db: pg.Client, { keyId, publicKey }: LogSigner): Promise<void> {
  await db.query('INSERT INTO receipt_key (key_id, public_key) VALUES ($1, $2)', [keyId, publicKey]);
}

async function noteOf(db: pg.Client, signer: LogSigner, size: number): Promise<string> {
  const { rows } = await db.query<{ root: Buffer; at: Date; origin: string }>(
    'SELECT root, at, origin FROM checkpoint, evidence_head WHERE size = $1',
    [size],
  );
  const [found] = rows;
  if (!found) throw new Error(`No checkpoint of ${size} rows`);
  return signer.note(found.origin, size, found.root, found.at);
}
