import { accountsRpc } from '@allmende/contracts';
import { type CallContext, isPartAway, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';

const patienceMs = 1_500;

/** Who may bind organisations is known by `identity`: asked for each time, never copied. */
@Injectable()
export class SignatoriesService {
  constructor(private readonly messaging: Messaging) {}

  /** Null while `identity` does not answer: no reason to show nothing. */
  async of(organisationId: string, { actor, traceId }: CallContext): Promise<string[] | null> {
    const context = { actor, traceId, timeoutMs: patienceMs };
    try {
      const { accountIds } = await this.messaging.call(accountsRpc.signatories, { organisationId }, context);
      return accountIds;
    } catch (error) {
      if (isPartAway(error)) return null;
      throw error;
    }
  }

  /** Whether there is anybody to ask; names nobody. */
  async canBeAsked(organisationId: string, context: CallContext): Promise<boolean | null> {
    const accountIds = await this.of(organisationId, context);
    return accountIds && accountIds.length > 0;
  }
}
