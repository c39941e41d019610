import { emailChangesRpc } from '@allmende/contracts';
import { Button, ButtonLink, DecisionBox } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { field, goOn } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { FormPage, ProblemSummary } from '../parts/form-page.js';
import { WorkHead } from '../parts/work-head.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

// A stricter policy than this one would take the Origin from the form, and with it the right to send it.
export const headers = () => ({ 'cache-control': 'no-store', 'referrer-policy': 'same-origin' });

export const loader = loaderOf(async ({ visit, request }) => {
  const { name } = await requirePerson(visit);
  const token = (new URL(request.url).searchParams.get('token') ?? '').slice(0, 200);
  return { name, token, ...(await callApi(visit, emailChangesRpc.showEmailChange, {})) };
});

/** A click, not the opening of the link: mail filters open links, too. */
export const action = actionOf(async ({ visit, form, request }) => {
  await callApi(visit, emailChangesRpc.confirmEmailChange, { token: field(form, 'token') });
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return goOn(`/${language}/settings/email`, { visit, done: 'email-confirmed' });
});

/** Says what goes with the old address, before it does. */
export default function ConfirmEmail() {
  const { name, token, pending, unverifies } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { confirm: words, back } = page.texts.emailChange;
  const isInvalid = state?.problem.code === 'account.link-invalid' || state?.problem.code === 'invalid';
  if (!pending || token === '' || isInvalid) {
    return (
      <FormPage work title={words.invalid} lead={words.invalidText(name)}>
        <ButtonLink href={page.to('/settings/email')}>{words.again}</ButtonLink>
      </FormPage>
    );
  }
  return (
    <div className="page-work">
      <WorkHead title={words.title} lead={words.lead(pending.email)} />
      <ProblemSummary problem={state?.problem} />
      <form method="post" className="settings-part">
        <input type="hidden" name="token" value={token} />
        <DecisionBox
          title={words.sure}
          action={<Button>{words.button}</Button>}
          back={<a href={page.to('/settings/email')}>{back}</a>}
        >
          <p>{words.text}</p>
          {unverifies.length > 0 ? (
            <>
              <p>
                {words.unverifies}{' '}
                {unverifies.map(({ organisationName }, i) => (
                  <bdi key={organisationName}>{(i > 0 ? ', ' : '') + organisationName}</bdi>
                ))}
              </p>
              <p>{words.unverifiesHint}</p>
            </>
          ) : null}
        </DecisionBox>
      </form>
    </div>
  );
}
