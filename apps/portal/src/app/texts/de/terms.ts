export const terms = {
  title: 'Bedingungen',
  lead: (rights: string) => `Das Wichtigste: ${rights}`,
  intro:
    'Sie stimmen drei Texten zu: den Nutzungsbedingungen, den Bedingungen des Clusters und den Teilnahmebedingungen dieser Challenge. Zu jedem Absatz steht in einfachen Worten, was er bedeutet; verbindlich ist der Absatz selbst.',
  introRead:
    'Es sind drei Texte: die Nutzungsbedingungen, die Bedingungen des Clusters und die Teilnahmebedingungen dieser Challenge. Zu jedem Absatz steht in einfachen Worten, was er bedeutet; verbindlich ist der Absatz selbst.',
  introAgreed:
    'Zugestimmt haben Sie drei Texten: den Nutzungsbedingungen, den Bedingungen des Clusters und den Teilnahmebedingungen dieser Challenge. Zu jedem Absatz steht in einfachen Worten, was er bedeutet; verbindlich ist der Absatz.',
  contents: 'Auf dieser Seite',
  toDecide: 'Zustimmen oder ablehnen',
  index: 'Alle Absätze',
  layers: {
    platform: 'Nutzungsbedingungen',
    cluster: 'Bedingungen des Clusters',
    challenge: 'Teilnahmebedingungen dieser Challenge',
  },
  ofCluster: (name: string) => `Bedingungen des Clusters ${name}`,
  version: (number: number, date: string) => `Fassung\u00a0${number} vom ${date}`,
  isNew: 'Neu für Sie',
  changes: {
    title: 'Was sich an den Bedingungen geändert hat',
    lead: 'Absatz für Absatz, Satz für Satz. Veröffentlichte Fassungen werden nie geändert; was eingereicht ist, bleibt an die Fassung gebunden, der zugestimmt wurde.',
    seeSince: 'Sehen, was sich seit Ihrer Zustimmung geändert hat',
    seeAll: 'Alle Fassungen und was sich geändert hat',
    between: (before: number, after: number) => `Fassung\u00a0${before} und Fassung\u00a0${after}`,
    nothing: 'Es gibt nur diese Fassungen; geändert hat sich bisher nichts.',
    same: 'In dieser Sprache ist der Wortlaut gleich geblieben.',
    unchanged: (count: number) =>
      count === 1 ? 'Ein Absatz ist unverändert.' : `${count} Absätze sind unverändert.`,
    states: { changed: 'geändert', new: 'neu', gone: 'entfallen' },
    legend:
      'Neues ist unterstrichen, Entfallenes durchgestrichen. Wo viel an einem Satz neu ist, steht der alte als Ganzes vor dem neuen.',
    wasNew: 'Neu: ',
    wasGone: 'Entfallen: ',
    all: 'Alle Fassungen',
    kind: (editorial: boolean): string =>
      editorial
        ? 'nur anders formuliert; niemand wird neu gefragt'
        : 'in der Sache neu; wer zugestimmt hat, wird neu gefragt',
    first: 'erste Fassung',
    compare: (before: number) => `Mit Fassung\u00a0${before} vergleichen`,
    from: 'Von',
    to: 'Bis',
    act: 'Vergleichen',
    twice: 'Sie haben zweimal dieselbe Fassung gewählt. Wählen Sie unten zwei verschiedene.',
  },
  plain: 'In einfachen Worten',
  notConfirmed: 'Muster, noch nicht anwaltlich bestätigt.',
  print: 'Drucken oder als PDF sichern',
  signInFirst: 'Lesen können Sie ohne Konto. Zum Zustimmen melden Sie sich an.',
  signIn: 'Anmelden, um zuzustimmen oder abzulehnen',
  register: 'Konto anlegen, eine Minute',
  decide: 'Zustimmen oder ablehnen?',
  decideTexts: (names: string) => `Sie stimmen diesen Texten zu: ${names}.`,
  decideBrief:
    'Sie behandeln die Unterlagen dieser Challenge vertraulich und nutzen sie nur, um Ihren Lösungsvorschlag zu erarbeiten.',
  briefShown:
    'Wenn Sie vertrauliche Unterlagen öffnen, sehen der Challenge-Geber und das federführende Clustermanagement das sogleich: Ihren Namen, Ihre Organisation, soweit sie bestätigt ist, und Ihre Zustimmung.',
  decideWho: 'Wer davon erfährt und wer was zu lesen bekommt',
  decideSealed: 'Einen Entwurf liest nur Ihr Team; was Sie einreichen, wird versiegelt.',
  decideSealedMeans:
    'Versiegelt heißt: Bis zur Öffnung zeigt die Plattform die Einreichung niemandem, auch Ihrem Team nicht; ihm bleibt die Arbeitskopie, wenn Sie sie behalten.',
  decideSeen:
    'Bis zum Einreichungsschluss sieht das federführende Clustermanagement, wie viele zugestimmt haben; danach auch, wer welchen Fassungen zugestimmt hat.',
  decideKnown:
    'Dass Sie zugestimmt haben, erfährt mit Ihrem Namen vorher nur Ihr Team. Gehören Sie zu einer Organisation, erfahren es auch deren Transferstelle, falls eine benannt ist, sobald Sie an einem Entwurf mitwirken, und wer es bestätigen muss, falls Sie für die Organisation zustimmen.',
  decideKnownBrief: (onRequest: boolean): string =>
    onRequest
      ? 'Dazu kommen der Challenge-Geber, sobald Sie vertrauliche Unterlagen anfragen, und mit ihm das federführende Clustermanagement, sobald Sie sie öffnen.'
      : 'Dazu kommen der Challenge-Geber und das federführende Clustermanagement, sobald Sie vertrauliche Unterlagen öffnen.',
  decideEnd:
    'Sie können Ihre Zustimmung jederzeit beenden. Damit endet Ihre Teilnahme; was bis dahin vereinbart war, bleibt bestehen.',
  employed:
    'Sind Sie angestellt oder an einer Hochschule tätig, klären Sie vor dem Einreichen, ob Ihr Arbeitgeber oder Ihre Transferstelle zustimmen muss.',
  employedParty:
    'Fragen Sie Ihren Arbeitgeber oder Ihre Transferstelle, ob Sie für sich oder für die Organisation zustimmen und ob vor dem Einreichen deren eigene Zustimmung nötig ist.',
  forWhom: 'Ich stimme zu',
  forMeOnly: 'Sie stimmen für sich selbst zu.',
  forMe: 'für mich',
  forOrganisation: (name: string) => `für ${name}`,
  toBeConfirmed:
    'Allein können Sie sie nicht binden: Wir fragen mit Mitteilung und Mail die Personen, die für sie zeichnen dürfen; sie bestätigen es hier im Portal oder lehnen es ab. Lesen und entwerfen können Sie schon vorher, einreichen erst danach.',
  nobodySigns: (name: string) =>
    `Bisher ist niemand bekannt, der für ${name} zeichnen darf: Es kann also noch niemand gefragt werden. Lesen und entwerfen können Sie, einreichen erst, wenn eine zeichnungsberechtigte Person sich angemeldet hat, ein Clustermanagement sie bestätigt hat und sie zugestimmt hat.`,
  waiting: (name: string) =>
    `Sie haben für ${name} zugestimmt; die Organisation muss es noch bestätigen. Lesen und entwerfen können Sie schon, einreichen erst danach.`,
  refused:
    'Ihre Organisation hat Ihre Zustimmung nicht bestätigt. Für sich selbst können Sie zustimmen, solange die Challenge offen ist.',
  accept: 'Ich stimme zu',
  decline: 'Ablehnen',
  accepted: 'Sie haben zugestimmt.',
  acceptedText: (date: string) => `Am ${date}. Ihr Zustimmungsnachweis liegt unter`,
  receipts: 'Nachweise',
  declined: 'Sie haben abgelehnt.',
  declinedText:
    'Es wurde nichts freigeschaltet, und Ihre Ablehnung wird dem Challenge-Geber nicht mitgeteilt. Den öffentlichen Teil können Sie weiter lesen. Sie können später zustimmen, solange die Challenge offen ist.',
  declinedAsk: (name: string, phone: string) =>
    `Passt nur ein Punkt nicht? Fragen Sie ${name}, ${phone}, auch vertraulich.`,
  backToChallenge: 'Zurück zur Challenge',
  agreeAfterAll: 'Doch noch entscheiden',
  earlier: 'Sie lesen eine frühere Fassung.',
  earlierAgreed: (date: string) => `Ihr haben Sie am ${date} zugestimmt; Sie bleiben an sie gebunden.`,
  earlierText: 'Fassungen werden nie geändert; hier steht der Text, wie er war. Inzwischen gilt eine neuere.',
  readCurrent: 'Geltende Fassung lesen',
  readAgreed: 'Die Fassung lesen, der Sie zugestimmt haben',
  late: (until: string) =>
    `Der Einreichungsschluss ist vorbei; zustimmen konnten Sie bis ${until}. Dieser Versuch steht unter Ihren Nachweisen; mehrere in kurzer Folge stehen dort als einer.`,
  notOpen: 'Zustimmen können Sie nur, solange die Challenge offen ist.',
  notEligible: 'Lesen können Sie die Bedingungen trotzdem.',
  ended: 'Ihre Zustimmung ist für die Zukunft beendet.',
  forSelf: {
    title: 'Stattdessen für mich zustimmen',
    text: (organisation: string) =>
      `Ihre Zustimmung für ${organisation} wird durch eine für Sie selbst ersetzt, zu denselben Texten. Bestätigen muss sie niemand mehr. Fragen Sie vorher Ihren Arbeitgeber oder Ihre Transferstelle.`,
    button: 'Ich stimme zu, für mich',
  },
  end: {
    title: 'Zustimmung beenden',
    text: 'Ihre Teilnahme an dieser Challenge endet damit: Sie können vertrauliche Unterlagen nicht mehr lesen, nichts mehr schreiben und nichts einreichen. Was bis dahin vereinbart war, bleibt bestehen, vor allem die Vertraulichkeit. Was Sie eingereicht haben, bleibt im Verfahren, bis Sie es zurückziehen.',
    submitted:
      'Ihr Team hat einen Lösungsvorschlag eingereicht. Soll er nicht im Verfahren bleiben, zieht ihn die Teamleitung vorher zurück:',
    toSubmission: 'Zum Lösungsvorschlag',
    button: 'Meine Zustimmung beenden',
  },
};
