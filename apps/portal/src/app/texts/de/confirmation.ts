export const confirmation = {
  title: 'Zustimmung für Ihre Organisation',
  lead: (member: string, organisation: string, date: string) =>
    `${member} hat den Bedingungen dieser Challenge am ${date} im Namen von ${organisation} zugestimmt und kann die Organisation nicht allein binden.`,
  someone: 'Jemand aus Ihrer Organisation',
  ownOrganisation: 'Ihrer Organisation',
  meaning:
    'Lesen Sie die drei Texte. Bestätigen Sie, so gilt die Zustimmung für Ihre Organisation. Bis dahin gilt sie nur für die Person selbst: Sie liest Vertrauliches und hält es vertraulich, einreichen kann ihr Team noch nichts.',
  toDecide: 'Bestätigen oder ablehnen',
  decide: 'Für Ihre Organisation bestätigen?',
  decideText:
    'Mit der Bestätigung gelten Vertraulichkeit und Rechteregelung auch für Ihre Organisation. Lehnen Sie ab, endet die Zustimmung für die Zukunft; für sich selbst kann die Person weiterhin zustimmen. Beides wird ihr mitgeteilt, und Sie beide bekommen einen Nachweis.',
  confirm: 'Bestätigen',
  refuse: 'Ablehnen',
  confirmed: 'Ihre Organisation hat bestätigt.',
  refused: 'Ihre Organisation hat abgelehnt.',
  answeredOn: (date: string) => `Am ${date}.`,
  receipt: 'Nachweis ansehen',
  over: 'Hier ist nichts mehr zu bestätigen.',
  overText: 'Die Person hat ihre Zustimmung beendet oder anders zugestimmt.',
  outdated:
    'Inzwischen gibt es eine neuere Fassung der Bedingungen. Zuerst stimmt die Person ihr zu, danach steht hier eine neue Anfrage.',
  notOpen: 'Bestätigen lässt sich nur, solange die Challenge offen ist.',
};
