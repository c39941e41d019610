export const ownData = {
  title: 'Meine Daten',
  link: 'Meine Daten …',
  linkText: 'Eine Kopie von allem, was die Plattform über Sie weiß.',
  opened: 'Wer wann was von Ihren Lösungsvorschlägen geöffnet hat, steht bei jedem unter „Zugriffsverlauf“:',
  account:
    'In Nachweisen stehen Sie mit der Kennung Ihres Kontos; daran ist ein Nachweis als Ihrer zu erkennen:',
  lead: 'Eine Kopie von allem, was die Plattform über Sie weiß, als eine Datei (ZIP). Nur Sie können sie abrufen; auch ein Clustermanagement kann es nicht.',
  contents: 'Was darin steht',
  contentsWhat: [
    'Ihr Konto, Ihre Cluster und Organisationen, und wo Sie angemeldet sind.',
    'Ihre Zustimmungen und alle Ihre Nachweise, so vollständig, dass jeder sie ohne die Plattform prüfen kann.',
    'Die Lösungsvorschläge Ihrer Teams mit Erklärungen und Dateien, soweit Ihr Team sie lesen kann. Was versiegelt ist, öffnet vor dem Einreichungsschluss niemand; davon steht dort die Prüfsumme.',
    'Challenges, die Sie mit gestellt haben, und was Sie an vertraulichen Unterlagen geöffnet haben.',
    'Ihre Gruppen mit Ihren Beiträgen und Dateien, Ihre Mitteilungen und was Sie davon hören möchten.',
  ],
  confidential:
    'Darin kann Vertrauliches von anderen stehen, etwa aus Ihren Gruppen. Ihre Pflicht zur Vertraulichkeit gilt auch für die Kopie.',
  ask: 'Meine Daten anfordern',
  askHint:
    'Meist dauert es einen Augenblick, höchstens zehn Minuten. Sie bekommen eine Mitteilung und eine E-Mail.',
  collecting: 'Ihre Daten werden zusammengestellt.',
  collectingText:
    'Sie müssen nicht warten: Sie bekommen eine Mitteilung und eine E-Mail, sobald Sie die Kopie herunterladen können.',
  ready: 'Ihre Kopie können Sie jetzt herunterladen',
  readyText: (until: string) =>
    `Einmal, bis ${until}. Die Datei entsteht beim Herunterladen und wird nirgends aufbewahrt. Bricht das Herunterladen ab, fordern Sie einfach eine neue an.`,
  download: 'Herunterladen',
  fetched: 'Die letzte Kopie haben Sie abgerufen.',
  expired: 'Die letzte Kopie wurde nicht abgerufen und ist verfallen.',
  back: 'Zurück zu den Einstellungen',
};
