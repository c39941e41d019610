import { Button, ButtonLink } from '@allmende/ui';
import type { OwnConsents, Standing } from '../challenge.server.js';
import { submissionAct } from '../challenge.view.js';
import type { Page } from '../page.js';
import { beginNotes } from './office-notice.js';

type StartProps = {
  slug: string;
  /** Submitting is possible. */
  open: boolean;
  submission: Standing['submission'];
  /** In a row of a list. */
  dense?: boolean;
  /** Of the offices that hear of it, where nothing else on the page says so. */
  consents?: OwnConsents;
  page: Page;
};

/** For whoever has agreed: begin a solution, or go on with the one that stands. */
export function StartSolution({ slug, open, submission, dense, consents, page }: StartProps) {
  if (submission && submission.state !== 'withdrawn') {
    const { path, text } = submissionAct(submission, open, page.texts);
    return <ButtonLink href={page.to(path)}>{text}</ButtonLink>;
  }
  if (!open) return null;
  const notes = beginNotes(consents, undefined, page);
  return (
    <form method="post" action={page.to(`/challenges/${slug}/terms`)}>
      <Button name="intent" value="start" kind={dense ? 'link' : 'filled'}>
        {page.texts.challenges.actions.begin}
      </Button>
      {notes.length > 0 ? (
        <small>
          <bdi>{notes.join(' ')}</bdi>
        </small>
      ) : null}
    </form>
  );
}
