import { periodNames, restPeriods, retentionPeriods, retentionPeriodsRpc } from '@allmende/contracts';
import { Breadcrumb, Field, PageHead } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { managedHere } from '../desk.server.js';
import { assertSure, field, formKey, goOn, newFormKey } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage } from '../page.js';
import { DoneNotice } from '../parts/done-notice.js';
import { ProblemSummary } from '../parts/form-page.js';
import { PeriodChoices, SavePeriods } from '../parts/retention-periods.js';
import { errorOf, type FormProblem } from '../problem.view.js';
import { boundsText, labelText, shortened, typedPeriods, withBounds } from '../retention-periods.view.js';
import { actionOf, loaderOf, valuesOf } from '../served.js';

const { getRetentionPeriods, chooseRetentionPeriods, listPeriodChoices } = retentionPeriodsRpc;

export const loader = loaderOf(async ({ visit }) => {
  const clusterId = await managedHere(visit);
  const [periods, { items: choices }] = await Promise.all([
    callApi(visit, getRetentionPeriods, { clusterId }),
    callApi(visit, listPeriodChoices, { clusterId }),
  ]);
  return { periods, choices, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, request }) => {
  const clusterId = await managedHere(visit);
  const before = await callApi(visit, getRetentionPeriods, { clusterId });
  const after = typedPeriods((name) => field(form, name));
  const isPossible = retentionPeriods.safeParse(after).success;
  if (isPossible && shortened(before, after).length > 0) {
    if (!field(form, 'asked')) return { values: valuesOf(form) };
    assertSure(form);
  }
  await callApi(visit, chooseRetentionPeriods, { ...after, clusterId }, { key: formKey(form) });
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return goOn(`/${language}/desk/retention-periods`, { visit, done: 'saved' });
});

/** How long this cluster keeps what is over. */
export default function DeskRetentionPeriods() {
  const { periods, choices, key } = useLoaderData<typeof loader>();
  const state = useActionData<{ problem?: FormProblem; values: Record<string, string> }>();
  const page = usePage();
  const { retentionPeriods: words, common, portal } = page.texts;
  const problem = state?.problem && withBounds(state.problem, page);
  return (
    <div className="page-work">
      <title>{`${words.title} · ${page.portal?.name}`}</title>
      <Breadcrumb
        name={common.breadcrumb}
        parts={[{ href: page.to('/desk'), title: portal.back }, { title: words.title }]}
      />
      <PageHead work title={words.title} lead={words.lead} />
      <div className="form-page">
        <ProblemSummary problem={problem} />
        <DoneNotice texts={{ saved: words.saved }} />
        <form method="post" noValidate className="period-fields">
          <input type="hidden" name="key" value={key} />
          {periodNames.map((name) => (
            <Field
              key={name}
              name={name}
              inputMode="numeric"
              label={labelText(name, page)}
              hint={`${words.hints[name]} ${boundsText(name, page)}`}
              defaultValue={state?.values[name] ?? periods[name]}
              error={errorOf(problem, name)}
            />
          ))}
          <p className="small muted path-note">{words.untouched(restPeriods.deletionDays)}</p>
          <SavePeriods before={periods} state={state} page={page} />
        </form>
      </div>
      <PeriodChoices choices={choices} page={page} />
    </div>
  );
}
