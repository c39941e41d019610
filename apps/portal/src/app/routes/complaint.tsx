import { challengesRpc, type Complaint, complaintsRpc } from '@allmende/contracts';
import { Button, formatDay, Notice, StateWord, TextField } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { questionOf } from '../challenge.view.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { FactRow } from '../parts/fact-row.js';
import { ProblemSummary } from '../parts/form-page.js';
import { WorkHead } from '../parts/work-head.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit, params }) => {
  await requirePerson(visit);
  const complaintId = idOf(params['complaintId'], visit);
  const complaint = await callApi(visit, complaintsRpc.getComplaint, { complaintId });
  const challenge = await tryApi(visit, challengesRpc.getChallenge, { challenge: complaint.challengeId });
  return { complaint, challenge, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const complaintId = idOf(params['complaintId'], visit);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const answer = { complaintId, text: field(form, 'text') };
  await callApi(visit, complaintsRpc.answerComplaint, answer, { key: formKey(form) });
  return goOn(`/${language}/complaints/${complaintId}`);
});

/** One complaint, for whoever filed it and whoever answers it. */
export default function ComplaintPage() {
  const { complaint, challenge, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { complaints: words, me } = page.texts;
  const question = challenge && questionOf(challenge, page.language);
  const dates = page.dates(challenge?.zone);
  const day = (at: string): string => formatDay(at, dates, { weekday: false });
  const { own, answer } = complaint;
  return (
    <div className="page-work">
      <WorkHead
        title={words.title}
        lead={words.reasons[complaint.reason]}
        crumbs={[{ href: page.to('/me'), title: me.title }]}
      />
      <ProblemSummary problem={state?.problem} />
      {own && !answer ? (
        <Notice tone="ok" title={words.received}>
          {words.receivedText}
        </Notice>
      ) : null}
      <dl className="document-rows path-part">
        <FactRow term={words.number}>{complaint.number}</FactRow>
        <FactRow term={me.state}>
          <StateWord kind={answer ? 'submitted' : 'draft'}>{words.states[complaint.state]}</StateWord>
        </FactRow>
        {challenge && question ? (
          <FactRow term={words.challenge}>
            <a href={page.to(`/challenges/${challenge.slug}`)} lang={question.lang}>
              <bdi>{question.question}</bdi>
            </a>
          </FactRow>
        ) : null}
        {own || !challenge ? null : (
          <FactRow term={words.decision}>
            {challenge.outcome?.decidedAt ? (
              <a href={page.to(`/challenges/${challenge.slug}`)}>{words.decisionRead}</a>
            ) : (
              words.undecided
            )}
            <small className="muted">{words.feedback}</small>
          </FactRow>
        )}
        <FactRow term={own ? words.to : words.by}>
          <bdi>{own ? (complaint.contactName ?? words.managers) : complaint.filedBy}</bdi>
        </FactRow>
        <FactRow term={words.filed}>{day(complaint.at)}</FactRow>
        {answer ? null : <FactRow term={words.until}>{day(complaint.answerBy)}</FactRow>}
      </dl>
      <Said title={words.complaint} text={complaint.text} />
      {answer ? (
        <Said
          title={words.answer}
          text={answer.text}
          by={words.answeredBy(answer.by || words.managers, day(answer.at))}
        />
      ) : null}
      <Answer complaint={complaint} formKey={key} state={state} page={page} />
    </div>
  );
}

function Said({ title, text, by }: { title: string; text: string; by?: string }) {
  return (
    <section className="path-part narrow">
      <h2>{title}</h2>
      {by ? (
        <p className="muted">
          <bdi>{by}</bdi>
        </p>
      ) : null}
      <p className="check-summary" dir="auto">
        {text}
      </p>
    </section>
  );
}

type AnswerProps = { complaint: Complaint; formKey: string; state: FormState | undefined; page: Page };

function Answer({ complaint: { own, answer }, formKey: key, state, page }: AnswerProps) {
  const { complaints: words } = page.texts;
  if (own || answer) return null;
  const isEmpty = state !== undefined && (state.values['text'] ?? '').trim() === '';
  return (
    <form method="post" noValidate className="path-part narrow">
      <input type="hidden" name="key" value={key} />
      <TextField
        name="text"
        label={words.write}
        hint={words.writeHint}
        rows={8}
        required
        maxLength={8000}
        defaultValue={state?.values['text']}
        error={isEmpty ? words.missingAnswer : errorOf(state?.problem, 'text')}
      />
      <div className="actions path-actions">
        <Button>{words.sendAnswer}</Button>
      </div>
    </form>
  );
}
