import {
  accountsRpc,
  type Actor,
  type Language,
  newId,
  type OutputOf,
  ProblemError,
  submissionsEvents,
  type submissionsRpc,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import {
  accountOf,
  assertInTheMaking,
  portalOf,
  SubmissionAccess,
  verifiedOrganisationsOf,
} from '../submissions/submission.access.js';
import { lockSubmission } from '../submissions/submission.case.js';
import { invitationDays, maxTeam } from '../submissions/submission.rules.js';
import { assertMayTakePart, assertOpen, WindowsService } from '../windows/windows.service.js';
import {
  findInvitation,
  hashOf,
  type Invitation,
  type InvitationKey,
  keyOf,
  lockInvitation,
  openInvitationsOf,
  usableSql,
} from './team-invitation.query.js';
import { joinTeam, teamOf } from './team.members.js';

/** Asking people into a team by e-mail, and their answers. The secret of a link is made when its mail goes out. */
@Injectable()
export class TeamInvitations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly windows: WindowsService,
    private readonly access: SubmissionAccess,
  ) {}

  /** Inviting an address again sends another mail and lets the fourteen days begin anew. */
  async invite(call: Call<typeof submissionsRpc.inviteMember>): Promise<{ invitationId: string }> {
    const { submissionId, email } = call.input;
    const lead = await this.access.lead(submissionId, call.actor);
    assertInTheMaking(lead.state);
    return this.windows.judge(lead.challengeId, call.context, async (window) => {
      assertOpen(window);
      const { accountId } = await this.messaging.call(accountsRpc.findAccount, { email }, call.context);
      return this.writes.run(call, (tx) =>
        this.write(tx, call, { challengeId: lead.challengeId, accountId }),
      );
    });
  }

  async list({
    actor,
    context,
  }: Call<typeof submissionsRpc.listTeamInvitations>): Promise<
    OutputOf<typeof submissionsRpc.listTeamInvitations>
  > {
    const rows = await openInvitationsOf(this.dataSource.manager, accountOf(actor));
    const names = await this.names(
      rows.map(({ invitedBy }) => invitedBy),
      context,
    );
    return { items: rows.map((row) => ({ ...row, invitedBy: names.get(row.invitedBy) ?? '' })) };
  }

  async show({ actor, input, context }: Call<typeof submissionsRpc.showTeamInvitation>) {
    const found = await this.usable(keyOf(input.invitation, actor));
    const { challengeId, challengeSlug, invitedBy, email, role } = found;
    const names = await this.names([invitedBy], context);
    return { challengeId, challengeSlug, email, role, invitedBy: names.get(invitedBy) ?? '' };
  }

  /** A link binds to the account that accepts first, whoever holds it. */
  async accept(call: Call<typeof submissionsRpc.acceptTeamInvitation>): Promise<{ submissionId: string }> {
    const accountId = accountOf(call.actor);
    const key = keyOf(call.input.invitation, call.actor);
    const invitation = await findInvitation(this.dataSource.manager, key);
    if (invitation?.state === 'accepted' && invitation.answeredBy === accountId) {
      return { submissionId: invitation.submissionId };
    }
    const { submissionId, challengeId } = await this.usable(key);
    if (await this.access.find(submissionId, accountId)) throw new ProblemError('member.exists');
    return this.windows.judge(challengeId, call.context, (window) => {
      assertMayTakePart(window, call.actor);
      return this.writes.run(call, (tx) => this.join(tx, key, call.actor));
    });
  }

  async decline(call: Call<typeof submissionsRpc.declineTeamInvitation>): Promise<{ done: true }> {
    return this.writes.run(call, async (tx) => {
      const { id } = await lockInvitation(tx, keyOf(call.input.invitation, call.actor));
      await answer(tx, id, 'declined', call.actor.kind === 'person' ? call.actor.accountId : null);
      return { done: true };
    });
  }

  /** Taken back by the lead; who accepts at that moment comes first or not at all. */
  async revoke(call: Call<typeof submissionsRpc.revokeTeamInvitation>): Promise<{ done: true }> {
    const { submissionId, invitationId } = call.input;
    await this.access.lead(submissionId, call.actor);
    return this.writes.run(call, async (tx) => {
      await lockSubmission(tx, submissionId);
      const [, count] = await tx.query<[unknown[], number]>(
        `UPDATE team_invitation SET state = 'ended' WHERE id = $1 AND submission_id = $2 AND state = 'open'`,
        [invitationId, submissionId],
      );
      if (count === 0) throw new ProblemError('invitation.not-found');
      return { done: true };
    });
  }

  /**
   * What the mail needs; nothing once the invitation is answered or over. An account signs in and needs no secret; any
   * other address gets a link of its own.
   */
  async mail(
    call: Call<typeof submissionsRpc.mailInvitation>,
  ): Promise<OutputOf<typeof submissionsRpc.mailInvitation>> {
    const { invitationId } = call.input;
    return this.writes.system('mail-invitation', async (tx) => {
      const [row] = await tx.query<Mailed[]>(mailedSql, [invitationId]);
      if (!row) return null;
      return { ...row, token: row.accountId === null ? await makeLink(tx, invitationId) : null };
    });
  }

  private async names(
    accountIds: readonly string[],
    context: CallContext,
  ): Promise<ReadonlyMap<string, string>> {
    if (accountIds.length === 0) return new Map();
    const unique = [...new Set(accountIds)];
    const { accounts } = await this.messaging.call(accountsRpc.names, { accountIds: unique }, context);
    return new Map(accounts.map(({ accountId, name }) => [accountId, name]));
  }

  private async usable(key: InvitationKey): Promise<Invitation> {
    const invitation = await findInvitation(this.dataSource.manager, key);
    if (!invitation?.isUsable) throw new ProblemError('invitation.not-found');
    return invitation;
  }

  private async write(
    tx: EntityManager,
    { input, actor }: Call<typeof submissionsRpc.inviteMember>,
    { challengeId, accountId }: { challengeId: string; accountId: string | null },
  ): Promise<{ invitationId: string }> {
    const { submissionId, email, role, language = null } = input;
    assertInTheMaking(await lockSubmission(tx, submissionId));
    await assertRoom(tx, submissionId, { email, accountId });
    const [row] = await tx.query<[{ invitationId: string }]>(
      `INSERT INTO team_invitation AS i
         (id, submission_id, email, account_id, role, language, invited_by, portal_id, expires_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(days => $9))
       ON CONFLICT (submission_id, email) WHERE state = 'open' DO UPDATE SET account_id = excluded.account_id,
         role = excluded.role, language = excluded.language, expires_at = excluded.expires_at
       RETURNING i.id AS "invitationId"`,
      [
        ...[newId(), submissionId, email, accountId, role, language],
        ...[accountOf(actor), portalOf(actor), invitationDays],
      ],
    );
    const { invitationId } = row;
    const fact = { submissionId, challengeId, invitationId, accountId };
    await this.outbox.append(tx, submissionsEvents.memberInvited, fact);
    return { invitationId };
  }

  private async join(tx: EntityManager, key: InvitationKey, actor: Actor): Promise<{ submissionId: string }> {
    const accountId = accountOf(actor);
    const known = await findInvitation(tx, key);
    if (!known) throw new ProblemError('invitation.not-found');
    const { submissionId, challengeId, role } = known;
    assertInTheMaking(await lockSubmission(tx, submissionId));
    const { id } = await lockInvitation(tx, key);
    await joinTeam(tx, { submissionId, challengeId, accountId, role });
    await answer(tx, id, 'accepted', accountId);
    const teamAccountIds = await teamOf(tx, submissionId);
    await this.outbox.append(tx, submissionsEvents.memberJoined, {
      submissionId,
      challengeId,
      accountId,
      teamAccountIds,
      organisationIds: verifiedOrganisationsOf(actor),
    });
    return { submissionId };
  }
}

type Mailed = {
  email: string;
  accountId: string | null;
  invitedById: string;
  clusterId: string | null;
  challengeId: string;
  language: Language | null;
};

const mailedSql = `SELECT i.email, i.account_id AS "accountId", i.invited_by AS "invitedById",
    i.portal_id AS "clusterId", s.challenge_id AS "challengeId", i.language
  FROM team_invitation i JOIN submission s ON s.id = i.submission_id
    JOIN challenge_window w ON w.challenge_id = s.challenge_id
  WHERE i.id = $1 AND ${usableSql}`;

async function makeLink(tx: EntityManager, invitationId: string): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await tx.query('INSERT INTO invitation_token (token_hash, invitation_id) VALUES ($1, $2)', [
    hashOf(token),
    invitationId,
  ]);
  return token;
}

async function answer(
  tx: EntityManager,
  invitationId: string,
  state: 'accepted' | 'declined',
  accountId: string | null,
): Promise<void> {
  await tx.query('UPDATE team_invitation SET state = $2, answered_by = $3 WHERE id = $1', [
    invitationId,
    state,
    accountId,
  ]);
}

async function assertRoom(
  tx: EntityManager,
  submissionId: string,
  { email, accountId }: { email: string; accountId: string | null },
): Promise<void> {
  const [row] = await tx.query<[{ isMember: boolean; count: number }]>(
    `SELECT EXISTS (SELECT 1 FROM team_member WHERE submission_id = $1 AND account_id = $2) AS "isMember",
       (SELECT count(*) FROM team_member WHERE submission_id = $1)::int + (SELECT count(*) FROM team_invitation
         WHERE submission_id = $1 AND state = 'open' AND expires_at > now() AND email <> $3)::int AS count`,
    [submissionId, accountId, email],
  );
  if (row.isMember) throw new ProblemError('member.exists');
  if (row.count < maxTeam) return;
  const message = `A team has at most ${maxTeam} people`;
  throw new ProblemError('invalid', { errors: [{ field: 'email', code: 'team-full', message }] });
}
