import type { Language } from '@allmende/contracts';

export type InvitationKind = 'team-invitation' | 'group-invitation' | 'seeker-invited';

/** How long it can be answered; sent again, the days begin anew. */
export const goodFor: Record<Language, string> = {
  de: 'Die Einladung gilt 14 Tage.',
  en: 'The invitation is good for 14 days.',
};

export function isInvitation(kind: string): kind is InvitationKind {
  return Object.hasOwn(invitedBy, kind);
}

/** The body of an invitation whose mail names who invites. */
export const invitedBy: Record<InvitationKind, Record<Language, (inviter: string) => string>> = {
  'team-invitation': {
    de: (inviter) =>
      `${inviter} lädt Sie ein, an einem Lösungsvorschlag mitzuarbeiten. Um welche Challenge es geht, sehen Sie, bevor Sie sich entscheiden.`,
    en: (inviter) =>
      `${inviter} invites you to work on a solution. You see which challenge it is about before you decide.`,
  },
  'group-invitation': {
    de: (inviter) =>
      `${inviter} lädt Sie in eine geschlossene Gruppe ein. Wozu sie da ist und wer dabei ist, sehen Sie gleich; was Sie zusagen, bevor Sie sich entscheiden.`,
    en: (inviter) =>
      `${inviter} invites you to a closed group. You see at once what it is for and who is in it, and what you agree to before you decide.`,
  },
  'seeker-invited': {
    de: (inviter) =>
      `${inviter} lädt Sie ein, zum Team zu gehören, das eine Challenge stellt. Wer dazugehört, liest nach dem Einreichungsschluss die Lösungsvorschläge und kann selbst keinen einreichen. Um welche Challenge es geht, sehen Sie zuerst. Wenn Sie ablehnen oder nicht antworten, erfährt niemand, warum.`,
    en: (inviter) =>
      `${inviter} invites you to join the team that posts a challenge. Those who belong to it read the solutions after the close and cannot submit one themselves. You see first which challenge it is about. If you decline or do not answer, nobody is told why.`,
  },
};
