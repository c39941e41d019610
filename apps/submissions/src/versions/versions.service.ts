import {
  newId,
  ProblemError,
  submissionsEvents,
  type OutputOf,
  type submissionsRpc,
  type SubmissionVersion,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SubmissionFiles } from '../files/submission-files.service.js';
import { accountOf, assertInTheMaking, portalOf } from '../submissions/submission.access.js';
import {
  conflictOf,
  type LastVersion,
  loadCase,
  lockSubmission,
  type SubmissionCase,
} from '../submissions/submission.case.js';
import { canonicalText, findingsOf, graceSeconds, textDigest } from '../submissions/submission.rules.js';
import { type Agreements, TeamAgreements } from '../team/team.agreements.js';
import { WindowsService } from '../windows/windows.service.js';
import {
  assertComplete,
  assertInTime,
  assertNoSeeker,
  isSameContent,
  versionFiles,
} from './version.rules.js';

type SubmitCall = Call<typeof submissionsRpc.submit>;
type Submitted = SubmissionVersion & { submissionId: string };
type Checked = OutputOf<typeof submissionsRpc.checkSubmission>;

/** Checking and handing in. */
@Injectable()
export class VersionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly windows: WindowsService,
    private readonly agreements: TeamAgreements,
    private readonly files: SubmissionFiles,
  ) {}

  async check(call: Call<typeof submissionsRpc.checkSubmission>): Promise<Checked> {
    const { found, agreements } = await this.prepare(call);
    const findings = findingsOf({ ...found, ...agreements });
    return {
      ready: findings.length === 0,
      findings,
      closesAt: found.closesAt?.toISOString() ?? '',
      graceSeconds,
      now: found.now.toISOString(),
    };
  }

  /**
   * Hands in the text and files as they stand. Who agreed is asked before the transaction; everything else is read
   * under the lock. Late by the own copy is late only after `challenges` was asked once more.
   */
  async submit(call: SubmitCall): Promise<Submitted> {
    const { found, agreements, role } = await this.prepare(call);
    if (role !== 'lead') throw new ProblemError('forbidden');
    try {
      return await this.windows.judge(found.challengeId, call.context, () =>
        this.writes.timed(call, (tx, now) => this.handIn(tx, call, { now, agreements })),
      );
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'submission.deadline-passed') throw error;
      const receiptId = await this.noteRefusal(call, found, error);
      throw new ProblemError(error.code, { facts: { ...error.details.facts, receiptId } });
    }
  }

  // Both questions at once, and the second only while an upload has not been heard of as finished.
  private async prepare(call: Call<typeof submissionsRpc.checkSubmission> | SubmitCall) {
    const { submissionId } = call.input;
    const { found, own } = await loadCase(this.dataSource.manager, submissionId, accountOf(call.actor));
    const accountIds = found.members.map(({ accountId }) => accountId);
    const [agreements, files] = await Promise.all([
      this.agreements.of(found.challengeId, accountIds, call.context),
      this.files.settle(submissionId, found.files, call.context),
    ]);
    return { found: { ...found, files }, role: own.role, agreements };
  }

  private async handIn(
    tx: EntityManager,
    call: SubmitCall,
    { now, agreements }: { now: Date; agreements: Agreements },
  ): Promise<Submitted> {
    const { submissionId, revision } = call.input;
    const accountId = accountOf(call.actor);
    assertInTheMaking(await lockSubmission(tx, submissionId));
    const { found, own } = await loadCase(tx, submissionId, accountId);
    if (own.role !== 'lead') throw new ProblemError('forbidden');
    assertInTime(found, now);
    assertNoSeeker(found);
    if (found.revision !== revision) throw await conflictOf(tx, submissionId);
    assertComplete(findingsOf({ ...found, ...agreements }), accountId);
    const text = canonicalText(found.solution);
    const version = this.draftVersion(found, { now, text });
    if (found.last && isSameContent(found.last, version)) return shown(submissionId, found.last);
    await insertVersion(tx, { ...version, submissionId, accountId, text, portalId: portalOf(call.actor) });
    await this.tell(tx, call, found, version);
    return shown(submissionId, version);
  }

  private draftVersion(found: SubmissionCase, { now, text }: { now: Date; text: string }): LastVersion {
    return {
      version: (found.last?.version ?? 0) + 1,
      submittedAt: now.toISOString(),
      textDigest: textDigest(text),
      files: versionFiles(found.files),
      teamAccountIds: found.members.map(({ accountId }) => accountId),
      receiptId: newId(),
    };
  }

  private async tell(
    tx: EntityManager,
    { actor }: SubmitCall,
    { submissionId, challengeId, clusterId }: SubmissionCase,
    { receiptId, version, submittedAt, teamAccountIds, textDigest: digest, files }: LastVersion,
  ): Promise<void> {
    await this.outbox.append(tx, submissionsEvents.submitted, {
      submissionId,
      challengeId,
      receiptId,
      version,
      at: submittedAt,
      accountId: accountOf(actor),
      portalId: portalOf(actor),
      clusterId,
      teamAccountIds,
      textDigest: digest,
      files: files.map((file) => ({ fileId: file.fileId, size: file.size, digest: file.digest })),
    });
  }

  // In a transaction of its own, after the attempt was rolled back: a refusal leaves evidence too.
  private async noteRefusal(call: SubmitCall, found: SubmissionCase, late: ProblemError): Promise<string> {
    const { submissionId, challengeId } = found;
    const { closesAt, now } = late.details.facts as { closesAt: string; now: string };
    const accountId = accountOf(call.actor);
    const receiptId = newId();
    await this.writes.run({ ...call, key: undefined }, async (tx) => {
      await tx.query(
        'INSERT INTO refused_attempt (id, submission_id, account_id, at, closes_at) VALUES ($1, $2, $3, $4, $5)',
        [receiptId, submissionId, accountId, now, closesAt],
      );
      const fact = { submissionId, challengeId, receiptId, at: now, accountId, code: late.code, closesAt };
      await this.outbox.append(tx, submissionsEvents.refused, fact);
    });
    return receiptId;
  }
}

type NewVersion = LastVersion & {
  submissionId: string;
  accountId: string;
  portalId: string | null;
  text: string;
};

// One statement for both rows; a submit must be quick when everyone comes in the last minute.
async function insertVersion(tx: EntityManager, version: NewVersion): Promise<void> {
  await tx.query(
    `WITH handed_in AS (
       INSERT INTO submission_version (submission_id, version, submitted_at, submitted_by, portal_id, text, text_digest,
         files, team_account_ids, receipt_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) RETURNING submission_id, version, submitted_at)
     UPDATE submission s SET state = 'submitted', last_version = h.version, updated_at = h.submitted_at
     FROM handed_in h WHERE s.id = h.submission_id`,
    [
      version.submissionId,
      version.version,
      version.submittedAt,
      version.accountId,
      version.portalId,
      version.text,
      version.textDigest,
      JSON.stringify(version.files),
      version.teamAccountIds,
      version.receiptId,
    ],
  );
}

function shown(submissionId: string, version: LastVersion): Submitted {
  const { teamAccountIds: _team, ...rest } = version;
  return { ...rest, submissionId, counts: true };
}
