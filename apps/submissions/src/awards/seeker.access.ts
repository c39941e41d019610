import { ProblemError } from '@allmende/contracts';
import type { CallContext } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inProcedure } from '../received/received.service.js';
import { accountOf } from '../submissions/submission.access.js';
import { UnsealingService } from '../unsealing/unsealing.service.js';
import { type Window, WindowsService } from '../windows/windows.service.js';

/** The seeker's team, once submissions were opened; for everybody else the submission is not there. */
@Injectable()
export class SeekerAccess {
  constructor(
    private readonly dataSource: DataSource,
    private readonly windows: WindowsService,
    private readonly unsealing: UnsealingService,
  ) {}

  async find(submissionId: string, context: CallContext): Promise<{ accountId: string; window: Window }> {
    const accountId = accountOf(context.actor);
    const challengeId = await this.challengeOf(submissionId);
    const window = await this.windows.readableHidden(challengeId, accountId, context);
    await this.unsealing.assertOpened(window, context);
    return { accountId, window };
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
