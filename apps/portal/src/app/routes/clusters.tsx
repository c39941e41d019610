import { EmptyState, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { drawnClusters } from '../clusters.server.js';
import { usePage } from '../page.js';
import { ClusterList } from '../parts/cluster-list.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit }) => ({ clusters: await drawnClusters(visit) }));

export default function Clusters() {
  const { clusters } = useLoaderData<typeof loader>();
  const page = usePage();
  const { clusters: texts } = page.texts.pages;
  return (
    <div className="page">
      <title>{`${texts.title} · ${page.portal?.name ?? page.texts.common.platform}`}</title>
      <PageHead title={texts.title} lead={texts.lead} />
      {clusters.length === 0 ? <EmptyState title={texts.empty} /> : null}
      <ClusterList clusters={clusters} hrefOf={(slug) => page.to(`/clusters/${slug}`)} />
    </div>
  );
}
