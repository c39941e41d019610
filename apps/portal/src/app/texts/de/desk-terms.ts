export const deskTerms = {
  title: 'Bedingungen',
  lead: 'Welche Texte bei Ihnen gelten, seit wann, wie viele ihnen zugestimmt haben und wer daran etwas ändert.',
  ofChallenges: 'Teilnahmebedingungen',
  who: {
    platform:
      'Gilt für alle Cluster. Ändern kann den Wortlaut nur der Vorstand der Plattform; Sie können ihn nicht ändern.',
    cluster:
      'Ein einheitlicher Text, den alle Cluster haben. Auch ihn ändert nur der Vorstand der Plattform, auf Ihren Wunsch hin auch für Ihr Cluster allein.',
    challenge:
      'Jede Challenge hat eigene Teilnahmebedingungen. Sie entstehen beim Veröffentlichen aus der Rechteregelung, die im Entwurf gewählt ist, und stehen dann fest.',
  },
  columns: {
    version: 'Fassung',
    kind: 'Was sie ändert',
    agreed: 'Zugestimmt',
    askedAgain: 'Werden neu gefragt',
  },
  noText: 'Der Text ist lesbar, sobald eine Challenge Ihres Clusters veröffentlicht ist.',
  noClusterTerms: 'Noch keine: Sie entstehen mit der ersten Challenge, die Ihr Cluster veröffentlicht.',
  noChallengeTerms: 'Noch keine: Ihr Cluster hat keine Challenge veröffentlicht.',
  untitled: 'Challenge ohne Titel',
  counted:
    'Gezählt sind Personen in Challenges Ihres Clusters, deren Zustimmung besteht. Neu gefragt wird, wer einer Fassung zugestimmt hat, nach der sich in der Sache etwas geändert hat, solange die Challenge offen ist.',
  blanks: {
    title: 'Was Sie ausfüllen',
    lead: 'Jede Rechteregelung ist ein fertiges Paket mit wenigen Angaben. Das Team der Challenge füllt sie im Entwurf aus; während der Prüfung können Sie das selbst tun, im Abschnitt Rechte der Challenge. Alles andere ist gesperrt.',
    model: 'Rechteregelung',
    blank: 'Angaben',
    none: 'keine',
    optional: (name: string) => `${name} (freiwillig)`,
  },
  waiting: 'Zur Prüfung liegen vor',
  fill: 'Angaben ausfüllen',
  board: {
    title: 'Freier Text',
    text: 'Eigene Klauseln gibt es nicht: Freien Text nimmt nur der Vorstand der Plattform auf. Was an den Bedingungen fehlt oder unklar ist, nimmt für Ihr Cluster entgegen:',
    imprint: 'Wer die Plattform betreibt, steht im Impressum.',
  },
};
