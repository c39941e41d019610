import { accountsRpc, type ChallengeDraft, type Id, type Person, ProblemError } from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';

type Around = { clusterId: Id; seekerAccountIds: readonly Id[] };

/** Who may be named to approve that submissions are opened. */
@Injectable()
export class ChallengeOpeners {
  constructor(private readonly messaging: Messaging) {}

  /** Of a new draft: those that it names, or who writes it. */
  async named(
    { openerAccountIds }: Pick<ChallengeDraft, 'openerAccountIds'>,
    { accountId }: Person,
    { context, ...around }: Around & { context: CallContext },
  ): Promise<Id[]> {
    await this.assertFit(openerAccountIds, around, context);
    return openerAccountIds.length > 0 ? openerAccountIds : [accountId];
  }

  /** Of the team that asks, or managers of the owning cluster. */
  async assertFit(
    openerAccountIds: readonly Id[] = [],
    { clusterId, seekerAccountIds }: Around,
    context: CallContext,
    field = 'openerAccountIds',
  ): Promise<void> {
    const others = openerAccountIds.filter((accountId) => !seekerAccountIds.includes(accountId));
    if (others.length === 0) return;
    const managers = await this.managersOf(clusterId, context);
    if (others.every((accountId) => managers.includes(accountId))) return;
    const message = 'Name people of the team that asks, or managers of the owning cluster';
    throw new ProblemError('invalid', {
      errors: [{ field, code: 'not-an-opener', message }],
    });
  }

  async managersOf(clusterId: Id, { actor, traceId }: CallContext): Promise<Id[]> {
    const { items } = await this.messaging.call(
      accountsRpc.holders,
      { clusterIds: [clusterId], role: 'manager', limit: 1000 },
      { actor, traceId },
    );
    return items.map(({ accountId }) => accountId);
  }
}
