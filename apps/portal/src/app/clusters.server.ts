import { clustersRpc, type ClusterSummary } from '@allmende/contracts';
import { callApi } from './api.server.js';
import { ownMarkOf } from './brand.server.js';
import type { DrawnCluster } from './parts/cluster-list.js';
import type { Visit } from './visit.js';

/** All clusters with their marks, a few pages at the most. */
export async function drawnClusters(visit: Visit): Promise<DrawnCluster[]> {
  const clusters: ClusterSummary[] = [];
  let cursor: string | undefined;
  do {
    const page = await callApi(visit, clustersRpc.listClusters, { limit: 200, cursor });
    clusters.push(...page.items);
    cursor = page.nextCursor ?? undefined;
  } while (cursor && clusters.length < 1000);
  return clusters.map(({ slug, name, city, fields, brand }) => ({
    slug,
    name,
    city,
    fields,
    mark: ownMarkOf(slug, brand),
  }));
}
