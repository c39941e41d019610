import { submissionsRpc } from '@allmende/contracts';
import { Button, DecisionBox, formatMoment } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { formKey, goOn, newFormKey } from '../forms.js';
import { usePage, type Page } from '../page.js';
import { ProblemSummary } from '../parts/form-page.js';
import { StepPage } from '../parts/submission-frame.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf, stepPath } from '../submission.server.js';
import { submissionDates, useSubmission, type SubmissionFrame } from '../submission.view.js';

export const loader = loaderOf(() => ({ key: newFormKey() }));

export const action = actionOf(async ({ visit, form, params, request }) => {
  const submissionId = idOf(params['id'], visit);
  const key = formKey(form);
  const { receiptId } = await callApi(visit, submissionsRpc.withdrawSubmission, { submissionId }, { key });
  return goOn(`${stepPath(request, submissionId)}?receipt=${receiptId}`);
});

export default function SubmissionWithdraw() {
  const { key } = useLoaderData<typeof loader>();
  const state = useActionData<FormState>();
  const frame = useSubmission();
  const page = usePage();
  const { submission } = frame;
  const { withdraw, discard, after } = page.texts.submission;
  const isDraft = submission.versions.length === 0;
  const words = isDraft ? discard : withdraw;
  return (
    <StepPage frame={frame} title={isDraft ? discard.link : after.withdraw}>
      <ProblemSummary problem={state?.problem} />
      <form method="post">
        <input type="hidden" name="key" value={key} />
        <DecisionBox
          title={words.title}
          action={
            <Button lockedReason={submission.role === 'lead' ? undefined : words.leadOnly}>
              {words.button}
            </Button>
          }
          back={<a href={page.to(`/submissions/${submission.submissionId}`)}>{withdraw.back}</a>}
        >
          {isDraft ? <Discarding frame={frame} page={page} /> : <Withdrawing frame={frame} page={page} />}
        </DecisionBox>
      </form>
    </StepPage>
  );
}

type MeaningProps = { frame: SubmissionFrame; page: Page };

function Withdrawing({ frame, page }: MeaningProps) {
  const { withdraw } = page.texts.submission;
  return (
    <>
      <p>{withdraw.text}</p>
      <p>{withdraw.told}</p>
      {frame.submission.open ? (
        <>
          <p>
            {withdraw.deleted} <SaveFirst frame={frame} page={page} />
          </p>
          <p>{withdraw.open(closeText(frame, page))}</p>
        </>
      ) : (
        <p>{withdraw.closed}</p>
      )}
    </>
  );
}

/** Of a draft nothing was in the procedure: it goes, before the close and after it. */
function Discarding({ frame, page }: MeaningProps) {
  const { discard } = page.texts.submission;
  return (
    <>
      <p>
        {discard.text} <SaveFirst frame={frame} page={page} />
      </p>
      <p>{discard.told}</p>
      <p>{frame.submission.open ? discard.open(closeText(frame, page)) : discard.closed}</p>
    </>
  );
}

function SaveFirst({ frame: { submission }, page }: MeaningProps) {
  if (!submission.hasWorkingCopy || !submission.mayRead) return null;
  const path = page.to(`/submissions/${submission.submissionId}`);
  return (
    <>
      <a href={`${path}/solution.json`} download>
        {page.texts.receipts.downloadText}
      </a>
      {submission.files.length > 0 ? (
        <>
          {' · '}
          <a href={`${path}/files`}>{page.texts.submission.steps.files}</a>
        </>
      ) : null}
    </>
  );
}

function closeText(frame: SubmissionFrame, page: Page): string {
  return formatMoment(frame.submission.closesAt, submissionDates(frame, page), { zoned: true });
}
