import type { NoticeKind } from '@allmende/contracts';
import type { InBoth } from './mail.template.js';

/** Closed groups: that something is new and where, never what. */
export const groupTexts = {
  'group-invitation': {
    de: {
      subject: 'Einladung in eine geschlossene Gruppe',
      body: 'Sie sind in eine geschlossene Gruppe eingeladen. Wozu sie da ist und wer dabei ist, sehen Sie gleich; was Sie zusagen, bevor Sie sich entscheiden.',
      action: 'Einladung ansehen',
    },
    en: {
      subject: 'Invitation to a closed group',
      body: 'You are invited to a closed group. You see at once what it is for and who is in it, and what you agree to before you decide.',
      action: 'See the invitation',
    },
  },
  'group-member-joined': {
    de: {
      subject: 'Neu in Ihrer Gruppe',
      body: 'Eine eingeladene Person ist Ihrer Gruppe beigetreten.',
      action: 'Zur Gruppe',
    },
    en: {
      subject: 'New in your group',
      body: 'An invited person has joined your group.',
      action: 'Go to the group',
    },
  },
  'group-invitation-declined': {
    de: {
      subject: 'Eine Einladung wurde abgelehnt',
      body: 'Eine Einladung in Ihre Gruppe wurde abgelehnt. Welche, steht bei den Mitgliedern.',
      action: 'Zu den Mitgliedern',
    },
    en: {
      subject: 'An invitation was declined',
      body: 'An invitation to your group was declined. You find which one beside the members.',
      action: 'Go to the members',
    },
  },
  'group-former-seeker': {
    de: {
      subject: 'Bitte sehen Sie nach, wer zu Ihrer Gruppe gehört',
      body: 'Jemand gehört nicht mehr zum Team der Challenge, aus der Ihre Gruppe entstanden ist, und liest in der Gruppe weiter mit. Ob die Person dabei bleibt, entscheiden Sie. Wer das Team verlassen hat, steht bei der Challenge.',
      action: 'Zu den Mitgliedern',
    },
    en: {
      subject: 'Please look who belongs to your group',
      body: 'Somebody no longer belongs to the team of the challenge from which your group grew, and still reads along in the group. Whether the person stays is for you to decide. Who has left the team stands with the challenge.',
      action: 'Go to the members',
    },
  },
  'group-former-moderator': {
    de: {
      subject: 'Bitte klären Sie, wer eine Gruppe weiterführt',
      body: 'Jemand gehört nicht mehr zum Team der Challenge und moderiert allein die Gruppe, die daraus entstanden ist. Bitte klären Sie mit der Person, wer die Gruppe weiterführt. Wer das Team verlassen hat, steht bei der Challenge.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'Please settle who goes on with a group',
      body: 'Somebody no longer belongs to the team of the challenge, and alone moderates the group that grew from it. Please settle with the person who goes on with the group. Who has left the team stands with the challenge.',
      action: 'Go to the challenge',
    },
  },
  'group-post': {
    de: {
      subject: 'Neues in Ihrer Gruppe',
      body: 'In einer Ihrer Gruppen gibt es einen neuen Beitrag. Bis Sie ihn gelesen haben, schreiben wir Ihnen zu diesem Thema nicht noch einmal.',
      action: 'Beitrag lesen',
    },
    en: {
      subject: 'News in your group',
      body: 'There is a new post in one of your groups. Until you have read it, we will not write about this topic again.',
      action: 'Read the post',
    },
  },
  'group-post-removed': {
    de: {
      subject: 'Ein Beitrag von Ihnen wurde entfernt',
      body: 'Die Moderation hat in einer Ihrer Gruppen einen Beitrag von Ihnen entfernt. Den Grund lesen Sie dort, wo er stand.',
      action: 'Grund lesen',
    },
    en: {
      subject: 'A post of yours was removed',
      body: 'A moderator of one of your groups has removed a post of yours. You read the reason where the post stood.',
      action: 'Read the reason',
    },
  },
  'group-file': {
    de: {
      subject: 'Neue Datei in Ihrer Gruppe',
      body: 'In einer Ihrer Gruppen liegt eine neue Datei.',
      action: 'Zur Gruppe',
    },
    en: {
      subject: 'New file in your group',
      body: 'There is a new file in one of your groups.',
      action: 'Go to the group',
    },
  },
} satisfies Partial<Record<NoticeKind, InBoth>>;
