const numbers = [
  'null',
  'ein',
  'zwei',
  'drei',
  'vier',
  'fünf',
  'sechs',
  'sieben',
  'acht',
  'neun',
  'zehn',
  'elf',
  'zwölf',
];
const inWords = (count: number): string => numbers[count] ?? String(count);
const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

export const desk = {
  title: 'Clusterbüro',
  titleSeeker: 'Gestellte Challenges',
  lead: (date: string, count: number, due: number): string => {
    if (count === 0) return `${date}. Hier wartet nichts auf Sie.`;
    const things = count === 1 ? 'Ein Vorgang wartet' : `${capital(inWords(count))} Vorgänge warten`;
    if (due === 0) return `${date}. ${things}.`;
    return `${date}. ${things}, ${due === count ? 'heute fällig' : `${due === 1 ? 'einer' : inWords(due)} davon heute`}.`;
  },
  shared: (complaints: number) => {
    const own =
      complaints === 1
        ? ' auch eine Beschwerde,'
        : complaints > 1
          ? ` auch ${inWords(complaints)} Beschwerden,`
          : '';
    return `Das sehen alle im Clustermanagement; was nur Sie betrifft,${own} steht in der`;
  },
  elsewhere: 'Was sonst auf Sie wartet, steht in der',
  create: 'Challenge anlegen',
  group: 'Gruppe anlegen',
  columns: { other: 'Gegenüber', what: 'Worum es geht', since: 'Seit', until: 'Bis', act: 'Schritt' },
  groups: {
    today: 'Heute fällig',
    week: 'Diese Woche',
    later: 'Später',
    itself: 'Geschieht von selbst',
    others: 'Wartet auf andere',
  },
  list: 'Was wartet',
  today: 'heute',
  rows: {
    /** What is waited for, and by whom it is done where that is somebody else. */
    tasks: {
      review: () => 'Ihre Prüfung des Entwurfs',
      revise: () => 'Ihre überarbeitete Fassung',
      write: () => 'Ihr fertiger Entwurf',
      unseal: () => 'Das Öffnen der Lösungsvorschläge',
      decide: () => 'Ihre Entscheidung über die Lösungsvorschläge',
      decideAgain: () => 'Ihre neue Entscheidung: Die Auszeichnung wurde nicht angenommen',
      tell: () => 'Das Ergebnis in Ihren Worten',
      confirmNonUse: () => 'Ihre Bestätigung der Nichtnutzung',
      findSignatory: () => 'Die Bestätigung der Nichtnutzung durch eine zeichnungsberechtigte Person',
      nonUseOverdue: (by: string) => `Überfällige Bestätigung der Nichtnutzung durch ${by}`,
      answer: () => 'Ihre Antwort auf Anfragen nach den Unterlagen',
      overdue: (by: string) => `Überfällige Entscheidung durch ${by}`,
      closing: () => 'Lösungsvorschläge vor dem Einreichungsschluss',
      resume: () => 'Fortsetzung der ausgesetzten Challenge',
      waitsResume: () => 'Fortsetzung durch das Clustermanagement',
      waitsDraft: (by: string) => `Fertiger Entwurf durch ${by}`,
      waitsReview: () => 'Prüfung durch das Clustermanagement',
      waitsRevise: (by: string) => `Überarbeitung durch ${by}`,
      waitsDecision: (by: string) => `Entscheidung durch ${by}`,
      waitsAnswer: () => 'Antwort auf die angebotene Auszeichnung',
      waitsOutcome: (by: string) => `Ergebnis, zu veröffentlichen durch ${by}`,
    },
    reviewAct: 'Prüfen',
    reviseAct: 'Öffnen',
    writeAct: 'Fortsetzen',
    admit: 'Aufnahme ins Cluster',
    admitAct: 'Aufnehmen',
    refuse: 'Ablehnen',
    refuseReason: 'Grund (freiwillig). Die Person liest ihn in ihren Einstellungen.',
    refuseAct: 'Aufnahme ablehnen',
    admitName: (name: string) => `${name} aufnehmen`,
    refuseName: (name: string) => `Aufnahme von ${name} ablehnen`,
    verify: (organisation: string) => `Zugehörigkeit zu ${organisation} bestätigen`,
    verified: (organisation: string) => `${organisation}, bestätigt`,
    stated: (organisation: string) => `${organisation}, eigene Angabe`,
    unsealAct: 'Zum Öffnen',
    decideAct: 'Lesen',
    answerAct: 'Antworten',
    tellAct: 'Veröffentlichen',
    confirmNonUseAct: 'Bestätigen',
    findSignatoryAct: 'Ansehen',
    overdueAct: 'Ansehen',
    closingAct: 'Ansehen',
    waitsAct: 'Ansehen',
    challenge: (question: string) => `Challenge „${question}“`,
    cluster: (name: string) => `Cluster ${name}`,
    managers: 'Clustermanagement',
    participants: 'Teilnehmende',
    team: 'Ihr Team',
    offeredTeam: 'Team mit Angebot',
    everyone: 'Öffentlichkeit',
    company: 'das Unternehmen',
    companyWaits: 'Unternehmen',
    untitled: 'ohne Fragestellung',
    overdueBy: (days: number) => (days === 1 ? '1 Tag überfällig' : `${days} Tage überfällig`),
    wantedClose: 'gewünschter Schluss',
    wantedClosePassed: 'gewünschter Schluss, schon vorbei',
    todayUntil: 'Heute',
  },
  quiet:
    'Lösungsvorschläge sind bis zum Einreichungsschluss versiegelt. Datenbanken und Sicherungen zeigen nichts davon; wer die laufenden Server betreibt, könnte sie trotzdem lesen, darf es aber nicht.',
  empty: 'Hier wartet nichts auf Sie.',
  emptyNext: (date: string, title: string) => `Nächster Termin: ${date}, ${title}.`,
  emptyText: 'Ein guter Augenblick, die nächste Challenge anzulegen.',
  first: {
    title: 'Noch keine Challenge.',
    text: 'Beschreiben Sie ein technisches Problem, auf das Ihr Haus keine Antwort hat. Es beginnt mit einem Satz; alles Weitere schreiben Sie danach in Ruhe. Das Clustermanagement prüft den Text, bevor ihn andere lesen.',
  },
  running: 'Laufende Challenges',
  runningAll: 'Alle, auch beteiligte',
  runningNone: 'Von Ihren eigenen läuft zurzeit keine.',
  agreed: 'zugestimmt',
  submitted: 'eingereicht',
  closed: 'geschlossen',
  left: (time: string) => `noch ${time}`,
  partner: 'beteiligt',
  numbers:
    'Bei beteiligten Challenges sieht nur das federführende Cluster, wie viele zugestimmt und eingereicht haben.',
  drafts: 'Alle Challenges',
  events: 'Nächste Termine',
  noEvents: 'Keine Termine eingetragen.',
  lastDone: 'Zuletzt erledigt',
  doneSteps: {
    sent: (challenge: string, when: string) => `${challenge} zur Prüfung gegeben, ${when}.`,
    sentBack: (challenge: string, when: string) => `${challenge} mit einem Grund zurückgegeben, ${when}.`,
    published: (challenge: string, when: string) => `${challenge} veröffentlicht, ${when}.`,
    decided: (challenge: string, when: string) => `${challenge} entschieden, ${when}.`,
    ended: (challenge: string, when: string) => `${challenge} ohne Auszeichnung beendet, ${when}.`,
    told: (challenge: string, when: string) => `Ergebnis der ${challenge} veröffentlicht, ${when}.`,
    withdrawn: (challenge: string, when: string) => `${challenge} zurückgezogen, ${when}.`,
  },
  done: {
    admitted: 'Aufgenommen.',
    refused: 'Die Aufnahme ist abgelehnt.',
    back: 'Der Entwurf ging mit Ihrem Grund zurück. Er liegt jetzt beim Unternehmen; Sie erhalten eine Mitteilung, wenn er wiederkommt.',
  } as Record<string, string>,
  memberWhere:
    'Wer aufgenommen ist, kann an Challenges für Mitglieder teilnehmen und selbst Challenges schreiben.',
};
