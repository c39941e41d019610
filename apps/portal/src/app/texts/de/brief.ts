/** Who reads the confidential brief: what askers and the team that is asked see. */
export const brief = {
  ask: {
    title: 'Auf Anfrage',
    text: 'Das Unternehmen entscheidet bei jeder Person, ob sie die Unterlagen liest. Es sieht Ihren Namen, Ihre bestätigte Organisation, Ihre Zustimmung zu den Bedingungen und den Satz, den Sie hier schreiben. Anfragen und Antworten sind bis zum Einreichungsschluss möglich.',
    note: 'Warum möchten Sie die Unterlagen lesen?',
    noteHint: 'Ein Satz, höchstens 300 Zeichen. Bitte verraten Sie hier nichts von Ihrer Lösung.',
    button: 'Unterlagen anfragen',
  },
  asked: 'Ihre Anfrage ist beim Unternehmen.',
  waiting: 'Ihre Anfrage wartet auf Antwort',
  waitingText: (when: string, until: string) =>
    `Angefragt haben Sie ${when}. Antwortet das Unternehmen, erhalten Sie eine Mitteilung; antwortet es bis zum Einreichungsschluss am ${until} nicht, endet Ihre Anfrage.`,
  ended: 'Ihre Anfrage ist ohne Antwort beendet',
  endedText: (when: string) =>
    `Angefragt haben Sie ${when}. Das Unternehmen hat bis zum Einreichungsschluss nicht geantwortet; damit ist die Anfrage beendet, und die Unterlagen bleiben verschlossen.`,
  over: 'Die vertraulichen Unterlagen können nicht mehr angefragt werden',
  overText:
    'Anfragen waren bis zum Einreichungsschluss möglich. Personen, denen das Unternehmen zugestimmt hat, lesen die Unterlagen weiterhin.',
  declined: 'Das Unternehmen hat Ihre Anfrage abgelehnt',
  withdrawn: 'Das Unternehmen hat seine Zustimmung zurückgenommen',
  withdrawnText: 'Was Sie gelesen haben, behandeln Sie bitte weiterhin vertraulich.',
  without: 'Teilnehmen können Sie auch ohne die Unterlagen.',
  reason: 'Der Grund:',
  unavailable: 'Die vertraulichen Unterlagen stehen Ihnen nicht zur Verfügung',
  unavailableText:
    'Das Unternehmen gibt sie nur Personen, deren Zugehörigkeit zu einer Organisation bestätigt ist, und bestimmt, wer sie liest. Ob Ihre bestätigt ist, steht in Ihren Einstellungen.',
  toSettings: 'Zu den Einstellungen',
  toChallenge: 'Zurück zur Challenge',
  /** On the public page. */
  onRequest:
    'Sie können sie bis zum Einreichungsschluss anfragen, sobald Sie den Teilnahmebedingungen zugestimmt haben und teilnehmen dürfen. Das Unternehmen entscheidet bei jeder Anfrage.',
  verifiedOnly:
    'Gelesen werden sie nur von Personen, deren Zugehörigkeit zu einer Organisation bestätigt ist.',
  openOnRequest: 'Vertrauliche Unterlagen anfragen oder lesen',
  open: 'Zu den vertraulichen Unterlagen',
  own: 'Ihre vertraulichen Unterlagen ansehen',
  ownLead: 'So sehen alle die Unterlagen, die sie lesen dürfen. Jede Öffnung durch andere steht im',
  /** To whoever reads them. */
  opened: {
    text: 'Den Text haben Sie mit dieser Seite geöffnet: Das steht jetzt mit Ihrem Namen im Zugriffsverlauf, den der Challenge-Geber und das federführende Clustermanagement sehen.',
    files: 'Jede Datei kommt hinzu, sobald Sie sie öffnen.',
    receipts: 'Was Sie geöffnet haben, belegen auch Ihre',
  },
  save: 'Text sichern (JSON)',
  saveHint:
    'Die Prüfsumme im Nachweis, dass Sie ihn geöffnet haben, ist SHA-256 über genau diese Datei, solange er nicht geändert wird.',
  factOnRequest: 'Grundlagen öffentlich, vertrauliche Unterlagen auf Anfrage',
  factVerified: 'mit bestätigter Zugehörigkeit',
  /** To managers of the cluster that owns the challenge. */
  manager: {
    lead: 'Nur für Sie und die Personen des Clustermanagements, die selbst Vertraulichkeit zugesagt haben. Bitte geben Sie nichts davon weiter. Der Challenge-Geber sieht sogleich, dass Sie die Unterlagen geöffnet haben.',
    what: 'Dafür sagen Sie der Organisation, die fragt, Vertraulichkeit zu: für sich persönlich, einmal für diese Challenge, und nicht zurückzunehmen. Sie sagen zu:',
    seen: 'Öffnen Sie die Unterlagen, sieht diese Organisation sogleich Ihren Namen und dass Sie Vertraulichkeit zugesagt haben.',
    toPublish:
      'Veröffentlichen lässt sich die Challenge erst nach dieser Zusage: Mit ihr erhalten andere auch die Unterlagen. Zurückgeben können Sie den Entwurf ohne sie.',
    publishFirst:
      'Zu dieser Challenge gehören vertrauliche Unterlagen. Veröffentlichen können Sie sie, sobald Sie Vertraulichkeit zugesagt haben.',
    add: 'Vertrauliche Unterlagen ergänzen',
    decideToWrite: 'Möchten Sie vertrauliche Unterlagen schreiben?',
    inForm:
      'Vertraulichen Text und Dateien sehen und ändern Sie hier, sobald Sie Vertraulichkeit zugesagt haben.',
    toUndertaking: 'Zur Vertraulichkeitszusage',
    undertaken: 'Ihre Vertraulichkeitszusage',
    unavailable:
      'Ob Sie Vertraulichkeit zugesagt haben, lässt sich gerade nicht prüfen. Bis dahin stehen die Unterlagen hier nicht. Bitte laden Sie die Seite später noch einmal.',
  },
  /** To somebody of a transfer office that is asked here. */
  office: {
    lead: 'Nur für Sie und die Personen Ihrer Transferstelle, die selbst Vertraulichkeit zugesagt haben. Bitte geben Sie nichts davon weiter. Der Challenge-Geber und das federführende Clustermanagement sehen sogleich, dass Sie die Unterlagen für Ihre Transferstelle geöffnet haben.',
    undertakeFirst: 'Bitte sagen Sie zuerst Vertraulichkeit zu',
    undertakeText:
      'Ihre Transferstelle ist zu dieser Challenge gefragt. Sie lesen die Unterlagen, sobald Sie für sie Vertraulichkeit zugesagt haben. An der Challenge nehmen Sie damit nicht teil.',
    toConsent: 'Zur Anfrage an Ihre Stelle',
    askText:
      'Das Unternehmen entscheidet bei jeder Person, ob sie die Unterlagen liest. Es sieht Ihren Namen, Ihre Organisation, dass Sie für deren Transferstelle fragen, und den Satz, den Sie hier schreiben. Anfragen und Antworten sind bis zum Einreichungsschluss möglich.',
    askHint:
      'Ein Satz, höchstens 300 Zeichen. Bitte nennen Sie niemanden, der teilnimmt, und nichts von einer Lösung.',
    without: 'Zur Teilnahme antworten können Sie auch ohne die Unterlagen.',
  },
  requests: {
    title: 'Anfragen nach den Unterlagen',
    hint: 'Wer die vertraulichen Unterlagen lesen möchte',
    lead: 'Wer den Bedingungen zugestimmt hat, kann Ihre vertraulichen Unterlagen anfragen; ebenso eine Transferstelle, die gefragt ist und Vertraulichkeit zugesagt hat. Gelesen werden sie erst, wenn jemand aus Ihrem Team zustimmt. Was bis zum Einreichungsschluss ohne Antwort bleibt, endet damit.',
    leadOver:
      'Seit dem Einreichungsschluss ist keine Anfrage mehr möglich; was bis dahin ohne Antwort blieb, ist beendet. Eine Zustimmung können Sie weiterhin zurücknehmen.',
    none: 'Bisher hat niemand angefragt.',
    noneOver: 'Niemand hat angefragt.',
    live: 'Neue Anfragen erscheinen hier von selbst.',
    rule: 'Was Sie festgelegt haben',
    rules: {
      agreed:
        'Die Unterlagen lesen alle, die zugestimmt haben, und gefragte Transferstellen, die Vertraulichkeit zugesagt haben.',
      onRequest: 'Die Unterlagen lesen nur Personen, denen Ihr Team zustimmt.',
      verified: 'Nötig ist eine bestätigte Zugehörigkeit zu einer Organisation.',
      excluded: (names: string) =>
        `Nicht gelesen werden sie von: ${names}. Das weiß Ihr Team, und das Clustermanagement las es bei der Prüfung.`,
    },
    columns: { person: 'Person', note: 'Warum', basis: 'Zustimmung', state: 'Stand', act: 'Antwort' },
    unverified: 'keine bestätigte Organisation',
    askedOn: (when: string) => `angefragt ${when}`,
    states: {
      waiting: 'Wartet auf Ihr Team',
      approved: 'Zugestimmt',
      declined: 'Abgelehnt',
      withdrawn: 'Zustimmung zurückgenommen',
      ended: 'Ohne Antwort beendet',
    },
    by: (name: string, when: string) => `${name}, ${when}`,
    closedAccount: 'geschlossenes Konto',
    leftOut: 'Nicht zu beantworten',
    hindrances: {
      unverified: 'Die Zugehörigkeit ist nicht mehr bestätigt. Zustimmen können Sie, sobald sie es ist.',
      excluded:
        'Steht auf Ihrer Liste der Organisationen, die die Unterlagen nicht lesen. Sie müssen nicht antworten. Lehnen Sie ab, liest die Person Ihre Begründung; dass es diese Liste gibt, erfährt sie auch dann nicht.',
    },
    approve: 'Zustimmen',
    approveName: (name: string) => `Der Anfrage von ${name} zustimmen`,
    decline: 'Ablehnen',
    declineName: (name: string) => `Die Anfrage von ${name} ablehnen`,
    withdraw: 'Zurücknehmen',
    withdrawName: (name: string) => `Die Zustimmung für ${name} zurücknehmen`,
    withdrawText: 'Von da an öffnet die Person nichts mehr. Was sie gelesen hat, bleibt im Zugriffsverlauf.',
    reason: 'Grund',
    reasonHint: 'Die Person liest ihn.',
    older: 'Ältere Anfragen',
    done: {
      approve: 'Die Person kann die Unterlagen jetzt lesen und erhält eine Mitteilung.',
      decline: 'Die Anfrage ist abgelehnt. Die Person erhält Ihren Grund.',
      withdraw: 'Die Zustimmung ist zurückgenommen. Die Person erhält Ihren Grund.',
    } as Record<string, string>,
  },
};
