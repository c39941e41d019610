import { FileRow, formatSize, grouped } from '@allmende/ui';
import type { Page } from '../page.js';
import type { Readable } from '../received.view.js';
import { ReceivedDeclarations } from './received-declarations.js';

type DocumentProps = {
  submission: Readable;
  body: string;
  answers: { criterion: string; html: string }[];
  page: Page;
};

/** The version that counts, as the seeker's team reads it. */
export function ReceivedDocument({ submission, body, answers, page }: DocumentProps) {
  const { one } = page.texts.received;
  const { solution } = submission;
  return (
    <article className="reading">
      <section>
        <h2>{one.summary}</h2>
        <p className="check-summary" dir="auto">
          {solution.summary}
        </p>
      </section>
      {body ? (
        <section>
          <h2>{one.body}</h2>
          <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: body }} />
        </section>
      ) : null}
      {answers.length > 0 ? (
        <section>
          <h2>{one.answers}</h2>
          {answers.map(({ criterion, html }) => (
            <section key={criterion}>
              <h3>{criterion}</h3>
              <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
            </section>
          ))}
        </section>
      ) : null}
      {solution.existingRights ? (
        <section>
          <h2>{one.rights}</h2>
          <p className="check-summary" dir="auto">
            {solution.existingRights}
          </p>
        </section>
      ) : null}
      <ReceivedDeclarations submission={submission} page={page} />
      <Files submission={submission} page={page} />
    </article>
  );
}

function Files({ submission, page }: { submission: Readable; page: Page }) {
  const { one } = page.texts.received;
  const { files } = submission.version;
  if (files.length === 0) return null;
  return (
    <section>
      <h2>{one.files}</h2>
      <ul className="file-list is-long">
        {files.map(({ fileId, name, size, digest }) => (
          <FileRow
            key={fileId}
            name={name}
            href={page.to(`/submissions/${submission.submissionId}/files/${fileId}`)}
            size={formatSize(size, page.language)}
            meta={
              <span className="code file-digest">
                {one.digest} {grouped(digest)}
              </span>
            }
          />
        ))}
      </ul>
    </section>
  );
}
