import type { ClusterSummary } from '@allmende/contracts';
import { Drawing } from '@allmende/ui';
import { factIn } from '../language.js';
import { usePage } from '../page.js';

export type DrawnCluster = Pick<ClusterSummary, 'slug' | 'name' | 'city' | 'fields'> & { mark: string };

export function ClusterList({
  clusters,
  hrefOf,
}: {
  clusters: DrawnCluster[];
  hrefOf: (slug: string) => string;
}) {
  const { language } = usePage();
  const placeOf = ({ city, fields: [field] }: DrawnCluster) =>
    city === null && field !== undefined ? factIn(field, language) : { text: city ?? '', lang: undefined };
  return (
    <ul className="cluster-list">
      {clusters.map((cluster) => (
        <li key={cluster.slug}>
          <a href={hrefOf(cluster.slug)}>
            <Drawing svg={cluster.mark} />
            <span>
              <b>
                <bdi>{cluster.name}</bdi>
              </b>
              <span className="muted" lang={placeOf(cluster).lang}>
                {placeOf(cluster).text}
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
