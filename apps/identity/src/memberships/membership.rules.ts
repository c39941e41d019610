import { type ClusterRole, clusterRoles, ProblemError } from '@allmende/contracts';
import type { MembershipState } from './membership.entity.js';

export type MembershipVerb = 'request' | 'admit' | 'refuse' | 'changeRoles' | 'chooseOfRecord' | 'leave';

const possible: Record<MembershipVerb, readonly MembershipState[]> = {
  request: ['refused', 'left'],
  admit: ['requested'],
  refuse: ['requested'],
  changeRoles: ['admitted'],
  chooseOfRecord: ['admitted'],
  leave: ['requested', 'admitted'],
};

/** Throws `membership.state`, or `membership.exists` for a second request, when the verb does not fit the state. */
export function assertPossible(verb: MembershipVerb, state: MembershipState): void {
  if (possible[verb].includes(state)) return;
  throw new ProblemError(verb === 'request' ? 'membership.exists' : 'membership.state', { facts: { state } });
}

/** Each role once, always in the same order. */
export function orderRoles(roles: readonly ClusterRole[]): ClusterRole[] {
  return clusterRoles.filter((role) => roles.includes(role));
}
