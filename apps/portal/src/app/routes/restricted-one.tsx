import { erasureRpc } from '@allmende/contracts';
import { Breadcrumb, Button, formatDay, noonOf, PageHead, TextField } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { ApiProblem } from '../api.problem.js';
import { callApi } from '../api.server.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { FactRow } from '../parts/fact-row.js';
import { ProblemSummary } from '../parts/form-page.js';
import { KeptReceipts } from '../parts/kept-receipts.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const find = idOf(params['accountId'], visit);
  const [entry] = (await callApi(visit, erasureRpc.listRestricted, { find })).items;
  if (!entry) throw new ApiProblem(404, 'reading.not-found', { requestId: visit.requestId });
  return { entry, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const asked = { accountId: idOf(params['accountId'], visit), reason: field(form, 'reason') };
  const { readingId } = await callApi(visit, erasureRpc.askReading, asked, { key: formKey(form) });
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return goOn(`/${language}/operate/restricted/readings/${readingId}`, { visit, done: 'asked' });
});

/** What is kept of one closed account, and asking to read it. */
export default function RestrictedOne() {
  const { entry, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { operate, common } = page.texts;
  const { asking: words } = operate;
  const list = page.to('/operate/restricted');
  return (
    <div className="page-work">
      <title>{`${words.title} · ${page.portal?.name}`}</title>
      <Breadcrumb
        name={common.breadcrumb}
        parts={[{ href: list, title: operate.title }, { title: words.title }]}
      />
      <PageHead work title={words.title} lead={words.lead} />
      <ProblemSummary problem={state?.problem} />
      <dl className="document-rows path-part">
        <FactRow term={operate.receipts}>
          <KeptReceipts entry={entry} page={page} />
        </FactRow>
        <FactRow term={operate.account}>
          <code className="small">{entry.accountId}</code>
        </FactRow>
        <FactRow term={operate.until}>
          {formatDay(noonOf(entry.until), page.dates(), { weekday: false, year: true })}
        </FactRow>
      </dl>
      <form method="post" noValidate className="path-part narrow">
        <input type="hidden" name="key" value={key} />
        <TextField
          name="reason"
          label={words.reason}
          hint={words.reasonHint}
          rows={4}
          required
          maxLength={2000}
          defaultValue={state?.values['reason']}
          error={errorOf(state?.problem, 'reason')}
        />
        <div className="actions path-actions">
          <Button>{words.button}</Button>
          <a href={list}>{words.back}</a>
        </div>
      </form>
    </div>
  );
}
