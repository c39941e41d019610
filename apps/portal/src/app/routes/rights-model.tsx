import { rightsModel, termsRpc } from '@allmende/contracts';
import { Breadcrumb, keepTogether, PageHead } from '@allmende/ui';
import { useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi } from '../api.server.js';
import { usePage } from '../page.js';
import { Clauses } from '../parts/terms-layer.js';
import { loaderOf } from '../served.js';

export const loader = loaderOf(async ({ visit, params }) => {
  const { data: code } = rightsModel.safeParse(params['code']);
  if (!code) throw new ApiProblem(404, 'not-found', { requestId: visit.requestId });
  return callApi(visit, termsRpc.showRightsModel, { code });
});

/** One rights model in full, as it stands before a challenge fills its blanks. */
export default function RightsModelPage() {
  const { code, name, line, clauses } = useLoaderData<typeof loader>();
  const page = usePage();
  const { rights, common } = page.texts;
  const title = name[page.language];
  return (
    <div className="page">
      <title>{`${title} · ${page.portal?.name ?? common.platform}`}</title>
      <Breadcrumb
        name={common.breadcrumb}
        parts={[{ href: page.to('/rights-models'), title: rights.title }, { title }]}
      />
      <PageHead title={title} lead={keepTogether(line[page.language])} />
      <p className="narrow terms-intro">{rights.fullNote}</p>
      <section className="layer">
        <div className="layer-head">
          <h2>{rights.full}</h2>
        </div>
        <Clauses of={code} clauses={clauses} page={page} />
      </section>
    </div>
  );
}
