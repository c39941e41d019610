import { ButtonLink, Notice } from '@allmende/ui';
import { namesOf, type Page } from '../page.js';
import { formerMembersOf, laterMembersOf, mayEdit } from '../submission.rules.js';
import type { SubmissionFrame } from '../submission.view.js';

type Props = {
  frame: SubmissionFrame;
  page: Page;
  /** Where the page itself is what it takes. */
  plain?: boolean;
};

/** How the team has changed since the version that counts was handed in. */
export function TeamSince(props: Props) {
  return (
    <>
      <FormerMembers {...props} />
      <LaterMembers {...props} />
    </>
  );
}

/** Who is no longer in the team, and still named in the version that counts. */
function FormerMembers({ frame: { submission }, page }: Props) {
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

/** Who is in the team, and not yet named in the version that counts; and what it takes to change that. */
function LaterMembers({ frame: { submission, accountId }, plain = false, page }: Props) {
  const later = laterMembersOf(submission);
  const last = submission.versions[0];
  if (!last || later.length === 0) return null;
  const { common, submission: words, challenges } = page.texts;
  const { team } = words;
  const own = later.find((member) => member.accountId === accountId);
  const lead = submission.members.find(({ role }) => role === 'lead');
  const names = later.map(({ name }) => name || common.closedAccount);
  const declares = own && mayEdit(submission) && !own.declared;
  const to = (step: string): string => page.to(`/submissions/${submission.submissionId}/${step}`);
  const action = plain ? undefined : declares ? (
    <ButtonLink href={to('declarations')}>{challenges.actions.declare}</ButtonLink>
  ) : submission.open && submission.role === 'lead' ? (
    <ButtonLink href={to('check')}>{team.laterSubmit}</ButtonLink>
  ) : undefined;
  return (
    <Notice tone={action ? 'warn' : undefined} actions={action}>
      <bdi>{own ? team.laterYou(last.version) : team.later(last.version, namesOf(names, page))}</bdi>{' '}
      {submission.open ? (
        <>
          <bdi>{own ? team.laterYouNew(lead?.name ?? '') : team.laterNew}</bdi>{' '}
          {own?.declared ? null : team.laterDeclares}
        </>
      ) : null}
    </Notice>
  );
}
