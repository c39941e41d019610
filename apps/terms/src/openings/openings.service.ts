import {
  mayOpen,
  newId,
  openersOf,
  type OutputOf,
  type PayloadOf,
  personOf,
  ProblemError,
  type submissionsEvents,
  termsEvents,
  type termsRpc,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { EvidenceService } from '../evidence/evidence.service.js';
import { isOpenable, type Window } from '../windows/window.rules.js';
import { WindowsService } from '../windows/windows.service.js';
import { peel } from './opening.rules.js';

type ApproveCall = Call<typeof termsRpc.approveOpening>;
type Approved = OutputOf<typeof termsRpc.approveOpening>;
type Kept = OutputOf<typeof termsRpc.keptChallengeKey>;
type KeyMade = PayloadOf<typeof submissionsEvents.challengeKeyMade>;

/** Approvals of opening, and the one layer of a challenge's key that only this service takes off. */
@Injectable()
export class OpeningsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly windows: WindowsService,
    private readonly evidence: EvidenceService,
    private readonly keys: KeyRing,
  ) {}

  /** A key that is made again, after a recovery, replaces the copy. */
  async keep(tx: EntityManager, { challengeId, recipient, wrapped }: KeyMade): Promise<void> {
    await tx.query(
      `INSERT INTO challenge_key (challenge_id, recipient, wrapped) VALUES ($1, $2, $3)
       ON CONFLICT (challenge_id) DO UPDATE SET recipient = excluded.recipient, wrapped = excluded.wrapped`,
      [challengeId, recipient, Buffer.from(wrapped, 'base64url')],
    );
  }

  /** Still below both layers: it opens nothing. */
  async give({ input }: Call<typeof termsRpc.keptChallengeKey>): Promise<Kept> {
    const [row] = await this.dataSource.query<{ recipient: string | null; wrapped: Buffer }[]>(
      'SELECT recipient, wrapped FROM challenge_key WHERE challenge_id = $1',
      [input.challengeId],
    );
    return { kept: row ? { ...row, wrapped: row.wrapped.toString('base64url') } : null };
  }

  /** By a person whom the challenge names and who still has the role for it, after the close by this service's clock and by that of `challenges`. */
  async approve(call: ApproveCall): Promise<Approved> {
    const { challengeId } = call.input;
    const person = personOf(call.actor);
    const { accountId } = person;
    const { window, now, isOverThere } = await this.windows.fresh(challengeId, call.context);
    if (!mayOpen(window, person)) throw new ProblemError('challenge.not-found');
    if (!isOverThere || !isOpenable(window, now)) throw new ProblemError('submission.still-open');
    return this.writes.run({ ...call, key: undefined }, (tx) => this.note(tx, call, { accountId, window }));
  }

  private async note(
    tx: EntityManager,
    { input }: ApproveCall,
    { accountId, window }: { accountId: string; window: Window },
  ): Promise<Approved> {
    const { challengeId } = input;
    const given = Buffer.from(input.wrapped, 'base64url');
    const { own, isReleased } = await lockKey(tx, challengeId, given);
    const at = await approve(tx, challengeId, accountId);
    const approvedAccountIds = await approvalsOf(tx, challengeId);
    const openerAccountIds = openersOf(window);
    const isWhole = openerAccountIds.every((opener) => approvedAccountIds.includes(opener));
    const inner = isWhole ? await this.peelOne(challengeId, [own, given]) : null;
    const released = inner?.toString('base64url') ?? null;
    if (released !== null && !isReleased) {
      await tx.query('UPDATE challenge_key SET released_at = clock_timestamp() WHERE challenge_id = $1', [
        challengeId,
      ]);
      await this.outbox.append(tx, termsEvents.openingReleased, {
        challengeId,
        approvedAccountIds,
        released,
      });
    }
    if (at) {
      const waitingForAccountIds = openerAccountIds.filter((opener) => !approvedAccountIds.includes(opener));
      const approval = { challengeId, accountId, waitingForAccountIds };
      await this.outbox.append(tx, termsEvents.openingApproved, approval);
      const statement = { type: 'opening-approved', at, accountId, challengeId, openerAccountIds } as const;
      const holders = [accountId, ...openerAccountIds, ...window.seekerAccountIds];
      await this.evidence.append(tx, { receiptId: newId(), statement, holders });
    }
    return { approvedAccountIds, released };
  }

  // The other copy helps where one of the two was lost with its disk, or was sealed to a key that is gone.
  private async peelOne(challengeId: string, [first, second]: [Buffer, Buffer]): Promise<Buffer> {
    return peel(this.keys, challengeId, first).catch(() => peel(this.keys, challengeId, second));
  }
}

/** Two who approve at the same moment come one after the other. */
async function lockKey(
  tx: EntityManager,
  challengeId: string,
  given: Buffer,
): Promise<{ own: Buffer; isReleased: boolean }> {
  await tx.query(
    'INSERT INTO challenge_key (challenge_id, wrapped) VALUES ($1, $2) ON CONFLICT (challenge_id) DO NOTHING',
    [challengeId, given],
  );
  const [row] = await tx.query<[{ own: Buffer; isReleased: boolean }]>(
    `SELECT wrapped AS own, released_at IS NOT NULL AS "isReleased" FROM challenge_key
     WHERE challenge_id = $1 FOR UPDATE`,
    [challengeId],
  );
  return row;
}

/** When, if it is this person's first approval. */
async function approve(
  tx: EntityManager,
  challengeId: string,
  accountId: string,
): Promise<string | undefined> {
  const rows = await tx.query<{ at: Date }[]>(
    `INSERT INTO opening_approval (challenge_id, account_id, at) VALUES ($1, $2, clock_timestamp())
     ON CONFLICT DO NOTHING RETURNING at`,
    [challengeId, accountId],
  );
  return rows[0]?.at.toISOString();
}

async function approvalsOf(tx: EntityManager, challengeId: string): Promise<string[]> {
  const rows = await tx.query<{ accountId: string }[]>(
    'SELECT account_id AS "accountId" FROM opening_approval WHERE challenge_id = $1 ORDER BY at',
    [challengeId],
  );
  return rows.map(({ accountId }) => accountId);
}
