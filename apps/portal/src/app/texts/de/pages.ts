export const pages = {
  clusters: {
    title: 'Cluster',
    lead: 'Jedes Cluster hat sein eigenes Portal. Der Wettbewerb dahinter ist gemeinsam.',
    empty: 'Noch ist kein Cluster eingetragen.',
    portal: 'Zum Portal',
    join: 'Aufnahme beantragen',
    website: 'Website',
    fields: 'Fachgebiete',
    place: 'Sitz',
    founded: 'Gegründet',
    members: 'Mitglieder',
    smes: 'davon kleine und mittlere Unternehmen',
    legalForm: 'Rechtsform',
    regions: 'Länder',
    contact: 'Kontakt',
    about: 'Über das Cluster',
    challenges: 'Challenges dieses Clusters',
    noChallenges: 'Zurzeit steht hier keine Challenge dieses Clusters.',
    facts: 'Angaben zum Cluster',
  },
  events: {
    title: 'Termine',
    coming: 'Demnächst',
    past: 'Vergangen',
    empty: 'Zurzeit steht kein Termin fest.',
    emptyText: 'Fragen beantwortet Ihr Kontakt auch zwischen den Terminen.',
  },
  news: { title: 'Neuigkeiten', empty: 'Noch gibt es hier keine Neuigkeiten.' },
  how: {
    title: 'So funktioniert es',
    lead: 'Vom Lesen bis zur Antwort, und was mit Ihrer Idee geschieht.',
    sections: [
      {
        title: 'Lesen',
        paragraphs: [
          'Challenges, Bedingungen und Ergebnisse lesen Sie ohne Konto. Jede Challenge nennt ihre Fragestellung, die Fristen, was Sie erwartet, die Rechteregelung in einer Zeile und eine Person, die Sie anrufen können.',
        ],
      },
      {
        title: 'Zustimmen',
        paragraphs: [
          'Bevor Sie vertrauliche Unterlagen sehen, stimmen Sie drei Texten zu: den Nutzungsbedingungen, den Bedingungen des Clusters und den Teilnahmebedingungen der Challenge. Zu jedem Absatz steht in einfachen Worten, was er bedeutet.',
          'Sie erhalten einen Zustimmungsnachweis. Lehnen Sie ab, wird nichts freigeschaltet, und der Challenge-Geber erfährt davon nichts. Öffnen Sie vertrauliche Unterlagen, sehen er und das federführende Clustermanagement sogleich Ihren Namen, Ihre bestätigte Organisation und Ihre Zustimmung; ob Sie einreichen, sieht er vor dem Schluss nicht.',
          'Nennt Ihre Organisation eine Transferstelle, darf auch sie die Unterlagen lesen, sobald sie zu Ihrer Teilnahme gefragt ist und selbst Vertraulichkeit zugesagt hat. Der Challenge-Geber sieht dann, dass sie gelesen hat, nicht für wen; haben Sie die Unterlagen selbst geöffnet, stehen Sie in derselben Liste. Ihren Lösungsvorschlag sieht sie nie.',
        ],
      },
      {
        title: 'Versiegelt einreichen',
        paragraphs: [
          'Ein Entwurf gehört Ihrem Team und liegt verschlüsselt. Was Sie einreichen, wird für die Challenge versiegelt: Bis zum Einreichungsschluss liest es auf der Plattform niemand, auch Ihr Team nicht; ihm bleibt die Arbeitskopie, wenn Sie sie behalten. Von den Lösungsvorschlägen sieht das federführende Clustermanagement nur die Anzahl; ab dem Einreichungsschluss sieht es auch, wer den Bedingungen zugestimmt hat.',
          'Bis zum Einreichungsschluss können Sie ersetzen oder zurückziehen. Es zählt die letzte Fassung. Maßgeblich ist die Uhr des Servers, mit zehn Sekunden Spielraum.',
        ],
      },
      {
        title: 'Nachweise',
        paragraphs: [
          'Mit der Einreichung erhalten Sie eine Eingangsbestätigung mit Zeitpunkt und Prüfsummen von Text und Dateien, von der Plattform elektronisch signiert. Sie belegt, was von welchem Konto wann eingereicht wurde. Ein Patent ersetzt sie nicht.',
        ],
      },
      {
        title: 'Entscheidung und Antwort',
        paragraphs: [
          'Nach dem Schluss öffnen ein oder zwei Personen, die in der Challenge dafür benannt sind, alle Lösungsvorschläge; erst dann liest sie das Team des Challenge-Gebers. Wer was wann öffnet, sehen Sie. Alle, die eingereicht haben, bekommen eine begründete Antwort. Danach schreibt der Challenge-Geber öffentlich auf, was daraus geworden ist.',
          'Stimmt am Verfahren etwas nicht, können Sie jederzeit Beschwerde einreichen: angemeldet, mit dem Link auf der Seite der Challenge und bei Ihrem Lösungsvorschlag. Eine Antwort bekommen Sie innerhalb von zehn Arbeitstagen.',
        ],
      },
    ],
    honest: {
      title: 'Was „versiegelt“ hier heißt, und was nicht',
      paragraphs: [
        'Versiegelt heißt: Text und Dateien werden beim Einreichen für diese Challenge verschlüsselt. In Datenbanken, Dateispeicher und Sicherungen steht nichts Lesbares davon; wer eine Kopie davon in die Hand bekommt oder dort arbeitet, liest nichts. Öffnen lässt sich erst nach dem Einreichungsschluss, mit der Zustimmung aller dafür Benannten, und jede Öffnung wird aufgezeichnet.',
        'Es heißt nicht, dass es unmöglich wäre. Die Schlüssel liegen auf den Servern, die den Betrieb leisten: Wer die laufenden Server betreibt, könnte sie nehmen und den Inhalt lesen, auch vor dem Schluss. Davor schützen Regeln, nicht Technik.',
        'Nennen Sie deshalb nur, was für die Bewertung nötig ist, und melden Sie Schutzrechte möglichst vorher an.',
      ],
    },
    rightsTitle: 'Die acht Rechteregelungen',
    rightsLead:
      'Für jede Challenge gilt genau eine davon. Alle beantworten dieselben sieben Fragen, in derselben Reihenfolge.',
    rightsMissing: 'Die Rechteregelungen',
    start: 'Challenges ansehen',
  },
  imprint: {
    title: 'Impressum',
    missing: 'Das Impressum dieses Portals ist noch nicht eingetragen.',
    missingPlatform: 'Das Impressum der Plattform ist noch nicht eingetragen.',
    operated: 'Dieses Portal ist Teil einer gemeinsamen Plattform.',
  },
  privacy: {
    title: 'Datenschutz',
    missing: 'Die Datenschutzhinweise dieses Clusters sind noch nicht eingetragen. Für die Plattform gilt:',
    platformTitle: 'Was die Plattform verarbeitet',
    platform: [
      'Zum Lesen brauchen Sie kein Konto, und die Plattform setzt dabei kein Cookie, das Sie wiedererkennt. Wählen Sie eine Sprache oder die helle oder dunkle Darstellung, merkt sich Ihr Browser diese Wahl an diesem Portal ein Jahr lang in einem Cookie.',
      'Mit einem Konto speichert die Plattform Ihren Namen, Ihre E-Mail-Adresse und Sprache, eine Prüfsumme Ihres Passworts (nie das Passwort selbst), Ihre Cluster und Organisationen, Ihre Mitteilungen und wo Sie angemeldet sind: Portal, Browser, Zeit. Wird die Adresse nicht bestätigt, werden die Angaben nach sieben Tagen gelöscht.',
      'Beim Anmelden setzt die Plattform ein Cookie, das nur an diesem Portal gilt. Eine Anmeldung endet spätestens nach sieben Tagen ohne Besuch und nach dreißig Tagen in jedem Fall. In den Einstellungen sehen und beenden Sie Ihre Anmeldungen.',
      'Ihren Namen sehen Menschen, mit denen Sie zu tun haben: Ihr Team, Ihre Gruppen, das Clustermanagement und, wenn Sie einreichen, nach dem Einreichungsschluss das Team des Challenge-Gebers. Öffnen Sie vertrauliche Unterlagen einer Challenge, sehen dieses Team und das federführende Clustermanagement sogleich Ihren Namen, Ihre bestätigte Organisation und Ihre Zustimmung. Haben Sie nur den Bedingungen zugestimmt, sieht dieses Clustermanagement das ab dem Einreichungsschluss. Ihre E-Mail-Adresse sieht das Management eines Clusters, dem Sie angehören oder in das Sie aufgenommen werden möchten.',
      'Zustimmungen und Einreichungen werden mit Zeitpunkt und Prüfsummen in einem Nachweisprotokoll festgehalten, damit Sie und andere sich darauf verlassen können. Diese Nachweise enthalten Kennnummern und Prüfsummen, nicht den Inhalt Ihrer Lösungsvorschläge.',
      'Es gibt keine Werbung, keine Auswertung durch Dritte und keine eingebundenen Inhalte von fremden Servern.',
    ],
    closing:
      'Ihr Konto können Sie selbst schließen; was dabei endet und was als Nachweis bleibt, steht dort:',
    download: 'Eine Kopie Ihrer Daten bekommen Sie hier:',
  },
  accessibility: {
    title: 'Barrierefreiheit',
    paragraphs: [
      'Dieses Portal soll für alle benutzbar sein. Ziel sind die Richtlinien für barrierefreie Webinhalte (WCAG 2.2) auf der Stufe AA.',
      'Öffentliche Seiten und Formulare funktionieren ohne Skripte und mit der Tastatur, auch in dunkler Darstellung. Aus den Farben eines Portals werden Abstufungen abgeleitet, deren Kontrast für Text, Links und Schaltflächen reicht. Zustände stehen als Wort und als Form da, nie allein als Farbe.',
      'Die wichtigsten Seiten werden automatisch auf Verstöße geprüft. Eine Prüfung mit Menschen, die Bildschirmleseprogramme oder andere Hilfsmittel benutzen, steht noch aus.',
      'Bekannte Grenzen: Dateien, die Teilnehmende oder Unternehmen hochladen, prüfen wir nicht auf Barrierefreiheit. Zum Hochladen von Dateien ist ein Skript nötig.',
    ],
    contact: 'Stoßen Sie auf eine Hürde? Sagen Sie es uns:',
  },
  report: {
    subject: (url: string) => `Inhalt melden: ${url}`,
  },
};
