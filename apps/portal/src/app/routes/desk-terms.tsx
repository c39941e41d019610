import { challengesRpc, clusterTermsRpc, termsRpc } from '@allmende/contracts';
import { Breadcrumb, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { challengeNames } from '../challenge.names.server.js';
import { managedHere } from '../desk.server.js';
import { usePage } from '../page.js';
import { TermsBlanks, TermsBoard } from '../parts/desk-terms-blanks.js';
import { ChallengeVersions, LayerVersions } from '../parts/desk-terms-versions.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit }) => {
  const clusterId = await managedHere(visit);
  const [{ items }, { items: models }, reviews] = await Promise.all([
    callApi(visit, clusterTermsRpc.listClusterTerms, { clusterId }),
    callApi(visit, termsRpc.listRightsModels, {}),
    tryApi(visit, challengesRpc.listOwn, { clusterId, role: ['manager'], state: ['in-review'], limit: 50 }),
  ]);
  const names = await challengeNames(visit, items);
  return { items, models, names: [...names.values()], reviews: reviews?.items ?? [] };
});

/** Where a manager sees which terms are in force, and who may change what about them. */
export default function DeskTerms() {
  const { items, models, names, reviews } = useLoaderData<typeof loader>();
  const page = usePage();
  const { deskTerms: words, common, portal } = page.texts;
  // The texts of all three layers are read on the page of a challenge.
  const slug = names.find((one) => one.slug !== null)?.slug ?? null;
  return (
    <div className="page-work">
      <title>{`${words.title} · ${page.portal?.name}`}</title>
      <Breadcrumb
        name={common.breadcrumb}
        parts={[{ href: page.to('/desk'), title: portal.back }, { title: words.title }]}
      />
      <PageHead work title={words.title} lead={words.lead} />
      {(['platform', 'cluster'] as const).map((layer) => (
        <LayerVersions key={layer} layer={layer} items={items} slug={slug} page={page} />
      ))}
      <ChallengeVersions items={items} names={names} page={page} />
      <p className="small muted path-note">{words.counted}</p>
      <TermsBlanks models={models} reviews={reviews} page={page} />
      <TermsBoard page={page} />
    </div>
  );
}
