import type { NoticeKind } from '@allmende/contracts';
import type { InBoth } from './mail.template.js';

/** Agreements, those who confirm them, and the offices. */
export const agreementTexts = {
  'agreement-recorded': {
    de: {
      subject: 'Ihr Zustimmungsnachweis',
      body: 'Sie haben den Bedingungen einer Challenge zugestimmt. Der unterschriebene Nachweis liegt unter „Nachweise“; Sie können ihn herunterladen und jederzeit prüfen.',
      action: 'Nachweis ansehen',
    },
    en: {
      subject: 'Your agreement record',
      body: 'You agreed to the terms of a challenge. The signed record is kept under “Receipts”; you can download it and check it at any time.',
      action: 'See the record',
    },
  },
  'agreement-to-confirm': {
    de: {
      subject: 'Eine Zustimmung wartet auf Ihre Organisation',
      body: 'Jemand hat im Namen Ihrer Organisation den Bedingungen einer Challenge zugestimmt und kann sie nicht allein binden. Bitte lesen Sie die Bedingungen und bestätigen Sie die Zustimmung, oder lehnen Sie ab. Bis dahin kann das Team nichts einreichen.',
      action: 'Bedingungen lesen',
    },
    en: {
      subject: 'An agreement waits for your organisation',
      body: 'Someone has agreed to the terms of a challenge in your organisation’s name and cannot bind it alone. Please read the terms and confirm the agreement, or refuse it. Until then the team cannot submit anything.',
      action: 'Read the terms',
    },
  },
  'agreement-confirmed': {
    de: {
      subject: 'Ihre Organisation hat bestätigt',
      body: 'Ihre Organisation hat Ihre Zustimmung zu den Bedingungen einer Challenge bestätigt. Von dieser Seite steht dem Einreichen nichts mehr im Weg.',
      action: 'Zu den Bedingungen',
    },
    en: {
      subject: 'Your organisation has confirmed',
      body: 'Your organisation has confirmed your agreement to the terms of a challenge. Nothing stands in the way of submitting on that side any more.',
      action: 'Go to the terms',
    },
  },
  'agreement-refused': {
    de: {
      subject: 'Ihre Organisation hat nicht bestätigt',
      body: 'Ihre Organisation bestätigt Ihre Zustimmung zu den Bedingungen einer Challenge nicht; sie ist damit für die Zukunft beendet. Was Sie vertraulich gelesen haben, bleibt vertraulich. Für sich selbst können Sie weiterhin zustimmen, solange die Challenge offen ist.',
      action: 'Zu den Bedingungen',
    },
    en: {
      subject: 'Your organisation has not confirmed',
      body: 'Your organisation does not confirm your agreement to the terms of a challenge; it has ended for the future. What you have read in confidence stays confidential. You can still agree for yourself while the challenge is open.',
      action: 'Go to the terms',
    },
  },
  'consent-asked': {
    de: {
      subject: 'Eine Teilnahme wartet auf Ihre Zustimmung',
      body: 'Jemand aus Ihrer Organisation arbeitet an einem Lösungsvorschlag zu einer Challenge. Bis {dueAt} können Sie der Teilnahme zustimmen, sie einschränken oder mit einem Grund zurückstellen. Antworten Sie nicht, gilt das als Zustimmung zur Teilnahme; über eine Erfindung ist damit nichts entschieden.',
      action: 'Anfrage ansehen',
    },
    en: {
      subject: 'A participation waits for your consent',
      body: 'Somebody of your organisation is working on a solution for a challenge. Until {dueAt} you can consent to their taking part, with a condition if need be, or hold back with a reason. No answer counts as consent to taking part; it decides nothing about an invention.',
      action: 'See the request',
    },
  },
  'consent-told': {
    de: {
      subject: 'Jemand aus Ihrer Organisation nimmt teil',
      body: 'Jemand aus Ihrer Organisation arbeitet an einem Lösungsvorschlag zu einer Challenge. Wie Ihre Organisation es festgelegt hat, ist keine Zustimmung nötig; Sie werden informiert.',
      action: 'Ansehen, wer und wo',
    },
    en: {
      subject: 'Somebody of your organisation takes part',
      body: 'Somebody of your organisation is working on a solution for a challenge. As your organisation has chosen, no consent is needed; you are told.',
      action: 'See who and where',
    },
  },
  'consent-reminder': {
    de: {
      subject: 'Ihre Frist endet bald',
      body: 'Eine Anfrage aus Ihrer Organisation wartet noch auf Ihre Antwort, bis {dueAt}. Danach gilt sie als Zustimmung zur Teilnahme, und Sie können nicht mehr zurückstellen.',
      action: 'Anfrage ansehen',
    },
    en: {
      subject: 'Your time to answer is over soon',
      body: 'A request from your organisation still waits for your answer, until {dueAt}. After that it counts as consent to taking part, and you can hold nothing back any more.',
      action: 'See the request',
    },
  },
  'consent-given': {
    de: {
      subject: 'Ihre Transferstelle hat zugestimmt',
      body: 'Ihre Transferstelle hat Ihrer Teilnahme an einer Challenge zugestimmt, ohne Einschränkung. Über Ihre Erfindung ist damit nichts entschieden.',
      action: 'Zu den Bedingungen',
    },
    en: {
      subject: 'Your transfer office has agreed',
      body: 'Your transfer office has agreed to your taking part in a challenge, without a condition. This decides nothing about your invention.',
      action: 'Go to the terms',
    },
  },
  'consent-given-in-part': {
    de: {
      subject: 'Ihre Transferstelle hat mit einer Einschränkung zugestimmt',
      body: 'Ihre Transferstelle hat Ihrer Teilnahme an einer Challenge mit einer Einschränkung zugestimmt. Die Einschränkung lesen Sie bei den Bedingungen. Über Ihre Erfindung ist damit nichts entschieden.',
      action: 'Einschränkung lesen',
    },
    en: {
      subject: 'Your transfer office has agreed with a condition',
      body: 'Your transfer office has agreed to your taking part in a challenge, with a condition. You find the condition beside the terms. This decides nothing about your invention.',
      action: 'Read the condition',
    },
  },
  'consent-held': {
    de: {
      subject: 'Ihre Transferstelle hat zurückgestellt',
      body: 'Ihre Transferstelle hat ihre Zustimmung zu Ihrer Teilnahme an einer Challenge zurückgestellt. Den Grund und was das für Ihr Team heißt, lesen Sie bei den Bedingungen. Zustimmen kann sie danach jederzeit.',
      action: 'Grund lesen',
    },
    en: {
      subject: 'Your transfer office has not yet agreed',
      body: 'Your transfer office holds back its consent to your taking part in a challenge. The reason, and what it means for your team, stands beside the terms. It can still agree at any time.',
      action: 'Read the reason',
    },
  },
  'consent-lapsed': {
    de: {
      subject: 'Die Frist Ihrer Transferstelle ist vorbei',
      body: 'Ihre Transferstelle hat auf die Anfrage zu einer Challenge nicht geantwortet. Das gilt als Zustimmung zur Teilnahme; über Ihre Erfindung ist damit nichts entschieden.',
      action: 'Zu den Bedingungen',
    },
    en: {
      subject: 'Your transfer office’s time is over',
      body: 'Your transfer office has not answered the request about a challenge. That counts as consent to taking part and decides nothing about your invention.',
      action: 'Go to the terms',
    },
  },
  'consent-unanswered': {
    de: {
      subject: 'Eine Frist ist ohne Ihre Antwort verstrichen',
      body: 'Zu einer Anfrage aus Ihrer Organisation hat Ihre Stelle nicht geantwortet. Das gilt jetzt als Zustimmung zur Teilnahme und lässt sich nicht mehr zurücknehmen; über eine Erfindung ist damit nichts entschieden. Den Nachweis darüber finden Sie bei der Anfrage.',
      action: 'Anfrage ansehen',
    },
    en: {
      subject: 'Your time has passed without an answer',
      body: 'Your office has not answered a request from your organisation. That now counts as consent to taking part and cannot be taken back; it decides nothing about an invention. You find the receipt of it beside the request.',
      action: 'See the request',
    },
  },
  'terms-changed': {
    de: {
      subject: 'Bedingungen haben sich geändert',
      body: 'Die Bedingungen einer Challenge, denen Sie zugestimmt haben, haben sich in der Sache geändert. Was Sie bereits eingereicht haben, bleibt an die Fassung gebunden, der Sie zugestimmt haben. Bevor Sie etwas Neues einreichen, lesen Sie bitte, was sich geändert hat, und stimmen Sie zu oder lehnen Sie ab.',
      action: 'Sehen, was sich geändert hat',
    },
    en: {
      subject: 'Terms have changed',
      body: 'The terms of a challenge that you agreed to have changed in substance. What you have submitted already stays bound to the version that you agreed to. Before you submit anything new, please read what has changed, and agree or decline.',
      action: 'See what has changed',
    },
  },
} satisfies Partial<Record<NoticeKind, InBoth>>;
