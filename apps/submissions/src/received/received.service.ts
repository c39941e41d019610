import {
  accountsRpc,
  isManagerOf,
  type OutputOf,
  ProblemError,
  type Declaration,
  type Retention,
  type Solution,
  type SubmissionState,
  type submissionsRpc,
} from '@allmende/contracts';
import { type Call, type CallContext, isPartAway, Messaging } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { readPage } from '@allmende/platform/database';
import { KeyRing } from '@allmende/sealing';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Declared, named, type VersionContent } from '../sealing/sealed.values.js';
import { accountOf, SubmissionAccess } from '../submissions/submission.access.js';
import { takenBackJson } from '../submissions/submission.case.js';
import { retentionJson } from '../retention/retention.sql.js';
import { emptySolution, isReadable } from '../submissions/submission.rules.js';
import { iso } from '../submissions/submission.sql.js';
import { consentOf } from '../team/consent.rules.js';
import { TeamAgreements } from '../team/team.agreements.js';
import { type Window, WindowsService } from '../windows/windows.service.js';
import { UnsealingService } from '../unsealing/unsealing.service.js';
import type { VersionFile } from '../versions/version.entity.js';
import { OpeningsService } from './openings.service.js';
import { verifiedOf } from './reading.rules.js';

type Readable = OutputOf<typeof submissionsRpc.readSubmission>;
type List = OutputOf<typeof submissionsRpc.listReceived>;
/** Sealed to this service's key, in base64. */
type OpenedRow = Omit<List['items'][number], 'title' | 'summary'> & { opened: string | null };
type OpenedList = { items: OpenedRow[]; nextCursor: string | null };
type Count = OutputOf<typeof submissionsRpc.countSubmissions>;
type Row = {
  submissionId: string;
  challengeId: string;
  state: SubmissionState;
  version: number;
  submittedAt: string;
  opened: Buffer | null;
  isSealed: boolean;
  textDigest: string;
  files: VersionFile[];
  receiptId: string;
  teamAccountIds: string[];
  /** Sealed, in base64. */
  declarations: { accountId: string; declaration: string }[];
  feedback: string | null;
  awardTakenBack: Readable['awardTakenBack'];
  retention: Retention | null;
  isDecided: boolean;
};

// Of those who handed in the version `v` and are still in the team; who left has left one in what was handed in.
const declarationsJson = `(SELECT coalesce(json_agg(json_build_object('accountId', m.account_id,
    'declaration', encode(m.declaration, 'base64')) ORDER BY m.joined_at, m.account_id), '[]')
  FROM team_member m
  WHERE m.submission_id = s.id AND m.account_id = ANY (v.team_account_ids) AND m.declaration IS NOT NULL)`;

/** States of a submission that takes part in the procedure. */
export const inProcedure = `('submitted', 'award-offered', 'awarded', 'not-awarded')`;

/** SQL: whether the team of `s` has its reasons: written for it, or in the offer of the award; or nobody is left to read them. */
const hasReason = `(s.feedback IS NOT NULL OR s.state IN ('award-offered', 'awarded') OR s.team_gone_at IS NOT NULL)`;

/** What others than the team learn: the number, and after the close the texts, by the seeker's team. */
@Injectable()
export class ReceivedService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly access: SubmissionAccess,
    private readonly agreements: TeamAgreements,
    private readonly openings: OpeningsService,
    private readonly unsealing: UnsealingService,
    private readonly keys: KeyRing,
  ) {}

  /** The number is the owning cluster's manager's at any time, the seeker's from the close on, and nobody else's. */
  async count({ input, actor, context }: Call<typeof submissionsRpc.countSubmissions>): Promise<Count> {
    const { challengeId } = input;
    const accountId = accountOf(actor);
    const window = await this.windows.judge(challengeId, context, (seen) => {
      if (!isManagerOf(actor, seen.clusterId)) assertSeeker(seen, accountId);
      return seen;
    });
    if (!isManagerOf(actor, window.clusterId))
      await this.windows.readable(challengeId, context, () => undefined);
    const [row] = await this.dataSource.query<[Count]>(
      `SELECT count(*)::int AS count, count(*) FILTER (WHERE ${hasReason})::int AS "withReason", count(*) FILTER (WHERE EXISTS (
           SELECT 1 FROM opening o WHERE o.submission_id = s.id AND o.role = 'seeker'))::int AS read
       FROM submission s WHERE challenge_id = $1 AND state IN ${inProcedure}`,
      [challengeId],
    );
    return isReadable(window, window.now) ? row : { count: row.count, read: null, withReason: null };
  }

  async list({ input, actor, context }: Call<typeof submissionsRpc.listReceived>): Promise<List> {
    const { challengeId } = input;
    const accountId = accountOf(actor);
    const window = await this.windows.readable(challengeId, context, (seen) => assertSeeker(seen, accountId));
    await this.unsealing.assertOpened(window, context);
    const text = await readPage(this.dataSource, input, { rows, values: [challengeId], direction: 'ASC' });
    const { items, nextCursor } = JSON.parse(text) as OpenedList;
    return { items: await Promise.all(items.map((row) => this.titled(row))), nextCursor };
  }

  private async titled({ opened, ...row }: OpenedRow): Promise<List['items'][number]> {
    if (opened === null) return { ...row, title: '', summary: '' };
    const content = await this.keys.open<VersionContent>(Buffer.from(opened, 'base64'));
    const { title, summary } = JSON.parse(content.text) as Solution;
    return { ...row, title, summary };
  }

  /** The version that counts, once opened, its team's own too; every reading by others is recorded before it is given. */
  async read(call: Call<typeof submissionsRpc.readSubmission>): Promise<Readable> {
    const { challengeId, submissionId } = call.input;
    const accountId = accountOf(call.actor);
    const own = await this.access.find(submissionId, accountId);
    const isTeam = own?.challengeId === challengeId;
    if (isTeam) await this.access.assertMayRead(own, call.context);
    else {
      const window = await this.windows.readable(challengeId, call.context, (seen) =>
        assertSeeker(seen, accountId),
      );
      await this.unsealing.assertOpened(window, call.context);
    }
    const { opened, ...row } = await this.load(submissionId, challengeId, isTeam);
    if (isOver(row, { isTeam, isGone: opened === null }))
      return readable(row, { content: nothingLeft, team: [], declarations: [], isTeam, consents: null });
    if (opened === null) throw new ProblemError('submission.sealed');
    const content = await this.keys.open<VersionContent>(opened);
    const current = await Promise.all(row.declarations.map((one) => this.declared(one)));
    const declarations = standing(row.teamAccountIds, current, content.declarations);
    const { teamAccountIds: accountIds } = row;
    const [names, consents] = await Promise.all([
      this.messaging.call(accountsRpc.names, { accountIds }, call.context),
      this.consentsOf(row, call.context),
    ]);
    if (!isTeam) {
      const { version } = row;
      const by = { accountId, role: 'seeker', organisationId: verifiedOf(call.actor) } as const;
      const opened = { submissionId, challengeId, version, ...by, fileId: null };
      await this.writes.run({ ...call, key: undefined }, (tx) => this.openings.record(tx, opened));
    }
    const nameOf = new Map(names.accounts.map((account) => [account.accountId, account.name]));
    const team = row.teamAccountIds.map((id) => ({ accountId: id, name: nameOf.get(id) ?? '' }));
    return readable(row, { content, team, declarations, isTeam, consents });
  }

  /** Of those whose offices were asked or told, where they stand; null while `terms` does not answer. */
  private async consentsOf(
    { challengeId, teamAccountIds }: Pick<Row, 'challengeId' | 'teamAccountIds'>,
    context: CallContext,
  ): Promise<Readable['consents']> {
    try {
      const { consents } = await this.agreements.of(challengeId, teamAccountIds, context);
      return teamAccountIds.flatMap((accountId) => {
        const state = consentOf(consents, accountId);
        return state === null || state === 'withdrawn' ? [] : [{ accountId, state }];
      });
    } catch (error) {
      if (isPartAway(error)) return null;
      throw error;
    }
  }

  private async declared(one: Row['declarations'][number]): Promise<Declared> {
    const declaration = await this.keys.open<Declaration>(Buffer.from(one.declaration, 'base64'));
    return { accountId: one.accountId, declaration };
  }

  private async load(submissionId: string, challengeId: string, isTeam: boolean): Promise<Row> {
    const [row] = await this.dataSource.query<Row[]>(
      `SELECT s.id AS "submissionId", s.challenge_id AS "challengeId", s.state, v.version,
         ${iso('v.submitted_at')} AS "submittedAt", v.opened, v.sealed IS NOT NULL AS "isSealed",
         v.text_digest AS "textDigest", v.files,
         v.receipt_id AS "receiptId", v.team_account_ids AS "teamAccountIds", s.feedback,
         ${declarationsJson} AS declarations,
         ${takenBackJson} AS "awardTakenBack", ${retentionJson} AS retention,
         s.decided_at IS NOT NULL AS "isDecided"
       FROM submission s JOIN submission_version v ON v.submission_id = s.id AND v.version = s.last_version
         LEFT JOIN retention r ON r.submission_id = s.id
       WHERE s.id = $1 AND s.challenge_id = $2 AND (s.state IN ${inProcedure} OR $3)
         AND (v.sealed IS NOT NULL OR v.opened IS NOT NULL OR r.submission_id IS NOT NULL)`,
      [submissionId, challengeId, isTeam],
    );
    if (!row) throw new ProblemError('submission.not-found');
    return row;
  }
}

/** Who is in the team may mend a declaration until the close; who left it is bound by what was handed in. */
function standing(team: readonly string[], current: Declared[], handedIn: Declared[] = []): Declared[] {
  return team.flatMap((accountId) => {
    const isOwn = (one: Declared) => one.accountId === accountId;
    return current.find(isOwn) ?? handedIn.find(isOwn) ?? [];
  });
}

/** For all but the seeker's team there is nothing here, whether or not the challenge exists. */
export function assertSeeker(window: Window, accountId: string): void {
  if (!window.seekerAccountIds.includes(accountId)) throw new ProblemError('challenge.not-found');
}

/** What was not awarded is read by its team until it is deleted, and by the seeker's until the stated date. */
function isOver(
  { retention, isSealed }: Pick<Row, 'retention' | 'isSealed'>,
  { isTeam, isGone }: { isTeam: boolean; isGone: boolean },
): boolean {
  if (!retention) return false;
  return (isGone && !isSealed) || (retention.accessEnded && !isTeam);
}

/** Of what was not awarded, once the access has ended or it is deleted: only that it was there. */
const nothingLeft: VersionContent = { text: JSON.stringify(emptySolution), files: [] };

type Opened = Pick<Readable, 'team' | 'declarations' | 'consents'> & {
  content: VersionContent;
  isTeam: boolean;
};

function readable(row: Omit<Row, 'opened'>, { content, isTeam, ...others }: Opened): Readable {
  const { submissionId, state, version, submittedAt, textDigest, receiptId, feedback, isDecided } = row;
  const files = named(row.files, new Map(content.files.map((file) => [file.fileId, file])));
  return {
    submissionId,
    state,
    version: { version, submittedAt, textDigest, files, receiptId, counts: state !== 'withdrawn' },
    solution: JSON.parse(content.text) as Solution,
    ...others,
    consentHeld: others.consents && others.consents.some((one) => one.state === 'held'),
    feedback: isTeam && !isDecided ? null : feedback,
    awardTakenBack: row.awardTakenBack,
    retention: row.retention,
  };
}

// A subquery, so that the texts of those that are shown are read and no others.
const item = `(SELECT json_build_object('submissionId', s.id, 'state', s.state,
    'opened', CASE WHEN NOT coalesce(r.access_ends_at <= clock_timestamp(), false) THEN encode(t.opened, 'base64') END,
    'version', t.version, 'submittedAt', ${iso('t.submitted_at')},
    'files', jsonb_array_length(t.files), 'hasReason', ${hasReason},
    'retention', ${retentionJson})
  FROM submission_version t WHERE t.submission_id = s.id AND t.version = s.last_version)`;

const rows = `SELECT s.id, v.submitted_at AS at, ${item} AS item
  FROM submission s JOIN submission_version v ON v.submission_id = s.id AND v.version = s.last_version
    LEFT JOIN retention r ON r.submission_id = s.id
  WHERE s.challenge_id = $1 AND s.state IN ${inProcedure} AND (v.opened IS NOT NULL OR r.submission_id IS NOT NULL)`;
