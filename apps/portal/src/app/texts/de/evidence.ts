export const evidence = {
  title: 'Nachweisprotokoll',
  lead: 'Jede Zustimmung, jede Einreichung, jeder Rückzug, jede Öffnung und jede Entscheidung wird eine Zeile in einer Liste, die sich nicht unbemerkt ändern lässt. Was darin steht, sehen nur die Beteiligten; dass sie dieselbe bleibt, kann jeder prüfen.',
  latest: 'Der jüngste Protokollstand',
  rowsAt: (rows: string, moment: string) => `${rows} ${rows === '1' ? 'Zeile' : 'Zeilen'} am ${moment}`,
  keep: 'Protokollstand sichern',
  check: 'Aufbewahrten Stand vergleichen',
  stamps: {
    title: 'Zeitstempel einer fremden Stelle',
    lead: 'Diese Protokollstände hat auch eine Stelle gesehen, die nicht zur Plattform gehört. Sie bestätigt mit ihrer eigenen Uhr und ihrer eigenen Unterschrift (RFC 3161), dass es den Stand zu dieser Zeit schon gab.',
    stamp: (rows: string, moment: string) =>
      `${rows} ${rows === '1' ? 'Zeile' : 'Zeilen'}, bestätigt am ${moment} von`,
    checkpoint: 'Protokollstand',
    file: 'Zeitstempel',
    check:
      'Prüfen lässt sich das ohne die Plattform, mit OpenSSL und dem Zertifikat der Stelle, das sie selbst veröffentlicht. Die Antwort muss „Verification: OK“ lauten:',
    receipt:
      'Ihr Nachweis gehört dazu, wenn sein Protokollstand in dem bestätigten enthalten ist. Das zeigt „Nachweis prüfen“, wenn Sie dort den bestätigten Stand als aufbewahrten angeben.',
  },
  sections: [
    {
      title: 'Warum Sie ihn aufbewahren können',
      paragraphs: [
        'Ein Protokollstand nennt die Zahl der Zeilen und eine Prüfsumme über sie alle und ist mit dem Schlüssel der Plattform unterschrieben. Ändert, löscht, vertauscht oder ergänzt später jemand eine Zeile davor, passt er nicht mehr, auch dann nicht, wenn derjenige Datenbank und Schlüssel besitzt.',
        'Dazu muss der Stand nur irgendwo liegen, wo die Plattform ihn nicht erreicht: auf Ihrem Rechner, in einer E-Mail, auf Papier. Je mehr Beteiligte einen aufbewahren, desto mehr Zeugen gibt es.',
        'Zum Vergleichen wählen Sie die Datei auf der Seite „Nachweis prüfen“. Clustermanagements bekommen jede Woche einen Stand per E-Mail.',
      ],
    },
    {
      title: 'Was darin nicht steht',
      paragraphs: [
        'Keine Namen, keine Texte, keine Dateien. Eine Zeile ist für alle anderen nur eine Zahl; ihre Aussage hat, wer den Nachweis dazu besitzt.',
      ],
    },
  ],
  earlier: 'Frühere Stände',
  all: 'Alle Stände für Programme:',
};
