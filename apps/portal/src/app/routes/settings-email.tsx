import { emailChangesRpc } from '@allmende/contracts';
import { Button, Field, formatMoment, Notice } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { DoneNotice } from '../parts/done-notice.js';
import { ProblemSummary } from '../parts/form-page.js';
import { WorkHead } from '../parts/work-head.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

export const loader = loaderOf(async ({ visit }) => {
  const { email, affiliations } = await requirePerson(visit);
  const { pending } = await callApi(visit, emailChangesRpc.showEmailChange, {});
  const byDomain = affiliations
    .filter(({ verifiedBy }) => verifiedBy === 'mail-domain')
    .map(({ organisationName }) => organisationName);
  return { email, byDomain, pending, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, request }) => {
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const told = (done: string): Response => goOn(`/${language}/settings/email`, { visit, done });
  if (field(form, 'intent') === 'withdraw') {
    await callApi(visit, emailChangesRpc.withdrawEmailChange, {});
    return told('email-withdrawn');
  }
  const input = { email: field(form, 'email'), password: field(form, 'password'), language };
  await callApi(visit, emailChangesRpc.askEmailChange, input, { key: formKey(form) });
  return told('email-asked');
});

/** What another address brings with it, before it is asked for. */
export default function ChangeEmail() {
  const { email, byDomain, pending, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { emailChange: words } = page.texts;
  return (
    <div className="page-work">
      <WorkHead title={words.title} lead={words.lead(email)} />
      <ProblemSummary problem={state?.problem} />
      <DoneNotice texts={words.done} />
      <div className="settings-part">
        {pending ? <Pending pending={pending} page={page} /> : null}
        <h2 className={pending ? 'path-part' : undefined}>{words.what}</h2>
        <div className="prose">
          <ul>
            {words.steps.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ul>
        </div>
        {byDomain.length > 0 ? (
          <div className="path-note">
            <Notice tone="warn">{words.byDomain(byDomain.join(', '))}</Notice>
          </div>
        ) : null}
        <form method="post" noValidate className="path-part">
          <input type="hidden" name="key" value={key} />
          <Field
            name="email"
            type="email"
            required
            maxLength={254}
            autoComplete="email"
            label={words.email}
            defaultValue={state?.values['email']}
            error={errorOf(state?.problem, 'email')}
          />
          <Field
            name="password"
            type="password"
            required
            maxLength={200}
            autoComplete="current-password"
            label={words.password}
            error={errorOf(state?.problem, 'password')}
          />
          <div className="actions path-actions">
            <Button>{words.button}</Button>
          </div>
        </form>
        <p className="path-note">
          <a href={page.to('/settings')}>{words.back}</a>
        </p>
      </div>
    </div>
  );
}

function Pending({ pending, page }: { pending: { email: string; askedAt: string }; page: Page }) {
  const { emailChange: words } = page.texts;
  const since = formatMoment(pending.askedAt, page.dates(), { short: true });
  return (
    <Notice
      actions={
        <form method="post">
          <Button kind="outlined" dense name="intent" value="withdraw">
            {words.withdraw}
          </Button>
        </form>
      }
    >
      {words.pending(pending.email, since)} {words.pendingHint}
    </Notice>
  );
}
