import type { NoticeKind } from '@allmende/contracts';
import { receipts } from './receipts.js';

export const notices = {
  title: 'Mitteilungen',
  lead: 'Was geschehen ist, das Neueste zuerst.',
  header: 'Mitteilungen',
  unread: (count: number) => (count === 1 ? 'eine neue' : `${count} neue`),
  /** For the module in the header, which puts the number in. */
  unreadPattern: '{count} neue',
  isNew: 'Neu',
  receipt: 'Nachweis',
  none: 'Noch keine Mitteilungen',
  noneText: 'Hier steht, was Sie betrifft: Eingänge, Fristen, Entscheidungen, Neues aus Ihren Gruppen.',
  markAll: 'Alle als gelesen markieren',
  older: 'Ältere',
  arrived: (count: number) =>
    count === 1 ? 'Eine neue Mitteilung anzeigen' : `${count} neue Mitteilungen anzeigen`,
  settings: 'Einstellen, worüber Sie Bescheid bekommen',
  several: {
    'group-post': (count: number) => `${count} neue Beiträge in einer Ihrer Gruppen.`,
    'group-file': (count: number) => `${count} neue Dateien in einer Ihrer Gruppen.`,
  },
  kinds: {
    checkpoint: ({ rows }) => `Protokollstand dieser Woche: ${rows ?? ''} Zeilen im Nachweisprotokoll.`,
    'membership-requested': ({ cluster }) =>
      cluster
        ? `Jemand möchte aufgenommen werden: ${cluster}.`
        : 'Jemand möchte in Ihr Cluster aufgenommen werden.',
    'membership-admitted': ({ cluster }) =>
      cluster ? `Sie gehören jetzt zu ${cluster}.` : 'Sie sind in ein Cluster aufgenommen.',
    'membership-refused': ({ cluster }) => `${cluster ?? 'Ein Cluster'} hat Sie nicht aufgenommen.`,
    'affiliation-verified': () => 'Ihre Zugehörigkeit zu einer Organisation ist bestätigt.',
    'challenge-to-review': () => 'Ein Entwurf einer Challenge wartet auf Ihre Prüfung.',
    'challenge-sent-back': () => 'Ihr Entwurf einer Challenge kam mit einer Begründung zurück.',
    'challenge-published': () => 'Ihre Challenge ist veröffentlicht.',
    'challenge-opened': () => 'Eine Challenge ist geöffnet.',
    'challenge-extended': ({ closesAt }) =>
      closesAt
        ? `Ein Einreichungsschluss wurde verlängert, bis ${closesAt}.`
        : 'Ein Einreichungsschluss wurde verlängert.',
    'challenge-suspended': () => 'Eine Challenge ist ausgesetzt.',
    'challenge-resumed': ({ closesAt }) =>
      closesAt
        ? `Eine Challenge geht weiter, Einreichungsschluss ${closesAt}.`
        : 'Eine Challenge geht weiter.',
    'challenge-closed': () => 'Der Einreichungsschluss einer Challenge ist erreicht.',
    'seeker-invited': () => 'Sie sind eingeladen, eine Challenge mitzutragen.',
    'seeker-left': () => 'Jemand gehört nicht mehr zum Team Ihrer Challenge.',
    'seeker-removed': () => 'Sie gehören nicht mehr zum Team einer Challenge.',
    'opener-named': () => 'Sie sind benannt, dem Öffnen der Lösungsvorschläge zuzustimmen.',
    'opener-replaced': () => 'Jemand anderes stimmt jetzt dem Öffnen der Lösungsvorschläge zu.',
    'opening-asked': () => 'Ein Öffnen wartet auf Ihre Zustimmung.',
    'submissions-opened': () => 'Die Lösungsvorschläge einer Challenge sind geöffnet.',
    'brief-requested': () => 'Jemand bittet um die vertraulichen Unterlagen Ihrer Challenge.',
    'brief-answered': () => 'Zu Ihrer Anfrage nach vertraulichen Unterlagen gibt es eine Antwort.',
    'challenge-decided': () => 'Eine Challenge ist entschieden.',
    'agreement-recorded': () => 'Ihr Zustimmungsnachweis liegt bereit.',
    'agreement-to-confirm': () => 'Eine Zustimmung im Namen Ihrer Organisation wartet auf Ihre Bestätigung.',
    'agreement-confirmed': () => 'Ihre Organisation hat Ihre Zustimmung bestätigt.',
    'agreement-refused': () => 'Ihre Organisation hat Ihre Zustimmung nicht bestätigt.',
    'terms-changed': () => 'Bedingungen, denen Sie zugestimmt haben, haben sich geändert.',
    'consent-asked': ({ person = 'jemandem aus Ihrer Organisation', settled }) =>
      settled
        ? `Die Anfrage zur Teilnahme von ${person} ist beantwortet oder abgelaufen.`
        : `Die Teilnahme von ${person} wartet auf Ihre Zustimmung.`,
    'consent-told': ({ person = 'Jemand aus Ihrer Organisation' }) =>
      `${person} nimmt an einer Challenge teil.`,
    'consent-reminder': ({ person = 'jemandem aus Ihrer Organisation', settled }) =>
      settled
        ? `Die Anfrage zur Teilnahme von ${person} ist beantwortet oder abgelaufen.`
        : `Ihre Frist für die Zustimmung zur Teilnahme von ${person} endet bald.`,
    'consent-unanswered': ({ person = 'jemandem aus Ihrer Organisation' }) =>
      `Ihre Frist zur Teilnahme von ${person} ist ohne Antwort verstrichen; das gilt als Zustimmung zur Teilnahme.`,
    'consent-given': () => 'Ihre Transferstelle hat Ihrer Teilnahme zugestimmt.',
    'consent-given-in-part': () =>
      'Ihre Transferstelle hat Ihrer Teilnahme mit einer Einschränkung zugestimmt.',
    'consent-held': () => 'Ihre Transferstelle hat ihre Zustimmung zurückgestellt.',
    'consent-lapsed': () =>
      'Ihre Transferstelle hat nicht geantwortet; das gilt als Zustimmung zur Teilnahme.',
    'team-invitation': () => 'Sie sind in ein Team eingeladen.',
    'team-member-joined': ({ member }) =>
      member === ''
        ? 'Eine Person, die nicht mehr dabei ist oder ihr Konto geschlossen hat, ist Ihrem Team beigetreten.'
        : `${member ?? 'Jemand'} ist Ihrem Team beigetreten.`,
    'team-member-left': ({ member, byLead }) =>
      byLead
        ? `Die Teamleitung hat ${member || 'jemanden'} aus Ihrem Team genommen.`
        : `${member || 'Jemand'} hat Ihr Team verlassen.`,
    'team-member-removed': () => 'Sie gehören nicht mehr zum Team eines Lösungsvorschlags.',
    'submission-received': ({ version }) =>
      version
        ? `Ihr Lösungsvorschlag ist eingegangen, Fassung\u00a0${version}.`
        : 'Ihr Lösungsvorschlag ist eingegangen.',
    'submission-withdrawn': ({ draft, byLead }) => {
      if (draft)
        return byLead
          ? 'Die Teamleitung hat den Entwurf Ihres Teams verworfen.'
          : 'Sie haben einen Entwurf verworfen.';
      return byLead
        ? 'Die Teamleitung hat den Lösungsvorschlag Ihres Teams zurückgezogen.'
        : 'Der Lösungsvorschlag Ihres Teams wurde zurückgezogen.';
    },
    'receipt-issued': ({ statementType }) => {
      const type = receipts.types[statementType as keyof typeof receipts.types];
      return type ? `Nachweis: ${type}.` : 'Ein neuer Nachweis liegt bereit.';
    },
    'award-offered': ({ lapsesAt }) =>
      lapsesAt
        ? `Ihr Lösungsvorschlag soll ausgezeichnet werden. Die Teamleitung entscheidet bis ${lapsesAt}.`
        : 'Ihr Lösungsvorschlag soll ausgezeichnet werden.',
    'award-accepted': () => 'Das Team hat die Auszeichnung angenommen.',
    'award-declined': () => 'Das Team hat die Auszeichnung abgelehnt.',
    'award-lapsed': () => 'Das Angebot einer Auszeichnung ist ohne Antwort verstrichen.',
    'award-taken-back': () => 'Das Angebot einer Auszeichnung wurde zurückgenommen.',
    decision: () => 'Über Ihren Lösungsvorschlag ist entschieden.',
    'deletion-ahead': ({ deletesAt }) =>
      deletesAt
        ? `Ein Lösungsvorschlag, der nicht ausgezeichnet wurde, wird am ${deletesAt} gelöscht.`
        : 'Ein Lösungsvorschlag, der nicht ausgezeichnet wurde, wird bald gelöscht.',
    'draft-deletion-ahead': ({ deletesAt }) =>
      deletesAt
        ? `Ein Entwurf, der nicht eingereicht wurde, wird am ${deletesAt} gelöscht.`
        : 'Ein Entwurf, der nicht eingereicht wurde, wird bald gelöscht.',
    'contents-deleted': () => 'Ein Lösungsvorschlag, der nicht ausgezeichnet wurde, ist gelöscht.',
    'non-use-asked': ({ dueAt }) =>
      dueAt
        ? `Bitte bestätigen Sie bis ${dueAt}, dass nichts genutzt wird, was nicht ausgezeichnet wurde.`
        : 'Bitte bestätigen Sie, dass nichts genutzt wird, was nicht ausgezeichnet wurde.',
    'non-use-overdue': () => 'Eine Bestätigung der Nichtnutzung ist überfällig.',
    'non-use-confirmed': () => 'Der Challenge-Geber hat die Nichtnutzung bestätigt.',
    'complaint-filed': () => 'Eine Beschwerde wartet auf Ihre Antwort.',
    'complaint-answered': () => 'Ihre Beschwerde ist beantwortet.',
    'outcome-told': () => 'Das Ergebnis einer Challenge ist veröffentlicht.',
    'group-invitation': () => 'Sie sind in eine geschlossene Gruppe eingeladen.',
    'group-member-joined': ({ member }) => `${member || 'Jemand'} ist Ihrer Gruppe beigetreten.`,
    'group-invitation-declined': () => 'Eine Einladung in Ihre Gruppe wurde abgelehnt.',
    'group-former-seeker': () =>
      'Jemand gehört nicht mehr zum Team der Challenge, aber noch zu der Gruppe, die daraus entstanden ist. Bitte sehen Sie nach, wer Mitglied ist.',
    'group-former-moderator': () =>
      'Jemand gehört nicht mehr zum Team der Challenge und moderiert allein die Gruppe, die daraus entstanden ist. Bitte klären Sie mit der Person, wer die Gruppe weiterführt.',
    'group-post': () => 'In einer Ihrer Gruppen gibt es einen neuen Beitrag.',
    'group-post-removed': () =>
      'Die Moderation hat einen Beitrag von Ihnen entfernt. Der Grund steht an seiner Stelle.',
    'group-file': () => 'In einer Ihrer Gruppen liegt eine neue Datei.',
    'data-ready': () => 'Die Kopie Ihrer Daten liegt bereit.',
    'reading-asked': () => 'Jemand möchte gesperrte Nachweise lesen. Ihre Antwort ist gefragt.',
    'reading-answered': () => 'Ihr Antrag, gesperrte Nachweise zu lesen, ist beantwortet.',
  } satisfies Record<NoticeKind, (params: Record<string, string>) => string> as Record<
    NoticeKind,
    (params: Record<string, string>) => string
  >,
};
