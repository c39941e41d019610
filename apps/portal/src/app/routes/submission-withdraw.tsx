import { submissionsRpc } from '@allmende/contracts';
import { Button, DecisionBox, formatMoment } from '@allmende/ui';
import { useActionData, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { formKey, goOn, newFormKey } from '../forms.js';
import { usePage } from '../page.js';
import { ProblemSummary } from '../parts/form-page.js';
import { StepPage } from '../parts/submission-frame.js';
import { actionOf, loaderOf, type FormState } from '../served.js';
import { idOf, stepPath } from '../submission.server.js';
import { submissionDates, useSubmission } from '../submission.view.js';

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
  const { withdraw } = page.texts.submission;
  const close = formatMoment(submission.closesAt, submissionDates(frame, page), { zoned: true });
  const here = page.to(`/submissions/${submission.submissionId}`);
  return (
    <StepPage frame={frame} title={page.texts.submission.after.withdraw}>
      <ProblemSummary problem={state?.problem} />
      <form method="post">
        <input type="hidden" name="key" value={key} />
        <DecisionBox
          title={withdraw.title}
          action={
            <Button lockedReason={submission.role === 'lead' ? undefined : withdraw.leadOnly}>
              {withdraw.button}
            </Button>
          }
          back={<a href={here}>{withdraw.back}</a>}
        >
          <p>{withdraw.text}</p>
          <p>{withdraw.told}</p>
          {submission.open ? (
            <>
              <p>
                {withdraw.deleted}{' '}
                {submission.hasWorkingCopy && submission.mayRead ? (
                  <a href={`${here}/solution.json`} download>
                    {page.texts.receipts.downloadText}
                  </a>
                ) : null}
              </p>
              <p>{withdraw.open(close)}</p>
            </>
          ) : (
            <p>{withdraw.closed}</p>
          )}
        </DecisionBox>
      </form>
    </StepPage>
  );
}
