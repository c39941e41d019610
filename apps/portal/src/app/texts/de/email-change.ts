export const emailChange = {
  title: 'E-Mail-Adresse ändern',
  link: 'E-Mail-Adresse ändern …',
  lead: (email: string) => `Ihre bisherige Adresse ist ${email}. Sie gilt, bis Sie die neue bestätigt haben.`,
  what: 'Was dabei geschieht',
  steps: [
    'Wir schicken einen Link an die neue Adresse. Er gilt eine Stunde und nur einmal; zum Bestätigen melden Sie sich mit Ihrem Konto an.',
    'An die bisherige Adresse schreiben wir jetzt und noch einmal, wenn die neue gilt.',
    'Danach melden Sie sich mit der neuen Adresse an, E-Mails kommen dorthin, und alle anderen Anmeldungen sind beendet.',
    'Ihr Konto bleibt dasselbe: Mitgliedschaften, Lösungsvorschläge, Gruppen und offene Einladungen bleiben bei Ihnen.',
  ],
  byDomain: (names: string) =>
    `Durch Ihre bisherige Adresse bestätigt: ${names}. Gehört die neue Adresse nicht zu derselben Organisation, gilt diese Zugehörigkeit als nicht bestätigt, bis ein Clustermanagement sie bestätigt. Bis dahin handeln Sie nicht für die Organisation.`,
  email: 'Neue E-Mail-Adresse',
  password: 'Passwort',
  button: 'Link anfordern',
  back: 'Zurück zu den Einstellungen',
  pending: (email: string, since: string) => `Seit ${since} wartet ${email} darauf, dass Sie sie bestätigen.`,
  pendingHint:
    'Nichts angekommen oder der Link ist abgelaufen? Sehen Sie im Spam-Ordner nach, oder fordern Sie ihn noch einmal an.',
  withdraw: 'Bisherige Adresse behalten',
  confirm: {
    title: 'Neue E-Mail-Adresse bestätigen',
    lead: (email: string) => `Ihr Konto bekommt die Adresse ${email}.`,
    sure: 'Neue Adresse jetzt bestätigen?',
    text: 'Anmelden können Sie sich danach nur noch mit ihr. Alle anderen Anmeldungen enden.',
    unverifies: 'Nicht mehr bestätigt ist danach Ihre Zugehörigkeit zu:',
    unverifiesHint:
      'Sie handeln dann nicht für die Organisation, bis ein Clustermanagement die Zugehörigkeit bestätigt. Ihre Zustimmungen und Nachweise bleiben, wie sie sind.',
    button: 'Neue Adresse bestätigen',
    invalid: 'Dieser Link gilt nicht mehr',
    invalidText: (name: string) =>
      `Er wurde schon benutzt, ist abgelaufen oder durch einen neueren ersetzt, die Adresse gehört inzwischen zu einem anderen Konto, oder der Link gehört nicht zu diesem Konto. Sie sind angemeldet als ${name}.`,
    again: 'Zur E-Mail-Adresse',
  },
  done: {
    'email-asked': 'Der Link ist unterwegs. Bitte sehen Sie in das Postfach der neuen Adresse.',
    'email-withdrawn': 'Es bleibt bei Ihrer bisherigen Adresse.',
    'email-confirmed': 'Die neue Adresse gilt. Alle anderen Anmeldungen sind beendet.',
  },
};
