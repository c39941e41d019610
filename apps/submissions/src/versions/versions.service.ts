import {
  type AgreementsStated,
  newId,
  ProblemError,
  submissionsEvents,
  type OutputOf,
  type Solution,
  type submissionsRpc,
  type SubmissionVersion,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { sealValue } from '@allmende/sealing';
import { SubmissionFiles } from '../files/submission-files.service.js';
import { ChallengeKeys } from '../sealing/challenge.keys.js';
import { type Cards, FileCards } from '../sealing/file.cards.js';
import { LostKeys } from '../sealing/lost.keys.js';
import { type FileCard, named, type VersionContent } from '../sealing/sealed.values.js';
import { WorkingCopies } from '../sealing/working.copies.js';
import { accountOf, assertInTheMaking, portalOf } from '../submissions/submission.access.js';
import {
  conflictOf,
  type LastVersion,
  loadCase,
  lockSubmission,
  type SubmissionCase,
} from '../submissions/submission.case.js';
import { canonicalText, findingsOf, graceSeconds, textDigest } from '../submissions/submission.rules.js';
import { type StandingAgreements, TeamAgreements } from '../team/team.agreements.js';
import { WindowsService } from '../windows/windows.service.js';
import { RefusedAttempts } from './refused-attempts.service.js';
import type { VersionFile } from './version.entity.js';
import {
  assertComplete,
  assertInTime,
  assertNoSeeker,
  isSameContent,
  versionFiles,
} from './version.rules.js';

type SubmitCall = Call<typeof submissionsRpc.submit>;
type Submitted = SubmissionVersion & { submissionId: string };
/** As it is kept for a repeat of the call. */
type Unnamed = Omit<Submitted, 'files'> & { files: VersionFile[] };
type Prepared = {
  found: SubmissionCase;
  agreements: StandingAgreements;
  solution: Solution;
  cards: Cards;
};
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
    private readonly cards: FileCards,
    private readonly copies: WorkingCopies,
    private readonly keys: ChallengeKeys,
    private readonly lostKeys: LostKeys,
    private readonly refusedAttempts: RefusedAttempts,
  ) {}

  async check(call: Call<typeof submissionsRpc.checkSubmission>): Promise<Checked> {
    const { found, agreements, solution } = await this.prepare(call);
    const findings = findingsOf({ ...found, solution, ...agreements });
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
   * under the lock. Late by the own copy is late only after `challenges` was asked once more. What is kept of the answer
   * holds no names.
   */
  async submit(call: SubmitCall): Promise<Submitted> {
    const prepared = await this.prepare(call);
    const { found, cards, role } = prepared;
    if (role !== 'lead') throw new ProblemError('forbidden');
    if (!found.recipient) await this.lostKeys.bringBack(found.challengeId);
    try {
      const version = await this.windows.judge(found.challengeId, call.context, () =>
        this.writes.timed(call, (tx, now) => this.handIn(tx, call, { now, prepared })),
      );
      return { ...version, files: named(version.files, cards) };
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'submission.deadline-passed') throw error;
      const { submissionId, challengeId } = found;
      throw await this.refusedAttempts.note(call, error, { submissionId, challengeId });
    }
  }

  // Both questions at once, and the second only while an upload has not been heard of as finished.
  private async prepare(call: Call<typeof submissionsRpc.checkSubmission> | SubmitCall) {
    const { submissionId } = call.input;
    const { found, own } = await loadCase(this.dataSource.manager, submissionId, accountOf(call.actor));
    const accountIds = found.members.map(({ accountId }) => accountId);
    const [agreements, files, solution, cards] = await Promise.all([
      this.agreements.of(found.challengeId, accountIds, call.context),
      this.files.settle(submissionId, found.files, call.context),
      this.copies.open(found.workingCopy),
      // Most come without files, and everybody comes in the last minute.
      found.files.length > 0 ? this.cards.of(submissionId) : new Map<string, FileCard>(),
    ]);
    return { found: { ...found, files }, role: own.role, agreements, solution, cards };
  }

  private async handIn(
    tx: EntityManager,
    call: SubmitCall,
    { now, prepared }: { now: Date; prepared: Prepared },
  ): Promise<Unnamed> {
    const { submissionId, revision, keepWorkingCopy } = call.input;
    const accountId = accountOf(call.actor);
    assertInTheMaking(await lockSubmission(tx, submissionId));
    const { found, own } = await loadCase(tx, submissionId, accountId);
    if (own.role !== 'lead') throw new ProblemError('forbidden');
    assertInTime(found, now);
    assertNoSeeker(found);
    if (found.revision !== revision) throw await conflictOf(tx, this.copies, submissionId);
    // Read again under the lock, and opened again only where it has changed since.
    const isPrepared = found.revision === prepared.found.revision;
    const solution = isPrepared ? prepared.solution : await this.copies.open(found.workingCopy);
    assertComplete(findingsOf({ ...found, solution, ...prepared.agreements }), accountId);
    const text = canonicalText(solution);
    const version = this.draftVersion(found, { now, text });
    const isNew = !found.last || !isSameContent(found.last, version);
    if (isNew) {
      const sealed = await this.seal(tx, found, { text, cards: prepared.cards });
      await insertVersion(tx, {
        ...version,
        submissionId,
        accountId,
        sealed,
        portalId: portalOf(call.actor),
      });
      await this.tell(tx, call, found, {
        ...version,
        agreements: prepared.agreements.receipts.filter(({ accountId: member }) =>
          version.teamAccountIds.includes(member),
        ),
      });
    }
    if (!keepWorkingCopy) await this.copies.remove(tx, submissionId);
    return shown(submissionId, isNew ? version : (found.last ?? version));
  }

  /** To the challenge alone: from here on nobody opens it before the close, this service and the team included. */
  private async seal(
    tx: EntityManager,
    { submissionId, challengeId, recipient, files }: SubmissionCase,
    { text, cards: known }: { text: string; cards: Cards },
  ): Promise<Buffer> {
    const isKnown = files.every(({ fileId }) => known.has(fileId));
    const cards = isKnown ? known : await this.cards.of(submissionId, tx);
    const content: VersionContent = {
      text,
      files: files.map(({ fileId }) => ({ fileId, ...(cards.get(fileId) ?? { name: '', identity: null }) })),
      declarations: await this.copies.declarations(tx, submissionId),
    };
    const to = recipient || (await this.keys.ensure(tx, challengeId));
    if (!to) throw new ProblemError('unavailable', { retryAfter: 5 });
    return sealValue([to], content);
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
    { submittedAt, textDigest: digest, files, ...said }: LastVersion & { agreements: AgreementsStated },
  ): Promise<void> {
    await this.outbox.append(tx, submissionsEvents.submitted, {
      submissionId,
      challengeId,
      ...said,
      at: submittedAt,
      accountId: accountOf(actor),
      portalId: portalOf(actor),
      clusterId,
      textDigest: digest,
      files: files.map((file) => ({ fileId: file.fileId, size: file.size, digest: file.digest })),
    });
  }
}

type NewVersion = LastVersion & {
  submissionId: string;
  accountId: string;
  portalId: string | null;
  sealed: Buffer;
};

// One statement for both rows; a submit must be quick when everyone comes in the last minute.
async function insertVersion(tx: EntityManager, version: NewVersion): Promise<void> {
  await tx.query(
    `WITH handed_in AS (
       INSERT INTO submission_version (submission_id, version, submitted_at, submitted_by, portal_id, sealed, text_digest,
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
      version.sealed,
      version.textDigest,
      JSON.stringify(version.files),
      version.teamAccountIds,
      version.receiptId,
    ],
  );
}

function shown(submissionId: string, version: LastVersion): Unnamed {
  const { teamAccountIds: _team, ...rest } = version;
  return { ...rest, submissionId, counts: true };
}
