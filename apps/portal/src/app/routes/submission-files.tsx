import { submissionsRpc, type Submission } from '@allmende/contracts';
import { Button, ButtonLink, formatMoment, formatSize, grouped, Notice, Tick } from '@allmende/ui';
import { useCallback, useState } from 'react';
import { useHydrated } from '../hydrated.js';
import { useActionData } from 'react-router';
import { fetchApi } from '../api.browser.js';
import { callApi } from '../api.server.js';
import { field } from '../forms.js';
import { usePage, type Page } from '../page.js';
import { ProblemSummary } from '../parts/form-page.js';
import { StepPage } from '../parts/submission-frame.js';
import { Uploads } from '../parts/uploads.js';
import { actionOf, type FormState } from '../served.js';
import { idOf, onward } from '../submission.server.js';
import { mayEdit } from '../submission.rules.js';
import { submissionDates, useSubmission } from '../submission.view.js';

const mostFiles = 20;

export const action = actionOf(async ({ visit, form, params, request }) => {
  const submissionId = idOf(params['id'], visit);
  await callApi(visit, submissionsRpc.removeSubmissionFile, { submissionId, fileId: field(form, 'fileId') });
  return onward(request, submissionId, 'files');
});

export default function SubmissionFiles() {
  const frame = useSubmission();
  const state = useActionData<FormState>();
  const page = usePage();
  const words = page.texts.submission;
  const { submissionId } = frame.submission;
  const [files, setFiles] = useState(frame.submission.files);
  const [sending, setSending] = useState<ReadonlySet<string>>(new Set());
  const hydrated = useHydrated();
  const refresh = useCallback(async () => {
    const now = await fetchApi<Submission>(`/submissions/${submissionId}`);
    setFiles(now.files);
    return now.files;
  }, [submissionId]);
  const submission = { ...frame.submission, files };
  const editable = mayEdit(submission);
  const close = formatMoment(submission.closesAt, submissionDates(frame, page), { zoned: true });
  return (
    <StepPage
      frame={{ ...frame, submission }}
      step="files"
      title={words.files.title}
      lead={editable ? words.files.lead : undefined}
    >
      <ProblemSummary problem={state?.problem} />
      {editable ? <p className="path-rule">{words.files.rule(close)}</p> : null}
      <FileTable
        files={files.filter(({ fileId }) => !sending.has(fileId))}
        editable={editable}
        page={page}
        submissionId={submissionId}
      />
      {editable && hydrated ? (
        <Uploads
          filesPath={`/submissions/${submissionId}/files`}
          files={files}
          refresh={refresh}
          mostFiles={mostFiles}
          onSending={setSending}
        />
      ) : null}
      {editable ? (
        <noscript>
          <Notice>{words.files.needsScript}</Notice>
        </noscript>
      ) : null}
      {editable ? <p className="small muted path-note">{words.files.properties}</p> : null}
      {files.some(({ digest }) => digest) ? (
        <p className="small muted path-note">
          {words.files.digestHint} <a href={page.to('/verify#file-sum')}>{page.texts.verify.title}</a>
        </p>
      ) : null}
      <div className="actions path-actions">
        <ButtonLink href={page.to(`/submissions/${submissionId}/declarations`)}>{words.goOn}</ButtonLink>
      </div>
    </StepPage>
  );
}

type TableProps = { files: Submission['files']; editable: boolean; page: Page; submissionId: string };

function FileTable({ files, editable, page, submissionId }: TableProps) {
  const { files: words } = page.texts.submission;
  if (files.length === 0) return <p className="muted">{words.none}</p>;
  return (
    <ul className="file-list is-long" aria-label={words.list}>
      {files.map((file) => (
        <li key={file.fileId} className="file-row" id={`files.${file.fileId}`}>
          <span className="file-name">
            {file.state === 'complete' ? (
              <a
                href={page.to(`/submissions/${submissionId}/files/${file.fileId}`)}
                aria-label={words.openName(file.name)}
              >
                <bdi>{file.name}</bdi>
              </a>
            ) : (
              <bdi>{file.name}</bdi>
            )}
          </span>
          <span className="figures small">{formatSize(file.size, page.language)}</span>
          {file.state === 'complete' ? <Tick>{words.complete}</Tick> : <b>{words.interrupted}</b>}
          {editable ? (
            <form method="post">
              <input type="hidden" name="fileId" value={file.fileId} />
              <Button kind="link" aria-label={words.removeName(file.name)}>
                {words.remove}
              </Button>
            </form>
          ) : null}
          {file.digest ? (
            <span className="file-digest code">
              <span className="small muted">{words.digest}</span> {grouped(file.digest)}
            </span>
          ) : null}
          {file.state === 'uploading' ? (
            <span className="small muted file-digest">{words.interruptedHint}</span>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
