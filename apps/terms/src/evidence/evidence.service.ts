import { type Receipt, type Statement, statement as statementSchema, termsEvents } from '@allmende/contracts';
import { Outbox } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { ReceiptKeysService } from './receipt-keys.service.js';
import { canonical, numberOf, signReceipt } from './receipt.rules.js';
import { grow } from './tree.rules.js';

export type Entry = {
  receiptId: string;
  statement: Statement;
  /** Who may see the receipt. */
  holders: readonly string[];
};

type Head = { seq: string; peaks: Buffer[]; at: Date };

/** The evidence log: what is appended here is a row, a signed receipt and the news of it, all in `tx`. */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly outbox: Outbox,
    private readonly keys: ReceiptKeysService,
  ) {}

  /**
   * Call it last in the transaction: the head's row is locked from here to the commit, so that numbers follow the
   * order of commits, without gaps, and everybody else's append waits for as long.
   */
  async append(tx: EntityManager, { receiptId, statement: given, holders }: Entry): Promise<Receipt> {
    const statement = statementSchema.parse(given);
    const accountIds = [...new Set(holders)];
    const submissionId = 'submissionId' in statement ? statement.submissionId : null;
    const { challengeId, type: statementType } = statement;
    const news = { receiptId, accountIds, statementType, challengeId, submissionId };
    if (accountIds.length > 0) await this.outbox.append(tx, termsEvents.receiptIssued, news);

    const { seq, at, peaks } = await advance(tx);
    const salt = randomBytes(32);
    const receipt = signReceipt(
      { seq: Number(seq), at: at.toISOString(), statement, salt },
      this.keys.current,
    );
    const leaf = Buffer.from(receipt.leaf, 'base64url');
    const grown = grow(Number(seq) - 1, peaks, leaf);
    await tx.query(insertRow, [
      seq,
      leaf,
      canonical(statement),
      salt,
      at,
      receiptId,
      numberOf(leaf),
      receipt.keyId,
      Buffer.from(receipt.signature, 'base64url'),
      statementType,
      challengeId,
      submissionId,
      accountIds,
      grown.nodes.map(({ level }) => level),
      grown.nodes.map(({ position }) => position),
      grown.nodes.map(({ hash }) => hash),
      grown.peaks,
    ]);
    return receipt;
  }
}

// The clock is read while the head is locked, so times follow the numbers as long as the clock itself does.
async function advance(tx: EntityManager): Promise<Head> {
  const [head] = await tx.query<Head[]>(
    `WITH head AS (
       UPDATE evidence_head SET seq = seq + 1
       RETURNING seq, peaks, date_trunc('milliseconds', clock_timestamp()) AS at)
     SELECT seq, peaks, at FROM head`,
  );
  if (!head) throw new Error('The evidence log has lost its head');
  return head;
}

const insertRow = `
  WITH row AS (INSERT INTO evidence (seq, leaf, statement, salt, at) VALUES ($1, $2, $3, $4, $5)),
  signed AS (
    INSERT INTO receipt (receipt_id, seq, number, key_id, signature, statement_type, challenge_id, submission_id)
    VALUES ($6, $1, $7, $8, $9, $10, $11, $12)),
  branched AS (
    INSERT INTO evidence_node (level, position, hash)
    SELECT * FROM unnest($14::smallint[], $15::bigint[], $16::bytea[])),
  grown AS (UPDATE evidence_head SET peaks = $17)
  INSERT INTO receipt_holder (account_id, seq) SELECT unnest($13::uuid[]), $1`;
