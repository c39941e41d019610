import { accountsRpc } from '@allmende/contracts';
import { Button, ButtonLink } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, goOn } from '../forms.js';
import { languageOfPath, safePath } from '../language.js';
import { usePage } from '../page.js';
import { FormPage } from '../parts/form-page.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

// A stricter policy than this one would take the Origin from the form, and with it the right to send it.
export const headers = () => ({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });

export const loader = loaderOf(({ request }) => ({
  token: (new URL(request.url).searchParams.get('token') ?? '').slice(0, 200),
}));

/** A click, not the opening of the link: mail filters open links, too. */
export const action = actionOf(async ({ visit, form, request }) => {
  const home = `/${languageOfPath(new URL(request.url).pathname) ?? 'de'}/me`;
  const { next } = await callApi(visit, accountsRpc.confirmEmail, { token: field(form, 'token') });
  return goOn(safePath(next, home), { visit, done: 'confirmed' });
});

export default function Confirm() {
  const { token } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const { texts, to, person } = usePage();
  const { account } = texts;
  const invalid = state?.problem.code === 'account.link-invalid' || state?.problem.code === 'invalid';
  if (invalid && person) {
    return (
      <FormPage title={account.confirm.done} lead={account.confirm.doneText}>
        <ButtonLink href={to('/me')}>{account.confirm.goOn}</ButtonLink>
      </FormPage>
    );
  }
  if (invalid || token === '') {
    return (
      <FormPage title={account.confirm.invalid} lead={account.confirm.invalidText}>
        <ButtonLink href={to('/sign-in')}>{account.signIn.button}</ButtonLink>
        <p className="path-part">{account.confirm.expired}</p>
        <p className="actions">
          <ButtonLink kind="outlined" href={to('/register')}>
            {account.confirm.again}
          </ButtonLink>
        </p>
      </FormPage>
    );
  }
  return (
    <FormPage title={account.confirm.title} lead={account.confirm.text} problem={state?.problem}>
      <form method="post">
        <input type="hidden" name="token" value={token} />
        <Button>{account.confirm.button}</Button>
      </form>
    </FormPage>
  );
}
