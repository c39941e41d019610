import { type Deposit, newId, type OutputOf, ProblemError, type submissionsRpc } from '@allmende/contracts';
import type { Call, CallContext } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { assertSeeker } from '../received/received.service.js';
import { named } from '../sealing/sealed.values.js';
import { accountOf } from '../submissions/submission.access.js';
import { graceSeconds, phaseOf } from '../submissions/submission.rules.js';
import { iso } from '../submissions/submission.sql.js';
import { type Window, WindowsService } from '../windows/windows.service.js';
import { DepositFiles } from './deposit-files.service.js';
import type { DepositContent } from './deposit.layers.js';
import { depositOf, depositsOf, type ListedDeposit } from './deposit.query.js';
import { assertDepositable, isDepositable, maxDeposits } from './deposit.rules.js';

type List = OutputOf<typeof submissionsRpc.listDeposits>;

/** What the seeker deposits of its own knowledge: for its team alone, but for the times. */
@Injectable()
export class DepositsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly files: DepositFiles,
    private readonly keys: KeyRing,
  ) {}

  async list({ input, context }: Call<typeof submissionsRpc.listDeposits>): Promise<List> {
    const window = await this.seekers(input.challengeId, context);
    const rows = await depositsOf(this.dataSource, input.challengeId);
    return {
      items: await Promise.all(rows.map((row) => this.show(row, context))),
      open: isDepositable(window, window.now),
      closesAt: window.closesAt?.toISOString() ?? null,
      graceSeconds,
      now: window.now.toISOString(),
    };
  }

  async begin(call: Call<typeof submissionsRpc.beginDeposit>): Promise<{ depositId: string }> {
    const { challengeId } = call.input;
    const accountId = accountOf(call.actor);
    return this.windows.judge(challengeId, call.context, (window) => {
      assertSeeker(window, accountId);
      assertDepositable(window, window.now);
      return this.writes.run(call, (tx) => this.draft(tx, challengeId));
    });
  }

  async read({ input, context }: Call<typeof submissionsRpc.readDeposit>): Promise<{ text: string }> {
    await this.seekers(input.challengeId, context);
    const { opened } = await depositOf(this.dataSource, input);
    if (!opened) throw new ProblemError('deposit.sealed');
    return { text: (await this.keys.open<DepositContent>(opened)).text };
  }

  async times({ input, context }: Call<typeof submissionsRpc.depositTimes>): Promise<Times> {
    const { challengeId } = input;
    await this.windows.judge(challengeId, context, (seen) => {
      if (phaseOf(seen, seen.now) === 'unpublished') throw new ProblemError('challenge.not-found');
    });
    const items = await this.dataSource.query<Times['items']>(
      `SELECT ${iso('sealed_at')} AS at FROM deposit WHERE challenge_id = $1 AND sealed_at IS NOT NULL
       ORDER BY sealed_at`,
      [challengeId],
    );
    return { items };
  }

  /** For everybody but the seeker's team the challenge is not there. */
  async seekers(challengeId: string, context: CallContext): Promise<Window> {
    const accountId = accountOf(context.actor);
    return this.windows.judge(challengeId, context, (seen) => {
      assertSeeker(seen, accountId);
      return seen;
    });
  }

  async show(row: ListedDeposit, context: CallContext): Promise<Deposit> {
    const { depositId, state, textDigest, sealedAt, receiptId, openedAt, openingReceiptId } = row;
    const [files, cards] = await Promise.all([this.files.settle(row, context), this.files.cardsOf(row)]);
    const facts = { textDigest, sealedAt, receiptId, openedAt, openingReceiptId };
    return { depositId, state, ...facts, files: named(files, cards) };
  }

  private async draft(tx: EntityManager, challengeId: string): Promise<{ depositId: string }> {
    const rows = await depositsOf(tx, challengeId);
    const draft = rows.find(({ state }) => state === 'draft');
    if (draft) return { depositId: draft.depositId };
    if (rows.length >= maxDeposits) throw new ProblemError('deposit.too-many');
    // Somebody else of the team may be a moment earlier.
    const [made] = await tx.query<[{ depositId: string }]>(
      `INSERT INTO deposit AS d (id, challenge_id) VALUES ($1, $2)
       ON CONFLICT (challenge_id) WHERE sealed_at IS NULL DO UPDATE SET challenge_id = d.challenge_id
       RETURNING id AS "depositId"`,
      [newId(), challengeId],
    );
    return made;
  }
}
type Times = OutputOf<typeof submissionsRpc.depositTimes>;
