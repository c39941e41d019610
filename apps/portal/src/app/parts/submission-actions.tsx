import { ButtonLink } from '@allmende/ui';
import type { Page } from '../page.js';
import { isAsHandedIn, mayEdit } from '../submission.rules.js';
import type { SubmissionFrame } from '../submission.view.js';

type ActionsProps = {
  frame: SubmissionFrame;
  /** None where the person joined the team after the version and is not named in it. */
  receiptId: string | undefined;
  page: Page;
};

/** The receipt to take along, apart from the text that it is of and from what becomes of that. */
export function SubmittedActions({ frame: { submission }, receiptId, page }: ActionsProps) {
  const { receipts } = page.texts;
  const { after, side } = page.texts.submission;
  const to = (step: string): string => page.to(`/submissions/${submission.submissionId}/${step}`);
  const receipt = page.to(`/me/receipts/${receiptId}`);
  const withdrawable = submission.state === 'submitted' && submission.role === 'lead';
  return (
    <div className="actions path-actions no-print">
      {receiptId && submission.state !== 'award-offered' ? (
        <div className="actions">
          <ButtonLink href={`${receipt}/receipt.pdf`} download>
            {receipts.downloadPaper}
          </ButtonLink>
          <a href={`${receipt}/receipt.json`} download>
            {receipts.download}
          </a>
        </div>
      ) : null}
      {/* What concerns the solution itself moves to the next line together. */}
      <div className="actions">
        {isAsHandedIn(submission) ? (
          <a href={to('solution.json')} download>
            {receipts.submittedText}
          </a>
        ) : null}
        {mayEdit(submission) ? (
          <a href={to('solution')}>{submission.role === 'lead' ? after.replace : side.toCopy}</a>
        ) : submission.openedAt ? (
          <a href={to('submitted')}>{after.readSubmitted}</a>
        ) : submission.hasWorkingCopy ? (
          <a href={to('check')}>{after.read}</a>
        ) : null}
        {withdrawable ? <a href={to('withdraw')}>{after.withdraw}</a> : null}
      </div>
    </div>
  );
}
