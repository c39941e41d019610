import { accountsRpc } from '@allmende/contracts';
import { type CallContext, isPartAway, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';

type Ids = Iterable<string | null>;
/** By id; unknown ids are left out. */
export type Names = ReadonlyMap<string, string>;

const patienceMs = 1_500;

/** Names belong to `identity`; empty while it does not answer: a name is no reason to refuse an agreement. */
@Injectable()
export class NamesService {
  constructor(private readonly messaging: Messaging) {}

  async ofOrganisations(ids: Ids, context: CallContext): Promise<Names> {
    return (await this.of({ accounts: [], organisations: ids }, context)).organisations;
  }

  async of(
    asked: { accounts: Ids; organisations: Ids },
    { actor, traceId }: CallContext,
  ): Promise<{ accounts: Names; organisations: Names }> {
    const input = { accountIds: known(asked.accounts), organisationIds: known(asked.organisations) };
    const none = { accounts: new Map<string, string>(), organisations: new Map<string, string>() };
    if (input.accountIds.length + input.organisationIds.length === 0) return none;
    const context = { actor, traceId, timeoutMs: patienceMs };
    try {
      const { accounts, organisations } = await this.messaging.call(accountsRpc.names, input, context);
      return {
        accounts: new Map(accounts.map(({ accountId, name }) => [accountId, name])),
        organisations: new Map(organisations.map(({ organisationId, name }) => [organisationId, name])),
      };
    } catch (error) {
      if (isPartAway(error)) return none;
      throw error;
    }
  }
}

function known(ids: Ids): string[] {
  return [...new Set(ids)].filter((id) => id !== null);
}
