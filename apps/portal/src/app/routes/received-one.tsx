import { challengesRpc, type OutputOf, type SubmissionState, submissionsRpc } from '@allmende/contracts';
import { Button, formatMoment, Notice, type StateKind, StateWord, TextField } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { talksText } from '../challenge.view.js';
import { challengePath, editableOf } from '../drafting.server.js';
import { assertSure, field, formKey, goOn, newFormKey } from '../forms.js';
import { inLanguage, languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { AwardBox } from '../parts/award-box.js';
import { TakeBack, TakenBack } from '../parts/award-take-back.js';
import { deskName } from '../parts/drafting-course.js';
import { DoneNotice } from '../parts/done-notice.js';
import { ProblemSummary } from '../parts/form-page.js';
import { ReceivedDocument } from '../parts/received-document.js';
import { ReceivedSide } from '../parts/received-side.js';
import { ReceivedRest } from '../parts/received-rest.js';
import { WorkHead } from '../parts/work-head.js';
import { errorOf, type FormProblem } from '../problem.view.js';
import { renderedSolution } from '../received.server.js';
import { consentNotice, isReadableStill } from '../received.view.js';
import { actionOf, loaderOf } from '../served.js';
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
  const standing = awards?.items.some(({ state }) => state === 'offered' || state === 'accepted');
  const declined = awards?.items.some((one) => one.submissionId === submissionId && one.state === 'declined');
  const withoutReason =
    rows?.items.filter(
      (row) => row.submissionId !== submissionId && !row.hasReason && row.state === 'submitted',
    ) ?? [];
  return {
    challengeId,
    slug: challenge.slug,
    question: inLanguage(draft.question, language, draft.original).text,
    zone: draft.zone,
    acceptedAt: awards?.items.find((one) => one.submissionId === submissionId && one.state === 'accepted')
      ?.answeredAt,
    rights: {
      rightsModel: draft.rightsModel,
      firstTalkWeeks: draft.termsBlanks.firstTalkWeeks ?? null,
    },
    decisionBy: draft.decisionBy,
    named: draft.seekerNamed,
    submission,
    ...renderedSolution(submission.solution, { ...draft, language }),
    criteria: draft.criteria.map(({ name, weight }) => ({
      name: inLanguage(name, language, draft.original).text,
      weight,
    })),
    others: withoutReason.length,
    next: withoutReason[0]?.submissionId,
    open: challenge.state === 'closed',
    award: awardOf(submission, challenge.state === 'closed' && !standing, declined),
    key: newFormKey(),
  };
});

/** `submissions` knows first that an offer ended; until `challenges` knows it too, the next one has to wait. */
function awardOf(
  { state, team }: Pick<OutputOf<typeof submissionsRpc.readSubmission>, 'state' | 'team'>,
  decides: boolean,
  declined = false,
) {
  if (state === 'award-offered') return 'offered';
  if (!decides) return 'none';
  // Closed accounts have no name; of what is deleted there is no team at all.
  if (team.length > 0 && team.every(({ name }) => name === '')) return 'gone';
  return declined ? 'declined' : 'possible';
}

export const action = actionOf(async ({ visit, form, params, request }) => {
  const challengeId = idOf(params['challengeId'], visit);
  const submissionId = idOf(params['submissionId'], visit);
  const path = challengePath(request, challengeId, `/submissions/${submissionId}`);
  const key = formKey(form);
  const text = field(form, 'text');
  const reason = field(form, 'reason');
  const intent = field(form, 'intent');
  if (intent === 'take-back') {
    await callApi(visit, submissionsRpc.takeBackAward, { submissionId, reason }, { key });
    return goOn(path, { visit, done: 'taken-back' });
  }
  const awards = intent === 'award';
  if (awards) assertSure(form, reason.trim() === '' ? [missing('reason')] : []);
  // Both stand in one form: the reason for the team is kept whichever button was pressed.
  if (!awards || text.trim() !== '')
    await callApi(visit, submissionsRpc.giveFeedback, { submissionId, text });
  if (awards) {
    await callApi(visit, challengesRpc.award, { challengeId, submissionId, reason }, { key });
    return goOn(challengePath(request, challengeId, '/submissions'));
  }
  // What was typed for an offer is not stored before it is made: it goes back to its field.
  return reason.trim() === ''
    ? goOn(path, { visit, done: 'saved' })
    : { saved: true, values: { text, reason } };
});

const missing = (name: string) => ({ field: name, code: 'too_small', message: 'Required' });

type Answer = { problem?: FormProblem; values: Record<string, string>; saved?: boolean };

const kinds: Partial<Record<SubmissionState, StateKind>> = { awarded: 'outcome', 'not-awarded': 'ended' };

export default function ReceivedOne() {
  const loaded = useLoaderData<typeof loader>();
  const page = usePage();
  const state = named(useActionData<Answer>(), page);
  const { received: words } = page.texts;
  const { submission, challengeId, question, zone, open, award } = loaded;
  const consent = consentNotice(submission);
  const { solution, version } = submission;
  const talks =
    loaded.acceptedAt && talksText(loaded.rights, loaded.acceptedAt, page.texts, page.dates(zone));
  const title =
    solution.title || (isReadableStill(submission) ? words.untitled : page.texts.retention.read.title);
  const path = page.to(`/desk/challenges/${challengeId}`);
  return (
    <div className="page-work">
      <WorkHead
        title={title}
        heading={<bdi>{title}</bdi>}
        within={words.title}
        state={
          <StateWord kind={kinds[submission.state] ?? 'submitted'} framed>
            {words.states[submission.state]}
          </StateWord>
        }
        lead={words.one.version(version.version, formatMoment(version.submittedAt, page.dates(zone)))}
        crumbs={[
          { title: deskName(page), href: page.to('/desk') },
          { title: <bdi>{question}</bdi>, href: path },
          { title: words.title, href: `${path}/submissions` },
        ]}
        here={<bdi>{title}</bdi>}
      />
      <ProblemSummary problem={state?.problem} />
      <DoneNotice
        texts={{ saved: words.feedback.saved, 'taken-back': words.takeBack.done }}
        actions={
          loaded.next ? <a href={`${path}/submissions/${loaded.next}`}>{words.feedback.next}</a> : undefined
        }
      />
      {state?.saved ? (
        <Notice tone="ok" live>
          {words.feedback.saved}
        </Notice>
      ) : null}
      <div className="work-columns">
        <div>
          {consent ? <Notice tone="warn">{words.consent[consent]}</Notice> : null}
          <TakenBack takenBack={submission.awardTakenBack} zone={zone} page={page} />
          {talks ? <Notice title={`${page.texts.common.rights['first-talk']}.`}>{talks}</Notice> : null}
          <ReceivedRest submission={submission} zone={zone} page={page} />
          {isReadableStill(submission) ? (
            <ReceivedDocument
              submission={submission}
              body={loaded.body}
              answers={loaded.answers}
              page={page}
            />
          ) : null}
          {open ? (
            <form method="post" noValidate>
              <input type="hidden" name="key" value={loaded.key} />
              <Feedback feedback={submission.feedback} criteria={loaded.criteria} state={state} page={page} />
              {award === 'possible' ? <AwardBox loaded={loaded} state={state} page={page} /> : null}
            </form>
          ) : (
            <Given feedback={submission.feedback} page={page} />
          )}
          {award === 'offered' ? <TakeBack formKey={loaded.key} state={state} page={page} /> : null}
          {award === 'gone' ? <Notice>{words.award.gone}</Notice> : null}
          {award === 'declined' ? <Notice>{words.award.declined}</Notice> : null}
        </div>
        <ReceivedSide submission={submission} page={page} back={`${path}/submissions`} />
      </div>
    </div>
  );
}

/** Several boxes ask for reasons here: what is missing is said for which. */
function named(state: Answer | undefined, { texts: { received } }: Page): Answer | undefined {
  if (!state?.problem) return state;
  const { feedback, award, takeBack } = received;
  const isTakenBack = state.values['intent'] === 'take-back';
  const missingTexts: Record<string, string> = {
    text: feedback.missing,
    reason: isTakenBack ? takeBack.missing : award.missing,
  };
  const errors = state.problem.errors.map((error) => {
    const isEmpty = (state.values[error.field] ?? '').trim() === '';
    return { ...error, text: (isEmpty && missingTexts[error.field]) || error.text };
  });
  return { ...state, problem: { ...state.problem, errors } };
}

type FormProps = { state: Answer | undefined; page: Page };
type FeedbackProps = FormProps & {
  feedback: string | null;
  criteria: { name: string; weight: number | null }[];
};

function Feedback({ feedback: given, criteria, state, page }: FeedbackProps) {
  const { feedback } = page.texts.received;
  const { weight: weightText } = page.texts.submission.solution;
  return (
    <section className="path-part" id="feedback">
      <h2>{feedback.title}</h2>
      {criteria.length > 0 ? (
        <>
          <p>{feedback.criteria}</p>
          <ul className="plain-list">
            {criteria.map(({ name, weight }) => (
              <li key={name}>
                <bdi>{name}</bdi>
                {weight === null ? null : <span className="muted">, {weightText(weight)}</span>}
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <TextField
        name="text"
        label={feedback.label}
        hint={criteria.length > 0 ? feedback.hint : feedback.hintPlain}
        rows={6}
        maxLength={4000}
        defaultValue={state?.values['text'] ?? given ?? ''}
        error={errorOf(state?.problem, 'text')}
      />
      <div className="actions">
        <Button kind="outlined" name="intent" value="feedback">
          {feedback.button}
        </Button>
      </div>
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
