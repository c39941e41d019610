import { ProblemError, type retentionRpc, submissionsEvents } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { SubmissionAccess } from '../submissions/submission.access.js';
import { lockSubmission } from '../submissions/submission.case.js';
import { restDates } from './retention.rules.js';

type Decided = { challengeId: string; clusterId: string; seekerAccountIds: string[]; at: Date };

/** The dates of what was not awarded: set by the decision, and put off by a team that wants its own kept. */
@Injectable()
export class RetentionService {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly access: SubmissionAccess,
  ) {}

  /** What was read and then withdrawn is bound to the same dates; the seeker's access to it ended with the withdrawal. */
  async begin(tx: EntityManager, { at, ...decided }: Decided): Promise<void> {
    const { challengeId } = decided;
    const { accessEndsAt, deletesAt } = restDates(at);
    const rest = await tx.query<unknown[]>(
      `INSERT INTO retention (submission_id, challenge_id, decided_at, access_ends_at, deletes_at)
       SELECT s.id, s.challenge_id, $2, CASE WHEN s.state = 'withdrawn' THEN s.withdrawn_at ELSE $3 END, $4
       FROM submission s WHERE s.challenge_id = $1 AND (s.state = 'not-awarded' OR (s.state = 'withdrawn' AND EXISTS (
         SELECT 1 FROM submission_version v
         WHERE v.submission_id = s.id AND (v.sealed IS NOT NULL OR v.opened IS NOT NULL))))
       ON CONFLICT DO NOTHING RETURNING 1`,
      [challengeId, at, accessEndsAt, deletesAt],
    );
    if (rest.length === 0) return;
    await tx.query('INSERT INTO non_use (challenge_id, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      challengeId,
      accessEndsAt,
    ]);
    const asked = { ...decided, dueAt: accessEndsAt.toISOString() };
    await this.outbox.append(tx, submissionsEvents.nonUseAsked, asked);
  }

  async keep(call: Call<typeof retentionRpc.keepContents>): Promise<{ done: true }> {
    const { submissionId, keep } = call.input;
    await this.access.lead(submissionId, call.actor);
    return this.writes.run(call, async (tx) => {
      await lockSubmission(tx, submissionId);
      const [, count] = await tx.query<[unknown[], number]>(
        `UPDATE retention SET kept_at = CASE WHEN $2 THEN coalesce(kept_at, clock_timestamp()) END
         WHERE submission_id = $1 AND erased_at IS NULL`,
        [submissionId, keep],
      );
      if (count === 0) throw new ProblemError('submission.state');
      return { done: true };
    });
  }
}
