import type { OpenInvitation } from '../invitations.server.js';
import type { Page } from '../page.js';
import { QuestionText } from './question-text.js';

/** By whom an invitation is, and to what, where that may be seen. */
export function InvitationSubject({ invitation, page }: { invitation: OpenInvitation; page: Page }) {
  const { groupName, question, invitedBy } = invitation;
  const to = groupName ? <bdi>{groupName}</bdi> : question ? <QuestionText question={question} /> : undefined;
  const by = <bdi>{page.texts.me.rows.invitedBy(invitedBy)}</bdi>;
  if (!to) return by;
  return (
    <>
      {by}: {to}
    </>
  );
}
