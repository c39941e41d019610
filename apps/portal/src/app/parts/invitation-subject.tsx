import type { OpenInvitation } from '../invitations.server.js';
import { inLanguage } from '../language.js';
import type { Page } from '../page.js';

/** By whom an invitation is, and to what, where that may be seen. */
export function InvitationSubject({ invitation, page }: { invitation: OpenInvitation; page: Page }) {
  const { groupName, question, invitedBy } = invitation;
  const to = groupName ?? (question ? inLanguage(question, page.language).text : '');
  const by = <bdi>{page.texts.me.rows.invitedBy(invitedBy)}</bdi>;
  if (!to) return by;
  return (
    <>
      {by}: <bdi>{to}</bdi>
    </>
  );
}
