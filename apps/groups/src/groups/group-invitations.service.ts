import {
  accountsRpc,
  type Actor,
  clustersRpc,
  groupsEvents,
  type groupsRpc,
  type Id,
  isId,
  isPerson,
  type OutputOf,
  personOf,
  ProblemError,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { hashToken, newToken } from '../files/file-token.rules.js';
import { GroupAccess, lockAsModerator, moderatorsOf, othersIn } from './group.access.js';
import { GroupInvitationEntity, GroupInvitationTokenEntity } from './group-invitation.entity.js';
import { GroupEntity, GroupMemberEntity } from './group.entity.js';
import { InvitablePeople } from './invitable-people.js';
import { type Invitee, Inviting } from './inviting.js';
import { People } from './people.js';
import { UnnamedCompany } from './unnamed-company.js';

type On<K extends keyof typeof groupsRpc> = Call<(typeof groupsRpc)[K]>;
type Keyed = { actor: Actor; input: { invitation: string } };

type Listed = OutputOf<typeof groupsRpc.listGroupInvitations>['items'][number];

const mostListed = 50;

/** Those that the account $1 can answer now. */
const openInvitationsSql = `SELECT i.id AS "invitationId", g.name AS "groupName", i.invited_by AS "invitedBy",
    to_json(i.expires_at) #>> '{}' AS "expiresAt"
  FROM group_invitation i JOIN "group" g ON g.id = i.group_id
  WHERE i.account_id = $1 AND i.state = 'sent' AND i.expires_at > clock_timestamp()
  ORDER BY i.invited_at DESC, i.id DESC LIMIT ${mostListed}`;

/** Ways into a group. Who neither is invited nor holds a link gets the same answer as for nothing there. */
@Injectable()
export class GroupInvitationsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly messaging: Messaging,
    private readonly access: GroupAccess,
    private readonly people: People,
    private readonly unnamedCompany: UnnamedCompany,
    private readonly inviting: Inviting,
    private readonly invitable: InvitablePeople,
    @InjectRepository(GroupInvitationEntity) private readonly invitations: Repository<GroupInvitationEntity>,
    @InjectRepository(GroupInvitationTokenEntity)
    private readonly tokens: Repository<GroupInvitationTokenEntity>,
    @InjectRepository(GroupEntity) private readonly groups: Repository<GroupEntity>,
    @InjectRepository(GroupMemberEntity) private readonly members: Repository<GroupMemberEntity>,
  ) {}

  async invite(call: On<'inviteToGroup'>): Promise<OutputOf<typeof groupsRpc.inviteToGroup>> {
    const { groupId, emails, accountIds, note, language = null } = call.input;
    const moderator = await this.access.moderator(call.actor, groupId);
    if (emails.length + accountIds.length === 0) throw nobodyNamed();
    const { challengeId } = await this.groups.findOneByOrFail({ id: groupId });
    await this.invitable.assertAll(accountIds, challengeId, call.context);
    const invitees: Invitee[] = [
      ...[...new Set(accountIds)].map((accountId) => ({ email: null, accountId })),
      ...(await this.inviting.byAddress([...new Set(emails)], call.context)),
    ];
    const portalId = personOf(call.actor).portal ?? null;
    return this.writes.run(call, async (tx) => {
      await lockAsModerator(tx, moderator);
      const parts = { groupId, note, language, portalId, invitedBy: moderator.accountId };
      return this.inviting.invite(tx, invitees, parts);
    });
  }

  async revoke(call: On<'revokeInvitation'>): Promise<{ done: true }> {
    const { groupId, invitationId } = call.input;
    const moderator = await this.access.moderator(call.actor, groupId);
    return this.writes.run(call, async (tx) => {
      await lockAsModerator(tx, moderator);
      const { affected } = await tx.update(
        GroupInvitationEntity,
        { id: invitationId, groupId, state: 'sent' },
        { state: 'revoked' },
      );
      if (affected !== 1) throw new ProblemError('invitation.not-found');
      return { done: true as const };
    });
  }

  async list({
    actor,
    context,
  }: On<'listGroupInvitations'>): Promise<OutputOf<typeof groupsRpc.listGroupInvitations>> {
    const rows = await this.dataSource.query<Listed[]>(openInvitationsSql, [personOf(actor).accountId]);
    const naming = await this.people.named(
      rows.map(({ invitedBy }) => invitedBy),
      context,
    );
    return { items: rows.map((row) => ({ ...row, invitedBy: naming(row.invitedBy).name })) };
  }

  /** What somebody sees who was invited, before deciding: members by organisation, not by name; nothing of an unnamed company. */
  async show(call: On<'showGroupInvitation'>): Promise<OutputOf<typeof groupsRpc.showGroupInvitation>> {
    const { invitation, group } = await this.openInvitation(call);
    const members = await this.members.findBy({ groupId: group.id });
    const asked: CallContext = { ...call.context, actor: { kind: 'system', reason: 'event' } };
    const shown = [invitation.invitedBy, ...members.map((member) => member.accountId)];
    const [naming, hides, { items }] = await Promise.all([
      this.people.named(shown, asked),
      this.unnamedCompany.of(group.challengeId, asked),
      this.messaging.call(clustersRpc.clustersById, { clusterIds: [group.clusterId] }, asked),
    ]);
    const inviter = naming(invitation.invitedBy);
    const organisations = members
      .map((member) => naming(member.accountId).organisationName)
      .filter((name) => name !== null);
    return {
      groupName: group.name,
      purpose: group.purpose,
      note: invitation.note,
      invitedBy: hides(inviter.organisationName) ? '' : inviter.name,
      invitedByCluster: inviter.clusterName,
      email: invitation.email,
      clusterName: items[0]?.name ?? null,
      organisations: [...new Set(organisations.filter((name) => !hides(name)))].sort(),
      companyUnnamed: organisations.some(hides),
      confidential: true,
    };
  }

  async accept(call: On<'acceptGroupInvitation'>): Promise<{ groupId: Id }> {
    const { accountId } = personOf(call.actor);
    const { invitation, group } = await this.openInvitation(call, { evenAccepted: true });
    await this.assertMeant(invitation, accountId, call.context);
    return this.writes.run(call, async (tx) => {
      await tx.query('SELECT 1 FROM "group" WHERE id = $1 FOR UPDATE', [group.id]);
      const key = { groupId: group.id, accountId };
      if (await tx.existsBy(GroupMemberEntity, key)) return { groupId: group.id };
      const { affected } = await tx.update(
        GroupInvitationEntity,
        { id: invitation.id, state: 'sent' },
        { state: 'accepted', accountId },
      );
      if (affected !== 1) throw new ProblemError('invitation.not-found');
      await tx.insert(GroupMemberEntity, { ...key, role: 'member' });
      const tell = await othersIn(tx, group.id, accountId);
      await this.outbox.append(tx, groupsEvents.memberJoined, { groupId: group.id, accountId, tell });
      return { groupId: group.id };
    });
  }

  async decline(call: On<'declineGroupInvitation'>): Promise<{ done: true }> {
    const { invitation } = await this.openInvitation(call);
    return this.writes.run(call, async (tx) => {
      const { affected } = await tx.update(
        GroupInvitationEntity,
        { id: invitation.id, state: 'sent' },
        { state: 'declined' },
      );
      if (affected !== 1) throw new ProblemError('invitation.not-found');
      const { id: invitationId, groupId } = invitation;
      const tell = await moderatorsOf(tx, groupId);
      await this.outbox.append(tx, groupsEvents.invitationDeclined, { groupId, invitationId, tell });
      return { done: true as const };
    });
  }

  /**
   * What the mail needs; null when there is nothing to send any more. An account signs in and needs no secret; for any
   * other address one is made now, when the mail goes out.
   */
  async mail(call: On<'mailGroupInvitation'>): Promise<OutputOf<typeof groupsRpc.mailGroupInvitation>> {
    const invitation = await this.invitations.findOneBy({ id: call.input.invitationId, state: 'sent' });
    if (!invitation) return null;
    const { id, email, accountId, invitedBy, portalId, language } = invitation;
    const token = accountId === null ? await this.linkTo(id) : null;
    return { email, token, accountId, invitedById: invitedBy, clusterId: portalId, language };
  }

  private async linkTo(invitationId: Id): Promise<string> {
    const { token, hash } = newToken();
    await this.tokens.insert({ tokenHash: hash, invitationId });
    return token;
  }

  private async openInvitation({ actor, input }: Keyed, { evenAccepted = false } = {}) {
    const invitation = await this.find(input.invitation, actor);
    const group = invitation && (await this.groups.findOneBy({ id: invitation.groupId }));
    const isOpen = invitation?.state === 'sent' || (evenAccepted && invitation?.state === 'accepted');
    if (!group || !isOpen || invitation.expiresAt < (await databaseClock(this.dataSource.manager)))
      throw new ProblemError('invitation.not-found');
    return { invitation, group };
  }

  private async find(key: string, actor: Actor): Promise<GroupInvitationEntity | null> {
    if (isId(key)) {
      if (!isPerson(actor)) return null;
      return this.invitations.findOneBy({ id: key, accountId: actor.accountId });
    }
    const link = await this.tokens.findOneBy({ tokenHash: hashToken(key) });
    return link && this.invitations.findOneBy({ id: link.invitationId });
  }

  /** An address that belongs to an account invites that account; any other invites whoever holds the link. */
  private async assertMeant(
    { email, accountId, state }: GroupInvitationEntity,
    asking: Id,
    context: CallContext,
  ): Promise<void> {
    const holder =
      accountId ??
      (email && (await this.messaging.call(accountsRpc.findAccount, { email }, context)).accountId);
    const isForeign = holder !== null && holder !== asking;
    if (isForeign || (state === 'accepted' && accountId !== asking))
      throw new ProblemError('invitation.not-found');
  }
}

function nobodyNamed(): ProblemError {
  const error = { field: 'emails', code: 'too_small', message: 'Nobody is named' };
  return new ProblemError('invalid', { errors: [error] });
}
