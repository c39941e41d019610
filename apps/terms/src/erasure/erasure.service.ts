import {
  type ErasurePreview,
  type erasureRpc,
  type KeptStatements,
  newId,
  type OutputOf,
  personOf,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EvidenceService } from '../evidence/evidence.service.js';
import { issuedJson } from '../evidence/receipt.sql.js';
import { lock } from '../terms/publishing.js';
import { gradeOf, type HeldRow, type Judged, judgeRows, keptUntil } from './erasure.rules.js';
import { RestrictedEntryEntity, type SealedContent } from './restricted.entity.js';

type Row = HeldRow & { issued: SealedContent['receipts'][number] };
type Keeping = { accountId: string; at: Date; isFinal: boolean };

const shownOfKept = 100;

/**
 * Takes a person out of the evidence: leaves stay, so that the tree, its checkpoints and everybody else's receipts and
 * proofs are as before; statements go, or move to where they are kept for a while.
 */
@Injectable()
export class ErasureService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly keys: KeyRing,
    private readonly evidence: EvidenceService,
  ) {}

  async preview({ actor }: Call<typeof erasureRpc.previewErasure>): Promise<ErasurePreview> {
    const judged = await judgedRows(this.dataSource.manager, personOf(actor).accountId);
    const grade = gradeOf(judged);
    const kept = judged.filter(({ fate }) => fate === 'kept').reverse();
    return {
      grade,
      erased: judged.filter(({ fate }) => fate === 'erased').length,
      kept: kept
        .slice(0, shownOfKept)
        .map(({ statement: { type, challengeId, at } }) => ({ type, challengeId, at })),
      ...keptOf(judged, await databaseClock(this.dataSource.manager)),
      shared: judged.filter(({ fate }) => fate === 'shared').length,
    };
  }

  /**
   * Whatever the grade: something that somebody relies on may still be on its way. Not final before everything has
   * arrived; an earlier one that came to nothing is replaced.
   */
  async keepPerson(
    call: Call<typeof erasureRpc.keepPerson>,
  ): Promise<OutputOf<typeof erasureRpc.keepPerson>> {
    const { accountId } = personOf(call.actor);
    const { grade, name, email } = call.input;
    const judged = await judgedRows(this.dataSource.manager, accountId);
    if (gradeOf(judged) !== grade) throw new ProblemError('erasure.changed');
    const content = { person: { name, email }, receipts: [] };
    return this.writes.run(call, async (tx) => {
      await tx.delete(RestrictedEntryEntity, { accountId, isFinal: false });
      const at = await databaseClock(tx);
      await this.keep(tx, { accountId, at, isFinal: false }, content);
      return { done: true, ...keptOf(judged, at) };
    });
  }

  /** May be repeated: only what came since is left to do. `at`: when the account was closed. */
  async erase(tx: EntityManager, accountId: string, at: Date): Promise<void> {
    // Of two who share the last receipt of a row, the second one to go must see that the first has gone.
    await lock(tx, 'erasure');
    const judged = await judgedRows(tx, accountId);
    const kept = judged.filter(({ fate }) => fate === 'kept');
    const gone = judged.filter(({ fate }) => fate === 'kept' || fate === 'erased');
    if (gradeOf(judged) === 'restricted')
      await tx.update(RestrictedEntryEntity, { accountId, isFinal: false }, { isFinal: true });
    else await tx.delete(RestrictedEntryEntity, { accountId, isFinal: false });
    if (kept.length > 0) {
      const receipts = kept.map(({ issued }) => issued);
      await this.keep(tx, { accountId, at, isFinal: true }, { person: null, receipts });
    }
    for (const statement of forgetting) await tx.query(statement, [accountId]);
    await forget(tx, gone);
    const erasedAt = await databaseClock(tx);
    for (const [challengeId, rows] of Map.groupBy(gone, ({ statement }) => statement.challengeId)) {
      const said = { type: 'statements-erased', at: erasedAt.toISOString(), challengeId } as const;
      const statement = { ...said, rows: rows.map(({ seq }) => seq) };
      await this.evidence.append(tx, { receiptId: newId(), statement, holders: [] });
    }
  }

  private async keep(
    tx: EntityManager,
    { accountId, at, isFinal }: Keeping,
    content: SealedContent,
  ): Promise<void> {
    const sealed = await this.keys.seal(content);
    const until = keptUntil(at);
    const listed = content.receipts.map(({ number, receipt }) => ({ number, type: receipt.statement.type }));
    await tx.insert(RestrictedEntryEntity, { entryId: newId(), accountId, sealed, listed, until, isFinal });
  }
}

async function judgedRows(tx: EntityManager, accountId: string): Promise<Judged<Row>[]> {
  return judgeRows(await tx.query<Row[]>(held, [accountId]), accountId);
}

function keptOf(judged: readonly Judged[], now: Date): KeptStatements {
  const keptCount = judged.filter(({ fate }) => fate === 'kept').length;
  return { keptCount, keptUntil: gradeOf(judged) === 'restricted' ? keptUntil(now) : null };
}

const held = `SELECT e.seq::float8 AS seq, e.statement::json AS statement, ${issuedJson} AS issued,
    EXISTS (SELECT FROM receipt_holder o WHERE o.seq = e.seq AND o.account_id <> $1) AS "isShared"
  FROM receipt_holder h JOIN receipt r USING (seq) JOIN evidence e USING (seq)
  WHERE h.account_id = $1 ORDER BY e.seq`;

/** What names the account here beside the log. */
const forgetting = [
  'SELECT forget_agreements($1)',
  'DELETE FROM receipt_holder WHERE account_id = $1',
  'DELETE FROM terms_shown WHERE account_id = $1',
  'DELETE FROM opening_approval WHERE account_id = $1',
  'DELETE FROM office_agreement WHERE account_id = $1',
  'DELETE FROM manager_agreement WHERE account_id = $1',
];

/** Of rows whose receipts nobody holds any more. */
async function forget(tx: EntityManager, rows: readonly Judged[]): Promise<void> {
  await tx.query('SELECT forget_statements($1::bigint[])', [rows.map(({ seq }) => seq)]);
}
