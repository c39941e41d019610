import {
  type Actor,
  newId,
  type OutputOf,
  type Solution,
  type Submission,
  submissionsEvents,
  type submissionsRpc,
} from '@allmende/contracts';
import type { Call, CallContext } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { WorkingCopies } from '../sealing/working.copies.js';
import { TeamAgreements, type Waits } from '../team/team.agreements.js';
import { joinTeam } from '../team/team.members.js';
import { assertMayTakePart, assertOpen, WindowsService } from '../windows/windows.service.js';
import { conflictOf } from './submission.case.js';
import {
  accountOf,
  assertInTheMaking,
  portalOf,
  SubmissionAccess,
  verifiedOrganisationsOf,
} from './submission.access.js';
import { withPatentStated } from './submission.rules.js';
import { changedSince, iso } from './submission.sql.js';
import { SubmissionView } from './submission.view.js';

type Changes = Call<typeof submissionsRpc.saveSolution>['input'];
type List = OutputOf<typeof submissionsRpc.listSubmissions>;
/** Sealed, in base64; at most one of the two. */
type SealedRow = Omit<List['items'][number], 'title' | 'waitsForOffice' | 'waitsForOrganisation'> & {
  workingCopy: string | null;
  opened: string | null;
  /** The team of a draft that may have to wait for others, or of what was handed in and not decided, for offices. */
  mayWait: string[] | null;
  heldWaits: boolean;
};
type Sealed = { items: SealedRow[]; nextCursor: string | null };

@Injectable()
export class SubmissionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly windows: WindowsService,
    private readonly access: SubmissionAccess,
    private readonly agreements: TeamAgreements,
    private readonly view: SubmissionView,
    private readonly copies: WorkingCopies,
  ) {}

  async start(call: Call<typeof submissionsRpc.startSubmission>): Promise<Submission> {
    const { challengeId } = call.input;
    const accountId = accountOf(call.actor);
    await this.windows.judge(challengeId, call.context, (window) => assertMayTakePart(window, call.actor));
    // Whatever the answer needs is asked for first: when a part is away, that is known before others are waited for.
    const [names] = await Promise.all([
      this.view.names([accountId], call.context),
      this.agreements.assertAgreed(challengeId, accountId, call.context),
    ]);
    const { submissionId } = await this.writes.run(call, (tx) =>
      this.begin(tx, { challengeId, accountId, actor: call.actor }),
    );
    return this.view.show(submissionId, accountId, { context: call.context, names });
  }

  async get({ input, actor, context }: Call<typeof submissionsRpc.getSubmission>): Promise<Submission> {
    return this.view.show(input.submissionId, accountOf(actor), { context });
  }

  async save(call: Call<typeof submissionsRpc.saveSolution>): Promise<{ revision: number; savedAt: string }> {
    const { challengeId, state } = await this.access.writer(call.input.submissionId, call.context);
    assertInTheMaking(state);
    return this.windows.judge(challengeId, call.context, async (window) => {
      assertOpen(window);
      const changed = await this.changed(call.input);
      return this.writes.run(call, (tx) => this.change(tx, call.input, changed));
    });
  }

  async list({ input, actor, context }: Call<typeof submissionsRpc.listSubmissions>): Promise<List> {
    const { state = null, challengeId = null } = input;
    const values = [accountOf(actor), state, challengeId];
    const text = await readPage(this.dataSource, input, { rows, values, direction: 'DESC' });
    const { items, nextCursor } = JSON.parse(text) as Sealed;
    const [titles, waits] = await Promise.all([
      Promise.all(items.map((item) => this.titleOf(item))),
      this.waitsOf(items, context),
    ]);
    return { items: items.map((item, at) => shown(item, titles[at] ?? '', waits.get(item))), nextCursor };
  }

  /** Of the rows that may wait, asked for at once; none while `terms` does not answer. */
  private async waitsOf(items: readonly SealedRow[], context: CallContext): Promise<Map<SealedRow, Waits>> {
    const rows = items.filter(({ mayWait }) => mayWait !== null);
    const teams = rows.map(({ challengeId, mayWait }) => ({ challengeId, accountIds: mayWait ?? [] }));
    const waits = (await this.agreements.waitsOf(teams, context)) ?? [];
    return new Map(waits.flatMap((one, at) => (rows[at] ? [[rows[at], one] as const] : [])));
  }

  private async titleOf({ workingCopy, opened }: Pick<SealedRow, 'workingCopy' | 'opened'>): Promise<string> {
    if (workingCopy) return (await this.copies.open(Buffer.from(workingCopy, 'base64'))).title;
    if (!opened) return '';
    const { text } = await this.copies.openContent(Buffer.from(opened, 'base64'));
    return (JSON.parse(text) as Solution).title;
  }

  private async begin(
    tx: EntityManager,
    { challengeId, accountId, actor }: { challengeId: string; accountId: string; actor: Actor },
  ): Promise<{ submissionId: string }> {
    const submissionId = newId();
    await tx.query(
      `INSERT INTO submission (id, challenge_id, portal_id, state) VALUES ($1, $2, $3, 'draft')`,
      [submissionId, challengeId, portalOf(actor)],
    );
    await joinTeam(tx, { submissionId, challengeId, accountId, role: 'lead', hasAgreed: true });
    const organisationIds = verifiedOrganisationsOf(actor);
    const begun = { submissionId, challengeId, accountId, organisationIds };
    await this.outbox.append(tx, submissionsEvents.draftBegun, begun);
    return { submissionId };
  }

  /** The solution with the changes, sealed before the transaction; nothing where they are to an older revision. */
  private async changed({ submissionId, revision, changes }: Changes): Promise<Buffer | null> {
    const rows = await this.dataSource.query<{ workingCopy: Buffer | null }[]>(
      'SELECT working_copy AS "workingCopy" FROM submission WHERE id = $1 AND revision = $2',
      [submissionId, revision],
    );
    if (!rows[0]) return null;
    const current = await this.copies.open(rows[0].workingCopy);
    return this.copies.seal(withPatentStated({ ...current, ...changes }));
  }

  // One statement: a save while typing must be light, and two of them at once must not both win.
  private async change(
    tx: EntityManager,
    { submissionId, revision }: Changes,
    changed: Buffer | null,
  ): Promise<{ revision: number; savedAt: string }> {
    const [rows] = await tx.query<[{ revision: number; savedAt: string }[], number]>(
      `UPDATE submission s SET working_copy = $3, revision = s.revision + 1, updated_at = clock_timestamp()
       WHERE s.id = $1 AND s.revision = $2 AND s.state IN ('draft', 'submitted') AND $3::bytea IS NOT NULL
       RETURNING s.revision, ${iso('s.updated_at')} AS "savedAt"`,
      [submissionId, revision, changed],
    );
    if (rows[0]) return rows[0];
    throw await conflictOf(tx, this.copies, submissionId);
  }
}

function shown(
  { workingCopy: _copy, opened: _opened, mayWait: _team, heldWaits, ...row }: SealedRow,
  title: string,
  waits: Waits | undefined,
): List['items'][number] {
  const waitsForOffice = heldWaits && waits?.isHeld === true;
  const waitsForOrganisation = row.state === 'draft' && waits?.isUnconfirmed === true;
  return { ...row, title, waitsForOffice, waitsForOrganisation };
}

const rows = `SELECT s.id, s.updated_at AS at, json_build_object('submissionId', s.id, 'challengeId', s.challenge_id,
    'challengeSlug', w.slug,
    'workingCopy', CASE WHEN m.agreed_at IS NOT NULL THEN encode(s.working_copy, 'base64') END,
    'opened', CASE WHEN m.agreed_at IS NOT NULL AND s.working_copy IS NULL THEN encode(last.opened, 'base64') END,
    'state', s.state, 'role', m.role, 'versions', s.last_version, 'closesAt', coalesce(${iso('w.closes_at')}, ''),
    'suspended', w.state = 'suspended',
    'mayWait', CASE WHEN s.state = 'draft' AND w.state = 'open'
      OR s.state IN ('submitted', 'award-offered') AND w.held_consents = 'wait' THEN (
      SELECT json_agg(t.account_id) FROM team_member t WHERE t.submission_id = s.id) END,
    'heldWaits', w.held_consents = 'wait',
    'awardLapsesAt', CASE WHEN s.state = 'award-offered' THEN ${iso('s.award_lapses_at')} END,
    'changed', ${changedSince}, 'declared', m.declared,
    'hasReceipt', coalesce(m.account_id = ANY (last.team_account_ids), false),
    'teamGrew', s.state = 'submitted' AND EXISTS (SELECT 1 FROM team_member t
      WHERE t.submission_id = s.id AND t.role <> 'reader' AND t.account_id <> ALL (last.team_account_ids)), 'updatedAt', ${iso('s.updated_at')}) AS item
  FROM team_member m JOIN submission s ON s.id = m.submission_id
    JOIN challenge_window w ON w.challenge_id = s.challenge_id
    LEFT JOIN submission_version last ON last.submission_id = s.id AND last.version = s.last_version
  WHERE m.account_id = $1 AND ($2::text[] IS NULL OR s.state = ANY($2))
    AND ($3::uuid IS NULL OR s.challenge_id = $3)`;
