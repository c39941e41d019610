import { ProblemError, type sidesRpc } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { accountOf } from '../submissions/submission.access.js';
import { lockSide, takenPartIn } from './sides.query.js';

/** Whoever reads submissions does not take part: each person stands on one side of a challenge. */
@Injectable()
export class SidesService {
  constructor(private readonly writes: Writes) {}

  /** By the person alone, so that nobody else learns whether they take part. */
  async takeSeekerSide(call: Call<typeof sidesRpc.takeSeekerSide>): Promise<{ done: true }> {
    const side = { challengeId: call.input.challengeId, accountId: accountOf(call.actor) };
    return this.writes.run(call, async (tx) => {
      await lockSide(tx, side);
      const submissionId = await takenPartIn(tx, side);
      if (submissionId) throw new ProblemError('member.takes-part', { facts: { submissionId } });
      await tx.query(
        'INSERT INTO seeker_side (challenge_id, account_id) VALUES ($1, $2) ON CONFLICT DO NOTHING',
        [side.challengeId, side.accountId],
      );
      return { done: true };
    });
  }
}
