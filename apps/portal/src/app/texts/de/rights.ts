export const rights = {
  title: 'Rechteregelungen im Vergleich',
  lead: 'Was mit Ihrer Idee geschieht: acht Regelungen, dieselben sieben Fragen.',
  groups: {
    nothing: 'Die Rechte bleiben zunächst bei Ihnen',
    use: 'Das Unternehmen darf nutzen, die Rechte behalten Sie',
    more: 'Rechte gehen über, werden geteilt oder freigegeben',
    chosen: 'Ihre Auswahl',
  },
  choose: 'Welche möchten Sie nebeneinander sehen?',
  compare: 'Vergleichen',
  all: 'Alle acht zeigen',
  full: 'Voller Wortlaut',
  note: 'Welche Regelung gilt und was darin offen ist (Tag, Summe, Dauer, Bereich), nennt jede Challenge. Verbindlich ist der Wortlaut ihrer Teilnahmebedingungen.',
  fullNote:
    'So lauten die Teilnahmebedingungen mit dieser Rechteregelung, bevor eine Challenge sie ausfüllt. Verbindlich ist, was in den Bedingungen der Challenge steht, der Sie zustimmen. Muster, noch nicht anwaltlich bestätigt.',
  missing: 'Die Rechteregelungen',
};
