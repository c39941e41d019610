import { type Deposit, ProblemError } from '@allmende/contracts';
import type { DataSource, EntityManager } from 'typeorm';
import type { CaseFile } from '../submissions/submission.case.js';
import { iso } from '../submissions/submission.sql.js';

/** A deposit as it lies here. */
export type DepositRow = Omit<Deposit, 'files'> & {
  challengeId: string;
  files: CaseFile[];
  sealed: Buffer | null;
  wrapped: Buffer | null;
  opened: Buffer | null;
};

/** One of a list: what is sealed stays where it is, and what was opened names its files. */
export type ListedDeposit = Omit<DepositRow, 'sealed' | 'wrapped'>;

const filesJson = `(SELECT coalesce(json_agg(json_build_object('fileId', f.file_id, 'size', f.size, 'type', f.type,
    'digest', f.digest, 'state', f.state, 'uploadedAt', ${iso('f.uploaded_at')}) ORDER BY f.added_at, f.file_id), '[]')
  FROM deposit_file f WHERE f.deposit_id = d.id AND f.state <> 'removed')`;

const facts = `d.id AS "depositId", d.challenge_id AS "challengeId", d.opened,
    CASE WHEN d.sealed_at IS NULL THEN 'draft' WHEN d.opened_at IS NULL THEN 'sealed' ELSE 'opened' END AS state,
    ${filesJson} AS files, d.text_digest AS "textDigest", ${iso('d.sealed_at')} AS "sealedAt",
    d.receipt_id AS "receiptId", ${iso('d.opened_at')} AS "openedAt", d.opening_receipt_id AS "openingReceiptId"`;

type Db = DataSource | EntityManager;
export type DepositId = { challengeId: string; depositId: string };

/** The newest first, without what is sealed. */
export function depositsOf(db: Db, challengeId: string): Promise<ListedDeposit[]> {
  return db.query(
    `SELECT ${facts} FROM deposit d WHERE d.challenge_id = $1 ORDER BY d.begun_at DESC, d.id DESC`,
    [challengeId],
  );
}

export async function depositOf(db: Db, { challengeId, depositId }: DepositId): Promise<DepositRow> {
  const [row] = await db.query<DepositRow[]>(
    `SELECT ${facts}, d.sealed, d.wrapped FROM deposit d WHERE d.challenge_id = $1 AND d.id = $2`,
    [challengeId, depositId],
  );
  if (!row) throw new ProblemError('deposit.not-found');
  return row;
}

/** Locks it first, in a statement of its own, and then reads it; refuses what is sealed. */
export async function lockDraft(tx: EntityManager, one: DepositId): Promise<DepositRow> {
  await tx.query('SELECT 1 FROM deposit WHERE id = $1 FOR UPDATE', [one.depositId]);
  const row = await depositOf(tx, one);
  if (row.state !== 'draft') throw new ProblemError('deposit.sealed');
  return row;
}
