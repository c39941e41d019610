import { ProblemError, submissionsEvents, type submissionsRpc } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { assertInTheMaking, type Membership, SubmissionAccess } from '../submissions/submission.access.js';
import { lockSubmission } from '../submissions/submission.case.js';
import { assertOpen, WindowsService } from '../windows/windows.service.js';
import { teamOf } from './team.members.js';

type Done = { done: true };

/** What the people of a team do about themselves and each other, while the challenge is open. */
@Injectable()
export class TeamService {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly windows: WindowsService,
    private readonly access: SubmissionAccess,
    private readonly keys: KeyRing,
  ) {}

  async declare(call: Call<typeof submissionsRpc.declare>): Promise<Done> {
    const { submissionId, declaration } = call.input;
    const own = await this.access.member(submissionId, call.actor);
    const sealed = await this.keys.seal(declaration);
    return this.whileOpen(call, own, async (tx) => {
      await tx.query(
        'UPDATE team_member SET declaration = $3, declared = true WHERE submission_id = $1 AND account_id = $2',
        [submissionId, own.accountId, sealed],
      );
      return { done: true };
    });
  }

  /** The lead removes others; everybody else may leave. What was handed in goes on naming whoever is gone. */
  async remove(call: Call<typeof submissionsRpc.removeMember>): Promise<Done> {
    const { submissionId, accountId } = call.input;
    const own = await this.access.member(submissionId, call.actor);
    const isLeaving = own.accountId === accountId;
    if (own.role === 'lead' && isLeaving) throw new ProblemError('member.last-lead');
    if (own.role !== 'lead' && !isLeaving) throw new ProblemError('forbidden');
    return this.whileOpen(call, own, async (tx) => {
      const [, count] = await tx.query<[unknown[], number]>(
        `DELETE FROM team_member WHERE submission_id = $1 AND account_id = $2 AND role <> 'lead'`,
        [submissionId, accountId],
      );
      if (count === 0) throw new ProblemError('member.not-found');
      await this.outbox.append(tx, submissionsEvents.memberLeft, {
        submissionId,
        challengeId: own.challengeId,
        accountId,
        by: own.accountId,
        teamAccountIds: await teamOf(tx, submissionId),
      });
      return { done: true };
    });
  }

  async handOver(call: Call<typeof submissionsRpc.handOver>): Promise<Done> {
    const { submissionId, accountId } = call.input;
    const own = await this.access.lead(submissionId, call.actor);
    return this.whileOpen(call, own, async (tx) => {
      const [, count] = await tx.query<[unknown[], number]>(
        `UPDATE team_member SET role = 'lead' WHERE submission_id = $1 AND account_id = $2`,
        [submissionId, accountId],
      );
      if (count === 0) throw new ProblemError('member.not-found');
      await tx.query(
        `UPDATE team_member SET role = 'member' WHERE submission_id = $1 AND role = 'lead' AND account_id <> $2`,
        [submissionId, accountId],
      );
      return { done: true };
    });
  }

  private whileOpen(
    call: Call,
    { submissionId, challengeId, state }: Membership,
    work: (tx: EntityManager) => Promise<Done>,
  ): Promise<Done> {
    assertInTheMaking(state);
    return this.windows.judge(challengeId, call.context, (window) => {
      assertOpen(window);
      return this.writes.run(call, async (tx) => {
        assertInTheMaking(await lockSubmission(tx, submissionId));
        return work(tx);
      });
    });
  }
}
