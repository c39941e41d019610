import {
  type groupsRpc,
  type Id,
  type InvitablePerson,
  type OutputOf,
  personOf,
  ProblemError,
  sidesRpc,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { People } from './people.js';

type Side = Pick<InvitablePerson, 'accountId' | 'side'>;

/** Whom somebody may invite by name into a group that grows from a challenge: those that `submissions` names to them. */
@Injectable()
export class InvitablePeople {
  constructor(
    private readonly messaging: Messaging,
    private readonly people: People,
  ) {}

  /** Who is erased has no name and is left out; so is who asks. */
  async list({
    input,
    actor,
    context,
  }: Call<typeof groupsRpc.listInvitable>): Promise<OutputOf<typeof groupsRpc.listInvitable>> {
    const { accountId: own } = personOf(actor);
    const others = (await this.of(input.challengeId, context)).filter(({ accountId }) => accountId !== own);
    const accountIds = others.map(({ accountId }) => accountId);
    if (accountIds.length === 0) return { items: [] };
    const naming = await this.people.named(accountIds, context);
    const items = others.map((one) => {
      const { name, organisationName } = naming(one.accountId);
      return { ...one, name, organisationName };
    });
    return { items: items.filter(({ name }) => name !== '') };
  }

  /** Nobody is invited by an id that was guessed, or kept from before. */
  async assertAll(accountIds: readonly Id[], challengeId: Id | null, context: CallContext): Promise<void> {
    if (accountIds.length === 0) return;
    const sides = challengeId === null ? [] : await this.of(challengeId, context);
    const known = new Set(sides.map(({ accountId }) => accountId));
    if (accountIds.every((accountId) => known.has(accountId))) return;
    const error = { field: 'accountIds', code: 'not-invitable', message: 'Not to be invited by name' };
    throw new ProblemError('invalid', { errors: [error] });
  }

  private async of(challengeId: Id, context: CallContext): Promise<Side[]> {
    const sides = await this.messaging.call(sidesRpc.decidedSides, { challengeId }, context);
    return [
      ...sides.awardedAccountIds.map((accountId) => ({ accountId, side: 'awarded' as const })),
      ...sides.seekerAccountIds.map((accountId) => ({ accountId, side: 'asking' as const })),
    ];
  }
}
