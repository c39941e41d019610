import type { Submission } from '@allmende/contracts';
import { StateWord } from '@allmende/ui';
import type { Page } from '../page.js';
import { mayEdit, readersOf } from '../submission.rules.js';

type ReadersProps = { submission: Submission; page: Page };

/** Who can see it now; of what is sealed the team reads its working copy, if it kept one. */
export function Readers({ submission, page }: ReadersProps) {
  const { side } = page.texts.submission;
  const readers = readersOf(submission);
  return (
    <>
      <StateWord kind="confidential">{side[readers]}</StateWord>
      {readers === 'nobody' && submission.hasWorkingCopy ? (
        <p className="small">
          {side.copy}{' '}
          {submission.mayRead && mayEdit(submission) ? (
            <a href={page.to(`/submissions/${submission.submissionId}/solution`)}>{side.toCopy}</a>
          ) : null}
        </p>
      ) : null}
    </>
  );
}
