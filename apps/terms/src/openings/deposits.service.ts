import { newId, type OutputOf, personOf, ProblemError, type termsRpc } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { EvidenceService } from '../evidence/evidence.service.js';
import { WindowsService } from '../windows/windows.service.js';
import { peelDeposit } from './opening.rules.js';

type OpenCall = Call<typeof termsRpc.openDeposit>;
type Opened = OutputOf<typeof termsRpc.openDeposit>;
type Deposit = { challengeId: string; depositId: string };
type Kept = { own: Buffer; receiptId: string | null; at: Date | null };

/** Opening what the seeker deposited: whoever takes off the layer writes it down with it. */
@Injectable()
export class DepositsService {
  constructor(
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly evidence: EvidenceService,
    private readonly keys: KeyRing,
  ) {}

  async keep(
    tx: EntityManager,
    { depositId, wrapped }: { depositId: string; wrapped: string },
  ): Promise<void> {
    await tx.query(
      'INSERT INTO deposit_key (deposit_id, wrapped) VALUES ($1, $2) ON CONFLICT (deposit_id) DO NOTHING',
      [depositId, Buffer.from(wrapped, 'base64url')],
    );
  }

  async open(call: OpenCall): Promise<Opened> {
    const { challengeId, wrapped } = call.input;
    const { accountId } = personOf(call.actor);
    const { seekerAccountIds } = await this.windows.told(challengeId, call.context);
    if (!seekerAccountIds.includes(accountId)) throw new ProblemError('challenge.not-found');
    const given = Buffer.from(wrapped, 'base64url');
    return this.writes.run({ ...call, key: undefined }, (tx) =>
      this.release(tx, call.input, { given, accountId, holders: [accountId, ...seekerAccountIds] }),
    );
  }

  private async release(
    tx: EntityManager,
    { challengeId, depositId }: Deposit,
    { given, accountId, holders }: { given: Buffer; accountId: string; holders: string[] },
  ): Promise<Opened> {
    const kept = await lockKey(tx, depositId, given);
    const inner = await this.peelOne({ challengeId, depositId }, [given, kept.own]);
    const released = inner.toString('base64url');
    if (kept.receiptId && kept.at) return { receiptId: kept.receiptId, at: kept.at.toISOString(), released };
    const receiptId = newId();
    const at = await noteOpening(tx, depositId, receiptId);
    const statement = { type: 'deposit-opened', at, accountId, challengeId, depositId } as const;
    await this.evidence.append(tx, { receiptId, statement, holders });
    return { receiptId, at, released };
  }

  // The own copy helps where the other was sealed to a key that is gone; the given one may be newer, after a recovery.
  private async peelOne(deposit: Deposit, [first, second]: [Buffer, Buffer]): Promise<Buffer> {
    return peelDeposit(this.keys, deposit, first).catch(() => peelDeposit(this.keys, deposit, second));
  }
}

/** Two who ask at the same moment come one after the other; the event with the key may still be on its way. */
async function lockKey(tx: EntityManager, depositId: string, given: Buffer): Promise<Kept> {
  await tx.query(
    'INSERT INTO deposit_key (deposit_id, wrapped) VALUES ($1, $2) ON CONFLICT (deposit_id) DO NOTHING',
    [depositId, given],
  );
  const [row] = await tx.query<[Kept]>(
    `SELECT wrapped AS own, opening_receipt_id AS "receiptId", opened_at AS at FROM deposit_key
     WHERE deposit_id = $1 FOR UPDATE`,
    [depositId],
  );
  return row;
}

async function noteOpening(tx: EntityManager, depositId: string, receiptId: string): Promise<string> {
  const [[row]] = await tx.query<[[{ at: Date }], number]>(
    `UPDATE deposit_key SET opening_receipt_id = $2, opened_at = clock_timestamp() WHERE deposit_id = $1
     RETURNING opened_at AS at`,
    [depositId, receiptId],
  );
  return row.at.toISOString();
}
