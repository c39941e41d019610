import { ProblemError, type submissionsRpc } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { lockSubmission } from '../submissions/submission.case.js';
import { SeekerAccess } from './seeker.access.js';

/** The reason that a team reads with the decision: written by the seeker's team between the close and the decision. */
@Injectable()
export class FeedbackService {
  constructor(
    private readonly writes: Writes,
    private readonly seekers: SeekerAccess,
  ) {}

  async give(call: Call<typeof submissionsRpc.giveFeedback>): Promise<{ done: true }> {
    const { submissionId, text } = call.input;
    const { accountId, window } = await this.seekers.find(submissionId, call.context);
    if (window.decidedAt) throw new ProblemError('submission.state');
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
}
