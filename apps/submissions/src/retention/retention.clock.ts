import { deletionNoticeDays, newId, submissionsEvents } from '@allmende/contracts';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { filesStillGo } from '../files/file.removals.js';
import { teamOf } from '../team/team.members.js';
import { Destruction } from '../versions/destruction.service.js';
import type { VersionFile } from '../versions/version.entity.js';

const everySeconds = 15;

type Fact = { submissionId: string; challengeId: string };
type Step = {
  /** SQL: which rows `r` of `retention` wait for it; judged again under the submission's lock. */
  due: string;
  /** SQL: what marks it as done. */
  mark: string;
  then: (tx: EntityManager, fact: Fact) => Promise<void>;
};

/**
 * States and does, once each and in this order, what the dates of a submission that was not awarded bring: the end of
 * the seeker's access, the notice of the deletion, and the deletion.
 */
@Injectable()
export class RetentionClock implements OnApplicationBootstrap {
  private readonly steps: Step[] = [
    {
      due: 'r.access_told_at IS NULL AND r.access_ends_at <= clock_timestamp()',
      mark: 'access_told_at = clock_timestamp()',
      then: (tx, fact) => this.stateEnd(tx, fact),
    },
    {
      due: `r.warned_at IS NULL AND r.erased_at IS NULL AND r.kept_at IS NULL
        AND r.deletes_at <= clock_timestamp() + interval '${deletionNoticeDays} days'`,
      mark: 'warned_at = clock_timestamp()',
      then: (tx, fact) => this.warn(tx, fact),
    },
    {
      // After an outage nobody loses what was said to go only a moment before.
      due: `r.erased_at IS NULL AND r.kept_at IS NULL AND r.access_told_at IS NOT NULL
        AND r.deletes_at <= clock_timestamp() AND r.warned_at <= clock_timestamp() - interval '1 day'`,
      mark: 'erased_at = clock_timestamp()',
      then: (tx, { submissionId }) => this.destruction.destroy(tx, submissionId),
    },
    {
      due: `r.erased_at IS NOT NULL AND NOT ${filesStillGo('r.submission_id')}`,
      mark: 'deleted_at = clock_timestamp()',
      then: (tx, fact) => this.stateDeletion(tx, fact),
    },
  ];

  constructor(
    private readonly clock: Clock,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly destruction: Destruction,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.run());
  }

  async run(): Promise<void> {
    for (const step of this.steps)
      while (await this.writes.system('clock', (tx) => takeOne(tx, step))) continue;
  }

  private async stateEnd(tx: EntityManager, fact: Fact): Promise<void> {
    const [{ at }] = await tx.query<[{ at: Date }]>(
      'SELECT access_ends_at AS at FROM retention WHERE submission_id = $1',
      [fact.submissionId],
    );
    const teamAccountIds = await teamOf(tx, fact.submissionId);
    const ended = { ...fact, receiptId: newId(), at: at.toISOString(), teamAccountIds };
    await this.outbox.append(tx, submissionsEvents.accessEnded, ended);
  }

  private async warn(tx: EntityManager, fact: Fact): Promise<void> {
    const [{ deletesAt }] = await tx.query<[{ deletesAt: Date }]>(
      `SELECT greatest(deletes_at, warned_at + interval '1 day') AS "deletesAt" FROM retention
       WHERE submission_id = $1`,
      [fact.submissionId],
    );
    const teamAccountIds = await teamOf(tx, fact.submissionId);
    const ahead = { ...fact, teamAccountIds, deletesAt: deletesAt.toISOString() };
    await this.outbox.append(tx, submissionsEvents.deletionAhead, ahead);
  }

  private async stateDeletion(tx: EntityManager, fact: Fact): Promise<void> {
    const receiptId = newId();
    const [{ at, ...last }] = await tx.query<[Deleted]>(
      `WITH done AS (UPDATE retention SET deletion_receipt_id = $2 WHERE submission_id = $1 RETURNING deleted_at)
       SELECT done.deleted_at AS at, v.version, v.text_digest AS "textDigest", v.files
       FROM done, submission s JOIN submission_version v ON v.submission_id = s.id AND v.version = s.last_version
       WHERE s.id = $1`,
      [fact.submissionId, receiptId],
    );
    const files = last.files.map(({ fileId, size, digest }) => ({ fileId, size, digest }));
    const teamAccountIds = await teamOf(tx, fact.submissionId);
    const deleted = { ...fact, ...last, files, receiptId, at: at.toISOString(), teamAccountIds };
    await this.outbox.append(tx, submissionsEvents.contentsDeleted, deleted);
  }
}

type Deleted = { at: Date; version: number; textDigest: string; files: VersionFile[] };

/** The submission's row is locked first, as in every use case; what is due is judged again under that lock. */
async function takeOne(tx: EntityManager, { due, mark, then }: Step): Promise<boolean> {
  const [next] = await tx.query<Fact[]>(
    `SELECT r.submission_id AS "submissionId", r.challenge_id AS "challengeId"
     FROM retention r JOIN submission s ON s.id = r.submission_id
     WHERE r.deleted_at IS NULL AND ${due} ORDER BY r.deletes_at LIMIT 1 FOR UPDATE OF s SKIP LOCKED`,
  );
  if (!next) return false;
  const [, count] = await tx.query<[unknown[], number]>(
    `UPDATE retention r SET ${mark} WHERE r.submission_id = $1 AND r.deleted_at IS NULL AND ${due}`,
    [next.submissionId],
  );
  if (count > 0) await then(tx, next);
  return true;
}
