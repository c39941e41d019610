import type { ClusterSummary } from '@allmende/contracts';
import { Drawing } from '@allmende/ui';

export type DrawnCluster = Pick<ClusterSummary, 'slug' | 'name' | 'city' | 'fields'> & { mark: string };

export function ClusterList({
  clusters,
  hrefOf,
}: {
  clusters: DrawnCluster[];
  hrefOf: (slug: string) => string;
}) {
  return (
    <ul className="cluster-list">
      {clusters.map(({ slug, name, city, fields, mark }) => (
        <li key={slug}>
          <a href={hrefOf(slug)}>
            <Drawing svg={mark} />
            <span>
              <b>
                <bdi>{name}</bdi>
              </b>
              <span className="muted">{city ?? fields[0] ?? ''}</span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
