import {
  type Deposit,
  newId,
  ProblemError,
  submissionsEvents,
  type submissionsRpc,
  termsRpc,
} from '@allmende/contracts';
import { type Call, Messaging } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { accountOf, portalOf } from '../submissions/submission.access.js';
import type { CaseFile } from '../submissions/submission.case.js';
import type { Dates } from '../submissions/submission.rules.js';
import { RefusedAttempts } from '../versions/refused-attempts.service.js';
import { versionFiles } from '../versions/version.rules.js';
import { WindowsService } from '../windows/windows.service.js';
import { DepositFiles } from './deposit-files.service.js';
import { type DepositContent, sealDeposit, unsealDeposit } from './deposit.layers.js';
import { depositOf, type DepositRow, lockDraft } from './deposit.query.js';
import { assertArrived, assertDepositable, depositDigest } from './deposit.rules.js';
import { DepositsService } from './deposits.service.js';

type SealCall = Call<typeof submissionsRpc.sealDeposit>;
type OpenCall = Call<typeof submissionsRpc.openDeposit>;
type Team = { seekerAccountIds: string[] };
type Sealed = { receiptId: string; now: Date; files: CaseFile[]; wrapped: Buffer };

/** The two acts on a deposit: it is sealed once, before the close, and opened once, when its seeker wants so. */
@Injectable()
export class DepositSeals {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly windows: WindowsService,
    private readonly deposits: DepositsService,
    private readonly files: DepositFiles,
    private readonly keys: KeyRing,
    private readonly refusedAttempts: RefusedAttempts,
  ) {}

  async seal(call: SealCall): Promise<Deposit> {
    const { challengeId } = call.input;
    await this.deposits.seekers(challengeId, call.context);
    await this.files.settle(await depositOf(this.dataSource, call.input), call.context);
    try {
      await this.windows.judge(challengeId, call.context, () =>
        this.writes.timed(call, (tx, now) => this.sealNow(tx, call, now)),
      );
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'submission.deadline-passed') throw error;
      const { depositId } = call.input;
      throw await this.refusedAttempts.note(call, error, { depositId, challengeId });
    }
    return this.deposits.show(await depositOf(this.dataSource, call.input), call.context);
  }

  /** `terms` writes it down and then takes off its layer; whatever stops it in between, it answers the same again. */
  async open({ input, actor, context }: OpenCall): Promise<Deposit> {
    await this.deposits.seekers(input.challengeId, context);
    const row = await depositOf(this.dataSource, input);
    if (row.state === 'draft') throw new ProblemError('deposit.not-sealed');
    const { challengeId, depositId, sealed, wrapped } = row;
    if (sealed && wrapped) {
      const { receiptId, at, released } = await this.messaging.call(
        termsRpc.openDeposit,
        { challengeId, depositId, wrapped: wrapped.toString('base64url') },
        { actor, traceId: context.traceId },
      );
      const key = Buffer.from(released, 'base64url');
      const content = await unsealDeposit(this.keys, key, { depositId, sealed });
      assertUnchanged(content, row);
      await this.dataSource.query(
        `UPDATE deposit SET opened = $2, opened_at = $3, opening_receipt_id = $4, sealed = NULL, wrapped = NULL
         WHERE id = $1 AND opened IS NULL`,
        [depositId, await this.keys.seal(content), at, receiptId],
      );
    }
    return this.deposits.show(await depositOf(this.dataSource, input), context);
  }

  private async sealNow(tx: EntityManager, call: SealCall, now: Date): Promise<{ receiptId: string }> {
    const { challengeId, depositId, text } = call.input;
    const row = await lockDraft(tx, { challengeId, depositId });
    const [window] = await tx.query<[Dates & Team]>(
      `SELECT state, opens_at AS "opensAt", closes_at AS "closesAt", seeker_account_ids AS "seekerAccountIds"
       FROM challenge_window WHERE challenge_id = $1`,
      [challengeId],
    );
    assertDepositable(window, now);
    assertArrived(row.files);
    const cards = await this.files.cardsOf(row, tx);
    const { sealed, wrapped } = await sealDeposit(this.keys, challengeId, {
      depositId: row.depositId,
      text,
      files: row.files.map(({ fileId }) => ({
        fileId,
        ...(cards.get(fileId) ?? { name: '', identity: null }),
      })),
    });
    const receiptId = newId();
    await tx.query(
      `UPDATE deposit SET sealed = $2, sealed_at = $3, sealed_by = $4, text_digest = $5, receipt_id = $6,
         wrapped = $7
       WHERE id = $1`,
      [depositId, sealed, now, accountOf(call.actor), depositDigest(text), receiptId, wrapped],
    );
    // From here on the names and keys of files are in the deposit alone.
    await tx.query('UPDATE deposit_file SET card = NULL WHERE deposit_id = $1', [depositId]);
    await tx.query('DELETE FROM file_request WHERE submission_id = $1', [depositId]);
    await this.tell(tx, call, { ...window, receiptId, now, files: row.files, wrapped });
    return { receiptId };
  }

  private async tell(
    tx: EntityManager,
    { input, actor }: SealCall,
    { receiptId, now, files, seekerAccountIds, wrapped }: Team & Sealed,
  ): Promise<void> {
    const { challengeId, depositId, text } = input;
    await this.outbox.append(tx, submissionsEvents.deposited, {
      depositId,
      challengeId,
      receiptId,
      at: now.toISOString(),
      accountId: accountOf(actor),
      portalId: portalOf(actor),
      seekerAccountIds,
      wrapped: wrapped.toString('base64url'),
      textDigest: depositDigest(text),
      files: versionFiles(files).map(({ fileId, size, digest }) => ({ fileId, size, digest })),
    });
  }
}

/** What somebody exchanged is not shown as what was sealed. */
function assertUnchanged({ text }: DepositContent, { depositId, textDigest }: DepositRow): void {
  if (depositDigest(text) !== textDigest) throw new Error(`The deposit ${depositId} is not what was sealed`);
}
