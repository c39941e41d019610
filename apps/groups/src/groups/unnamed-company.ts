import { accountsRpc, challengesRpc, type Id } from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';

/** Whether the name of this organisation would tell who asks. */
export type Hides = (organisationName: string | null) => boolean;

const nothing: Hides = () => false;

/** The company that is unnamed in the challenge from which a group grew: only who has joined reads who it is. */
@Injectable()
export class UnnamedCompany {
  constructor(private readonly messaging: Messaging) {}

  /** The organisations of the team that asks count as well: each of them would point to it. */
  async of(challengeId: Id | null, context: CallContext): Promise<Hides> {
    if (challengeId === null) return nothing;
    const { window } = await this.messaging.call(challengesRpc.challengeWindow, { challengeId }, context);
    // Where it is not said, it is not named.
    if (window.seekerNamed) return nothing;
    const { organisationId, seekerAccountIds: accountIds } = window;
    const asked = { accountIds, organisationIds: organisationId === null ? [] : [organisationId] };
    const { accounts, organisations } = await this.messaging.call(accountsRpc.names, asked, context);
    const names = new Set([
      ...organisations.map(({ name }) => name),
      ...accounts.flatMap(({ organisationName }) => organisationName ?? []),
    ]);
    return (name) => name !== null && names.has(name);
  }
}
