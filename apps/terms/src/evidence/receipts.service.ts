import {
  type FollowedBy,
  officesOf,
  type OutputOf,
  ProblemError,
  type receiptsRpc,
  type ShownBeside,
  type Statement,
  termsRpc,
} from '@allmende/contracts';
import { type Call, JsonText } from '@allmende/messaging';
import { cursorSql } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accountOf } from '../acceptances/acceptance.access.js';
import { iso } from '../terms/terms.sql.js';
import { mayStillCome } from './pending.rules.js';
import { ProofsService } from './proofs.service.js';
import { numberBefore } from './sequence.cursor.js';
import { endedBy, followedBy, isOfOffice, issuedJson, namedBy, noteOf } from './receipt.sql.js';
import { ReceiptNames } from './receipt-names.service.js';

type GetReceipt = Call<typeof termsRpc.getReceipt>;
type Issued = Extract<OutputOf<typeof termsRpc.getReceipt>, { state: 'issued' }>;
/** `issued` for a holder; `size` and `note` once a checkpoint holds the row. */
type Found = {
  seq: string;
  size: string | null;
  note: string | null;
  issued: Issued | null;
  followedBy: FollowedBy;
  ended: ShownBeside['ended'];
  named: ShownBeside['named'];
  /** Of an office, not the checkpoint's. */
  reason: string | null;
};

@Injectable()
export class ReceiptsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly proofs: ProofsService,
    private readonly names: ReceiptNames,
  ) {}

  /**
   * A receipt of somebody else answers like one that does not exist; what an office said is read by all of its people,
   * a lapse, too. Its proof is that of the first checkpoint which
   * holds the row, so that it is the same whenever it is asked for.
   */
  async get({ input, actor, context }: GetReceipt): Promise<OutputOf<typeof termsRpc.getReceipt>> {
    const accountId = accountOf(actor);
    const found = await this.find(input.receiptId, accountId, officesOf(actor));
    if (found?.issued) {
      const { issued, followedBy, ended, named, reason } = found;
      const names = await this.names.beside(issued.receipt.statement, accountId, context);
      return {
        ...(await this.proven(found, issued)),
        followedBy,
        beside: { ...names, ended, named, note: reason },
      };
    }
    if (!found && mayStillCome(input.receiptId, Date.now())) {
      return { state: 'pending', receiptId: input.receiptId };
    }
    throw new ProblemError('receipt.not-found');
  }

  /** As `get` answers a holder. */
  async issued(receiptId: string, accountId: string): Promise<Issued> {
    const found = await this.find(receiptId, accountId);
    if (!found?.issued) throw new ProblemError('receipt.not-found');
    return this.proven(found, found.issued);
  }

  private async find(
    receiptId: string,
    accountId: string,
    offices: string[] = [],
  ): Promise<Found | undefined> {
    const rows = await this.dataSource.query<Found[]>(
      `SELECT r.seq, c.size, c.note, CASE WHEN h.account_id IS NOT NULL OR ${isOfOffice('r', '$2', '$3')}
           THEN ${issuedJson} END AS issued, ${noteOf('r')} AS reason,
         ${followedBy('r', '$2')} AS "followedBy", ${endedBy('r', '$2')} AS ended, ${namedBy('e')} AS named
       FROM receipt r JOIN evidence e USING (seq)
       LEFT JOIN receipt_holder h ON h.seq = r.seq AND h.account_id = $2
       LEFT JOIN LATERAL (SELECT size, note FROM checkpoint WHERE size >= r.seq ORDER BY size LIMIT 1) c ON true
       WHERE r.receipt_id = $1`,
      [receiptId, accountId, offices],
    );
    return rows[0];
  }

  private async proven({ seq, size, note }: Found, issued: Issued): Promise<Issued> {
    if (size === null || note === null) return issued;
    const path = await this.proofs.inclusion(Number(seq) - 1, Number(size));
    return { ...issued, receipt: { ...issued.receipt, proof: { checkpoint: note, path } } };
  }

  /** Without openings by others and of solutions, of which there are many: who opened what leads to them. */
  async list({ input, actor }: Call<typeof termsRpc.listReceipts>): Promise<JsonText> {
    const { challengeId, submissionId, limit, cursor } = input;
    const rows = await this.dataSource.query<{ text: string }[]>(
      `WITH found AS (
         SELECT h.seq, r.receipt_id, r.number, e.at, e.statement, ${followedBy('r', '$1')} AS followed_by
         FROM receipt_holder h JOIN receipt r USING (seq) JOIN evidence e USING (seq)
         WHERE h.account_id = $1 AND ($2::uuid IS NULL OR r.challenge_id = $2)
           AND ($3::uuid IS NULL OR r.submission_id = $3) AND h.seq < $4
           AND NOT ${isUnlisted}
         ORDER BY h.seq DESC LIMIT $5 + 1),
       page AS (SELECT * FROM found ORDER BY seq DESC LIMIT $5)
       SELECT json_build_object(
         'items', coalesce(json_agg(json_build_object('receiptId', receipt_id, 'number', number, 'at', ${iso('at')},
           'statement', statement::json, 'followedBy', followed_by) ORDER BY seq DESC), '[]'),
         'nextCursor', CASE WHEN (SELECT count(*) FROM found) > $5
           THEN ${cursorSql('json_build_array(min(seq)::text)')} END,
         'unlistedOpenings', (
           SELECT count(*) FROM receipt_holder h JOIN receipt r USING (seq) JOIN evidence e USING (seq)
           WHERE h.account_id = $1 AND ($2::uuid IS NULL OR r.challenge_id = $2)
             AND ($3::uuid IS NULL OR r.submission_id = $3) AND ${isUnlisted}))::text AS text
       FROM page`,
      [accountOf(actor), challengeId ?? null, submissionId ?? null, numberBefore(cursor), limit, openings],
    );
    return new JsonText(rows[0]?.text ?? '');
  }

  async number({ input }: Call<typeof receiptsRpc.receiptNumber>): Promise<{ number: string | null }> {
    const rows = await this.dataSource.query<{ number: string }[]>(
      'SELECT number FROM receipt WHERE receipt_id = $1',
      [input.receiptId],
    );
    return { number: rows[0]?.number ?? null };
  }

  async keys(): Promise<JsonText> {
    const rows = await this.dataSource.query<{ text: string }[]>(
      `SELECT json_build_object('items', coalesce(json_agg(json_build_object(
         'keyId', key_id, 'publicKey', public_key, 'since', ${iso('since')}) ORDER BY since), '[]'))::text AS text
       FROM receipt_key`,
    );
    return new JsonText(rows[0]?.text ?? '');
  }
}

const openings: Statement['type'][] = ['brief-opened', 'submission-read'];

/** Of the openings in `$6` a reader's own of a brief is listed: it is what that person did. */
const isUnlisted = `(r.statement_type = ANY ($6)
  AND NOT (r.statement_type = 'brief-opened' AND e.statement::json->>'accountId' = $1::text))`;
