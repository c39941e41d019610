import { accountsRpc, groupsEvents, type Id, newId } from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Outbox } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { GroupInvitationEntity } from './group-invitation.entity.js';
import { GroupMemberEntity } from './group.entity.js';

/** By an address, which may be an account's, or by name: then nobody learns of an address. */
export type Invitee = { email: string; accountId: Id | null } | { email: null; accountId: Id };
type Parts = Pick<GroupInvitationEntity, 'groupId' | 'note' | 'language' | 'portalId' | 'invitedBy'>;

const daysGood = 14;

/** Writes invitations, inside of the transaction that holds the group's row. */
@Injectable()
export class Inviting {
  constructor(
    private readonly messaging: Messaging,
    private readonly outbox: Outbox,
  ) {}

  async byAddress(emails: string[], context: CallContext): Promise<Invitee[]> {
    if (emails.length === 0) return [];
    const { accounts } = await this.messaging.call(accountsRpc.findAccounts, { emails }, context);
    const owners = new Map(accounts.map(({ email, accountId }) => [email, accountId]));
    return emails.map((email) => ({ email, accountId: owners.get(email) ?? null }));
  }

  /** `already`: who is in the group, or has an invitation that can be answered. */
  async invite(
    tx: EntityManager,
    invitees: readonly Invitee[],
    parts: Parts,
  ): Promise<{ invited: number; already: number }> {
    let invited = 0;
    for (const invitee of invitees) if (await this.inviteOne(tx, invitee, parts)) invited += 1;
    return { invited, already: invitees.length - invited };
  }

  private async inviteOne(tx: EntityManager, { email, accountId }: Invitee, parts: Parts): Promise<boolean> {
    const { groupId } = parts;
    if (accountId && (await tx.existsBy(GroupMemberEntity, { groupId, accountId }))) return false;
    // One that ran out makes room for the next.
    await tx.query(
      `UPDATE group_invitation SET state = 'revoked' WHERE ${isOpen} AND expires_at < clock_timestamp()`,
      [groupId, email, accountId],
    );
    const open = await tx.query<unknown[]>(`SELECT 1 FROM group_invitation WHERE ${isOpen}`, [
      ...[groupId, email, accountId],
    ]);
    if (open.length > 0) return false;
    const invitationId = newId();
    const expiresAt = new Date((await databaseClock(tx)).getTime() + daysGood * 86_400_000);
    await tx.insert(GroupInvitationEntity, { ...parts, id: invitationId, email, accountId, expiresAt });
    await this.outbox.append(tx, groupsEvents.memberInvited, { groupId, invitationId, accountId });
    return true;
  }
}

/** SQL for an invitation into group $1 of the address $2 or the account $3. */
const isOpen = `group_id = $1 AND (email = $2 OR account_id = $3::uuid) AND state = 'sent'`;
