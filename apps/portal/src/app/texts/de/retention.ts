/** What becomes of a solution that was not awarded. */
export const retention = {
  title: 'Was mit den Inhalten geschieht',
  access: 'Zugriff des Challenge-Gebers',
  ends: (date: string) => `endet am ${date}`,
  ended: (date: string) => `beendet am ${date}`,
  deletion: 'Löschung auf der Plattform',
  deletes: (date: string) => `am ${date}`,
  deleted: (date: string) => `gelöscht am ${date}`,
  kept: 'ausgesetzt, weil Ihr Team die Inhalte behalten möchte',
  nonUse: 'Nichtnutzung',
  due: (date: string) => `bestätigt der Challenge-Geber bis ${date}`,
  overdue: (date: string) => `noch nicht bestätigt, erbeten bis ${date}`,
  confirmed: (date: string, name: string) => `bestätigt am ${date}, ${name}`,
  documents: 'Vertrauliche Unterlagen',
  documentsBy: (date: string) => `Ihre Kopien löschen Sie bis ${date}; was Sie wissen, bleibt vertraulich`,
  documentsWithin: (days: number) =>
    `Was Sie aus vertraulichen Unterlagen wissen, bleibt vertraulich; Ihre Kopien davon löschen Sie innerhalb von ${days} Tagen.`,
  receipt: 'Nachweis',
  someone: 'von einer zeichnungsberechtigten Person',
  by: (name: string) => `von ${name}`,
  keep: {
    text: 'Sieben Tage vor der Löschung bekommen Sie eine Mitteilung. Bis dahin können Sie alles sichern, oder Ihr Team behält es hier; lesen kann es dann nur Ihr Team.',
    keep: 'Hier behalten',
    keptText: 'Ihr Team liest die Inhalte hier weiter, sonst niemand.',
    keptUntil: (access: string) =>
      `Ihr Team liest die Inhalte hier weiter; das Team des Unternehmens noch, bis sein Zugriff endet (${access}), danach sonst niemand.`,
    keptEnds: (deletion: string) =>
      `Heben Sie das auf, wird am ${deletion} gelöscht oder, wenn der Tag vorbei ist, einen Tag nach der nächsten Mitteilung.`,
    release: 'Doch löschen lassen',
    leadOnly: 'Das entscheidet die Teamleitung.',
  },
  gone: 'gelöscht',
  plan: {
    access: 'Zugriff endet',
    deletion: 'Löschung',
    keepAhead: 'Bis zur Löschung kann Ihre Teamleitung hier festlegen, dass Ihr Team alles behält.',
  },
  seeker: {
    title: 'Was nicht ausgezeichnet wurde',
    access: 'Zugriff Ihres Teams',
    accessManager: 'Zugriff des Teams, das fragt',
    putOff: 'ausgesetzt, weil die Teams die Inhalte behalten',
    solutions: 'Lösungsvorschläge',
    deletedOf: (deleted: number, all: number) => `${deleted} von ${all} gelöscht`,
    kept: (count: number) =>
      count === 1 ? 'einen behält sein Team hier' : `${count} behalten ihre Teams hier`,
    due: (date: string) => `zu bestätigen bis ${date}`,
    overdue: 'überfällig',
    confirm: {
      title: 'Nichtnutzung bestätigen',
      text: 'Die Bestätigung steht mit diesem Wortlaut im Nachweisprotokoll. Teams, die nicht ausgezeichnet wurden, und das Clustermanagement sehen Ihren Namen und den Zeitpunkt.',
      textUnnamed:
        'Die Bestätigung steht mit diesem Wortlaut im Nachweisprotokoll. Weil Ihre Organisation ungenannt bleibt, lesen die Teams „von einer zeichnungsberechtigten Person“ und den Zeitpunkt; Ihren Namen sieht das Clustermanagement.',
      early: (due: string) =>
        `Noch hat Ihr Team Zugriff, längstens bis ${due}. Mit der Bestätigung endet er sofort, denn Sie sagen damit, dass alle Kopien gelöscht sind.`,
      legend: 'Bestätigung',
      sure: 'Ich bestätige diesen Wortlaut für unsere Organisation.',
      button: 'Bestätigen',
      done: 'Die Nichtnutzung ist bestätigt. Die Teams haben Bescheid bekommen.',
    },
    signatory:
      'Bestätigen kann, wer zu Ihrem Team gehört und für die Organisation zeichnen darf. Gehört so jemand noch nicht dazu, fügen Sie die Person dem Team hinzu. Dürfen Sie selbst zeichnen, bestätigt das Ihr Clustermanagement; rufen Sie dort an.',
  },
  read: {
    ended: (date: string) => `Ihr Zugriff auf diesen Lösungsvorschlag ist seit ${date} beendet.`,
    endedText:
      'Er wurde nicht ausgezeichnet. Nutzen und weitergeben dürfen Sie ihn nicht; was bleibt, sind Zeitpunkt und Prüfsummen.',
    deleted: (date: string) => `Die Inhalte wurden am ${date} gelöscht.`,
    until: (date: string) =>
      `Nicht ausgezeichnet: Ihr Zugriff endet am ${date}. Bis dahin löschen Sie Ihre Kopien.`,
    title: 'Nicht ausgezeichneter Lösungsvorschlag',
    row: 'Zugriff beendet',
    see: 'Ansehen',
    seeName: (version: string) => `Nicht ausgezeichneten Lösungsvorschlag vom ${version} ansehen`,
  },
};
