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
import { actionOf, loaderOf, valuesOf, type FormState } from '../served.js';
import type { Texts } from '../texts/index.js';
import { packUnsent, unsentField } from '../unsent.js';
import type { Visit } from '../visit.js';

type State = Partial<Pick<FormState, 'problem'>> & Pick<FormState, 'values'>;

export const loader = loaderOf(async ({ visit, request }) => {
  const url = new URL(request.url);
  const language = languageOfPath(url.pathname) ?? 'de';
  await requirePortal(visit);
  const home = `/${language}/me`;
  const next = safePath(url.searchParams.get('next'), '');
  if (await personOf(visit)) return redirect(next || home);
  return { next };
});

export const action = actionOf(
  async ({ visit, form, request }) => {
    const { pathname, searchParams } = new URL(request.url);
    if (searchParams.has(unsentField)) return carried(visit, form, searchParams);
    const credentials = { email: field(form, 'email'), password: field(form, 'password') };
    await callApi(visit, accountsRpc.signIn, credentials);
    const next = safePath(form.get('next'), `/${languageOfPath(pathname) ?? 'de'}/me`);
    // Once more the browser sends it all, to a page of this portal, which reads of it the unsent form alone.
    if (form.has(unsentField)) return redirect(next, 307);
    return goOn(next, { visit, done: 'signed-in' });
  },
  { takesUnsent: true },
);

/** Nobody signs in yet: a form whose session had ended goes into this page's own; one that has been here before as it is. */
function carried({ accountId = '' }: Visit, form: FormData, query: URLSearchParams): State {
  const unsent = field(form, unsentField) || packUnsent({ accountId, values: valuesOf(form) });
  return { values: { next: safePath(query.get('next'), ''), [unsentField]: unsent ?? '' } };
}

export default function SignIn() {
  const { next } = useLoaderData<typeof loader>();
  const state = useActionData<State>();
  const { texts, to } = usePage();
  const { account } = texts;
  const unsent = state?.values[unsentField];
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <FormPage
      title={account.signIn.title}
      lead={leadOf(next, unsent, account.signIn)}
      problem={state?.problem}
      links={
        <>
          <p>
            {/* What was typed waits in this tab. */}
            <a href={to('/reset-password')} target={unsent ? '_blank' : undefined} rel="noopener">
              {unsent ? account.signIn.forgottenBeside : account.signIn.forgotten}
            </a>
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
      <form method="post" action={to('/sign-in') + query} noValidate>
        <input type="hidden" name="next" value={state?.values['next'] ?? next} />
        {unsent ? <input type="hidden" name={unsentField} value={unsent} /> : null}
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

function leadOf(next: string, unsent: string | undefined, words: Texts['account']['signIn']) {
  if (unsent) return words.unsent;
  return /^\/..\/i\//.test(next) ? words.toInvitation : undefined;
}
