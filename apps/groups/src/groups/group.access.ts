import { type Actor, type Id, personOf, ProblemError } from '@allmende/contracts';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { type EntityManager, Repository } from 'typeorm';
import { GroupMemberEntity } from './group.entity.js';

export type Membership = { groupId: Id; accountId: Id; role: GroupMemberEntity['role'] };

/** Who is in. For everyone else there is no such group, whether there is one or not. */
@Injectable()
export class GroupAccess {
  constructor(@InjectRepository(GroupMemberEntity) private readonly members: Repository<GroupMemberEntity>) {}

  async member(actor: Actor, groupId: Id): Promise<Membership> {
    const { accountId } = personOf(actor);
    const member = await this.members.findOneBy({ groupId, accountId });
    if (!member) throw new ProblemError('group.not-found');
    return { groupId, accountId, role: member.role };
  }

  async moderator(actor: Actor, groupId: Id): Promise<Membership> {
    const membership = await this.member(actor, groupId);
    assertModerator(membership);
    return membership;
  }
}

/** Locks the group's row, so that changes of one group come one after the other, and looks again who is in, and as what. */
export async function lockGroup(
  tx: EntityManager,
  { groupId, accountId }: Pick<Membership, 'groupId' | 'accountId'>,
): Promise<Membership> {
  await tx.query('SELECT 1 FROM "group" WHERE id = $1 FOR UPDATE', [groupId]);
  const member = await tx.findOneBy(GroupMemberEntity, { groupId, accountId });
  if (!member) throw new ProblemError('group.not-found');
  return { groupId, accountId, role: member.role };
}

/** As `lockGroup`, for what only moderators do: whoever has ceased to be one meanwhile does it no more. */
export async function lockAsModerator(tx: EntityManager, membership: Membership): Promise<void> {
  assertModerator(await lockGroup(tx, membership));
}

export function assertModerator({ role }: Membership): void {
  if (role !== 'moderator') throw new ProblemError('forbidden');
}

/** Everyone in the group but one. */
export async function othersIn(tx: EntityManager, groupId: Id, accountId: Id): Promise<Id[]> {
  const members = await tx.find(GroupMemberEntity, { select: { accountId: true }, where: { groupId } });
  return members.map((member) => member.accountId).filter((other) => other !== accountId);
}

export async function moderatorsOf(tx: EntityManager, groupId: Id): Promise<Id[]> {
  const where = { groupId, role: 'moderator' as const };
  const moderators = await tx.find(GroupMemberEntity, { select: { accountId: true }, where });
  return moderators.map(({ accountId }) => accountId);
}
