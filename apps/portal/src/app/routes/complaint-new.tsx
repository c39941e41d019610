import { type ComplaintReason, complaintReasons, complaintsRpc } from '@allmende/contracts';
import { Button, Choice, ChoiceGroup, Fold, StateWord, TextField } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { challengeOf } from '../challenge.server.js';
import { questionOf } from '../challenge.view.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { WorkHead } from '../parts/work-head.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';

export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const challenge = await challengeOf(visit, params['slug'] ?? '');
  const { challengeId } = challenge;
  const [contact, complaints] = await Promise.all([
    tryApi(visit, complaintsRpc.complaintContact, { challengeId }),
    tryApi(visit, complaintsRpc.listComplaints, { challengeId, limit: 20 }),
  ]);
  const earlier = complaints?.items.filter(({ own }) => own) ?? [];
  return { challenge, contact, earlier, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const { challengeId } = await challengeOf(visit, params['slug'] ?? '');
  const complaint = {
    challengeId,
    reason: field(form, 'reason') as ComplaintReason,
    text: field(form, 'text'),
  };
  const filed = await callApi(visit, complaintsRpc.fileComplaint, complaint, { key: formKey(form) });
  return goOn(`/${language}/complaints/${filed.complaintId}`);
});

/** An objection to the procedure, to the named contact. */
export default function NewComplaint() {
  const { challenge, earlier } = useLoaderData<typeof loader>();
  const page = usePage();
  const state = named(useActionData<FormState>(), page);
  const { complaints: words } = page.texts;
  const { question, lang } = questionOf(challenge, page.language);
  const path = page.to(`/challenges/${challenge.slug}`);
  return (
    <div className="page-work">
      <WorkHead
        title={words.title}
        lead={words.lead}
        crumbs={[{ href: path, title: <bdi lang={lang}>{question}</bdi> }]}
      />
      <ProblemSummary problem={state?.problem} />
      <Earlier page={page} />
      {earlier.length > 0 ? (
        <Fold title={words.another} open={state !== undefined}>
          <Form state={state} page={page} />
        </Fold>
      ) : (
        <Form state={state} page={page} />
      )}
    </div>
  );
}

function Form({ state, page }: { state: FormState | undefined; page: Page }) {
  const { challenge, contact, key } = useLoaderData<typeof loader>();
  const { complaints: words } = page.texts;
  return (
    <form method="post" noValidate className="path-part narrow">
      <input type="hidden" name="key" value={key} />
      <p className="terms-intro">
        <bdi>{contact?.contactName ? words.contact(contact.contactName) : words.contactUnnamed}</bdi>{' '}
        {words.answerWithin}
      </p>
      {contact?.isManagement ? (
        <p className="terms-intro">
          {contact.contactName ? words.ofManagement : words.management} {words.secondWay}{' '}
          <a href={page.to('/imprint')}>{page.texts.common.footer.imprint}</a>.
        </p>
      ) : null}
      <ChoiceGroup legend={words.reason} name="reason" error={errorOf(state?.problem, 'reason')}>
        {complaintReasons.map((reason) => (
          <Choice
            key={reason}
            type="radio"
            name="reason"
            value={reason}
            label={words.reasons[reason]}
            defaultChecked={state?.values['reason'] === reason}
          />
        ))}
      </ChoiceGroup>
      <TextField
        name="text"
        label={words.text}
        hint={words.textHint}
        rows={8}
        required
        maxLength={8000}
        defaultValue={state?.values['text']}
        error={errorOf(state?.problem, 'text')}
      />
      <div className="actions path-actions">
        <Button>{words.send}</Button>
        <a href={page.to(`/challenges/${challenge.slug}`)}>{words.back}</a>
      </div>
    </form>
  );
}

/** What is missing, in the words of this form. */
function named(state: FormState | undefined, { texts: { complaints } }: Page): FormState | undefined {
  if (!state) return undefined;
  const missing: Record<string, string> = { reason: complaints.missingReason, text: complaints.missing };
  const errors = state.problem.errors.map((error) => {
    const isEmpty = (state.values[error.field] ?? '').trim() === '';
    return { ...error, text: (isEmpty && missing[error.field]) || error.text };
  });
  return { ...state, problem: { ...state.problem, errors } };
}

function Earlier({ page }: { page: Page }) {
  const { earlier } = useLoaderData<typeof loader>();
  const { complaints: words } = page.texts;
  if (earlier.length === 0) return null;
  return (
    <section className="path-part">
      <h2>{words.earlier}</h2>
      <ul className="plain-list">
        {earlier.map(({ complaintId, number, state }) => (
          <li key={complaintId}>
            <a href={page.to(`/complaints/${complaintId}`)}>{words.see(number)}</a>
            {' · '}
            <StateWord kind={state === 'answered' ? 'submitted' : 'draft'}>{words.states[state]}</StateWord>
          </li>
        ))}
      </ul>
    </section>
  );
}
