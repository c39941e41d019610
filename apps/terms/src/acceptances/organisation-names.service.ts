import { accountsRpc, ProblemError } from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';

const patienceMs = 1_500;
const outages = new Set(['unavailable', 'timeout']);

/** Names belong to `identity`. */
@Injectable()
export class OrganisationNamesService {
  constructor(private readonly messaging: Messaging) {}

  /** By id; empty while `identity` does not answer: a name is no reason to refuse an agreement. */
  async of(ids: Iterable<string | null>, { actor, traceId }: CallContext): Promise<Map<string, string>> {
    const organisationIds = [...new Set(ids)].filter((id) => id !== null);
    if (organisationIds.length === 0) return new Map();
    const context = { actor, traceId, timeoutMs: patienceMs };
    try {
      const { organisations } = await this.messaging.call(accountsRpc.names, { organisationIds }, context);
      return new Map(organisations.map(({ organisationId, name }) => [organisationId, name]));
    } catch (error) {
      if (error instanceof ProblemError && outages.has(error.code)) return new Map();
      throw error;
    }
  }
}
