import { accountsRpc } from '@allmende/contracts';
import { Button, Field, Notice } from '@allmende/ui';
import { data, useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, formKey, newFormKey, optionalField } from '../forms.js';
import { invitedEmail } from '../invitations.server.js';
import { languageOfPath, safePath } from '../language.js';
import { usePage } from '../page.js';
import { requirePortal } from '../page-data.server.js';
import { FormPage } from '../parts/form-page.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

export const loader = loaderOf(async ({ visit, request }) => {
  await requirePortal(visit);
  const next = safePath(new URL(request.url).searchParams.get('next'), '');
  const invited = await invitedEmail(visit, next);
  return data({ next, invited, key: newFormKey() }, { headers: { 'cache-control': 'no-store' } });
});

export const headers = () => ({ 'cache-control': 'no-store' });

export const action = actionOf(async ({ visit, form, request }) => {
  if (field(form, 'intent') === 'resend') {
    const email = field(form, 'email');
    await callApi(visit, accountsRpc.resendConfirmation, { email }, { key: formKey(form) });
    return { sentTo: email, again: true };
  }
  const next = safePath(form.get('next'), '');
  const account = {
    email: field(form, 'email'),
    name: field(form, 'name'),
    password: field(form, 'password'),
    language: languageOfPath(new URL(request.url).pathname) ?? 'de',
    organisationName: optionalField(form, 'organisationName'),
    next: next === '' ? undefined : next,
  };
  await callApi(visit, accountsRpc.register, account, { key: formKey(form) });
  return { sentTo: account.email, again: false };
});

type Sent = { sentTo: string; again: boolean };

export default function Register() {
  const { next, invited, key } = useLoaderData<typeof loader>();
  const answer = useActionData<FormState | Sent>();
  const { texts, to } = usePage();
  const { account } = texts;
  const { register } = account;
  if (answer && 'sentTo' in answer) return <SentTo sent={answer} formKey={key} />;
  const { problem, values = {} } = answer ?? {};
  const query = next ? `?next=${encodeURIComponent(next)}` : '';
  return (
    <FormPage
      title={register.title}
      lead={register.lead}
      problem={problem}
      links={
        <p>
          {register.have} <a href={to('/sign-in') + query}>{account.signIn.title}</a>
        </p>
      }
    >
      <form method="post" noValidate>
        <input type="hidden" name="key" value={key} />
        <input type="hidden" name="next" value={values['next'] ?? next} />
        <Field
          name="email"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          label={account.email}
          hint={register.emailHint}
          defaultValue={values['email'] ?? invited}
          error={errorOf(problem, 'email')}
        />
        <Field
          name="name"
          autoComplete="name"
          required
          maxLength={120}
          label={account.name}
          hint={account.nameHint}
          defaultValue={values['name']}
          error={errorOf(problem, 'name')}
        />
        <Field
          name="organisationName"
          autoComplete="organization"
          maxLength={200}
          label={account.organisation}
          hint={account.organisationHint}
          defaultValue={values['organisationName']}
          error={errorOf(problem, 'organisationName')}
        />
        <Field
          name="password"
          type="password"
          autoComplete="new-password"
          required
          minLength={12}
          maxLength={200}
          label={account.password}
          hint={account.passwordHint}
          error={errorOf(problem, 'password')}
        />
        <div className="actions">
          <Button>{register.button}</Button>
        </div>
        <p className="small muted">
          {register.languageHint} {register.agree} <a href={to('/privacy')}>{texts.common.footer.privacy}</a>
        </p>
      </form>
    </FormPage>
  );
}

/** The mail is on its way; it can be sent once more without filling in the form again. */
function SentTo({ sent: { sentTo, again }, formKey: key }: { sent: Sent; formKey: string }) {
  const { texts, to } = usePage();
  const { register, confirm } = texts.account;
  return (
    <FormPage title={register.sent} lead={register.sentText(sentTo)}>
      {again ? (
        <Notice tone="ok" live>
          {register.resent}
        </Notice>
      ) : null}
      <Notice
        actions={
          <>
            <form method="post">
              <input type="hidden" name="key" value={key} />
              <input type="hidden" name="email" value={sentTo} />
              <Button kind="outlined" dense name="intent" value="resend">
                {register.resend}
              </Button>
            </form>
            <a href={to('/register')}>{confirm.again}</a>
          </>
        }
      >
        {register.sentHint}
      </Notice>
    </FormPage>
  );
}
