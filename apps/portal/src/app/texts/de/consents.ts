/** What offices of organisations are asked, and what those who take part hear of it. */
export const consents = {
  title: 'Zustimmung zur Teilnahme',
  lead: (waiting: number) =>
    waiting === 0
      ? 'Nichts wartet auf Ihre Antwort.'
      : waiting === 1
        ? 'Eine Anfrage wartet auf Ihre Antwort.'
        : `${waiting} Anfragen warten auf Ihre Antwort.`,
  meaning:
    'Es geht allein um die Teilnahme an einer Challenge. Über eine Erfindung ist mit keiner Antwort etwas entschieden, auch nicht, wenn Ihre Frist ohne Antwort verstreicht.',
  none: 'Keine Anfragen',
  noneText:
    'Beginnt jemand aus Ihrer Organisation einen Lösungsvorschlag, steht die Anfrage hier, mit Frist. Sie bekommen dann auch eine Mitteilung.',
  waiting: 'Warten auf Ihre Antwort',
  held: 'Zurückgestellt; zustimmen können Sie jederzeit',
  answered: 'Beantwortet oder zur Kenntnis',
  older: 'Ältere',
  toOffice: (organisation: string) => `Wer für ${organisation} antwortet, und mit welcher Frist`,
  columns: {
    who: 'Wer',
    challenge: 'Challenge',
    asked: 'Begonnen',
    until: 'Bis',
    answer: 'Antwort',
    act: 'Schritt',
  },
  decide: 'Entscheiden',
  decideName: (name: string) => `Über die Teilnahme von ${name} entscheiden`,
  see: 'Ansehen',
  seeName: (name: string) => `Antwort zur Teilnahme von ${name} ansehen`,
  someone: 'Jemand aus Ihrer Organisation',
  hiddenChallenge: 'Eine Challenge, die Sie nicht sehen dürfen',
  states: {
    'not-needed': 'zur Kenntnis',
    asked: 'gefragt',
    given: 'zugestimmt',
    'given-in-part': 'mit Einschränkung zugestimmt',
    held: 'zurückgestellt',
    lapsed: 'Frist verstrichen, gilt als Zustimmung',
    withdrawn: 'zurückgezogen',
  },
  awardWaits: (until: string) => `Auszeichnung wartet bis ${until}`,
  closes: (when: string) => `Einreichungsschluss ${when}`,
  one: {
    lead: (name: string, organisation: string, date: string) =>
      `${name} (${organisation}) hat am ${date} einen Lösungsvorschlag zu dieser Challenge begonnen.`,
    sees: 'Sie sehen den Titel der Challenge, den Namen und das Datum. Den Lösungsvorschlag sehen Sie nicht.',
    seesAward: 'Solange Sie zurückstellen, erfahren Sie, wenn eine Auszeichnung darauf wartet.',
    leadOver: (name: string, organisation: string, date: string) =>
      `${name} (${organisation}) hatte am ${date} einen Lösungsvorschlag zu dieser Challenge begonnen und nimmt nicht mehr teil.`,
    confidential:
      'Woran die Person gebunden ist, steht in den Teilnahmebedingungen. Sie können sie lesen; als Stelle werden Sie nicht gebeten, ihnen zuzustimmen.',
    terms: 'Teilnahmebedingungen lesen',
    termsRead: 'Sie lesen diese Bedingungen für Ihre Transferstelle',
    termsReadText:
      'Sie gelten zwischen dem Challenge-Geber und den Teilnehmenden. Als Stelle stimmen Sie ihnen nicht zu und nehmen nicht teil; Ihre Antwort geben Sie bei der Anfrage.',
    toConsents: 'Zu den Anfragen',
    until: (when: string) => `Sie können bis ${when} antworten.`,
    untilText:
      'Danach gilt Ihr Schweigen als Zustimmung zur Teilnahme. Über eine Erfindung ist damit nichts entschieden.',
    submits:
      'Das Team kann einreichen, bevor Sie antworten, und hat es vielleicht schon getan. Auch nach einer Einreichung können Sie noch zurückstellen, solange Ihre Frist läuft.',
    decide: 'Stimmen Sie der Teilnahme zu?',
    decideHeld: 'Stimmen Sie jetzt zu?',
    decideText:
      'Ihre Antwort betrifft die Teilnahme, nicht die Erfindung. Was Sie geben, können Sie nicht zurücknehmen; was Sie zurückstellen, können Sie jederzeit geben. Sie beide bekommen einen Nachweis.',
    decideHeldText:
      'Ihre Antwort betrifft die Teilnahme, nicht die Erfindung. Was Sie geben, können Sie nicht zurücknehmen. Möchten Sie weiter zurückstellen, ist nichts zu tun; Sie können einen anderen Grund nennen, darüber bekommen Sie beide einen Nachweis.',
    answer: 'Ihre Antwort',
    answers: {
      give: 'Zustimmen',
      part: 'Mit einer Einschränkung zustimmen',
      hold: 'Zurückstellen',
      holdOn: 'Weiter zurückstellen, aus einem anderen Grund',
    },
    answerHints: {
      give: 'Die Person nimmt ohne Einschränkung teil.',
      part: 'Die Einschränkung steht unten, und die Person liest sie.',
      holdWait:
        'Den Grund nennen Sie unten. Bis Sie zustimmen, kann das Team nichts Neues einreichen und keine Auszeichnung annehmen. Was schon eingereicht ist, bleibt eingereicht.',
      holdTold:
        'Den Grund nennen Sie unten. Einreichen kann das Team bei dieser Challenge trotzdem; wer liest, erfährt davon.',
    },
    note: 'Einschränkung oder Grund',
    lift: {
      title: 'Möchten Sie die Einschränkung aufheben?',
      text: 'Die Person nimmt dann ohne Einschränkung teil. Das lässt sich nicht zurücknehmen; Sie beide bekommen einen neuen Nachweis.',
      button: 'Ohne Einschränkung zustimmen',
    },
    noteHint:
      'Das liest nur die Person, nicht ihr Team und nicht der Challenge-Geber. Bitte schreiben Sie nichts über die Lösung.',
    button: 'Antworten',
    back: 'Später entscheiden',
    said: {
      'not-needed': 'Zur Kenntnis: Ihre Organisation hat festgelegt, dass keine Zustimmung nötig ist.',
      given: 'Ihre Stelle hat der Teilnahme zugestimmt.',
      'given-in-part': 'Ihre Stelle hat der Teilnahme mit einer Einschränkung zugestimmt.',
      held: 'Ihre Stelle hat die Zustimmung zurückgestellt.',
      lapsed: 'Die Frist ist ohne Antwort verstrichen. Das gilt als Zustimmung zur Teilnahme.',
      withdrawn: 'Die Anfrage ist zurückgezogen. Sie müssen nichts entscheiden.',
    },
    heldUntil: (when: string) =>
      `Für die Einreichung zählt eine Zustimmung bis zum Einreichungsschluss: ${when}.`,
    heldSince: (when: string) =>
      `Der Einreichungsschluss war am ${when}. Eine Zustimmung zählt noch, wenn dem Team eine Auszeichnung angeboten wird.`,
    answeredOn: (date: string) => `Seit dem ${date}.`,
    awardInList: 'Wartet dann eine Auszeichnung auf Ihre Zustimmung, steht das in Ihrer Liste.',
    awardWaits: (until: string) =>
      `Dem Team ist eine Auszeichnung angeboten. Annehmen kann es sie bis ${until}, und nur, wenn Sie vorher zustimmen.`,
    noteSaid: (note: string) => `Dazu steht: „${note}“`,
    heldStands: 'Es bleibt dabei, bis Sie zustimmen; Schweigen gilt von hier an nicht mehr als Zustimmung.',
    receipt: 'Nachweis ansehen',
  },
  confidentiality: {
    title: 'Vertrauliche Unterlagen',
    might:
      'Auch die vertraulichen Unterlagen der Challenge können Sie lesen, wenn Sie Vertraulichkeit zusagen:',
    mayAsk:
      'Sie haben Vertraulichkeit zugesagt. Das Unternehmen gibt diese Unterlagen auf Anfrage; ob Sie sie schon lesen können, steht dort:',
    may: 'Sie haben Vertraulichkeit zugesagt und können die Unterlagen der Challenge lesen:',
    decide: 'Möchten Sie die vertraulichen Unterlagen lesen?',
    what: 'Dafür sagen Sie dem Unternehmen Vertraulichkeit zu: für sich persönlich, für alle Anfragen zu dieser Challenge, und nicht zurückzunehmen. Ihre Antwort zur Teilnahme bleibt frei, und den Lösungsvorschlag sehen Sie auch dann nicht. Sie sagen zu:',
    seen: 'Öffnen Sie die Unterlagen, sieht das Unternehmen sogleich Ihren Namen, Ihre Organisation und dass Sie für deren Transferstelle lesen. Es erfährt so, dass sich in Ihrem Haus jemand für die Challenge interessiert, aber nicht, wer teilnimmt; wer die Unterlagen selbst geöffnet hat, steht allerdings mit Namen und Organisation in derselben Liste. Auch das federführende Clustermanagement sieht, dass Sie gelesen haben.',
    onRequest:
      'Das Unternehmen gibt diese Unterlagen auf Anfrage: Nach Ihrer Zusage fragen Sie sie an, bis zum Einreichungsschluss, und es entscheidet, ob Sie sie lesen.',
    button: 'Vertraulichkeit zusagen',
    agreed: (date: string) => `Am ${date} haben Sie Vertraulichkeit zugesagt.`,
    over: 'Diese Person nimmt nicht mehr teil. An Ihre Zusage bleiben Sie gebunden; lesen können Sie die Unterlagen nur, solange zu dieser Challenge eine andere Anfrage an Ihre Stelle besteht.',
    receipt: 'Nachweis ansehen',
  },
  done: { answered: 'Ihre Antwort ist festgehalten. Die Person hat eine Mitteilung bekommen.' },
  own: {
    sees: 'Sie sieht: Titel der Challenge, Ihren Namen, Datum. Von Ihrer Lösung sieht sie nichts, auch nicht Titel und Kurzfassung.',
    seesAward: 'Stellt sie zurück, erfährt sie auch, wenn eine Auszeichnung darauf wartet.',
    seesBrief:
      'Die vertraulichen Unterlagen der Challenge darf sie lesen, sobald sie selbst Vertraulichkeit zugesagt hat; das Unternehmen sieht dann, dass die Stelle gelesen hat, nicht für wen.',
    nothingDecided: 'Über Ihre Erfindung ist damit nichts entschieden.',
    willAsk: (organisation: string) => `Ihre Transferstelle (${organisation}) wird um Zustimmung gebeten.`,
    /** By what is still to come before it is asked. */
    willAskWhen: {
      both: (until: string) =>
        `Gefragt wird sie, sobald Sie diesen Bedingungen zugestimmt haben und an einem Entwurf mitwirken. Wäre das heute, könnte sie bis ${until} antworten.`,
      agreement: (until: string) =>
        `Gefragt wird sie, sobald Sie den Bedingungen zugestimmt haben. Wäre das heute, könnte sie bis ${until} antworten.`,
      draft: (until: string) =>
        `Gefragt wird sie, sobald Sie an einem Entwurf mitwirken. Beginnen Sie heute, kann sie bis ${until} antworten.`,
      nothing: (until: string) =>
        `Die Anfrage an sie steht noch aus. Geht sie heute hinaus, kann die Stelle bis ${until} antworten.`,
    },
    silence: 'Antwortet die Transferstelle nicht, gilt das als ihre Zustimmung zur Teilnahme.',
    willTell: (organisation: string) => `Ihre Transferstelle (${organisation}) wird informiert.`,
    willTellWhen: {
      both: 'Informiert wird sie, sobald Sie diesen Bedingungen zugestimmt haben und an einem Entwurf mitwirken.',
      agreement: 'Informiert wird sie, sobald Sie den Bedingungen zugestimmt haben.',
      draft: 'Informiert wird sie, sobald Sie an einem Entwurf mitwirken.',
      nothing: 'Die Mitteilung an sie steht noch aus.',
    },
    notNeeded: 'Zustimmen muss sie nicht.',
    toOffice: 'Wer Ihre Transferstelle ist',
    beginAsks: (organisation: string) =>
      `Sobald Sie beginnen, bittet die Plattform Ihre Transferstelle (${organisation}) um Zustimmung.`,
    beginTells: (organisation: string) =>
      `Sobald Sie beginnen, informiert die Plattform Ihre Transferstelle (${organisation}).`,
    titles: {
      'not-needed': (organisation: string) => `Ihre Transferstelle (${organisation}) ist informiert.`,
      asked: (organisation: string) => `Ihre Transferstelle (${organisation}) ist um Zustimmung gebeten.`,
      given: (organisation: string) =>
        `Ihre Transferstelle (${organisation}) hat Ihrer Teilnahme zugestimmt.`,
      'given-in-part': (organisation: string) =>
        `Ihre Transferstelle (${organisation}) hat Ihrer Teilnahme mit einer Einschränkung zugestimmt.`,
      held: (organisation: string) =>
        `Ihre Transferstelle (${organisation}) hat ihre Zustimmung zurückgestellt.`,
      lapsed: (organisation: string) =>
        `Ihre Transferstelle (${organisation}) hat nicht geantwortet. Das gilt als Zustimmung zur Teilnahme.`,
      withdrawn: (organisation: string) =>
        `Die Anfrage an Ihre Transferstelle (${organisation}) ist zurückgezogen, weil Sie nicht mehr teilnehmen.`,
    },
    askedText: (when: string) =>
      `Hier geht es um Ihre Teilnahme, nicht um die Bedingungen. Sie kann bis ${when} antworten; antwortet sie nicht, gilt das als ihre Zustimmung zur Teilnahme. Solange sie nicht zurückstellt, hält sie weder Schreiben noch Einreichen auf.`,
    note: (note: string) => `Sie schreibt: „${note}“`,
    heldWait:
      'Bis sie zustimmt, kann Ihr Team nichts Neues einreichen und keine Auszeichnung annehmen. Was schon eingereicht ist, bleibt eingereicht.',
    heldDraft: 'Bis sie zustimmt, kann Ihr Team schreiben, aber nichts einreichen.',
    heldTold:
      'Einreichen können Sie bei dieser Challenge trotzdem. Wer Ihren Lösungsvorschlag nach dem Einreichungsschluss liest, erfährt davon.',
    receipt: 'Nachweis ansehen',
    draft: {
      'not-needed': 'Ihre Transferstelle ist informiert.',
      asked: 'Ihre Transferstelle ist um Zustimmung gebeten.',
      given: 'Ihre Transferstelle hat Ihrer Teilnahme zugestimmt.',
      'given-in-part': 'Ihre Transferstelle hat Ihrer Teilnahme mit einer Einschränkung zugestimmt.',
      held: 'Ihre Transferstelle hat ihre Zustimmung zurückgestellt.',
      lapsed: 'Ihre Transferstelle hat nicht geantwortet, das gilt als Zustimmung zur Teilnahme.',
      withdrawn: 'Die Anfrage an Ihre Transferstelle ist zurückgezogen.',
    },
    heldOf: (names: string) => `Eine Transferstelle hat ihre Zustimmung für ${names} zurückgestellt.`,
    draftLink: 'Stand der Zustimmung',
    member: {
      'not-needed': 'Die Transferstelle ist informiert.',
      asked: 'Die Transferstelle ist gefragt.',
      given: 'Die Transferstelle hat zugestimmt.',
      'given-in-part': 'Die Transferstelle hat mit einer Einschränkung zugestimmt.',
      held: 'Die Transferstelle hat zurückgestellt.',
      lapsed: 'Die Transferstelle hat nicht geantwortet, das gilt als Zustimmung zur Teilnahme.',
      withdrawn: 'Die Anfrage an die Transferstelle ist zurückgezogen.',
    },
  },
  office: {
    title: 'Transferstelle',
    titleOf: (organisation: string) => `Transferstelle von ${organisation}`,
    lead: 'Wer für Ihre Organisation antwortet, wenn jemand von hier an einer Challenge teilnimmt. Unternehmen nutzen dieselbe Seite als Arbeitgeber.',
    none: 'Ihre Organisation hat keine Transferstelle benannt. Niemand wird gefragt oder informiert.',
    whoNames:
      'Eine Transferstelle benennen können die Personen, die für Ihre Organisation unterschreiben dürfen.',
    sees: 'Die Stelle sieht den Titel der Challenge, den Namen der Person und das Datum, nie den Lösungsvorschlag. Vertrauliche Unterlagen einer Challenge liest, wer von ihr dafür Vertraulichkeit zusagt; das Unternehmen, das fragt, sieht das dann. Es geht um alle, deren Zugehörigkeit bestätigt ist oder die für die Organisation zustimmen, sobald sie den Bedingungen zugestimmt haben und an einem Entwurf mitwirken; nicht um Challenges der eigenen Organisation.',
    seesAward: 'Stellt die Stelle zurück, erfährt sie, wenn eine Auszeichnung darauf wartet.',
    rule: 'Was soll geschehen?',
    rules: { 'consent-needed': 'Um Zustimmung fragen', 'informed-only': 'Nur informieren' },
    ruleHints: {
      'consent-needed':
        'Mit Frist. Schweigen gilt als Zustimmung zur Teilnahme; über eine Erfindung ist damit nichts entschieden.',
      'informed-only': 'Die Stelle erfährt von jeder Teilnahme und hat nichts zu entscheiden.',
    },
    days: 'Frist in Tagen',
    daysAtMost: 'in der Regel längstens bis zum Einreichungsschluss',
    daysHint:
      '1 bis 60. Sie endet spätestens mit dem Einreichungsschluss; beginnt jemand kurz davor, hat die Stelle trotzdem drei Tage, oder ihre eigene Frist, wenn sie kürzer ist.',
    head: 'Leitung, E-Mail-Adresse',
    headHint: 'Die Zugehörigkeit der Person zu Ihrer Organisation muss bestätigt sein.',
    deputies: 'Vertretung, E-Mail-Adressen',
    wrongLine: (line: number, address: string, text: string) => `Zeile\u00a0${line}, „${address}“: ${text}`,
    deputiesHint:
      'Bis zu zehn, eine je Zeile. Alle sehen und beantworten dieselben Anfragen, nur keine über sich selbst und keine zu einer Challenge, die sie selbst stellen.',
    scope:
      'Mit dem Speichern gilt das auch für Begonnenes: Von jedem Entwurf und jeder Einreichung Ihrer Leute, deren Einreichungsschluss noch bevorsteht, hört die Stelle sogleich, falls sie noch nichts davon weiß. Frühere Anfragen behalten ihre Frist.',
    button: 'Speichern',
    close: 'Stelle auflösen',
    closeText:
      'Ab jetzt wird niemand mehr gefragt oder informiert. Offene Anfragen kann niemand mehr beantworten; mit ihrer Frist gelten sie als Zustimmung zur Teilnahme. Was zurückgestellt ist, bleibt es, bis eine neu benannte Stelle zustimmt.',
    closeAct: 'Auflösen',
    people: { head: 'Leitung', deputies: 'Vertretung', nobody: 'niemand' },
    noChange: 'Ändern können das Personen, die für Ihre Organisation unterschreiben dürfen.',
    done: {
      saved:
        'Gespeichert. Das gilt ab jetzt, auch für Entwürfe und Einreichungen, deren Einreichungsschluss noch bevorsteht: Wovon die Stelle noch nichts weiß, davon hört sie sogleich. Frühere Anfragen behalten ihre Frist.',
      closed: 'Die Stelle ist aufgelöst.',
    },
    toConsents: 'Anfragen ansehen',
  },
};
