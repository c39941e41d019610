import { accountsRpc, type Id } from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';

/** Who invites, as an invitation's mail says it; asked when the mail goes out. */
@Injectable()
export class Inviters {
  constructor(private readonly messaging: Messaging) {}

  /** The name and, where there is one, the cluster; undefined where nobody is known by this id. */
  async named(accountId: Id, context: CallContext): Promise<string | undefined> {
    const { accounts } = await this.messaging.call(accountsRpc.names, { accountIds: [accountId] }, context);
    const [inviter] = accounts;
    return inviter?.clusterName ? `${inviter.name} (${inviter.clusterName})` : inviter?.name;
  }
}
