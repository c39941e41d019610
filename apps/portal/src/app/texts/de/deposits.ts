/** What the company that asks seals of its own knowledge before the close. */
export const deposits = {
  title: 'Eigenes Wissen hinterlegen',
  kept: 'Ihr hinterlegtes Wissen',
  hint: 'Was Ihr Unternehmen schon vor den Lösungsvorschlägen wusste',
  lead: 'Hinterlegen Sie versiegelt, was Sie schon wissen, bevor Sie Lösungsvorschläge lesen. Später können Sie belegen, dass Sie es nicht von dort haben.',
  seen: 'Auf der Challenge steht für alle, dass und wann hinterlegt wurde. Was darin steht, liest niemand, bis Ihr Team es öffnet.',
  none: 'Noch ist nichts hinterlegt.',
  closed: (close: string) =>
    `Der Einreichungsschluss war am ${close}. Seither lässt sich nichts mehr hinterlegen.`,
  notNow:
    'Hinterlegen können Sie, sobald die Challenge veröffentlicht ist, bis zum Einreichungsschluss; nicht, solange sie ausgesetzt ist.',
  late: 'Der Einreichungsschluss ist vorbei, hinterlegt wurde nichts. Der Versuch steht im Nachweisprotokoll. Ihr Text steht noch unten.',
  existing: 'Hinterlegt',
  number: (number: number) => `Hinterlegung\u00a0${number}`,
  states: { sealed: 'Versiegelt', opened: 'Geöffnet' },
  sealedAt: 'Versiegelt am',
  openedAt: 'Geöffnet am',
  text: 'Text, Prüfsumme',
  file: (place: number) => `Datei\u00a0${place}`,
  receipt: 'Nachweis ansehen',
  openingReceipt: 'Nachweis der Öffnung',
  save: 'Text sichern (JSON)',
  saveHint: 'Die gesicherte Datei und der Nachweis passen auf der Prüfseite zusammen.',
  open: {
    title: 'Öffnen',
    text: 'Danach liest Ihr Team den Text und die Dateien hier und kann sie mit dem Nachweis weitergeben. Die Öffnung steht im Nachweisprotokoll; außerhalb Ihres Teams erfährt niemand davon. Wieder versiegeln lässt sich die Hinterlegung nicht.',
    button: 'Hinterlegung öffnen',
  },
  new: {
    title: 'Neue Hinterlegung',
    text: 'Was Sie schon wissen',
    textHint:
      'Etwa eigene Versuche, Entwürfe, Messungen und Ideen zu dieser Fragestellung, mit Stand und Datum. Der Text wird erst beim Versiegeln gespeichert.',
    textMissing: 'Bitte schreiben Sie, was Sie hinterlegen, auch wenn es in den Dateien steht.',
    files: 'Dateien',
    filesHint: 'Freiwillig, höchstens 20 Dateien mit je 500\u00a0MB. Sie liegen von Anfang an verschlüsselt.',
    addFiles: 'Dateien hinzufügen',
    decide: 'Jetzt versiegeln?',
    decideText: (close: string) =>
      `Was Sie versiegeln, lässt sich nicht mehr ändern und nicht zurücknehmen. Bis ${close} können Sie weitere Hinterlegungen anlegen.`,
    button: 'Versiegeln und hinterlegen',
  },
  done: {
    sealed: 'Ihr Wissen ist versiegelt hinterlegt. Der Nachweis liegt gleich bereit.',
    opened: 'Die Hinterlegung ist geöffnet.',
  },
  onChallenge: {
    title: 'Vorwissen des Challenge-Gebers',
    times: (count: number, times: string) =>
      count === 1
        ? `Der Challenge-Geber hat eigenes Wissen versiegelt hinterlegt: ${times}.`
        : `Der Challenge-Geber hat ${count}-mal eigenes Wissen versiegelt hinterlegt: ${times}.`,
    last: (time: string) => `zuletzt ${time}`,
    why: 'Das schützt beide Seiten: Was er schon vor dem Einreichungsschluss wusste, lässt sich belegen, und danach kommt nichts mehr dazu. Niemand liest es, solange er es nicht öffnet.',
  },
};
