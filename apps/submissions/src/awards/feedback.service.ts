import { ProblemError, type submissionsRpc } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inProcedure } from '../received/received.service.js';
import { accountOf } from '../submissions/submission.access.js';
import { lockSubmission } from '../submissions/submission.case.js';
import { WindowsService } from '../windows/windows.service.js';

/** The reason that a team reads with the decision: written by the seeker's team between the close and the decision. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
  ) {}

  async give(call: Call<typeof submissionsRpc.giveFeedback>): Promise<{ done: true }> {
    const { submissionId, text } = call.input;
    const accountId = accountOf(call.actor);
    const challengeId = await this.challengeOf(submissionId);
    const { decidedAt } = await this.windows.readableHidden(challengeId, accountId, call.context);
    if (decidedAt) throw new ProblemError('submission.state');
    return this.writes.run(call, async (tx) => {
      await lockSubmission(tx, submissionId);
      const [, count] = await tx.query<[unknown[], number]>(
        `UPDATE submission SET feedback = $2, feedback_by = $3, feedback_at = clock_timestamp()
         WHERE id = $1 AND state IN ('submitted', 'award-offered', 'awarded') AND decided_at IS NULL`,
        [submissionId, text, accountId],
      );
      if (count === 0) throw new ProblemError('submission.state');
      return { done: true };
    });
  }

  private async challengeOf(submissionId: string): Promise<string> {
    const rows = await this.dataSource.query<{ challengeId: string }[]>(
      `SELECT challenge_id AS "challengeId" FROM submission WHERE id = $1 AND state IN ${inProcedure}`,
      [submissionId],
    );
    if (!rows[0]) throw new ProblemError('submission.not-found');
    return rows[0].challengeId;
  }
}
