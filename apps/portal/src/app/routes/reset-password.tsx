import { accountsRpc } from '@allmende/contracts';
import { Button, ButtonLink, Field } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { field } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { FormPage } from '../parts/form-page.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

// A stricter policy than this one would take the Origin from the form, and with it the right to send it.
export const headers = () => ({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });

export const loader = loaderOf(({ request }) => ({
  token: (new URL(request.url).searchParams.get('token') ?? '').slice(0, 200),
}));

type Answer = FormState | { step: 'sent' | 'done' };

export const action = actionOf(async ({ visit, form, request }): Promise<{ step: 'sent' | 'done' }> => {
  const token = field(form, 'token');
  if (token === '') {
    const language = languageOfPath(new URL(request.url).pathname);
    await callApi(visit, accountsRpc.requestPasswordReset, { email: field(form, 'email'), language });
    return { step: 'sent' };
  }
  await callApi(visit, accountsRpc.resetPassword, { token, password: field(form, 'password') });
  return { step: 'done' };
});

export default function ResetPassword() {
  const { token } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const page = usePage();
  const { reset, signIn } = page.texts.account;
  if (answer && 'step' in answer) {
    return answer.step === 'sent' ? (
      <FormPage title={reset.sent} lead={reset.sentText}>
        <a href={page.to('/sign-in')}>{signIn.title}</a>
      </FormPage>
    ) : (
      <FormPage title={reset.done} lead={reset.doneText}>
        <ButtonLink href={page.to('/sign-in')}>{signIn.button}</ButtonLink>
      </FormPage>
    );
  }
  if (answer?.problem.code === 'account.link-invalid') {
    return (
      <FormPage title={reset.invalid} lead={reset.invalidText}>
        <ButtonLink href={page.to('/reset-password')}>{reset.button}</ButtonLink>
      </FormPage>
    );
  }
  return token ? (
    <NewPassword token={token} state={answer} page={page} />
  ) : (
    <AskForLink state={answer} page={page} />
  );
}

function AskForLink({ state, page }: { state?: FormState; page: Page }) {
  const { account } = page.texts;
  return (
    <FormPage title={account.reset.title} lead={account.reset.lead} problem={state?.problem}>
      <form method="post" noValidate>
        <Field
          name="email"
          type="email"
          autoComplete="username"
          required
          label={account.email}
          defaultValue={state?.values['email']}
          error={errorOf(state?.problem, 'email')}
        />
        <div className="actions">
          <Button>{account.reset.button}</Button>
        </div>
      </form>
    </FormPage>
  );
}

function NewPassword({ token, state, page }: { token: string; state?: FormState; page: Page }) {
  const { account } = page.texts;
  return (
    <FormPage title={account.reset.newTitle} lead={account.reset.newLead} problem={state?.problem}>
      <form method="post" noValidate>
        <input type="hidden" name="token" value={token} />
        <Field
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={200}
          label={account.newPassword}
          hint={account.passwordHint}
          error={errorOf(state?.problem, 'password')}
        />
        <div className="actions">
          <Button>{account.reset.newButton}</Button>
        </div>
      </form>
    </FormPage>
  );
}
