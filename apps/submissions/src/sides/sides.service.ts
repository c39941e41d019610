import { isManagerOf, type OutputOf, ProblemError, type sidesRpc } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { accountOf } from '../submissions/submission.access.js';
import { isDecided } from '../submissions/submission.rules.js';
import { WindowsService } from '../windows/windows.service.js';
import { lockSide, takenPartIn } from './sides.query.js';

type Sides = OutputOf<typeof sidesRpc.decidedSides>;

/** Whoever reads submissions does not take part: each person stands on one side of a challenge. */
@Injectable()
export class SidesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
  ) {}

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

  /** Known to those who run the challenge, and only then. Who took part and was not awarded stays unnamed. */
  async decided({ input, actor, context }: Call<typeof sidesRpc.decidedSides>): Promise<Sides> {
    const { challengeId } = input;
    const window = await this.windows.judge(challengeId, context, (seen) => seen);
    if (!isManagerOf(actor, window.clusterId) || !isDecided(window.state))
      return { awardedAccountIds: [], seekerAccountIds: [] };
    const rows = await this.dataSource.query<{ accountId: string }[]>(
      `SELECT m.account_id AS "accountId" FROM team_member m JOIN submission s ON s.id = m.submission_id
       WHERE s.challenge_id = $1 AND s.state = 'awarded' AND s.decided_at IS NOT NULL
       ORDER BY m.joined_at, m.account_id`,
      [challengeId],
    );
    const awardedAccountIds = rows.map(({ accountId }) => accountId);
    return { awardedAccountIds, seekerAccountIds: window.seekerAccountIds };
  }
}
