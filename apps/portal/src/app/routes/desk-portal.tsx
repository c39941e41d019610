import { clustersRpc, type Portal, type Profile } from '@allmende/contracts';
import { useActionData, useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi } from '../api.server.js';
import { editsPortal } from '../desk.rules.js';
import { goOn } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage } from '../page.js';
import { requirePerson, requirePortal } from '../page-data.server.js';
import { DoneNotice } from '../parts/done-notice.js';
import { ProblemSummary } from '../parts/form-page.js';
import { PortalForm } from '../parts/portal-form.js';
import { WorkHead } from '../parts/work-head.js';
import { portalUpdate, portalValues } from '../portal.server.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import type { Visit } from '../visit.js';

export const loader = loaderOf(async ({ visit }) => {
  const portal = await ownPortal(visit);
  return { values: portalValues(portal) };
});

/** This portal, for who looks after it; the page is there for nobody else. */
async function ownPortal(visit: Visit): Promise<Portal> {
  const [person, portal]: [Profile, Portal] = await Promise.all([requirePerson(visit), requirePortal(visit)]);
  if (editsPortal(person, portal.clusterId)) return portal;
  throw new ApiProblem(404, 'not-found', { requestId: visit.requestId });
}

export const action = actionOf(async ({ visit, form, request }) => {
  const portal = await ownPortal(visit);
  await callApi(visit, clustersRpc.updatePortal, {
    clusterId: portal.clusterId,
    ...portalUpdate(form, portal),
  });
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return goOn(`/${language}/desk/portal`, { visit, done: 'saved' });
});

export default function DeskPortal() {
  const { values } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { portal: words } = page.texts;
  const problem = state && withFormNames(state.problem);
  return (
    <div className="page-work">
      <WorkHead
        title={words.title}
        lead={<bdi>{words.lead(page.portal?.name ?? '')}</bdi>}
        actions={<a href={page.to('/')}>{words.see}</a>}
        crumbs={page.person?.manages ? [{ href: page.to('/desk'), title: words.back }] : undefined}
      />
      <ProblemSummary problem={problem} />
      <DoneNotice texts={{ saved: words.saved }} />
      <PortalForm values={state?.values ?? values} problem={problem} page={page} />
    </div>
  );
}

/** The API calls a text `content.imprint.de`, the form `imprint.de`. */
function withFormNames(problem: FormState['problem']): FormState['problem'] {
  const errors = problem.errors.map((one) => ({ ...one, field: one.field.replace(/^content\./, '') }));
  return { ...problem, errors };
}
