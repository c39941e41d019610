import {
  challengesRpc,
  type Group,
  groupsEvents,
  type groupsRpc,
  type Id,
  isManagerOf,
  newId,
  personOf,
  ProblemError,
} from '@allmende/contracts';
import { type Call, type CallContext, JsonText, Messaging } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { databaseClock, readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, MoreThan } from 'typeorm';
import { assertModerator, GroupAccess, lockAsModerator, lockGroup, type Membership } from './group.access.js';
import { GroupInvitationEntity } from './group-invitation.entity.js';
import { GroupEntity, GroupMemberEntity, type GroupRole } from './group.entity.js';
import { InvitablePeople } from './invitable-people.js';
import { Inviting } from './inviting.js';
import { type Naming, People } from './people.js';

type On<K extends keyof typeof groupsRpc> = Call<(typeof groupsRpc)[K]>;
type Done = { done: true };

/** Unread topics of the person $1 in the group `g`. */
const unreadSql = `(SELECT count(*) FROM group_thread t
  LEFT JOIN group_thread_reading r ON r.thread_id = t.id AND r.account_id = $1
  WHERE t.group_id = g.id AND (r.read_at IS NULL OR r.read_at < t.last_post_at))`;

@Injectable()
export class GroupsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly messaging: Messaging,
    private readonly access: GroupAccess,
    private readonly people: People,
    private readonly invitable: InvitablePeople,
    private readonly inviting: Inviting,
  ) {}

  /** By a manager of the lead cluster; from a challenge, if that cluster owns or shows it. */
  async create(call: On<'createGroup'>): Promise<Group> {
    const person = personOf(call.actor);
    const { challengeId = null, clusterId = person.portal, accountIds, ...rest } = call.input;
    const { confidentiality: _agreed, ...parts } = rest;
    if (clusterId === undefined || !isManagerOf(person, clusterId)) throw new ProblemError('forbidden');
    if (challengeId !== null) await this.assertHosts(clusterId, challengeId, call.context);
    await this.invitable.assertAll(accountIds, challengeId, call.context);
    const groupId = await this.writes.run(call, async (tx) => {
      const id = newId();
      await tx.insert(GroupEntity, { ...parts, id, clusterId, challengeId });
      await tx.insert(GroupMemberEntity, { groupId: id, accountId: person.accountId, role: 'moderator' });
      const invitees = [...new Set(accountIds)].map((accountId) => ({ email: null, accountId }));
      const portalId = person.portal ?? null;
      const by = { invitedBy: person.accountId, portalId, note: '', language: null };
      await this.inviting.invite(tx, invitees, { ...by, groupId: id });
      return id;
    });
    return this.show({ groupId, accountId: person.accountId, role: 'moderator' }, call.context);
  }

  async list({ actor, input }: On<'listGroups'>): Promise<JsonText> {
    return new JsonText(
      await readPage(this.dataSource, input, {
        rows: `SELECT g.id, coalesce(l.at, g.created_at) AS at, json_build_object(
             'groupId', g.id, 'name', g.name, 'kind', g.kind, 'role', m.role,
             'members', (SELECT count(*) FROM group_member o WHERE o.group_id = g.id),
             'unread', ${unreadSql}, 'lastPostAt', l.at, 'challengeId', g.challenge_id) AS item
           FROM group_member m JOIN "group" g ON g.id = m.group_id
           LEFT JOIN LATERAL (SELECT max(last_post_at) AS at FROM group_thread t WHERE t.group_id = g.id) l ON true
           WHERE m.account_id = $1`,
        values: [personOf(actor).accountId],
        direction: 'DESC',
      }),
    );
  }

  async get({ actor, input, context }: On<'getGroup'>): Promise<Group> {
    return this.show(await this.access.member(actor, input.groupId), context);
  }

  async update(call: On<'updateGroup'>): Promise<Group> {
    const membership = await this.access.moderator(call.actor, call.input.groupId);
    const { groupId, ...changes } = call.input;
    await this.writes.run(call, async (tx): Promise<Done> => {
      await lockAsModerator(tx, membership);
      if (Object.keys(changes).length > 0) await tx.update(GroupEntity, { id: groupId }, changes);
      return { done: true };
    });
    return this.show(membership, call.context);
  }

  async changeRole(call: On<'changeGroupRole'>): Promise<Done> {
    const { groupId, accountId, role } = call.input;
    const membership = await this.access.moderator(call.actor, groupId);
    return this.writes.run(call, async (tx): Promise<Done> => {
      await lockAsModerator(tx, membership);
      const member = await tx.findOneBy(GroupMemberEntity, { groupId, accountId });
      if (!member) throw new ProblemError('member.not-found');
      if (role === 'member') await this.assertModeratorStays(tx, member);
      await tx.update(GroupMemberEntity, { groupId, accountId }, { role });
      return { done: true };
    });
  }

  /** Leaving, or removal by a moderator: what was granted ends at once, also addresses of files given before. */
  async remove(call: On<'removeFromGroup'>): Promise<Done> {
    const { groupId, accountId } = call.input;
    const membership = await this.access.member(call.actor, groupId);
    if (accountId !== membership.accountId) assertModerator(membership);
    return this.writes.run(call, async (tx): Promise<Done> => {
      const locked = await lockGroup(tx, membership);
      if (accountId !== locked.accountId) assertModerator(locked);
      const member = await tx.findOneBy(GroupMemberEntity, { groupId, accountId });
      if (!member) throw new ProblemError('member.not-found');
      await this.assertModeratorStays(tx, member);
      await tx.delete(GroupMemberEntity, { groupId, accountId });
      await tx.query(
        `DELETE FROM file_grant g USING file f
         WHERE f.id = g.file_id AND f.owner_service = 'groups' AND f.owner_id = $1 AND g.account_id = $2`,
        [groupId, accountId],
      );
      await this.outbox.append(tx, groupsEvents.memberLeft, { groupId, accountId });
      return { done: true };
    });
  }

  private async assertHosts(clusterId: Id, challengeId: Id, context: CallContext): Promise<void> {
    const { window } = await this.messaging.call(challengesRpc.challengeWindow, { challengeId }, context);
    if (!window.hostIds.includes(clusterId)) throw new ProblemError('challenge.not-found');
  }

  private async assertModeratorStays(tx: EntityManager, { groupId, role }: GroupMemberEntity): Promise<void> {
    const moderator: GroupRole = 'moderator';
    if (role !== moderator) return;
    const moderators = await tx.countBy(GroupMemberEntity, { groupId, role: moderator });
    if (moderators === 1) throw new ProblemError('group.last-moderator');
  }

  private async show({ groupId, accountId, role }: Membership, context: CallContext): Promise<Group> {
    const [facts] = await this.dataSource.query<[Omit<Group, 'people' | 'invitations' | 'role'>]>(
      `SELECT g.id AS "groupId", g.name, g.kind, g.purpose, g.cluster_id AS "clusterId",
         g.challenge_id AS "challengeId", to_char(g.ends_on, 'YYYY-MM-DD') AS "endsOn",
         to_json(g.created_at) #>> '{}' AS "createdAt", ${unreadSql}::int AS unread,
         (SELECT count(*)::int FROM group_member o WHERE o.group_id = g.id) AS members,
         (SELECT to_json(max(last_post_at)) #>> '{}' FROM group_thread t WHERE t.group_id = g.id) AS "lastPostAt"
       FROM "group" g WHERE g.id = $2`,
      [accountId, groupId],
    );
    const members = await this.dataSource.manager.find(GroupMemberEntity, {
      where: { groupId },
      order: { since: 'ASC' },
    });
    const invitations = role === 'moderator' ? await this.openInvitations(groupId) : [];
    const naming = await this.people.named(
      [...members, ...invitations].flatMap((one) => one.accountId ?? []),
      context,
    );
    const people = members.map((member) => ({
      ...naming(member.accountId),
      accountId: member.accountId,
      role: member.role,
      since: member.since.toISOString(),
      confidentialitySince: member.confidentialitySince.toISOString(),
    }));
    return { ...facts, role, people, invitations: invitations.map((one) => toInvitation(one, naming)) };
  }

  private async openInvitations(groupId: Id): Promise<GroupInvitationEntity[]> {
    return this.dataSource.manager.find(GroupInvitationEntity, {
      where: [
        { groupId, state: 'sent', expiresAt: MoreThan(await databaseClock(this.dataSource.manager)) },
        { groupId, state: 'declined' },
      ],
      order: { invitedAt: 'ASC' },
    });
  }
}

/** Whom an address belongs to is not told, nor the address of who was invited by name. */
function toInvitation(
  { id, email, accountId, state, invitedAt }: GroupInvitationEntity,
  naming: Naming,
): Group['invitations'][number] {
  const byName = email === null ? accountId : null;
  return {
    invitationId: id,
    email,
    accountId: byName,
    name: byName && naming(byName).name,
    state: state === 'declined' ? 'declined' : 'sent',
    invitedAt: invitedAt.toISOString(),
  };
}
