import { capital, formatCount } from '@allmende/ui';

export const home = {
  title: (portal: string) => portal,
  headline: 'Fragen, auf die wir selbst keine Antwort haben.',
  lead: 'Unternehmen nennen ein technisches Problem. Fachleute aus allen Clustern antworten vertraulich. Wem was gehört, steht vorher fest.',
  seeChallenges: 'Challenges ansehen',
  post: 'Eine Challenge stellen',
  tellNeed: 'Mit uns sprechen',
  wanted: 'Aktuell gesucht',
  wantedLead:
    'Unternehmen stellen eine Frage, Fachleute aus allen Clustern antworten vertraulich. Was die beste Antwort bekommt, steht dabei.',
  openCount: (count: number, next: string | undefined) => {
    const open = count === 1 ? 'Eine offene Challenge' : `${count} offene Challenges`;
    return next ? `${open}, die nächste schließt am ${next}.` : `${open}.`;
  },
  someShown: 'Einige davon stehen hier.',
  all: 'Alle Challenges, auch abgeschlossene',
  allShort: 'Alle Challenges',
  noneOpen: 'Zurzeit ist keine Challenge offen.',
  noneOpenText: 'Abgeschlossene Challenges und ihre Ergebnisse können Sie weiter lesen.',
  facts: { closes: 'Schließt', reward: 'Das erwartet Sie', rights: 'Rechte' },
  how: {
    title: 'So funktioniert es',
    steps: [
      {
        title: 'Lesen, ohne Konto',
        text: 'Fragestellung, Fristen, Preisgeld und Rechteregelung stehen offen da. Sie entscheiden in Ruhe, ob es Ihre Frage ist.',
      },
      {
        title: 'Zustimmen und versiegelt einreichen',
        text: 'Sie sehen erst die Bedingungen, dann die vertraulichen Unterlagen. Bis zum Einreichungsschluss ist Ihr Lösungsvorschlag versiegelt.',
      },
      {
        title: 'Entscheidung und Antwort für alle',
        text: 'Jedes Team bekommt eine begründete Antwort. Das Ergebnis wird veröffentlicht, sobald entschieden ist.',
      },
    ],
  },
  own: {
    title: 'Wem gehört Ihre Idee?',
    text: 'Jede Challenge sagt es in einer Zeile, bevor Sie etwas preisgeben. Bis zum Einreichungsschluss ist Ihr Lösungsvorschlag versiegelt. Sie erhalten einen Nachweis, was Sie wann eingereicht haben. Ein Patent ersetzt er nicht.',
    examples: [
      { title: 'Rechte bleiben bei Ihnen', text: 'Kein Recht geht an das Unternehmen über.' },
      { title: 'Option bis zu einem Datum', text: 'Das Unternehmen darf später erwerben.' },
      { title: 'Übertragung bei Auszeichnung', text: 'Erst ausgezeichnet und bezahlt, dann übertragen.' },
    ],
    compare: 'Alle acht Rechteregelungen im Vergleich',
  },
  outcomes: 'Ergebnisse',
  solutions: (count: number, clusters: number | null) => {
    const what = count === 1 ? 'Lösungs\u00advorschlag' : 'Lösungs\u00advorschläge';
    return clusters && clusters > 1 ? `${what} aus ${clusters} Clustern` : what;
  },
  readOutcome: 'Ergebnis lesen',
  readReason: 'Begründung lesen',
  allOutcomes: 'Alle Ergebnisse',
  noOutcomes: 'Noch ist keine Challenge entschieden. Jede endet mit einem Ergebnis, das hier steht.',
  events: 'Termine',
  allEvents: 'Alle Termine',
  noEvents: 'Zurzeit steht kein Termin fest.',
  clusters: 'Beteiligte Cluster',
  clustersNote: (count: number) =>
    count === 1 ? 'Ein Tor' : `${capital(formatCount(count, 'de'))} Tore, ein gemeinsames Feld`,
  allClusters: 'Alle Cluster',
  portals: {
    title: 'Viele Tore, ein gemeinsames Feld',
    lead: 'Jedes Cluster hat sein eigenes Portal. Dahinter liegt ein gemeinsamer Wettbewerb um gute Antworten. Wählen Sie Ihr Tor.',
    signIn: 'Sie melden sich an einem Portal an. Bitte wählen Sie eines; Ihr Konto gilt an allen.',
    goOn: 'Diese Seite steht in den Portalen der Cluster. Bitte wählen Sie eines; dort öffnet sie sich gleich.',
    empty: 'Noch ist kein Cluster eingetragen.',
  },
};
