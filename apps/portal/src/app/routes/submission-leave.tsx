import { submissionsRpc } from '@allmende/contracts';
import { Button, DecisionBox } from '@allmende/ui';
import { useActionData } from 'react-router';
import { callApi } from '../api.server.js';
import { assertSure, goOn } from '../forms.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { requirePerson } from '../page-data.server.js';
import { ProblemSummary } from '../parts/form-page.js';
import { StepPage } from '../parts/submission-frame.js';
import { SureTick } from '../parts/sure-tick.js';
import { actionOf, type FormState } from '../served.js';
import { idOf } from '../submission.server.js';
import { useSubmission, type SubmissionFrame } from '../submission.view.js';

export const action = actionOf(async ({ visit, form, params, request }) => {
  const { accountId } = await requirePerson(visit);
  const submissionId = idOf(params['id'], visit);
  assertSure(form);
  await callApi(visit, submissionsRpc.removeMember, { submissionId, accountId });
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  return goOn(`/${language}/me`, { visit, done: 'left-team' });
});

export default function SubmissionLeave() {
  const state = useActionData<FormState>();
  const frame = useSubmission();
  const page = usePage();
  const { leave } = page.texts.submission;
  return (
    <StepPage frame={frame} title={leave.title}>
      <ProblemSummary problem={state?.problem} />
      <form method="post">
        <DecisionBox
          title={leave.question}
          action={<Button lockedReason={lockedReason(frame, page)}>{leave.button}</Button>}
          back={<a href={page.to(`/submissions/${frame.submission.submissionId}/team`)}>{leave.back}</a>}
        >
          <p>{leave.access}</p>
          <p>{submittedText(frame, page)}</p>
          <p>
            {leave.agreed} {officeText(frame, page)}
          </p>
          <p>
            {leave.told} {leave.again}
          </p>
          <SureTick legend={leave.sureLegend} label={leave.sure} state={state} />
        </DecisionBox>
      </form>
    </StepPage>
  );
}

function lockedReason({ submission }: SubmissionFrame, { texts }: Page): string | undefined {
  const { leave } = texts.submission;
  if (!submission.open) return leave.notNow;
  return submission.role === 'lead' ? leave.leadFirst : undefined;
}

/** Whoever joined after it was handed in is not named in it. */
function submittedText(frame: SubmissionFrame, { texts }: Page): string {
  const { submission, accountId } = frame;
  const { leave } = texts.submission;
  const last = submission.versions[0];
  const isNamed = submission.versionTeam.some((one) => one.accountId === accountId);
  if (!last || !isNamed) return leave.draft;
  return leave.named(last.version, ownPart(frame)?.declared ?? false);
}

/** For whom an office was asked. */
function officeText(frame: SubmissionFrame, { texts }: Page): string | undefined {
  const consent = ownPart(frame)?.consent;
  if (!consent || consent === 'withdrawn' || consent === 'not-needed') return undefined;
  return texts.submission.leave.office;
}

function ownPart({ submission, accountId }: SubmissionFrame) {
  return submission.members.find((member) => member.accountId === accountId);
}
