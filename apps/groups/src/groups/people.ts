import { accountsRpc, type Id, type OutputOf } from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';

type Names = OutputOf<typeof accountsRpc.names>['accounts'][number];
export type Naming = (accountId: Id) => Omit<Names, 'accountId'>;

const unknown: Omit<Names, 'accountId'> = { name: '', organisationName: null, clusterName: null };

/** Names of people, asked of `identity` once for a whole page; who is erased there has none. */
@Injectable()
export class People {
  constructor(private readonly messaging: Messaging) {}

  async named(accountIds: readonly Id[], context: CallContext): Promise<Naming> {
    const unique = [...new Set(accountIds)];
    const found = new Map<Id, Names>();
    for (let start = 0; start < unique.length; start += 500) {
      const input = { accountIds: unique.slice(start, start + 500) };
      const { accounts } = await this.messaging.call(accountsRpc.names, input, context);
      for (const account of accounts) found.set(account.accountId, account);
    }
    return (accountId) => found.get(accountId) ?? unknown;
  }
}
