import { challengesEvents, submissionsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DepositsService } from '../openings/deposits.service.js';
import { EvidenceService } from './evidence.service.js';

/**
 * Writes down what other services state, with their ids and digests unchanged. Where the event names no receipt, the
 * event's own id is the receipt's.
 */
@Injectable()
export class EvidenceEvents {
  constructor(
    private readonly evidence: EvidenceService,
    private readonly deposits: DepositsService,
  ) {}

  @OnEvent(submissionsEvents.submitted)
  async submitted({ payload }: EventMessage<typeof submissionsEvents.submitted>, tx: EntityManager) {
    const { receiptId, clusterId: _clusterId, ...statement } = payload;
    await this.evidence.append(tx, {
      receiptId,
      statement: { type: 'submission', ...statement },
      holders: [payload.accountId, ...payload.teamAccountIds],
    });
  }

  @OnEvent(submissionsEvents.withdrawn)
  async withdrawn({ payload }: EventMessage<typeof submissionsEvents.withdrawn>, tx: EntityManager) {
    const { receiptId, teamAccountIds, handedIn: _known, ...statement } = payload;
    await this.evidence.append(tx, {
      receiptId,
      statement: { type: 'withdrawal', ...statement },
      holders: [payload.accountId, ...teamAccountIds],
    });
  }

  @OnEvent(submissionsEvents.refused)
  async refused({ payload }: EventMessage<typeof submissionsEvents.refused>, tx: EntityManager) {
    const { receiptId, ...statement } = payload;
    await this.evidence.append(tx, {
      receiptId,
      statement: { type: 'refused-submission', ...statement },
      holders: [payload.accountId],
    });
  }

  /** For the seeker's team alone: nobody else learns more than the time. The key comes along, as sealed as it is. */
  @OnEvent(submissionsEvents.deposited)
  async deposited({ payload }: EventMessage<typeof submissionsEvents.deposited>, tx: EntityManager) {
    const { receiptId, seekerAccountIds, wrapped, ...statement } = payload;
    await this.deposits.keep(tx, { depositId: payload.depositId, wrapped });
    await this.evidence.append(tx, {
      receiptId,
      statement: { type: 'deposit', ...statement },
      holders: [payload.accountId, ...seekerAccountIds],
    });
  }

  @OnEvent(submissionsEvents.depositRefused)
  async depositRefused(
    { payload }: EventMessage<typeof submissionsEvents.depositRefused>,
    tx: EntityManager,
  ) {
    const { receiptId, ...statement } = payload;
    await this.evidence.append(tx, {
      receiptId,
      statement: { type: 'refused-deposit', ...statement },
      holders: [payload.accountId],
    });
  }

  @OnEvent(submissionsEvents.awardAnswered)
  async awardAnswered(
    { id, payload }: EventMessage<typeof submissionsEvents.awardAnswered>,
    tx: EntityManager,
  ) {
    const { at, challengeId, submissionId, awardId, accountId, accepted } = payload;
    await this.evidence.append(tx, {
      receiptId: id,
      statement: { type: 'award-answered', at, challengeId, submissionId, awardId, accountId, accepted },
      holders: [accountId, ...(await teamOf(tx, submissionId))],
    });
  }

  @OnEvent(submissionsEvents.awardTakenBack)
  async awardTakenBack(
    { id, payload }: EventMessage<typeof submissionsEvents.awardTakenBack>,
    tx: EntityManager,
  ) {
    const { at, challengeId, submissionId, awardId, accountId } = payload;
    await this.evidence.append(tx, {
      receiptId: id,
      statement: { type: 'award-taken-back', at, challengeId, submissionId, awardId, accountId },
      holders: [accountId, ...(await teamOf(tx, submissionId)), ...(await seekersOf(tx, challengeId))],
    });
  }

  @OnEvent(challengesEvents.awardOffered)
  async awardOffered(
    { id, at, payload }: EventMessage<typeof challengesEvents.awardOffered>,
    tx: EntityManager,
  ) {
    const { challengeId, submissionId, awardId } = payload;
    const statement = { at: at.toISOString(), challengeId, submissionId, awardId };
    await this.evidence.append(tx, {
      receiptId: id,
      statement: { type: 'award-offered', ...statement },
      holders: [...(await teamOf(tx, submissionId)), ...(await seekersOf(tx, challengeId))],
    });
  }

  /** For those who ask, whoever did it, and every team that has handed in. */
  @OnEvent(challengesEvents.suspended)
  async suspended({ id, at, payload }: EventMessage<typeof challengesEvents.suspended>, tx: EntityManager) {
    const { challengeId, accountId, seekerAccountIds } = payload;
    await this.evidence.append(tx, {
      receiptId: id,
      statement: { type: 'challenge-suspended', at: at.toISOString(), accountId, challengeId },
      holders: [accountId, ...seekerAccountIds, ...(await teamsOf(tx, challengeId))],
    });
  }

  @OnEvent(challengesEvents.resumed)
  async resumed({ id, at, payload }: EventMessage<typeof challengesEvents.resumed>, tx: EntityManager) {
    const { challengeId, accountId, closesAt, seekerAccountIds } = payload;
    await this.evidence.append(tx, {
      receiptId: id,
      statement: { type: 'challenge-resumed', at: at.toISOString(), accountId, challengeId, closesAt },
      holders: [accountId, ...seekerAccountIds, ...(await teamsOf(tx, challengeId))],
    });
  }

  /** For those who open, opened before, or ask. */
  @OnEvent(challengesEvents.openerReplaced)
  async openerReplaced(
    { id, at, payload }: EventMessage<typeof challengesEvents.openerReplaced>,
    tx: EntityManager,
  ) {
    const { challengeId, accountId, replacedAccountId, openerAccountIds, seekerAccountIds } = payload;
    const said = { accountId, challengeId, replacedAccountId, openerAccountIds };
    await this.evidence.append(tx, {
      receiptId: id,
      statement: { type: 'opener-replaced', at: at.toISOString(), ...said },
      holders: [accountId, replacedAccountId, ...openerAccountIds, ...seekerAccountIds],
    });
  }

  /** For those who may read from now on, and for every team whose submission was opened. */
  @OnEvent(submissionsEvents.allOpened)
  async allOpened({ id, payload }: EventMessage<typeof submissionsEvents.allOpened>, tx: EntityManager) {
    const { at, challengeId, submissions, seekerAccountIds } = payload;
    await this.evidence.append(tx, {
      receiptId: id,
      statement: { type: 'submissions-opened', at, challengeId, submissions },
      holders: [...seekerAccountIds, ...(await teamsOf(tx, challengeId))],
    });
  }

  /** For whoever read, and for those whose secret it is. */
  @OnEvent(challengesEvents.briefOpened)
  async briefOpened({ payload }: EventMessage<typeof challengesEvents.briefOpened>, tx: EntityManager) {
    const { openingId, clusterId: _clusterId, seekerAccountIds, at, ...opened } = payload;
    await this.evidence.append(tx, {
      receiptId: openingId,
      statement: { type: 'brief-opened', at: new Date(at).toISOString(), ...opened },
      holders: [payload.accountId, ...seekerAccountIds],
    });
  }

  /** For whoever had asked to read, and for those whose secret it is. */
  @OnEvent(challengesEvents.briefRequestAnswered)
  async briefAnswered(
    { id, payload }: EventMessage<typeof challengesEvents.briefRequestAnswered>,
    tx: EntityManager,
  ) {
    const { challengeId, accountId: readerAccountId, state: answer, by, seekerNamed, at } = payload;
    if (answer === 'waiting') return;
    const accountId = seekerNamed ? by : null;
    const said = { at: new Date(at).toISOString(), accountId, challengeId, readerAccountId, answer };
    await this.evidence.append(tx, {
      receiptId: id,
      statement: { type: 'brief-answered', ...said },
      holders: [readerAccountId, by, ...payload.seekerAccountIds],
    });
  }

  @OnEvent(submissionsEvents.opened)
  async submissionRead({ id, payload }: EventMessage<typeof submissionsEvents.opened>, tx: EntityManager) {
    await this.evidence.append(tx, {
      receiptId: id,
      statement: { type: 'submission-read', ...payload },
      holders: [payload.accountId, ...(await teamOf(tx, payload.submissionId))],
    });
  }

  @OnEvent(submissionsEvents.accessEnded)
  async accessEnded({ payload }: EventMessage<typeof submissionsEvents.accessEnded>, tx: EntityManager) {
    const { receiptId, teamAccountIds, ...statement } = payload;
    await this.evidence.append(tx, {
      receiptId,
      statement: { type: 'access-ended', ...statement },
      holders: teamAccountIds,
    });
  }

  @OnEvent(submissionsEvents.contentsDeleted)
  async contentsDeleted(
    { payload }: EventMessage<typeof submissionsEvents.contentsDeleted>,
    tx: EntityManager,
  ) {
    const { receiptId, teamAccountIds, ...statement } = payload;
    await this.evidence.append(tx, {
      receiptId,
      statement: { type: 'contents-deleted', ...statement },
      holders: teamAccountIds,
    });
  }

  /** For those who asked, and for all who handed in. */
  @OnEvent(submissionsEvents.nonUseConfirmed)
  async nonUseConfirmed(
    { payload }: EventMessage<typeof submissionsEvents.nonUseConfirmed>,
    tx: EntityManager,
  ) {
    const { receiptId, seekerAccountIds, ...statement } = payload;
    await this.evidence.append(tx, {
      receiptId,
      statement: { type: 'non-use-confirmed', ...statement },
      holders: [payload.accountId, ...seekerAccountIds, ...(await teamsOf(tx, payload.challengeId))],
    });
  }

  /** For those who asked and those who were chosen; everybody else hears the own result from `submissions`. */
  @OnEvent(challengesEvents.decided)
  async decided({ id, payload }: EventMessage<typeof challengesEvents.decided>, tx: EntityManager) {
    const { challengeId, submissionId, seekerAccountIds } = payload;
    const winners = submissionId === null ? [] : await teamOf(tx, submissionId);
    const at = new Date(payload.at).toISOString();
    await this.evidence.append(tx, {
      receiptId: id,
      statement: { type: 'decision', at, challengeId, submissionId },
      holders: [...seekerAccountIds, ...winners],
    });
  }
}

/** The team as it stood when it submitted last. */
async function teamOf(tx: EntityManager, submissionId: string): Promise<string[]> {
  const rows = await tx.query<{ accountId: string }[]>(
    `SELECT account_id AS "accountId" FROM receipt_holder WHERE seq = (
       SELECT max(seq) FROM receipt WHERE submission_id = $1 AND statement_type = 'submission')`,
    [submissionId],
  );
  return rows.map(({ accountId }) => accountId);
}

/** All whose submission stands, as their teams did when they submitted last; what was withdrawn in time is gone. */
async function teamsOf(tx: EntityManager, challengeId: string): Promise<string[]> {
  const rows = await tx.query<{ accountId: string }[]>(
    `SELECT DISTINCT h.account_id AS "accountId" FROM (
       SELECT max(seq) AS seq, submission_id FROM receipt
       WHERE challenge_id = $1 AND statement_type = 'submission' GROUP BY submission_id) AS last
       JOIN receipt_holder h USING (seq)
     WHERE NOT EXISTS (SELECT FROM receipt w JOIN evidence e USING (seq)
       WHERE w.submission_id = last.submission_id AND w.statement_type = 'withdrawal'
         AND e.statement::json ->> 'afterClose' = 'false')`,
    [challengeId],
  );
  return rows.map(({ accountId }) => accountId);
}

async function seekersOf(tx: EntityManager, challengeId: string): Promise<string[]> {
  const rows = await tx.query<{ accountId: string }[]>(
    'SELECT unnest(seeker_account_ids) AS "accountId" FROM challenge_window WHERE challenge_id = $1',
    [challengeId],
  );
  return rows.map(({ accountId }) => accountId);
}
