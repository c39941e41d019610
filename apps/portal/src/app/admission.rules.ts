import type { ChallengePage, Profile } from '@allmende/contracts';

type Cluster = ChallengePage['eligibleClusters'][number];

/** What stands between somebody and taking part. */
export type Admission =
  /** Admitted, but whoever posts, opens or runs a challenge does not take part in it. */
  | { kind: 'runs' }
  /** Asked to join a cluster whose members may. */
  | { kind: 'waits'; clusters: Cluster[] }
  /** Of the clusters whose members may, the one to ask: the portal's, else the first. */
  | { kind: 'ask'; cluster: Cluster };

type Place = { memberships: Profile['memberships']; portalId: string | undefined };

export function admissionOf(
  { eligibleClusters }: Pick<ChallengePage, 'eligibleClusters'>,
  { memberships, portalId }: Place,
): Admission {
  const isIn = (wanted: Place['memberships'][number]['state']) => (cluster: Cluster) =>
    memberships.some(({ clusterId, state }) => clusterId === cluster.clusterId && state === wanted);
  const [first] = eligibleClusters;
  if (!first || eligibleClusters.some(isIn('admitted'))) return { kind: 'runs' };
  const waiting = eligibleClusters.filter(isIn('requested'));
  if (waiting.length > 0) return { kind: 'waits', clusters: waiting };
  return { kind: 'ask', cluster: eligibleClusters.find(({ clusterId }) => clusterId === portalId) ?? first };
}
