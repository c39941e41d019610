import type { ChallengeWindow, Language, NoticeKind } from '@allmende/contracts';
import type { MailTexts } from './mail.template.js';

type Both = Record<Language, MailTexts>;

/** Mails say that something happened and where to read it; what is confidential is read in the portal. */
const notices: Record<NoticeKind, Both> = {
  'membership-requested': {
    de: {
      subject: 'Aufnahme in Ihr Cluster',
      body: 'Jemand möchte aufgenommen werden: {cluster}. Im Clusterbüro sehen Sie, wer es ist und welche Organisation angegeben wurde.',
      action: 'Zum Clusterbüro',
    },
    en: {
      subject: 'Someone asks to join your cluster',
      body: 'Someone would like to join {cluster}. Your desk shows who it is and which organisation they gave.',
      action: 'Go to the desk',
    },
  },
  'membership-admitted': {
    de: {
      subject: 'Sie sind aufgenommen',
      body: 'Sie gehören jetzt zu {cluster}. An Challenges, die den Mitgliedern vorbehalten sind, können Sie damit teilnehmen.',
      action: 'Zur Übersicht',
    },
    en: {
      subject: 'You are admitted',
      body: 'You belong to {cluster} now and can take part in challenges for its members.',
      action: 'Go to your overview',
    },
  },
  'membership-refused': {
    de: {
      subject: 'Zu Ihrer Aufnahme',
      body: '{cluster} hat Sie nicht aufgenommen. Wurde ein Grund genannt, steht er in Ihren Einstellungen.\n\nIhr Konto bleibt bestehen; an Challenges, die allen offenstehen, können Sie weiterhin teilnehmen.',
      action: 'Zu den Einstellungen',
    },
    en: {
      subject: 'About your membership',
      body: '{cluster} has not admitted you. If a reason was given, your settings show it.\n\nYour account stays; you can still take part in challenges that are open to everyone.',
      action: 'Go to your settings',
    },
  },
  'affiliation-verified': {
    de: {
      subject: 'Ihre Zugehörigkeit ist bestätigt',
      body: 'Ein Clustermanagement hat Ihre Zugehörigkeit zu einer Organisation bestätigt. In den Einstellungen sehen Sie, mit welcher Rolle.',
      action: 'Zu den Einstellungen',
    },
    en: {
      subject: 'Your affiliation is verified',
      body: 'A cluster management has verified that you belong to an organisation. Your settings show in which role.',
      action: 'Go to the settings',
    },
  },
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
      body: 'Der Einreichungsschluss Ihrer Challenge ist erreicht. Ist etwas eingegangen, kann es eine halbe Minute danach geöffnet werden: Alle stimmen zu, die in der Challenge dafür benannt sind.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'The closing date has come',
      body: 'Your challenge has closed. What has come in can be opened from half a minute after the close: everybody whom the challenge names for it approves.',
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
      body: 'Jemand aus Ihrer Organisation hat einen Lösungsvorschlag zu einer Challenge begonnen. Bis {dueAt} können Sie der Teilnahme zustimmen, sie einschränken oder mit einem Grund zurückstellen. Antworten Sie nicht, gilt das als Zustimmung zur Teilnahme; über eine Erfindung ist damit nichts entschieden.',
      action: 'Anfrage ansehen',
    },
    en: {
      subject: 'A participation waits for your consent',
      body: 'Somebody of your organisation has begun a solution for a challenge. Until {dueAt} you can consent to their taking part, limit it, or hold back with a reason. No answer counts as consent to taking part; it decides nothing about an invention.',
      action: 'See the request',
    },
  },
  'consent-told': {
    de: {
      subject: 'Jemand aus Ihrer Organisation nimmt teil',
      body: 'Jemand aus Ihrer Organisation hat einen Lösungsvorschlag zu einer Challenge begonnen. Wie Ihre Organisation es festgelegt hat, ist keine Zustimmung nötig; Sie werden informiert.',
      action: 'Ansehen, wer und wo',
    },
    en: {
      subject: 'Somebody of your organisation takes part',
      body: 'Somebody of your organisation has begun a solution for a challenge. As your organisation has chosen, no consent is needed; you are told.',
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
      body: 'Ihre Transferstelle hat Ihrer Teilnahme an einer Challenge zugestimmt. Hat sie etwas eingeschränkt, steht es bei den Bedingungen. Über Ihre Erfindung ist damit nichts entschieden.',
      action: 'Zu den Bedingungen',
    },
    en: {
      subject: 'Your transfer office has agreed',
      body: 'Your transfer office has agreed to your taking part in a challenge. If it has set a limit, you find it beside the terms. This decides nothing about your invention.',
      action: 'Go to the terms',
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
  'team-invitation': {
    de: {
      subject: 'Einladung in ein Team',
      body: 'Sie sind eingeladen, an einem Lösungsvorschlag mitzuarbeiten. Sie sehen vorher, um welche Challenge es geht und wer Sie einlädt.',
      action: 'Einladung ansehen',
    },
    en: {
      subject: 'Invitation to a team',
      body: 'You are invited to work on a solution. You see first which challenge it is about and who invites you.',
      action: 'See the invitation',
    },
  },
  'team-member-joined': {
    de: {
      subject: 'Ihr Team ist größer geworden',
      body: 'Eine eingeladene Person ist Ihrem Team beigetreten.',
      action: 'Zum Lösungsvorschlag',
    },
    en: {
      subject: 'Your team has grown',
      body: 'An invited person has joined your team.',
      action: 'Go to the solution',
    },
  },
  'submission-received': {
    de: {
      subject: 'Ihre Einreichung ist eingegangen',
      body: 'Fassung {version} ist am {at} eingegangen. Bis zum Einreichungsschluss können Sie sie ersetzen oder zurückziehen; es zählt die letzte Fassung.\n\nDie Eingangsbestätigung für Fassung {version} bleibt unter „Nachweise“, auch wenn Sie eine weitere einreichen. Sie belegt Inhalt und Zeitpunkt, sie ersetzt keine Patentanmeldung.',
      action: 'Zum Lösungsvorschlag',
    },
    en: {
      subject: 'Your submission has arrived',
      body: 'Version {version} arrived on {at}. Until the closing date you can replace or withdraw it; the last version counts.\n\nThe receipt for version {version} stays under “Receipts”, also when you submit another one. It proves content and time; it is no substitute for filing a patent.',
      action: 'Go to the solution',
    },
  },
  'submission-withdrawn': {
    de: {
      subject: 'Ihre Einreichung ist zurückgezogen',
      body: 'Der Lösungsvorschlag Ihres Teams wurde zurückgezogen. Der Nachweis darüber liegt unter „Nachweise“.',
      action: 'Zum Lösungsvorschlag',
    },
    en: {
      subject: 'Your submission is withdrawn',
      body: 'Your team’s solution was withdrawn. The proof of it is kept under “Receipts”.',
      action: 'Go to the solution',
    },
  },
  'receipt-issued': {
    de: {
      subject: 'Ein neuer Nachweis',
      body: 'Ein unterschriebener Nachweis liegt für Sie bereit.',
      action: 'Nachweis ansehen',
    },
    en: { subject: 'A new receipt', body: 'A signed receipt is ready for you.', action: 'See the receipt' },
  },
  'award-offered': {
    de: {
      subject: 'Ihr Lösungsvorschlag soll ausgezeichnet werden',
      body: 'Der Challenge-Geber bietet Ihrem Team die Auszeichnung an. Die Teamleitung kann sie bis zum {lapsesAt} annehmen oder ablehnen.',
      action: 'Auszeichnung ansehen',
    },
    en: {
      subject: 'Your solution is to be awarded',
      body: 'The company that posted the challenge offers your team the award. The team lead can accept or decline it until {lapsesAt}.',
      action: 'See the award',
    },
  },
  'award-accepted': {
    de: {
      subject: 'Die Auszeichnung ist angenommen',
      body: 'Das Team hat die Auszeichnung angenommen. Alle anderen Teams bekommen jetzt ihre Antwort. Als Nächstes können Sie das Ergebnis veröffentlichen.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'The award is accepted',
      body: 'The team has accepted the award. All other teams are told now. Next you can publish the outcome.',
      action: 'Go to the challenge',
    },
  },
  'award-declined': {
    de: {
      subject: 'Die Auszeichnung ist abgelehnt',
      body: 'Das Team hat die Auszeichnung abgelehnt. Sie können einen anderen Lösungsvorschlag auszeichnen.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'The award is declined',
      body: 'The team has declined the award. You can award another solution.',
      action: 'Go to the challenge',
    },
  },
  'award-lapsed': {
    de: {
      subject: 'Ein Angebot ist verstrichen',
      body: 'Das Angebot einer Auszeichnung ist ohne Antwort verstrichen. Es kann jetzt ein anderer Lösungsvorschlag ausgezeichnet werden.',
      action: 'Ansehen',
    },
    en: {
      subject: 'An offer has lapsed',
      body: 'The offer of an award has lapsed without an answer. Another solution can be awarded now.',
      action: 'See it',
    },
  },
  'award-taken-back': {
    de: {
      subject: 'Ein Angebot ist zurückgenommen',
      body: 'Das Team des Challenge-Gebers hat das Angebot einer Auszeichnung zurückgenommen, bevor es beantwortet war. Die Begründung steht beim Lösungsvorschlag, der weiter im Verfahren ist.',
      action: 'Ansehen',
    },
    en: {
      subject: 'An offer is taken back',
      body: 'The team of the company that posted the challenge has taken back the offer of an award before it was answered. The reason stands with the solution, which stays in the procedure.',
      action: 'See it',
    },
  },
  decision: {
    de: {
      subject: 'Entscheidung zu Ihrer Einreichung',
      body: 'Über Ihren Lösungsvorschlag ist entschieden. Die Entscheidung und ihre Begründung lesen Sie im Portal, dort stehen auch Ihre Rechte, wie es weitergeht und wer Rückfragen und Einwände zum Verfahren entgegennimmt.\n\nVielen Dank für Ihre Arbeit.',
      action: 'Entscheidung ansehen',
    },
    en: {
      subject: 'Decision on your submission',
      body: 'Your solution has been decided on. You read the decision and its reasons in the portal, with your rights, what comes next, and who takes questions and objections to the procedure.\n\nThank you for your work.',
      action: 'See the decision',
    },
  },
  'deletion-ahead': {
    de: {
      subject: 'Ihr Lösungsvorschlag wird bald gelöscht',
      body: 'Ein Lösungsvorschlag Ihres Teams, der nicht ausgezeichnet wurde, wird am {deletesAt} von der Plattform gelöscht, wie es die Bedingungen sagen. Bis dahin können Sie ihn sichern. Möchten Sie ihn hier behalten, kann die Teamleitung das beim Lösungsvorschlag sagen.',
      action: 'Zum Lösungsvorschlag',
    },
    en: {
      subject: 'Your solution will soon be deleted',
      body: 'A solution of your team that was not awarded is deleted from the platform on {deletesAt}, as the terms say. Until then you can save it. If you want to keep it here, the team lead can say so beside the solution.',
      action: 'Go to the solution',
    },
  },
  'draft-deletion-ahead': {
    de: {
      subject: 'Ein Entwurf Ihres Teams wird bald gelöscht',
      body: 'Ein Entwurf Ihres Teams wurde nicht eingereicht und wird am {deletesAt} mit allem gelöscht, was dazugehört. Bis dahin können Sie sichern, was Sie behalten möchten.',
      action: 'Zum Entwurf',
    },
    en: {
      subject: 'A draft of your team will soon be deleted',
      body: 'A draft of your team was not submitted and is deleted on {deletesAt} with everything that belongs to it. Until then you can save what you want to keep.',
      action: 'Go to the draft',
    },
  },
  'contents-deleted': {
    de: {
      subject: 'Ihr Lösungsvorschlag ist gelöscht',
      body: 'Die Inhalte eines Lösungsvorschlags Ihres Teams, der nicht ausgezeichnet wurde, sind von der Plattform gelöscht. Der Nachweis darüber nennt Zeitpunkt und Prüfsummen und lässt sich auch ohne uns prüfen.',
      action: 'Nachweis ansehen',
    },
    en: {
      subject: 'Your solution is deleted',
      body: 'The contents of a solution of your team that was not awarded are deleted from the platform. The receipt names the time and the check sums, and can be checked without us, too.',
      action: 'See the receipt',
    },
  },
  'non-use-asked': {
    de: {
      subject: 'Bitte bestätigen Sie die Nichtnutzung',
      body: 'Ihre Challenge ist entschieden. Bis {dueAt} endet Ihr Zugriff auf alles, was nicht ausgezeichnet wurde, und Sie löschen Ihre Kopien. Eine zeichnungsberechtigte Person Ihres Teams bestätigt das bitte auf der Seite der Challenge.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'Please confirm that nothing is used',
      body: 'Your challenge is decided. By {dueAt} your access to everything that was not awarded ends, and you delete your copies. Please have somebody of your team who may sign confirm that on the page of the challenge.',
      action: 'Go to the challenge',
    },
  },
  'non-use-overdue': {
    de: {
      subject: 'Die Bestätigung der Nichtnutzung fehlt',
      body: 'Zu einer entschiedenen Challenge fehlt die Bestätigung, dass nichts genutzt wird, was nicht ausgezeichnet wurde, und dass Kopien gelöscht sind. Die Frist dafür ist vorbei.',
      action: 'Zur Challenge',
    },
    en: {
      subject: 'The confirmation of non-use is missing',
      body: 'For a challenge that is decided, the confirmation is missing that nothing is used of what was not awarded, and that copies are deleted. Its date has passed.',
      action: 'Go to the challenge',
    },
  },
  'non-use-confirmed': {
    de: {
      subject: 'Die Nichtnutzung ist bestätigt',
      body: 'Der Challenge-Geber hat bestätigt, dass er nichts nutzt, was nicht ausgezeichnet wurde, und dass Kopien gelöscht sind. Der Nachweis nennt den Zeitpunkt.',
      action: 'Nachweis ansehen',
    },
    en: {
      subject: 'Non-use is confirmed',
      body: 'The company that posted the challenge has confirmed that it uses nothing of what was not awarded, and that copies are deleted. The receipt names the time.',
      action: 'See the receipt',
    },
  },
  'complaint-filed': {
    de: {
      subject: 'Eine Beschwerde wartet auf Ihre Antwort',
      body: 'Zu einer Challenge Ihres Clusters ist ein Einwand gegen das Verfahren eingegangen. Die Bedingungen sagen eine Antwort innerhalb von zehn Arbeitstagen zu. Was vorgebracht wird, lesen Sie im Portal.',
      action: 'Beschwerde lesen',
    },
    en: {
      subject: 'A complaint waits for your answer',
      body: 'An objection to the procedure of a challenge of your cluster has come in. The terms promise an answer within ten working days. You read in the portal what is objected to.',
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
  'group-invitation': {
    de: {
      subject: 'Einladung in eine geschlossene Gruppe',
      body: 'Sie sind in eine geschlossene Gruppe eingeladen. Zweck, Mitglieder und Bedingungen sehen Sie, bevor Sie sich entscheiden.',
      action: 'Einladung ansehen',
    },
    en: {
      subject: 'Invitation to a closed group',
      body: 'You are invited to a closed group. You see its purpose, its members and its terms before you decide.',
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
  'data-ready': {
    de: {
      subject: 'Die Kopie Ihrer Daten liegt bereit',
      body: 'Sie haben eine Kopie Ihrer Daten angefordert. Bis {expiresAt} können Sie sie einmal herunterladen, angemeldet mit Ihrem Konto. Haben Sie nichts angefordert, ändern Sie bitte Ihr Passwort.',
      action: 'Zu meinen Daten',
    },
    en: {
      subject: 'The copy of your data is ready',
      body: 'You asked for a copy of your data. Until {expiresAt} you can download it once, signed in to your account. If you did not ask for it, please change your password.',
      action: 'Go to my data',
    },
  },
  'reading-asked': {
    de: {
      subject: 'Gesperrte Nachweise: Ihre Antwort ist gefragt',
      body: 'Eine andere Person des Betriebs möchte lesen, was von einem geschlossenen Konto gesperrt aufbewahrt wird. Den Grund lesen Sie im Portal. Eine Woche lang können Sie zustimmen oder ablehnen.',
      action: 'Antrag lesen',
    },
    en: {
      subject: 'Restricted receipts: your answer is asked for',
      body: 'Somebody else of the operator’s staff wants to read what is kept, restricted, of a closed account. You read the reason in the portal. For a week you can approve or decline.',
      action: 'Read the request',
    },
  },
  'reading-answered': {
    de: {
      subject: 'Gesperrte Nachweise: Ihr Antrag ist beantwortet',
      body: 'Auf Ihren Antrag, gesperrt aufbewahrte Nachweise zu lesen, gibt es eine Antwort. Haben Sie die Zustimmung, können Sie einmal lesen, innerhalb von 24 Stunden.',
      action: 'Antwort ansehen',
    },
    en: {
      subject: 'Restricted receipts: your request is answered',
      body: 'There is an answer to your request to read restricted receipts. If it is approved, you can read once, within 24 hours.',
      action: 'See the answer',
    },
  },
  checkpoint: {
    de: {
      subject: 'Protokollstand dieser Woche',
      body: 'Das Nachweisprotokoll hatte am {signedAt} {rows} Zeilen. Der unterschriebene Protokollstand liegt dieser E-Mail bei.\n\nBitte bewahren Sie die E-Mail auf. Ändert später jemand eine Zeile davor, passt der Stand nicht mehr: Sie sind Zeuge, ohne etwas tun zu müssen.',
      action: 'Zum Nachweisprotokoll',
    },
    en: {
      subject: 'Checkpoint of this week',
      body: 'The evidence log had {rows} rows on {signedAt}. The signed checkpoint is attached to this mail.\n\nPlease keep the mail. If anybody changes a row before it later, the checkpoint no longer fits: you are a witness without having to do anything.',
      action: 'Go to the evidence log',
    },
  },
};

/** Links that only the owner of the address may have. */
export const accountTexts: Record<'confirm-email' | 'account-exists' | 'reset-password', Both> = {
  'confirm-email': {
    de: {
      subject: 'Bitte bestätigen Sie Ihre Mailadresse',
      body: 'Mit dieser Adresse wurde ein Konto angelegt. Waren Sie das, bestätigen Sie sie bitte innerhalb von 48 Stunden. Wenn nicht, können Sie diese Mail löschen.',
      action: 'Mailadresse bestätigen',
    },
    en: {
      subject: 'Please confirm your address',
      body: 'An account was made with this address. If that was you, please confirm it within 48 hours. If not, you can delete this mail.',
      action: 'Confirm the address',
    },
  },
  'account-exists': {
    de: {
      subject: 'Sie haben schon ein Konto',
      body: 'Jemand wollte mit Ihrer Adresse ein Konto anlegen; es gibt schon eines. Waren Sie das, melden Sie sich einfach an. Ihr Passwort können Sie dort neu setzen.',
      action: 'Anmelden',
    },
    en: {
      subject: 'You have an account already',
      body: 'Someone tried to make an account with your address; there is one already. If that was you, just sign in. You can set a new password there.',
      action: 'Sign in',
    },
  },
  'reset-password': {
    de: {
      subject: 'Neues Passwort setzen',
      body: 'Für Ihr Konto wurde ein neues Passwort angefordert. Der Link gilt eine Stunde und nur einmal. Haben Sie nichts angefordert, bleibt alles, wie es ist.',
      action: 'Passwort setzen',
    },
    en: {
      subject: 'Set a new password',
      body: 'A new password was requested for your account. The link is good for one hour and only once. If you did not ask for it, everything stays as it is.',
      action: 'Set a password',
    },
  },
};

/** For addresses that have no account yet: who invites stands in the mail, since nothing else tells whether to trust it. */
export function invitationTexts(kind: 'team-invitation' | 'group-invitation', inviter: string): Both {
  const { de, en } = notices[kind];
  return {
    de: { ...de, body: `${inviter} lädt Sie ein. ${de.body}` },
    en: { ...en, body: `${inviter} invites you. ${en.body}` },
  };
}

/** A challenge that a mail may name. */
export type Nameable = Pick<ChallengeWindow, 'question' | 'original'>;

export function noticeTexts(
  { kind, params }: { kind: NoticeKind; params: Record<string, string> },
  language: Language,
  challenge?: Nameable,
): MailTexts {
  const { subject, body, action } = notices[kind][language];
  const filled = body.replaceAll(/\{(\w+)\}/g, (_match, name: string) =>
    inWords(params[name] ?? '', language),
  );
  const title = challenge && titleOf(challenge, language);
  if (!title) return { subject, body: filled, action };
  return { subject: `${subject}: ${title}`, body: `${filled}\n\nChallenge: ${title}`, action };
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
