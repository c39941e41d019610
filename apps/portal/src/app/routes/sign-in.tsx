import { accountsRpc } from '@allmende/contracts';
import { Button, Field, Notice } from '@allmende/ui';
import { redirect, useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, goOn } from '../forms.js';
import { languageOfPath, safePath } from '../language.js';
import { usePage } from '../page.js';
import { personOf, requirePortal } from '../page-data.server.js';
import { DoneNotice } from '../parts/done-notice.js';
import { FormPage } from '../parts/form-page.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => {
  const url = new URL(request.url);
  const language = languageOfPath(url.pathname) ?? 'de';
  await requirePortal(visit);
  const home = `/${language}/me`;
  const next = safePath(url.searchParams.get('next'), '');
  if (await personOf(visit)) return redirect(next || home);
  return { next };
});

export const action = actionOf(async ({ visit, form, request }) => {
  const home = `/${languageOfPath(new URL(request.url).pathname) ?? 'de'}/me`;
  const credentials = { email: field(form, 'email'), password: field(form, 'password') };
  await callApi(visit, accountsRpc.signIn, credentials);
  return goOn(safePath(form.get('next'), home), { visit, done: 'signed-in' });
});

export default function SignIn() {
  const { next } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const { texts, to } = usePage();
  const { account } = texts;
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <FormPage
      title={account.signIn.title}
      lead={/^\/..\/i\//.test(next) ? account.signIn.toInvitation : undefined}
      problem={state?.problem}
      links={
        <>
          <p>
            <a href={to('/reset-password')}>{account.signIn.forgotten}</a>
          </p>
          <p>
            {account.signIn.noAccount} <a href={to('/register') + query}>{account.signIn.register}</a>
          </p>
        </>
      }
    >
      <DoneNotice
        texts={{ 'sign-out-everywhere': account.signIn.out, 'account-closed': texts.settings.closing.done }}
      />
      <form method="post" noValidate>
        <input type="hidden" name="next" value={state?.values['next'] ?? next} />
        <Field
          name="email"
          type="email"
          autoComplete="username"
          required
          label={account.email}
          defaultValue={state?.values['email']}
          error={errorOf(state?.problem, 'email')}
        />
        <Field
          name="password"
          type="password"
          autoComplete="current-password"
          required
          label={account.password}
          error={errorOf(state?.problem, 'password')}
        />
        <div className="actions">
          <Button>{account.signIn.button}</Button>
        </div>
        {next ? <Notice>{account.signIn.next}</Notice> : null}
      </form>
    </FormPage>
  );
}
