import { type NoticeKind, noticeKinds } from '@allmende/contracts';

/** Whether a kind comes by mail unless the person chose otherwise: what cannot wait for the next visit. */
const mailedByDefault: Record<NoticeKind, boolean> = {
  'membership-requested': true,
  'membership-admitted': true,
  'membership-refused': true,
  'affiliation-verified': false,
  'challenge-to-review': true,
  'challenge-sent-back': true,
  'challenge-published': true,
  'challenge-opened': false,
  'challenge-extended': true,
  'challenge-suspended': true,
  'challenge-resumed': true,
  'challenge-closed': true,
  'seeker-invited': true,
  'seeker-left': true,
  'seeker-removed': true,
  'opener-named': true,
  'opener-replaced': true,
  'opening-asked': true,
  'submissions-opened': true,
  'brief-requested': true,
  'brief-answered': true,
  'challenge-decided': false,
  'agreement-recorded': true,
  'agreement-to-confirm': true,
  'agreement-confirmed': true,
  'agreement-refused': true,
  'terms-changed': true,
  'consent-asked': true,
  'consent-told': true,
  'consent-reminder': true,
  'consent-given': true,
  'consent-given-in-part': true,
  'consent-held': true,
  'consent-lapsed': true,
  'consent-unanswered': true,
  'team-invitation': true,
  'team-member-joined': false,
  'team-member-left': true,
  'team-member-removed': true,
  'submission-received': true,
  'submission-withdrawn': true,
  'receipt-issued': false,
  'award-offered': true,
  'award-accepted': true,
  'award-declined': true,
  'award-lapsed': true,
  'award-taken-back': true,
  decision: true,
  'deletion-ahead': true,
  'draft-deletion-ahead': true,
  'contents-deleted': true,
  'non-use-asked': true,
  'non-use-overdue': true,
  'non-use-confirmed': false,
  'complaint-filed': true,
  'complaint-answered': true,
  'outcome-told': true,
  'group-invitation': true,
  'group-member-joined': false,
  'group-invitation-declined': false,
  'group-former-seeker': true,
  'group-former-moderator': true,
  'group-post': true,
  'group-post-removed': true,
  'group-file': false,
  checkpoint: true,
  'data-ready': true,
  'reading-asked': true,
  'reading-answered': true,
};

/** Mails of these kinds wait while an earlier one about the same page is unread: one mail, not twenty. */
const gathered: readonly NoticeKind[] = ['group-post', 'group-file', 'membership-requested'];

/** Of these everybody may hear: their mails name the challenge. */
const told: readonly NoticeKind[] = [
  'challenge-published',
  'challenge-opened',
  'challenge-extended',
  'challenge-suspended',
  'challenge-resumed',
  'challenge-closed',
  'challenge-decided',
  'outcome-told',
];

type Choice = { mail: boolean | null; portal: boolean | null };
export type Choices = Partial<Record<NoticeKind, Choice>>;
export type Preferences = Record<'portal' | 'mail', Record<NoticeKind, boolean>>;

export function preferencesOf(choices: Choices): Preferences {
  const each = (wants: (kind: NoticeKind) => boolean) =>
    Object.fromEntries(noticeKinds.map((kind) => [kind, wants(kind)])) as Record<NoticeKind, boolean>;
  return {
    portal: each((kind) => choices[kind]?.portal ?? true),
    mail: each((kind) => wantsMail(kind, choices[kind]?.mail)),
  };
}

export function wantsMail(kind: NoticeKind, choice: boolean | null | undefined): boolean {
  return choice ?? mailedByDefault[kind];
}

export function isGathered(kind: NoticeKind): boolean {
  return gathered.includes(kind);
}

export function isPublic(kind: NoticeKind): boolean {
  return told.includes(kind);
}
