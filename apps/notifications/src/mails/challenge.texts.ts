import type { NoticeKind } from '@allmende/contracts';
import type { InBoth } from './mail.template.js';

/** What happens to a challenge, for those who ask, look after it or take part. */
export const challengeTexts = {
  'challenge-to-review': {
    de: {
      subject: 'Ein Entwurf wartet auf Ihre Prüfung',
      body: 'Ein Unternehmen hat den Entwurf einer Challenge zur Prüfung gegeben. Sie können ihn veröffentlichen oder mit einer Begründung zurückgeben.',
      action: 'Entwurf prüfen',
    },
    en: {
      subject: 'A draft waits for your review',
      body: 'A company has sent the draft of a challenge to review. You can publish it or send it back with a reason.',
      action: 'Review the draft',
    },
  },
  'challenge-sent-back': {
    de: {
      subject: 'Ihr Entwurf kam zurück',
      body: 'Das Clustermanagement bittet um Änderungen an Ihrem Entwurf. Die Begründung steht beim Entwurf.',
      action: 'Entwurf öffnen',
    },
    en: {
      subject: 'Your draft was sent back',
      body: 'The cluster management asks for changes to your draft. The reason stands beside the draft.',
      action: 'Open the draft',
    },
  },
  'challenge-published': {
    de: {
      subject: 'Ihre Challenge ist veröffentlicht',
      body: 'Das Clustermanagement hat Ihre Challenge veröffentlicht. Die Teilnahmebedingungen stehen damit fest. Sie öffnet und schließt von selbst zu den Zeiten, die Sie festgelegt haben.',
      action: 'Challenge ansehen',
    },
    en: {
      subject: 'Your challenge is published',
      body: 'The cluster management has published your challenge; its terms are fixed from now on. It opens and closes by itself at the times you chose.',
      action: 'See the challenge',
    },
  },
  'challenge-opened': {
    de: {
      subject: 'Eine Challenge ist geöffnet',
      body: 'Ab jetzt können Lösungsvorschläge versiegelt eingereicht werden.',
      action: 'Challenge ansehen',
    },
    en: {
      subject: 'A challenge is open',
      body: 'From now on solutions can be submitted under seal.',
      action: 'See the challenge',
    },
  },
  'challenge-extended': {
    de: {
      subject: 'Fristverlängerung',
      body: 'Der Einreichungsschluss einer Challenge, an der Sie beteiligt sind, liegt jetzt später: {closesAt}. Was Sie eingereicht haben, bleibt eingereicht; Sie können es bis dahin ersetzen.',
      action: 'Challenge ansehen',
    },
    en: {
      subject: 'Extension of a closing date',
      body: 'The closing date of a challenge that you take part in is later now: {closesAt}. What you submitted stays submitted; you can replace it until then.',
      action: 'See the challenge',
    },
  },
  'challenge-suspended': {
    de: {
      subject: 'Eine Challenge ist ausgesetzt',
      body: 'Eine Challenge, an der Sie beteiligt sind, ist ausgesetzt. Bis sie fortgesetzt wird, läuft keine Frist: Niemand kann zustimmen, entwerfen oder einreichen, und nichts wird geöffnet. Was Sie geschrieben oder eingereicht haben, bleibt, wie es ist. Der Grund steht bei der Challenge.',
      action: 'Grund lesen',
    },
    en: {
      subject: 'A challenge is suspended',
      body: 'A challenge that you are part of is suspended. Until it is resumed no clock runs: nobody can agree, draft or submit, and nothing is opened. What you have written or submitted stays as it is. The reason stands with the challenge.',
      action: 'Read the reason',
    },
  },
  'challenge-resumed': {
    de: {
      subject: 'Eine Challenge geht weiter',
      body: 'Eine Challenge, die ausgesetzt war, ist fortgesetzt. Einreichungsschluss ist {closesAt}. Was Sie eingereicht haben, bleibt eingereicht; Sie können es bis dahin ersetzen.',
      action: 'Challenge ansehen',
    },
    en: {
      subject: 'A challenge goes on',
      body: 'A challenge that was suspended is resumed. The closing date is {closesAt}. What you submitted stays submitted; you can replace it until then.',
      action: 'See the challenge',
    },
  },
  'challenge-closed': {
    de: {
      subject: 'Einreichungsschluss erreicht',
      body: 'Der Einreichungsschluss Ihrer Challenge ist erreicht. Ist etwas eingegangen, kann es ab einer halben Minute danach geöffnet werden, sobald alle zugestimmt haben, die in der Challenge dafür benannt sind.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'The closing date has come',
      body: 'Your challenge has closed. What has come in can be opened from half a minute after the close, as soon as everybody whom the challenge names for it has approved.',
      action: 'Go to the challenge',
    },
  },
  'seeker-invited': {
    de: {
      subject: 'Sie sind eingeladen, eine Challenge mitzutragen',
      body: 'Sie sind eingeladen, zum Team zu gehören, das eine Challenge stellt. Wer dazugehört, liest nach dem Einreichungsschluss die Lösungsvorschläge und kann selbst keinen einreichen. Sie sehen zuerst, um welche Challenge es geht und wer Sie einlädt. Wenn Sie ablehnen oder nicht antworten, erfährt niemand, warum.',
      action: 'Einladung ansehen',
    },
    en: {
      subject: 'You are invited to the team behind a challenge',
      body: 'You are invited to join the team that posts a challenge. Those who belong to it read the solutions after the close and cannot submit one themselves. You see first which challenge it is about and who invites you. If you decline or do not answer, nobody is told why.',
      action: 'See the invitation',
    },
  },
  'seeker-left': {
    de: {
      subject: 'Jemand gehört nicht mehr zum Team Ihrer Challenge',
      body: 'Die Person liest dort seitdem nichts mehr. Wer zum Team gehört und wer nicht mehr, steht bei der Challenge.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'Somebody no longer belongs to the team of your challenge',
      body: 'The person reads nothing there since. Who belongs to the team, and who no longer does, stands with the challenge.',
      action: 'Go to the challenge',
    },
  },
  'seeker-removed': {
    de: {
      subject: 'Sie gehören nicht mehr zum Team einer Challenge',
      body: 'Jemand aus dem Team hat Sie aus dem Team einer Challenge genommen. Sie lesen dort seitdem nichts mehr: keine Lösungsvorschläge, keine vertraulichen Unterlagen, keine Hinterlegungen. War die Challenge schon veröffentlicht, können Sie an ihr auch nicht teilnehmen. Ihre Nachweise behalten Sie, und was Sie gelesen haben, bleibt vertraulich.',
      action: 'Zur Übersicht',
    },
    en: {
      subject: 'You no longer belong to the team behind a challenge',
      body: 'Somebody of the team has taken you out of the team behind a challenge. You read nothing there since: no solutions, no confidential brief, no deposits. If the challenge was published already, you cannot take part in it either. You keep your receipts, and what you have read stays confidential.',
      action: 'Go to your overview',
    },
  },
  'opener-named': {
    de: {
      subject: 'Sie öffnen die Lösungsvorschläge',
      body: 'Sie sind jetzt benannt, dem Öffnen der Lösungsvorschläge einer Challenge zuzustimmen, anstelle einer anderen Person. Ab einer halben Minute nach dem Einreichungsschluss wartet das auf Sie: Geöffnet wird erst, wenn alle zugestimmt haben, die benannt sind.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'You open the solutions',
      body: 'You are now named to approve that the solutions of a challenge are opened, in place of somebody else. From half a minute after the close that waits for you: nothing is opened before everybody who is named has approved.',
      action: 'Go to the challenge',
    },
  },
  'opener-replaced': {
    de: {
      subject: 'Jemand anderes öffnet die Lösungsvorschläge',
      body: 'Eine der Personen, die dem Öffnen der Lösungsvorschläge einer Challenge zustimmen, wurde durch eine andere ersetzt. Wer es jetzt ist, steht bei der Challenge; der Wechsel steht im Nachweisprotokoll.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'Somebody else opens the solutions',
      body: 'One of the people who approve that the solutions of a challenge are opened was replaced by another. Who it is now stands with the challenge; the change is in the evidence log.',
      action: 'Go to the challenge',
    },
  },
  'opening-asked': {
    de: {
      subject: 'Zum Öffnen fehlt Ihre Zustimmung',
      body: 'Der Einreichungsschluss einer Challenge ist vorbei, und eine Person hat dem Öffnen der Lösungsvorschläge zugestimmt. Sie sind ebenfalls dafür benannt: Gelesen werden die Lösungsvorschläge, sobald auch Sie zustimmen.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'Opening waits for your approval',
      body: 'The closing date of a challenge has passed, and one person has approved opening the solutions. You are named for it as well: the solutions can be read as soon as you approve, too.',
      action: 'Go to the challenge',
    },
  },
  'brief-requested': {
    de: {
      subject: 'Eine Anfrage zu vertraulichen Unterlagen',
      body: 'Jemand möchte die vertraulichen Unterlagen einer Ihrer Challenges lesen. Wer es ist, warum, und welche Organisation bestätigt ist, steht im Portal; dort stimmen Sie zu oder lehnen ab.',
      action: 'Anfrage ansehen',
    },
    en: {
      subject: 'A request for a confidential brief',
      body: 'Someone would like to read the confidential brief of one of your challenges. The portal shows who it is, why, and which organisation is verified; approve or decline there.',
      action: 'See the request',
    },
  },
  'brief-answered': {
    de: {
      subject: 'Antwort auf Ihre Anfrage',
      body: 'Zu Ihrer Anfrage nach vertraulichen Unterlagen gibt es eine Antwort. Sie steht im Portal.',
      action: 'Antwort ansehen',
    },
    en: {
      subject: 'An answer to your request',
      body: 'There is an answer about the confidential brief that you asked for. The portal shows it.',
      action: 'See the answer',
    },
  },
  'challenge-decided': {
    de: {
      subject: 'Eine Challenge ist entschieden',
      body: 'Die Entscheidung ist gefallen, alle Teams haben ihre Antwort.',
      action: 'Challenge ansehen',
    },
    en: {
      subject: 'A challenge is decided',
      body: 'The decision has been made, and every team has its answer.',
      action: 'See the challenge',
    },
  },
  'complaint-filed': {
    de: {
      subject: 'Eine Beschwerde wartet auf Ihre Antwort',
      body: 'Zu einer Challenge Ihres Clusters ist eine Beschwerde über das Verfahren eingegangen. Die Bedingungen sagen eine Antwort innerhalb von zehn Arbeitstagen zu. Was vorgebracht wird, lesen Sie im Portal.',
      action: 'Beschwerde lesen',
    },
    en: {
      subject: 'A complaint waits for your answer',
      body: 'A complaint about the procedure of a challenge of your cluster has come in. The terms promise an answer within ten working days. You read in the portal what it is about.',
      action: 'Read the complaint',
    },
  },
  'complaint-answered': {
    de: {
      subject: 'Ihre Beschwerde ist beantwortet',
      body: 'Auf Ihre Beschwerde gibt es eine Antwort. Sie lesen sie im Portal.',
      action: 'Antwort lesen',
    },
    en: {
      subject: 'Your complaint is answered',
      body: 'There is an answer to your complaint. You read it in the portal.',
      action: 'Read the answer',
    },
  },
  'outcome-told': {
    de: {
      subject: 'Was aus einer Challenge geworden ist',
      body: 'Das Ergebnis einer Challenge, an der Sie teilgenommen haben, ist veröffentlicht.',
      action: 'Ergebnis lesen',
    },
    en: {
      subject: 'What came of a challenge',
      body: 'The outcome of a challenge that you took part in is published.',
      action: 'Read the outcome',
    },
  },
  'submissions-opened': {
    de: {
      subject: 'Die Lösungsvorschläge sind geöffnet',
      body: 'Alle, die in der Challenge dafür benannt sind, haben zugestimmt. Das Team des Challenge-Gebers kann die Lösungsvorschläge jetzt lesen.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'The solutions are open',
      body: 'Everybody whom the challenge names for it has approved. The team that asks can read the solutions now.',
      action: 'Go to the challenge',
    },
  },
} satisfies Partial<Record<NoticeKind, InBoth>>;
