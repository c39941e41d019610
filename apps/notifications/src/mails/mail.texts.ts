import type { ChallengeWindow, Language, NoticeKind } from '@allmende/contracts';
import { agreementTexts } from './agreement.texts.js';
import { challengeTexts } from './challenge.texts.js';
import { clusterTexts } from './cluster.texts.js';
import { groupTexts } from './group.texts.js';
import { goodFor, type InvitationKind, invitedBy } from './invitation.texts.js';
import type { InBoth, MailTexts } from './mail.template.js';
import { submissionTexts } from './submission.texts.js';
import { teamTexts } from './team.texts.js';

/** Mails say that something happened and where to read it; what is confidential is read in the portal. */
const notices: Record<NoticeKind, InBoth> = {
  ...clusterTexts,
  ...challengeTexts,
  ...agreementTexts,
  ...submissionTexts,
  ...groupTexts,
};

/** Who invites stands in the mail: nothing else tells whether to trust it. */
export function invitationTexts(kind: InvitationKind, inviter: string): InBoth {
  const { de, en } = notices[kind];
  return {
    de: { ...de, body: `${invitedBy[kind].de(inviter)} ${goodFor.de}` },
    en: { ...en, body: `${invitedBy[kind].en(inviter)} ${goodFor.en}` },
  };
}

/** A challenge that a mail may name. */
export type Nameable = Pick<ChallengeWindow, 'question' | 'original'>;

export function noticeTexts(
  { kind, params }: { kind: NoticeKind; params: Record<string, string> },
  language: Language,
  challenge?: Nameable,
): MailTexts {
  const { subject, body, ...more } = (teamTexts({ kind, params }) ?? notices[kind])[language];
  const filled = body.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    inWords(params[name] ?? '', language),
  );
  const title = challenge && titleOf(challenge, language);
  if (!title) return { subject, body: filled, ...more };
  return { subject: `${subject}: ${title}`, body: `${filled}\n\nChallenge: ${title}`, ...more };
}

function titleOf({ question, original }: Nameable, language: Language): string | undefined {
  return question?.[language] || (original && question?.[original]);
}

/** Instants in words; everything else as it is. The zone is named, since a mail does not know its reader's. */
function inWords(value: string, language: Language): string {
  if (!/^\d{4}-\d\d-\d\dT/.test(value)) return value;
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Berlin' } as const;
  const words = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', options).format(
    new Date(value),
  );
  return language === 'de' ? `${words} Uhr (Berlin)` : `${words} (Berlin)`;
}
