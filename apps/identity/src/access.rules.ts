import { type Actor, isManagerOf, type Person } from '@allmende/contracts';

/** The cluster whose portal a call came through; null on the bare host. */
export function portalOf(actor: Actor): string | null {
  return actor.kind === 'system' ? null : (actor.portal ?? null);
}

/** Managers look after their cluster's people; the operator appoints a new cluster's first ones. */
export function mayManage(actor: Actor, clusterId: string): boolean {
  return isManagerOf(actor, clusterId) || (actor.kind === 'person' && actor.operator);
}

export function managedClusters({ memberships }: Person): string[] {
  return memberships.filter(({ roles }) => roles.includes('manager')).map(({ clusterId }) => clusterId);
}
