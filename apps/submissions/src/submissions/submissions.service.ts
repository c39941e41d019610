import { newId, type Submission, type submissionsRpc } from '@allmende/contracts';
import { type Call, JsonText } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { TeamAgreements } from '../team/team.agreements.js';
import { joinTeam } from '../team/team.members.js';
import { assertMayTakePart, assertOpen, WindowsService } from '../windows/windows.service.js';
import { conflictOf } from './submission.case.js';
import { accountOf, assertInTheMaking, portalOf, SubmissionAccess } from './submission.access.js';
import { emptySolution } from './submission.rules.js';
import { iso } from './submission.sql.js';
import { SubmissionView } from './submission.view.js';

@Injectable()
export class SubmissionsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly access: SubmissionAccess,
    private readonly agreements: TeamAgreements,
    private readonly view: SubmissionView,
  ) {}

  async start(call: Call<typeof submissionsRpc.startSubmission>): Promise<Submission> {
    const { challengeId } = call.input;
    const accountId = accountOf(call.actor);
    await this.windows.judge(challengeId, call.context, (window) => assertMayTakePart(window, call.actor));
    // Whatever the answer needs is asked for first: when a part is away, that is known before others are waited for.
    await Promise.all([
      this.agreements.assertAgreed(challengeId, accountId, call.context),
      this.view.names([accountId], call.context),
    ]);
    const { submissionId } = await this.writes.run(call, (tx) =>
      this.begin(tx, { challengeId, accountId, portalId: portalOf(call.actor) }),
    );
    return this.view.show(submissionId, accountId, call.context);
  }

  async get({ input, actor, context }: Call<typeof submissionsRpc.getSubmission>): Promise<Submission> {
    return this.view.show(input.submissionId, accountOf(actor), context);
  }

  async save(call: Call<typeof submissionsRpc.saveSolution>): Promise<{ revision: number; savedAt: string }> {
    const { challengeId, state } = await this.access.writer(call.input.submissionId, call.context);
    assertInTheMaking(state);
    return this.windows.judge(challengeId, call.context, (window) => {
      assertOpen(window);
      return this.writes.run(call, (tx) => this.change(tx, call.input));
    });
  }

  async list({ input, actor }: Call<typeof submissionsRpc.listSubmissions>): Promise<JsonText> {
    const { state = null, challengeId = null } = input;
    const values = [accountOf(actor), state, challengeId];
    return new JsonText(await readPage(this.dataSource, input, { rows, values, direction: 'DESC' }));
  }

  private async begin(
    tx: EntityManager,
    { challengeId, accountId, portalId }: { challengeId: string; accountId: string; portalId: string | null },
  ): Promise<{ submissionId: string }> {
    const submissionId = newId();
    await tx.query(
      `INSERT INTO submission (id, challenge_id, portal_id, state, solution) VALUES ($1, $2, $3, 'draft', $4)`,
      [submissionId, challengeId, portalId, JSON.stringify(emptySolution)],
    );
    await joinTeam(tx, { submissionId, challengeId, accountId, role: 'lead', hasAgreed: true });
    return { submissionId };
  }

  // One statement: a save while typing must be light, and two of them at once must not both win.
  private async change(
    tx: EntityManager,
    { submissionId, revision, changes }: Call<typeof submissionsRpc.saveSolution>['input'],
  ): Promise<{ revision: number; savedAt: string }> {
    const [rows] = await tx.query<[{ revision: number; savedAt: string }[], number]>(
      `UPDATE submission s SET solution = s.solution || $3::jsonb, revision = s.revision + 1,
         updated_at = clock_timestamp()
       WHERE s.id = $1 AND s.revision = $2 AND s.state IN ('draft', 'submitted')
       RETURNING s.revision, ${iso('s.updated_at')} AS "savedAt"`,
      [submissionId, revision, JSON.stringify(changes)],
    );
    if (rows[0]) return rows[0];
    throw await conflictOf(tx, submissionId);
  }
}

const rows = `SELECT s.id, s.updated_at AS at, json_build_object('submissionId', s.id, 'challengeId', s.challenge_id,
    'challengeSlug', w.slug, 'title', CASE WHEN m.agreed_at IS NULL THEN '' ELSE s.solution ->> 'title' END,
    'state', s.state, 'role', m.role, 'versions', s.last_version, 'closesAt', coalesce(${iso('w.closes_at')}, ''),
    'awardLapsesAt', CASE WHEN s.state = 'award-offered' THEN ${iso('s.award_lapses_at')} END,
    'updatedAt', ${iso('s.updated_at')}) AS item
  FROM team_member m JOIN submission s ON s.id = m.submission_id
    JOIN challenge_window w ON w.challenge_id = s.challenge_id
  WHERE m.account_id = $1 AND ($2::text[] IS NULL OR s.state = ANY($2))
    AND ($3::uuid IS NULL OR s.challenge_id = $3)`;
