import {
  accountsRpc,
  type ChallengeState,
  challengesRpc,
  type Declaration,
  type OutputOf,
  ProblemError,
  type Solution,
  type Submission,
  type SubmissionState,
} from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { SubmissionFiles } from '../files/submission-files.service.js';
import { consentOf } from '../team/consent.rules.js';
import { TeamAgreements } from '../team/team.agreements.js';
import type { TeamRole } from '../team/team-member.entity.js';
import { iso } from './submission.sql.js';
import {
  type CaseFile,
  type CaseMember,
  draftFilesJson,
  membersJson,
  takenBackJson,
} from './submission.case.js';
import { FileCards } from '../sealing/file.cards.js';
import { named } from '../sealing/sealed.values.js';
import { WorkingCopies } from '../sealing/working.copies.js';
import type { VersionFile } from '../versions/version.entity.js';
import { namedNonUse, ownRetentionJson, type OwnRetentionRow } from '../retention/retention.sql.js';
import { draftGoesAt } from '../retention-periods/retention-periods.sql.js';
import { emptySolution, graceSeconds, phaseOf } from './submission.rules.js';
import { inTheMaking } from './submission.access.js';

type Row = {
  submissionId: string;
  challengeId: string;
  challengeSlug: string | null;
  state: SubmissionState;
  revision: number;
  workingCopy: Buffer | null;
  role: TeamRole;
  agreedAt: Date | null;
  ownDeclaration: Buffer | null;
  members: CaseMember[];
  files: CaseFile[];
  invitations: Submission['invitations'];
  versions: (Omit<Submission['versions'][number], 'files'> & { files: VersionFile[] })[];
  versionTeam: string[];
  challengeState: ChallengeState;
  opensAt: Date | null;
  closesAt: Date | null;
  seekerNamed: boolean;
  openedAt: Date | null;
  now: Date;
  feedback: string | null;
  awardId: string | null;
  awardLapsesAt: Date | null;
  awardTakenBack: Submission['awardTakenBack'];
  draftGoesAt: Date | null;
  retention: OwnRetentionRow | null;
  decidedAt: Date | null;
  updatedAt: Date;
};

type Names = ReadonlyMap<string, string>;
type Offered = OutputOf<typeof challengesRpc.awardReason>;

// A team that hands in every minute still gets an answer below the limit of a reply.
const shownVersions = 50;

/** SQL for the versions of a submission `s` as its member `own` sees them, the newest first. */
const versionsJson = `(SELECT coalesce(json_agg(json_build_object('version', v.version,
    'submittedAt', ${iso('v.submitted_at')}, 'textDigest', v.text_digest, 'files', v.files,
    'receiptId', v.receipt_id, 'hasReceipt', own.account_id = ANY (v.team_account_ids), 'counts', v.version = s.last_version AND s.state <> 'withdrawn')
    ORDER BY v.version DESC), '[]')
  FROM submission_version v WHERE v.submission_id = s.id AND v.version > s.last_version - ${shownVersions})`;

const versionTeam = `coalesce((SELECT v.team_account_ids FROM submission_version v
  WHERE v.submission_id = s.id AND v.version = s.last_version), '{}')`;

const invitationsJson = `(SELECT coalesce(json_agg(json_build_object('invitationId', i.id, 'email', i.email,
    'role', i.role, 'invitedAt', ${iso('i.invited_at')}) ORDER BY i.invited_at), '[]')
  FROM team_invitation i WHERE i.submission_id = s.id AND i.state = 'open' AND i.expires_at > now())`;

const viewSql = `SELECT s.id AS "submissionId", s.challenge_id AS "challengeId", w.slug AS "challengeSlug", s.state,
    s.revision, s.working_copy AS "workingCopy", own.role, own.agreed_at AS "agreedAt", own.declaration AS "ownDeclaration",
    ${membersJson} AS members, ${draftFilesJson} AS files, ${invitationsJson} AS invitations,
    ${versionsJson} AS versions, ${versionTeam} AS "versionTeam", w.state AS "challengeState", w.opens_at AS "opensAt", w.closes_at AS "closesAt",
    k.opened_at AS "openedAt", clock_timestamp() AS now, s.feedback, s.award_id AS "awardId", s.award_lapses_at AS "awardLapsesAt",
    coalesce(w.seeker_named, false) AS "seekerNamed", ${takenBackJson} AS "awardTakenBack", ${ownRetentionJson} AS retention,
    ${draftGoesAt} AS "draftGoesAt", s.decided_at AS "decidedAt", s.updated_at AS "updatedAt"
  FROM submission s JOIN challenge_window w ON w.challenge_id = s.challenge_id
    LEFT JOIN challenge_key k ON k.challenge_id = s.challenge_id
    LEFT JOIN cluster_retention_periods chosen ON chosen.cluster_id = w.cluster_id
    LEFT JOIN retention r ON r.submission_id = s.id
    LEFT JOIN non_use n ON n.challenge_id = s.challenge_id
    JOIN team_member own ON own.submission_id = s.id AND own.account_id = $2
  WHERE s.id = $1`;

/** A submission as its team sees it. */
@Injectable()
export class SubmissionView {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly agreements: TeamAgreements,
    private readonly files: SubmissionFiles,
    private readonly cards: FileCards,
    private readonly copies: WorkingCopies,
    private readonly keys: KeyRing,
  ) {}

  /** `names`: of whom they are known already; nobody is asked for those again. */
  async show(
    submissionId: string,
    accountId: string,
    { context, names: known = new Map() }: { context: CallContext; names?: Names },
  ): Promise<Submission> {
    const row = await this.load(submissionId, accountId);
    const accountIds = row.members.map((member) => member.accountId);
    const [{ agreed, unconfirmed, consents }, names, files, cards, own, offered] = await Promise.all([
      this.agreements.of(row.challengeId, accountIds, context),
      this.names([...new Set([...accountIds, ...row.versionTeam, ...confirmerOf(row)])], context, known),
      this.files.settle(submissionId, row.files, context),
      this.cards.of(submissionId),
      this.opened(row),
      this.offered(row, context),
    ]);
    const mayRead = row.agreedAt !== null || agreed.has(accountId);
    if (!row.agreedAt && mayRead) await this.agreements.note({ submissionId, accountId });
    return {
      ...shown(row),
      ownDeclaration: own.ownDeclaration,
      mayRead,
      ...(mayRead
        ? { solution: own.solution, files: named(files, cards) }
        : { solution: emptySolution, files: [] }),
      versions: row.versions.map((version) => ({
        ...version,
        files: named(version.files, mayRead ? cards : new Map()),
      })),
      versionTeam: row.versionTeam.map((id) => ({ accountId: id, name: names.get(id) ?? '' })),
      members: row.members.map((member) => ({
        ...member,
        name: names.get(member.accountId) ?? '',
        agreed: agreed.has(member.accountId),
        mayRead: member.mayRead || agreed.has(member.accountId),
        unconfirmed: unconfirmed.has(member.accountId),
        consent: consentOf(consents, member.accountId),
      })),
      decision: decisionOf(row, offered.reason),
      award: awardOf(row, offered),
      retention: row.retention && {
        ...row.retention,
        nonUse:
          row.retention.nonUse && namedNonUse(row.retention.nonUse, row.seekerNamed ? names : new Map()),
      },
    };
  }

  private async opened(row: Row): Promise<{ solution: Solution; ownDeclaration: Declaration | null }> {
    const [solution, ownDeclaration] = await Promise.all([
      this.copies.open(row.workingCopy),
      row.ownDeclaration === null ? null : this.keys.open<Declaration>(row.ownDeclaration),
    ]);
    return { solution, ownDeclaration };
  }

  private async load(submissionId: string, accountId: string): Promise<Row> {
    const [row] = await this.dataSource.query<Row[]>(viewSql, [submissionId, accountId]);
    if (!row) throw new ProblemError('submission.not-found');
    return row;
  }

  async names(accountIds: readonly string[], context: CallContext, known: Names = new Map()): Promise<Names> {
    const unknown = accountIds.filter((accountId) => !known.has(accountId));
    if (unknown.length === 0) return known;
    const { accounts } = await this.messaging.call(accountsRpc.names, { accountIds: unknown }, context);
    return new Map([...known, ...accounts.map(({ accountId, name }) => [accountId, name] as const)]);
  }

  /** Why it was chosen, and by whom: the terms promise the name before the answer. */
  private async offered({ awardId }: Row, context: CallContext): Promise<Offered> {
    if (!awardId) return { reason: null, organisationName: null };
    return this.messaging.call(challengesRpc.awardReason, { awardId }, context);
  }
}

/** Who confirmed for the seeker that it is not used. */
function confirmerOf({ retention }: Row): string[] {
  const accountId = retention?.nonUse?.accountId;
  return accountId ? [accountId] : [];
}

function shown(row: Row) {
  const { submissionId, challengeId, challengeSlug, state, revision, role } = row;
  return {
    submissionId,
    challengeId,
    challengeSlug,
    state,
    revision,
    role,
    invitations: row.invitations,
    awardTakenBack: row.awardTakenBack,
    draftGoesAt: row.draftGoesAt?.toISOString() ?? null,
    hasWorkingCopy: row.workingCopy !== null || (state === 'draft' && revision === 0),
    closesAt: row.closesAt?.toISOString() ?? '',
    openedAt: row.openedAt?.toISOString() ?? null,
    graceSeconds,
    now: row.now.toISOString(),
    open:
      inTheMaking.includes(state) &&
      phaseOf({ state: row.challengeState, opensAt: row.opensAt, closesAt: row.closesAt }, row.now) ===
        'open',
    updatedAt: row.updatedAt.toISOString(),
  };
}

function decisionOf({ decidedAt, state, feedback }: Row, awardReason: string | null): Submission['decision'] {
  if (!decidedAt) return null;
  const awarded = state === 'awarded';
  const reasons = awarded ? [awardReason, feedback] : [feedback];
  return { awarded, reason: reasons.filter(Boolean).join('\n\n'), at: decidedAt.toISOString() };
}

function awardOf({ awardId, awardLapsesAt }: Row, offered: Offered): Submission['award'] {
  return awardId && awardLapsesAt ? { awardId, lapsesAt: awardLapsesAt.toISOString(), ...offered } : null;
}
