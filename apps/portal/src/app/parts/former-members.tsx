import { Notice } from '@allmende/ui';
import { namesOf, type Page } from '../page.js';
import { formerMembersOf } from '../submission.rules.js';
import type { SubmissionFrame } from '../submission.view.js';

type Props = { frame: SubmissionFrame; page: Page };

/** Who is no longer in the team, and still named in the version that counts. */
export function FormerMembers({ frame: { submission }, page }: Props) {
  const former = formerMembersOf(submission);
  const last = submission.versions[0];
  if (!last || former.length === 0) return null;
  const { common, submission: words } = page.texts;
  const names = former.map(({ name }) => name || common.closedAccount);
  return (
    <Notice>
      {words.team.former(last.version, namesOf(names, page))} {submission.open ? words.team.formerNew : null}
    </Notice>
  );
}
