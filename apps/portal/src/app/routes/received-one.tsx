import { challengesRpc, submissionsRpc } from '@allmende/contracts';
import { Breadcrumb, Button, DecisionBox, formatMoment, Notice, StateWord, TextField } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { challengePath, editableOf } from '../drafting.server.js';
import { field, formKey, goOn, newFormKey } from '../forms.js';
import { inLanguage, languageOfPath } from '../language.js';
import { renderMarkdown } from '../markdown.server.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { deskName } from '../parts/drafting-course.js';
import { ProblemSummary } from '../parts/form-page.js';
import { ReceivedDocument, type Readable } from '../parts/received-document.js';
import { errorOf } from '../problem.view.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';

export const loader = loaderOf(async ({ visit, params, request }) => {
  await requirePerson(visit);
  const challengeId = idOf(params['challengeId'], visit);
  const submissionId = idOf(params['submissionId'], visit);
  const challenge = await editableOf(visit, challengeId);
  const [submission, rows, awards] = await Promise.all([
    callApi(visit, submissionsRpc.readSubmission, { challengeId, submissionId }),
    tryApi(visit, submissionsRpc.listReceived, { challengeId, limit: 100 }),
    tryApi(visit, challengesRpc.listAwards, { challengeId }),
  ]);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const { draft } = challenge;
  const { solution } = submission;
  const standing = awards?.items.some(({ state }) => state === 'offered' || state === 'accepted');
  const declined = awards?.items.some((one) => one.submissionId === submissionId && one.state === 'declined');
  return {
    challengeId,
    question: inLanguage(draft.question, language, draft.original).text,
    zone: draft.zone,
    submission,
    body: solution.body ? renderMarkdown(solution.body) : '',
    answers: solution.answers
      .filter(({ text }) => text !== '')
      .map(({ criterion, text }) => ({
        criterion: inLanguage(draft.criteria[criterion]?.name ?? {}, language, draft.original).text,
        html: renderMarkdown(text),
      })),
    others:
      rows?.items.filter(
        (row) => row.submissionId !== submissionId && !row.hasReason && row.state === 'submitted',
      ).length ?? 0,
    open: challenge.state === 'closed',
    award: challenge.state !== 'closed' || standing ? 'none' : declined ? 'declined' : 'possible',
    key: newFormKey(),
  };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const challengeId = idOf(params['challengeId'], visit);
  const submissionId = idOf(params['submissionId'], visit);
  const path = challengePath(request, challengeId, `/submissions/${submissionId}`);
  const key = formKey(form);
  if (field(form, 'intent') === 'award') {
    const reason = field(form, 'reason');
    await callApi(visit, challengesRpc.award, { challengeId, submissionId, reason }, { key });
    return goOn(challengePath(request, challengeId, '/submissions'));
  }
  await callApi(visit, submissionsRpc.giveFeedback, { submissionId, text: field(form, 'text') });
  return goOn(`${path}?saved`);
});

export default function ReceivedOne() {
  const loaded = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const page = usePage();
  const { received: words, common } = page.texts;
  const { submission, challengeId, question, zone, open, award } = loaded;
  const { solution, version } = submission;
  const title = solution.title || words.untitled;
  const path = page.to(`/desk/challenges/${challengeId}`);
  const saved = new URLSearchParams(page.path.split('?')[1]).has('saved');
  return (
    <div className="page-work">
      <title>{`${title} · ${words.title}`}</title>
      <div className="drafting-head">
        <Breadcrumb
          name={common.breadcrumb}
          parts={[
            { title: deskName(page), href: page.to('/desk') },
            { title: <bdi>{question}</bdi>, href: path },
            { title: words.title, href: `${path}/submissions` },
          ]}
        />
        <StateWord kind={submission.state === 'awarded' ? 'outcome' : 'submitted'} framed>
          {words.states[submission.state]}
        </StateWord>
        <h1 className="path-title" dir="auto">
          {title}
        </h1>
        <p className="path-lead">
          {words.one.version(version.version, formatMoment(version.submittedAt, page.dates(zone)))}
        </p>
      </div>
      <ProblemSummary problem={state?.problem} />
      {saved ? (
        <Notice tone="ok" live>
          {words.feedback.saved}
        </Notice>
      ) : null}
      <div className="work-columns">
        <div>
          <ReceivedDocument submission={submission} body={loaded.body} answers={loaded.answers} page={page} />
          {open ? (
            <Feedback submission={submission} state={state} page={page} />
          ) : (
            <Given feedback={submission.feedback} page={page} />
          )}
          {award === 'declined' ? <Notice>{words.award.declined}</Notice> : null}
          {award === 'possible' ? (
            <AwardForm
              others={loaded.others}
              formKey={loaded.key}
              state={state}
              back={`${path}/submissions`}
              page={page}
            />
          ) : null}
        </div>
        <Side submission={submission} page={page} back={`${path}/submissions`} />
      </div>
    </div>
  );
}

type FormProps = { state: FormState | undefined; page: Page };

function Feedback({ submission, state, page }: FormProps & { submission: Readable }) {
  const { feedback } = page.texts.received;
  return (
    <section className="path-part" id="feedback">
      <h2>{feedback.title}</h2>
      <form method="post">
        <input type="hidden" name="intent" value="feedback" />
        <TextField
          name="text"
          label={feedback.label}
          hint={feedback.hint}
          rows={6}
          required
          maxLength={4000}
          defaultValue={state?.values['text'] ?? submission.feedback ?? ''}
          error={errorOf(state?.problem, 'text')}
        />
        <Button kind="outlined">{feedback.button}</Button>
      </form>
    </section>
  );
}

/** What was written, once it is decided. */
function Given({ feedback, page }: { feedback: string | null; page: Page }) {
  if (!feedback) return null;
  return (
    <section className="path-part">
      <h2>{page.texts.received.feedback.title}</h2>
      <p className="check-summary" dir="auto">
        {feedback}
      </p>
    </section>
  );
}

type AwardProps = FormProps & { others: number; formKey: string; back: string };

function AwardForm({ others, formKey: key, back, state, page }: AwardProps) {
  const { award } = page.texts.received;
  return (
    <form method="post">
      <input type="hidden" name="intent" value="award" />
      <input type="hidden" name="key" value={key} />
      <DecisionBox
        title={award.title}
        action={<Button lockedReason={others > 0 ? award.others(others) : undefined}>{award.button}</Button>}
        back={<a href={back}>{others > 0 ? award.toOthers : award.back}</a>}
      >
        <p>{award.text}</p>
        {others > 0 ? null : (
          <TextField
            name="reason"
            label={award.label}
            hint={award.hint}
            rows={4}
            required
            maxLength={4000}
            defaultValue={state?.values['reason']}
            error={errorOf(state?.problem, 'reason')}
          />
        )}
      </DecisionBox>
    </form>
  );
}

function Side({ submission, page, back }: { submission: Readable; page: Page; back: string }) {
  const { one } = page.texts.received;
  const { patentFiled } = submission.solution;
  return (
    <aside className="path-side">
      <section className="panel is-first">
        <h2>{one.team}</h2>
        <ul className="plain-list">
          {submission.team.map(({ accountId, name }) => (
            <li key={accountId}>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      </section>
      {patentFiled ? (
        <section className="panel">
          <h2>{one.patent}</h2>
          <p>{one.patents[patentFiled]}</p>
        </section>
      ) : null}
      <section className="panel">
        <p className="small muted">{one.notice}</p>
        <p>
          <a href={back}>{one.back}</a>
        </p>
      </section>
    </aside>
  );
}
