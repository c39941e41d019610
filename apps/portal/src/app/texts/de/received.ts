export const received = {
  title: 'Lösungsvorschläge',
  count: (count: number) =>
    count === 1
      ? 'Ein Lösungsvorschlag wurde eingereicht.'
      : `${count} Lösungsvorschläge wurden eingereicht.`,
  lead: 'Jedes Öffnen wird protokolliert; das jeweilige Team sieht, wer wann gelesen hat.',
  early: (when: string) => `Geöffnet werden können die Lösungsvorschläge ab ${when}.`,
  earlyText:
    'Bis dahin sind sie versiegelt. Zehn Sekunden Nachlauf zählen noch mit; eine halbe Minute nach dem Einreichungsschluss kann geöffnet werden.',
  soon: 'Gleich können die Lösungsvorschläge geöffnet werden.',
  soonText:
    'Der Einreichungsschluss ist eben erreicht. Zehn Sekunden Nachlauf zählen noch mit; eine halbe Minute nach dem Schluss kann geöffnet werden, und diese Seite zeigt dann von selbst, wie es weitergeht.',
  unopened: {
    title: 'Die Lösungsvorschläge sind versiegelt.',
    text: 'Der Einreichungsschluss ist vorbei. Geöffnet wird, sobald zugestimmt hat, wer in der Challenge dafür benannt ist.',
    who: 'Wer zustimmt',
    approved: 'hat zugestimmt',
    waits: 'hat noch nicht zugestimmt',
    cannot: 'kann nicht mehr zustimmen',
    former: (name: string) => `${name} kann nicht mehr zustimmen.`,
    formerText:
      'Wer zustimmt, muss zum Team gehören, das fragt, oder zum Clustermanagement gehören. Das trifft nicht mehr zu. Benennen Sie jemand anderen, sonst bleibt alles versiegelt.',
    someone: 'Eine benannte Person',
    approve: 'Jetzt öffnen?',
    approveAlone:
      'Mit Ihrer Zustimmung werden alle Lösungsvorschläge geöffnet, jeder einmal; das Team, das fragt, kann sie dann lesen. Das lässt sich nicht zurücknehmen. Zustimmung und Öffnung stehen im Nachweisprotokoll.',
    approveFirst: (name: string) =>
      `Ihre Zustimmung wird festgehalten und lässt sich nicht zurücknehmen. Geöffnet wird, sobald auch ${name} zugestimmt hat.`,
    button: 'Zustimmen und öffnen',
    buttonFirst: 'Dem Öffnen zustimmen',
    waitsFor: (name: string) => `Es fehlt die Zustimmung von ${name}.`,
    waitsForText:
      'Sobald sie da ist, werden die Lösungsvorschläge geöffnet, und diese Seite zeigt sie von selbst.',
    idle: 'Handelt jemand nicht? Bis zur Öffnung kann jemand anderes benannt werden.',
    replace: 'Bei der Challenge ersetzen',
    opening: 'Die Lösungsvorschläge werden geöffnet.',
    openingText: 'Das dauert meist wenige Sekunden. Diese Seite zeigt sie dann von selbst.',
  },
  none: 'Es wurde nichts eingereicht.',
  noneText: 'Sie können die Challenge ohne Auszeichnung beenden und dazu sagen, warum.',
  past: {
    title: 'Die Lösungsvorschläge liegen nicht auf dieser Plattform.',
    arrived: (count: number) =>
      count === 1
        ? 'Zu dieser Challenge ging ein Lösungsvorschlag ein; festgehalten ist hier nur das Ergebnis.'
        : `Zu dieser Challenge gingen ${count} Lösungsvorschläge ein; festgehalten ist hier nur das Ergebnis.`,
    decided: 'Die Challenge ist entschieden.',
    ended: 'Die Challenge ist ohne Auszeichnung beendet.',
    nothing: 'Zu tun ist nichts mehr.',
  },
  columns: {
    title: 'Lösungsvorschlag',
    arrived: 'Eingereicht',
    files: 'Dateien',
    reason: 'Begründung',
    act: 'Lesen',
  },
  fileCount: (count: number) => (count === 0 ? 'keine' : count === 1 ? '1 Datei' : `${count} Dateien`),
  hasReason: 'geschrieben',
  noReason: 'fehlt noch',
  read: 'Lesen',
  readName: (title: string) => `„${title}“ lesen`,
  untitled: 'Ohne Titel',
  states: {
    draft: 'Entwurf',
    submitted: 'Eingereicht',
    withdrawn: 'Zurückgezogen',
    'award-offered': 'Auszeichnung angeboten',
    awarded: 'Ausgezeichnet',
    'not-awarded': 'Nicht ausgezeichnet',
  },
  next: 'Wie Sie entscheiden',
  nextSteps: [
    'Lesen Sie jeden Lösungsvorschlag und schreiben Sie dem Team eine Begründung.',
    'Zeichnen Sie einen aus, sobald alle anderen eine Begründung haben, und schreiben Sie dazu, warum es dieser ist. Das Team nimmt an oder lehnt ab.',
    'Mit der Annahme erfahren alle im selben Augenblick das Ergebnis und ihre Begründung.',
  ],
  awards: {
    title: 'Auszeichnung',
    offered: (until: string) => `Angeboten. Das Team antwortet bis ${until}.`,
    accepted: 'Angenommen. Alle Teilnehmenden haben ihre Antwort erhalten.',
    declined: 'Das Team hat abgelehnt. Sie können einen anderen Lösungsvorschlag auszeichnen.',
    lapsed: 'Das Angebot ist verfallen. Sie können einen anderen Lösungsvorschlag auszeichnen.',
    'taken-back': 'Sie haben das Angebot zurückgenommen. Sie können neu entscheiden.',
  },
  decide: {
    title: 'Entscheiden',
    reasons: (count: number) =>
      `${count} Lösungsvorschläge haben noch keine Begründung. Auszeichnen können Sie einen, sobald alle anderen ihre haben.`,
    ready:
      'Sie können auszeichnen: Öffnen Sie den Lösungsvorschlag und bieten Sie dem Team dort die Auszeichnung an.',
    endNeeds: (count: number): string =>
      count === 1
        ? 'Ohne Auszeichnung beenden können Sie, sobald auch der letzte Lösungsvorschlag eine Begründung hat.'
        : 'Ohne Auszeichnung beenden können Sie, sobald alle Lösungsvorschläge eine Begründung haben.',
  },
  end: {
    title: 'Ohne Auszeichnung beenden',
    text: 'Alle, die eingereicht haben, erhalten sofort Ihre Begründung. Die Challenge endet öffentlich ohne Auszeichnung, mit dem Grund, den Sie hier nennen. Das lässt sich nicht zurücknehmen.',
    reason: (language: string) => `Öffentliche Begründung (${language})`,
    hint: 'Ohne Einzelheiten aus den Lösungsvorschlägen.',
    confirm: 'Bestätigung',
    sure: 'Ich will diese Challenge ohne Auszeichnung beenden. Alle erfahren es sofort.',
    button: 'Ohne Auszeichnung beenden',
  },
  consent: {
    held: 'Eine Transferstelle hat ihre Zustimmung zur Teilnahme von jemandem aus diesem Team zurückgestellt.',
    unknown:
      'Ob eine Transferstelle ihre Zustimmung zurückgestellt hat, lässt sich gerade nicht sagen. Bitte laden Sie die Seite später noch einmal.',
  },
  one: {
    version: (version: number, when: string) => `Fassung ${version}, eingereicht ${when}`,
    summary: 'Kurzfassung ohne Vertrauliches',
    body: 'Lösung',
    answers: 'Antworten auf die Kriterien',
    rights: 'Bestehende Rechte',
    patent: 'Schutzrecht angemeldet',
    patents: {
      '': 'Keine Angabe',
      yes: 'Ja',
      'in-preparation': 'Noch nicht, aber geplant',
      no: 'Nein',
      'not-patentable': 'Nein, nach Angabe des Teams nicht patentierbar',
      unknown: 'Das weiß das Team nicht',
    },
    declarations: {
      title: 'Erklärungen des Teams',
      ownWork: 'Der eigene Anteil ist eigene Arbeit.',
      others: { none: 'Rechte anderer sind keine bekannt.', named: 'Rechte anderer:' },
      employer: {
        consented: 'Das Einverständnis des Arbeitgebers liegt vor.',
        applied: 'Das Einverständnis des Arbeitgebers ist beantragt.',
        'not-needed': 'Ein Einverständnis des Arbeitgebers ist nicht nötig:',
      },
      ownWord: 'So die eigene Angabe.',
      noOffice: 'So die eigene Angabe; eine Transferstelle wurde hier nicht gefragt.',
      officeUnknown:
        'So die eigene Angabe; was eine Transferstelle dazu sagt, lässt sich gerade nicht feststellen.',
      office: {
        'not-needed': 'Die Transferstelle ist informiert; ihre Zustimmung ist nicht nötig.',
        asked: 'Die Transferstelle ist gefragt und hat noch nicht geantwortet.',
        given: 'Die Transferstelle hat der Teilnahme zugestimmt.',
        'given-in-part':
          'Die Transferstelle hat der Teilnahme mit einer Einschränkung zugestimmt. Die Einschränkung kennt die Person.',
        held: 'Die Transferstelle hat ihre Zustimmung zur Teilnahme zurückgestellt.',
        lapsed:
          'Die Transferstelle hat in ihrer Frist nicht geantwortet. Das gilt als Zustimmung zur Teilnahme, ausdrücklich hat sie nicht zugestimmt.',
      },
    },
    files: 'Dateien',
    digest: 'Prüfsumme',
    team: 'Team',
    back: 'Alle Lösungsvorschläge',
    notice: 'Dass Sie das lesen, steht im Zugriffsverlauf des Teams.',
  },
  feedback: {
    title: 'Begründung an das Team',
    label: 'Was überzeugt, was fehlt?',
    criteria: 'Die Entscheidung folgt diesen Kriterien:',
    hint: 'Ein bis zwei Sätze je Kriterium. Das Team liest es mit der Entscheidung, vorher nicht; öffentlich wird es nie.',
    hintPlain: 'Das Team liest es mit der Entscheidung, vorher nicht; öffentlich wird es nie.',
    missing: 'Bitte schreiben Sie dem Team, was überzeugt und was fehlt.',
    button: 'Begründung speichern',
    next: 'Zum nächsten Lösungsvorschlag ohne Begründung',
    saved: 'Die Begründung ist gespeichert. Das Team liest sie mit der Entscheidung.',
  },
  award: {
    title: 'Diesen Lösungsvorschlag auszeichnen?',
    text: 'Das Team erhält Ihr Angebot und hat 14 Tage Zeit zu antworten. Nimmt es an, gilt von da an die Rechteregelung der Challenge, wie vereinbart, und alle anderen erhalten im selben Augenblick ihre Begründung. Bis dahin erfährt niemand sonst davon.',
    late: (promised: string, until: string) =>
      `Zugesagt ist die Entscheidung bis ${promised}; das Angebot läuft bis ${until}, und die anderen hören erst mit der Annahme.`,
    terms: 'Bedingungen lesen',
    gone: 'Das Konto hinter diesem Lösungsvorschlag ist geschlossen. Auszeichnen können Sie ihn nicht, und eine Begründung würde niemand lesen.',
    named:
      'Ihre Organisation ist bisher ungenannt. Mit dem Angebot erfährt dieses Team ihren Namen und wer seinen Lösungsvorschlag geöffnet hat, auch wenn es dann ablehnt.',
    label: 'Warum dieser?',
    twoTexts:
      'Nötig ist dafür ein Text: „Warum dieser?“ liest das Team gleich mit dem Angebot. Die Begründung oben ist hier freiwillig; das Team liest sie erst mit der Entscheidung, unter diesem Text.',
    hint: 'Liest das Team mit dem Angebot. Öffentlich wird keines von beiden: Was die Öffentlichkeit liest, schreiben Sie nach der Annahme.',
    missing: 'Bitte schreiben Sie, warum Sie diesen Lösungsvorschlag auszeichnen.',
    confirm: 'Bestätigung',
    sure: 'Ich habe alle Lösungsvorschläge gelesen und will diesem Team die Auszeichnung anbieten.',
    button: 'Auszeichnung anbieten',
    back: 'Noch nicht',
    declined:
      'Dieses Team hat die Auszeichnung abgelehnt. Sie können einen anderen Lösungsvorschlag auszeichnen oder ohne Auszeichnung beenden.',
    others: (count: number) =>
      count === 1
        ? 'Ein anderer Lösungsvorschlag hat noch keine Begründung.'
        : `${count} andere Lösungsvorschläge haben noch keine Begründung.`,
    toOthers: 'Zur Liste',
  },
  takeBack: {
    title: 'Angebot zurücknehmen',
    text: 'Solange das Team nicht geantwortet hat, können Sie das Angebot zurücknehmen. Das Team erfährt es sofort und liest Ihre Begründung; sein Lösungsvorschlag bleibt im Verfahren. Hat es im selben Augenblick angenommen, gilt die Annahme.',
    label: 'Warum nehmen Sie es zurück?',
    hint: 'Liest das Team bei seinem Lösungsvorschlag.',
    missing: 'Bitte schreiben Sie, warum Sie das Angebot zurücknehmen.',
    button: 'Angebot zurücknehmen',
    done: 'Das Angebot ist zurückgenommen. Das Team hat Bescheid bekommen.',
    takenBack: (when: string) => `Angebot zurückgenommen am ${when}:`,
  },
  withName: {
    places: 'Daran ist es zu erkennen:',
    legend: 'Das Unternehmen nennen',
    meant: 'So veröffentlichen: Das Unternehmen will hier zu erkennen sein.',
    hint: 'Ohne diesen Haken ändern Sie bitte die genannten Stellen. Was veröffentlicht ist, können andere schon gelesen haben.',
  },
  outcome: {
    title: 'Was daraus geworden ist',
    lead: 'Öffentlich wird, was Sie hier schreiben, dazu der Name, den das ausgezeichnete Team freigibt, und wie viele Lösungsvorschläge aus wie vielen Clustern kamen; nichts von Ihren Begründungen an die Teams. Das Ergebnis steht auf der Challenge und unter „Ergebnisse“. Nennen Sie nichts Vertrauliches und keine Namen, denen nicht zugestimmt wurde.',
    reason: (language: string) => `Begründung (${language})`,
    story: (language: string) => `Wie es weitergeht (${language})`,
    storyHint: 'Zwei bis drei Absätze: Was war gesucht, was kam, was geschieht jetzt?',
    optional: 'Jedes Feld ist freiwillig; was leer bleibt, erscheint nicht.',
    confirm: 'Bestätigung',
    sure: 'Ich habe geprüft, dass nichts Vertrauliches und kein Name ohne Zustimmung darin steht.',
    button: 'Ergebnis veröffentlichen',
    change: 'Ergebnis ändern',
    told: 'Das Ergebnis ist veröffentlicht.',
    winner: (name: string) => `Das ausgezeichnete Team hat erlaubt, diesen Namen zu nennen: ${name}.`,
    winnerUnnamed: 'Das ausgezeichnete Team hat keinen Namen zur Veröffentlichung freigegeben.',
    see: 'Auf der Challenge ansehen',
    early: 'Ein Ergebnis gibt es, sobald entschieden ist.',
  },
};
