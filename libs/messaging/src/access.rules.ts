import { ProblemError, type Rpc } from '@allmende/contracts';
import type { CallHeaders } from './call.headers.js';

/**
 * Refuses what no rule of an object can allow: a service that is not among those wired to the subject, the platform
 * itself where the contract does not list its reason, visitors where an account is needed.
 */
export function assertMayCall(
  contract: Rpc,
  { actor, caller }: CallHeaders,
  callers: readonly string[],
): void {
  if (!callers.includes(caller)) throw new ProblemError('caller.not-allowed');
  if (actor.kind === 'system') {
    const [reason = ''] = actor.reason.split(':');
    if (!contract.system?.includes(reason)) throw new ProblemError('caller.not-allowed');
    return;
  }
  if (contract.access === 'account' && actor.kind === 'visitor') throw new ProblemError('not-signed-in');
  if (contract.access === 'operator' && !(actor.kind === 'person' && actor.operator)) {
    throw new ProblemError(actor.kind === 'visitor' ? 'not-signed-in' : 'forbidden');
  }
}
