import { submissionsRpc, termsRpc, type OutputOf } from '@allmende/contracts';
import { CheckRow, daysUntil, ErrorSummary, formatMoment, formatTime, Tick } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi, tryApi } from '../api.server.js';
import { field, formKey, newFormKey } from '../forms.js';
import { renderMarkdown } from '../markdown.server.js';
import { usePage, type Page } from '../page.js';
import { AwaitedConfirmationNotice } from '../parts/awaited-confirmation.js';
import type { FormProblem } from '../problem.view.js';
import { Declared, FileRows } from '../parts/checked-parts.js';
import { ProblemSummary } from '../parts/form-page.js';
import { SubmittedOffice } from '../parts/office-notice.js';
import { TeamSince } from '../parts/team-since.js';
import { StepPage } from '../parts/submission-frame.js';
import { SubmissionDecide } from '../parts/submission-decide.js';
import { SolutionText, type SolutionHtml } from '../parts/submission-text.js';
import { useReloadOnNotice } from '../reload.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf, onward, submissionOf } from '../submission.server.js';
import { hasNothingNew, keptNoCopy, replaceableVersion } from '../submission.rules.js';
import { filingText, submissionDates, useSubmission, type SubmissionFrame } from '../submission.view.js';

type Finding = OutputOf<typeof submissionsRpc.checkSubmission>['findings'][number];

export const loader = loaderOf(async ({ visit, params }) => {
  const submissionId = idOf(params['id'], visit);
  const [checked, { solution, challengeId, members }] = await Promise.all([
    callApi(visit, submissionsRpc.checkSubmission, { submissionId }),
    submissionOf(visit, submissionId),
  ]);
  // As those will read it who decide.
  const body = renderMarkdown(solution.body);
  const answers = solution.answers.map(({ text }) => renderMarkdown(text));
  const isAwaited = members.some(({ unconfirmed }) => unconfirmed);
  const own = isAwaited ? await tryApi(visit, termsRpc.ownAcceptance, { challengeId }) : undefined;
  return { ...checked, own, html: { body, answers }, key: newFormKey() };
});

export const action = actionOf(async ({ visit, form, params, request }) => {
  const submissionId = idOf(params['id'], visit);
  const revision = Number(field(form, 'revision'));
  const keepWorkingCopy = field(form, 'copy') !== 'remove';
  await callApi(
    visit,
    submissionsRpc.submit,
    { submissionId, revision, keepWorkingCopy },
    { key: formKey(form) },
  );
  return onward(request, submissionId);
});

export default function SubmissionCheck() {
  const { ready, findings, own, html, key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useSubmission();
  const page = usePage();
  const { submission } = frame;
  useReloadOnNotice(submission.open && !ready);
  const { check } = page.texts.submission;
  const problem = problemOf(state, check.late);
  // What was handed in counts as it stands: only whoever submits again all the same meets what is missing.
  const isUnchanged = submission.open && hasNothingNew(submission);
  const isListed = submission.open && !isUnchanged && findings.length > 0 && listed.has(problem?.code ?? '');
  return (
    <StepPage
      frame={frame}
      step="check"
      title={check.title}
      lead={submission.open ? leadOf(frame, page) : undefined}
    >
      {isListed ? null : <ProblemSummary problem={problem} />}
      {submission.open && !isUnchanged ? <Missing findings={findings} frame={frame} page={page} /> : null}
      {isUnchanged ? <SubmittedOffice frame={frame} page={page} /> : null}
      {own?.awaits && submission.open ? (
        <AwaitedConfirmationNotice
          awaits={own.awaits}
          organisation={own.acceptance?.party.organisationName ?? ''}
          formKey={`${key}-remind`}
          frame={frame}
          page={page}
        />
      ) : null}
      <Rows frame={frame} html={html} page={page} />
      <TeamSince frame={frame} page={page} plain />
      {submission.open ? (
        <SubmissionDecide frame={frame} ready={ready} formKey={key} state={state} page={page}>
          <Missing findings={findings} frame={frame} page={page} />
        </SubmissionDecide>
      ) : null}
    </StepPage>
  );
}

type MissingProps = { findings: Finding[]; frame: SubmissionFrame; page: Page };

/** What a version that is handed in now lacks. */
function Missing({ findings, frame, page }: MissingProps) {
  const { missing, missingForNew } = page.texts.submission.check;
  const title = replaceableVersion(frame.submission) ? missingForNew : missing;
  return (
    <ErrorSummary
      title={title(findings.length)}
      errors={findings.map((finding) => ({
        text: <FindingLink finding={finding} frame={frame} page={page} />,
      }))}
    />
  );
}

/** Refusals for what the findings say already, with the way to mend it. */
const listed = new Set([
  'terms.not-accepted',
  'terms.not-confirmed',
  'terms.consent-held',
  'submission.incomplete',
]);

/** The attempt is on record, which no other form says of what comes too late. */
function problemOf(state: FormState | undefined, late: string): FormProblem | undefined {
  if (state?.problem.code !== 'submission.deadline-passed') return state?.problem;
  return { ...state.problem, message: late };
}

/** Of the text nothing is said before there is one. */
function leadOf(frame: SubmissionFrame, page: Page): string {
  const { lead, leadEmpty } = page.texts.submission.check;
  const { title, summary, body } = frame.submission.solution;
  return title || summary || body ? lead(savedText(frame, page)) : leadEmpty;
}

function savedText(frame: SubmissionFrame, page: Page): string {
  const { updatedAt } = frame.submission;
  const dates = submissionDates(frame, page);
  return daysUntil(updatedAt, dates) === 0
    ? page.texts.submission.check.today(formatTime(updatedAt, dates, { zoned: true }))
    : formatMoment(updatedAt, dates, { zoned: true });
}

function anchorOf({ step, field }: Finding): string {
  if (step === 'solution') return `#${field.split('.', 2)[1] ?? ''}`;
  return step === 'files' ? `#${field}` : '';
}

/** Leads to the step, and there to the field. */
function FindingLink({ finding, frame, page }: { finding: Finding; frame: SubmissionFrame; page: Page }) {
  const { step, code, accountId } = finding;
  const { members, files, submissionId } = frame.submission;
  const { findings } = page.texts.submission.check;
  const [group, rest = ''] = finding.field.split('.', 2);
  const name =
    members.find((member) => member.accountId === accountId)?.name ??
    files.find(({ fileId }) => fileId === rest)?.name ??
    '';
  const isOwn = accountId === frame.accountId;
  const own = isOwn ? findings[`own.${group}:${code}`] : undefined;
  // What others have not done yet stands with the team.
  const place = accountId && !isOwn ? 'team' : `${step}${anchorOf(finding)}`;
  const sentence =
    own ?? findings[`${finding.field}:${code}`] ?? findings[`${group}:${code}`] ?? findings['other'];
  return <a href={page.to(`/submissions/${submissionId}/${place}`)}>{sentence?.(name)}</a>;
}

function Rows({ frame, html, page }: { frame: SubmissionFrame; html: SolutionHtml; page: Page }) {
  const { submission } = frame;
  const { check, steps, after } = page.texts.submission;
  const { patent } = page.texts.disclosing;
  const { solution, members } = submission;
  const to = (step: string): string => page.to(`/submissions/${submission.submissionId}/${step}`);
  const change = (step: string) => <a href={to(step)}>{submission.open ? check.change : check.view}</a>;
  const open = members.filter(({ agreed, unconfirmed }) => !agreed || unconfirmed);
  return (
    <>
      <CheckRow title={steps.terms} action={<a href={to('terms')}>{check.view}</a>}>
        {open.length === 0 ? <Tick>{check.allAgreed}</Tick> : null}
        {members.map(({ accountId, name, consent }) =>
          consent === 'asked' || consent === 'held' ? (
            <p key={accountId}>
              <bdi>{check.offices[consent](name)}</bdi>
            </p>
          ) : null,
        )}
        {open.map(({ accountId, name, agreed }) => (
          <p key={accountId}>{check.findings[agreed ? 'terms:not-confirmed' : 'terms:not-agreed']?.(name)}</p>
        ))}
      </CheckRow>
      <CheckRow title={steps.solution} action={change('solution')}>
        {solution.title ? (
          <p className="check-title" dir="auto">
            {solution.title}
          </p>
        ) : (
          <p className="muted">
            {keptNoCopy(submission) ? after.noCopy : check.empty}{' '}
            {submission.openedAt ? <a href={to('submitted')}>{after.readSubmitted}</a> : null}
          </p>
        )}
        <p className="check-summary" dir="auto">
          {solution.summary}
        </p>
        <SolutionText frame={frame} html={html} page={page} />
        {keptNoCopy(submission) ? null : (
          <p className="small muted">
            {check.summaryLength(solution.summary.length)}{' '}
            {check.patent(
              patent.stated(patent.answers[solution.patentFiled ?? ''], filingText(solution, page)),
            )}
          </p>
        )}
      </CheckRow>
      <CheckRow title={steps.files} action={change('files')}>
        {keptNoCopy(submission) && submission.files.length === 0 ? (
          <p className="muted">{after.noCopy}</p>
        ) : (
          <FileRows files={submission.files} page={page} />
        )}
      </CheckRow>
      <CheckRow title={steps.declarations} action={change('declarations')}>
        <Declared submission={submission} page={page} />
      </CheckRow>
    </>
  );
}
