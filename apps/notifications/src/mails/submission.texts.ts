import type { NoticeKind } from '@allmende/contracts';
import type { InBoth } from './mail.template.js';

/** What a team hears of its solution, and what follows the decision. */
export const submissionTexts = {
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
  'team-member-left': {
    de: {
      subject: 'Jemand gehört nicht mehr zu Ihrem Team',
      body: 'Die Person liest und schreibt an Ihrem Lösungsvorschlag seitdem nicht mehr mit. Was eingereicht ist, bleibt, wie es eingereicht wurde; eine neue Fassung nennt nur, wer dann zum Team gehört. Wer das ist, steht beim Lösungsvorschlag.',
      action: 'Zum Team',
    },
    en: {
      subject: 'Somebody no longer belongs to your team',
      body: 'The person no longer reads or writes your solution. What was submitted stays as it was submitted; a new version names only those who belong to the team then. Who that is stands with the solution.',
      action: 'Go to the team',
    },
  },
  'team-member-removed': {
    de: {
      subject: 'Sie gehören nicht mehr zum Team eines Lösungsvorschlags',
      body: 'Die Teamleitung hat Sie aus dem Team genommen. Sie lesen und schreiben an dem Lösungsvorschlag seitdem nicht mehr mit. Was eingereicht ist, bleibt, wie es eingereicht wurde, bis die Teamleitung es ersetzt oder zurückzieht. Ihre Nachweise behalten Sie; was Sie vereinbart haben, gilt weiter.',
      action: 'Zur Übersicht',
    },
    en: {
      subject: 'You no longer belong to the team of a solution',
      body: 'The team lead has taken you out of the team. You no longer read or write the solution. What was submitted stays as it was submitted, until the team lead replaces or withdraws it. You keep your receipts; what you agreed to stands.',
      action: 'Go to your overview',
    },
  },
  'submission-received': {
    de: {
      subject: 'Ihr Lösungsvorschlag ist eingegangen',
      body: 'Fassung {version} ist am {at} eingegangen. Bis zum Einreichungsschluss können Sie sie ersetzen oder zurückziehen; es zählt die letzte Fassung.\n\nDie Eingangsbestätigung für Fassung {version} bleibt unter „Nachweise“, auch wenn Sie eine weitere einreichen. Sie belegt Inhalt und Zeitpunkt, sie ersetzt keine Patentanmeldung.',
      action: 'Zum Lösungsvorschlag',
    },
    en: {
      subject: 'Your solution has arrived',
      body: 'Version {version} arrived on {at}. Until the closing date you can replace or withdraw it; the last version counts.\n\nThe receipt for version {version} stays under “Receipts”, also when you submit another one. It proves content and time; it is no substitute for filing a patent.',
      action: 'Go to the solution',
    },
  },
  'submission-withdrawn': {
    de: {
      subject: 'Ihr Lösungsvorschlag ist zurückgezogen',
      body: 'Der Lösungsvorschlag Ihres Teams wurde zurückgezogen. Der Nachweis darüber liegt unter „Nachweise“.',
      action: 'Zum Lösungsvorschlag',
    },
    en: {
      subject: 'Your solution is withdrawn',
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
      body: 'Über Ihren Lösungsvorschlag ist entschieden. Die Entscheidung und ihre Begründung lesen Sie im Portal, dort stehen auch Ihre Rechte, wie es weitergeht und wer Rückfragen und Beschwerden zum Verfahren entgegennimmt.\n\nVielen Dank für Ihre Arbeit.',
      action: 'Entscheidung ansehen',
    },
    en: {
      subject: 'Decision on your submission',
      body: 'Your solution has been decided on. You read the decision and its reasons in the portal, with your rights, what comes next, and who takes questions and complaints about the procedure.\n\nThank you for your work.',
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
} satisfies Partial<Record<NoticeKind, InBoth>>;
