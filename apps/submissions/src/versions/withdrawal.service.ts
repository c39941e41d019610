import { newId, ProblemError, submissionsEvents, type submissionsRpc } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { accountOf, assertInTheMaking, SubmissionAccess } from '../submissions/submission.access.js';
import { loadCase, lockSubmission, type SubmissionCase } from '../submissions/submission.case.js';
import { phaseOf } from '../submissions/submission.rules.js';
import { WindowsService } from '../windows/windows.service.js';
import { Destruction } from './destruction.service.js';

type WithdrawCall = Call<typeof submissionsRpc.withdrawSubmission>;
type Withdrawn = { submissionId: string; state: 'withdrawn'; receiptId: string };

/** Taking a submission out of the procedure: destroyed unopened before the close, no longer considered after it. */
@Injectable()
export class WithdrawalService {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly windows: WindowsService,
    private readonly access: SubmissionAccess,
    private readonly destruction: Destruction,
  ) {}

  async withdraw(call: WithdrawCall): Promise<Withdrawn> {
    const { challengeId, state } = await this.access.lead(call.input.submissionId, call.actor);
    // A repeat with its key passes on to the answer that is kept.
    if (state !== 'withdrawn') assertInTheMaking(state);
    try {
      return await this.windows.judge(challengeId, call.context, () =>
        this.attempt(call, { mayBeLate: false }),
      );
    } catch (error) {
      // By now `challenges` has confirmed the close.
      if (!(error instanceof ProblemError) || error.code !== 'submission.deadline-passed') throw error;
      return this.attempt(call, { mayBeLate: true });
    }
  }

  private attempt(call: WithdrawCall, { mayBeLate }: { mayBeLate: boolean }): Promise<Withdrawn> {
    return this.writes.timed(call, async (tx, now) => {
      const { submissionId } = call.input;
      assertInTheMaking(await lockSubmission(tx, submissionId));
      const { found, own } = await loadCase(tx, submissionId, accountOf(call.actor));
      if (own.role !== 'lead') throw new ProblemError('forbidden');
      const { challengeState, opensAt, closesAt } = found;
      const isLate = phaseOf({ state: challengeState, opensAt, closesAt }, now) === 'over';
      if (isLate && !mayBeLate) throw new ProblemError('submission.deadline-passed');
      await this.takeOut(tx, found, own.accountId, now);
      if (!isLate || found.last === null) await this.destruction.destroy(tx, submissionId);
      return this.tell(tx, found, { accountId: own.accountId, now, afterClose: isLate });
    });
  }

  private async takeOut(
    tx: EntityManager,
    { submissionId }: SubmissionCase,
    accountId: string,
    now: Date,
  ): Promise<void> {
    await tx.query(
      `UPDATE submission SET state = 'withdrawn', withdrawn_by = $2, withdrawn_at = $3, updated_at = $3
       WHERE id = $1`,
      [submissionId, accountId, now],
    );
    await tx.query('UPDATE team_member SET live = false WHERE submission_id = $1', [submissionId]);
    await tx.query(`UPDATE team_invitation SET state = 'ended' WHERE submission_id = $1 AND state = 'open'`, [
      submissionId,
    ]);
  }

  private async tell(
    tx: EntityManager,
    { submissionId, challengeId, members, last }: SubmissionCase,
    { accountId, now, afterClose }: { accountId: string; now: Date; afterClose: boolean },
  ): Promise<Withdrawn> {
    const receiptId = newId();
    await this.outbox.append(tx, submissionsEvents.withdrawn, {
      submissionId,
      challengeId,
      receiptId,
      at: now.toISOString(),
      accountId,
      teamAccountIds: members.map((member) => member.accountId),
      afterClose,
      handedIn: last !== null,
    });
    return { submissionId, state: 'withdrawn', receiptId };
  }
}
