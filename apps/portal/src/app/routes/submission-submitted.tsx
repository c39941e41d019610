import { submissionsRpc } from '@allmende/contracts';
import { formatMoment } from '@allmende/ui';
import { redirect, useLoaderData } from 'react-router';
import { callApi } from '../api.server.js';
import { languageOfPath } from '../language.js';
import { usePage, type Page } from '../page.js';
import { ReceivedDocument } from '../parts/received-document.js';
import { StepPage } from '../parts/submission-frame.js';
import { Readers } from '../parts/submission-readers.js';
import { renderedSolution } from '../received.server.js';
import { loaderOf } from '../served.js';
import { challengeOfSubmission, idOf, stepPath, submissionOf } from '../submission.server.js';
import { submissionDates, useSubmission, type SubmissionFrame } from '../submission.view.js';

/** Once it is opened the team reads what it handed in as those read it who decide. */
export const loader = loaderOf(async ({ visit, params, request }) => {
  const submission = await submissionOf(visit, idOf(params['id'], visit));
  const { challengeId, submissionId, openedAt } = submission;
  if (openedAt === null) throw redirect(stepPath(request, submissionId));
  const [read, challenge] = await Promise.all([
    callApi(visit, submissionsRpc.readSubmission, { challengeId, submissionId }),
    challengeOfSubmission(visit, submission),
  ]);
  const language = languageOfPath(new URL(request.url).pathname) ?? 'de';
  const asked = { criteria: challenge?.criteria ?? [], original: challenge?.original ?? language, language };
  return { read, ...renderedSolution(read.solution, asked) };
});

export default function SubmissionSubmitted() {
  const { read, body, answers } = useLoaderData<typeof loader>();
  const frame = useSubmission();
  const page = usePage();
  const { received, submission: words } = page.texts;
  const { version, submittedAt } = read.version;
  return (
    <StepPage
      frame={frame}
      head={<p className="label">{words.after.submittedLabel}</p>}
      tab={words.after.submittedLabel}
      title={<bdi>{read.solution.title || received.untitled}</bdi>}
      lead={received.one.version(version, formatMoment(submittedAt, submissionDates(frame, page)))}
      side={<Side frame={frame} page={page} />}
    >
      <ReceivedDocument submission={read} body={body} answers={answers} page={page} />
    </StepPage>
  );
}

function Side({ frame: { submission }, page }: { frame: SubmissionFrame; page: Page }) {
  const { after, side } = page.texts.submission;
  const path = page.to(`/submissions/${submission.submissionId}`);
  return (
    <section className="panel is-first">
      <h2>{side.who}</h2>
      <Readers submission={submission} page={page} />
      <p className="small muted">{side.operator}</p>
      <p>
        <a href={path}>{after.backToReceipt}</a>
      </p>
      <p className="small">
        <a href={`${path}/solution.json`} download>
          {page.texts.receipts.submittedText}
        </a>
      </p>
    </section>
  );
}
