import { receipts } from './receipts.js';

type CheckSteps = {
  file: string;
  paper: string;
  verify: string;
  keys: string;
  program: string;
  digest: string;
};

/** The receipt on paper. */
export const paper = {
  kind: 'Nachweis',
  number: (number: string) => `Nummer ${number}`,
  utc: (instant: string) => `nach UTC: ${instant}`,
  on: (moment: string, what: string) => `Am ${moment} ${what}`,
  said: {
    submission: (version: number, files: number, count: string) =>
      `hat das unten genannte Konto Fassung\u00a0${version} eines Lösungsvorschlags eingereicht: einen Text${
        files === 0 ? '' : files === 1 ? ' und eine Datei' : ` und ${count} Dateien`
      }, bezeichnet durch ${files === 0 ? 'seine Prüfsumme' : 'ihre Prüfsummen'}.`,
    agreement: {
      self: 'hat das unten genannte Konto für sich selbst den unten genannten Fassungen der Bedingungen zugestimmt.',
      organisation:
        'hat das unten genannte Konto für seine Organisation den unten genannten Fassungen der Bedingungen zugestimmt.',
    },
    confirmed: 'hat das unten genannte Konto die Zustimmung eines Mitglieds seiner Organisation bestätigt.',
    refused: 'hat das unten genannte Konto die Zustimmung eines Mitglieds seiner Organisation abgelehnt.',
    agreementEnded: 'hat das unten genannte Konto seine Zustimmung für die Zukunft beendet.',
    withdrawal: 'hat das unten genannte Konto einen Lösungsvorschlag zurückgezogen.',
    notAccepted: {
      'refused-agreement':
        'wollte das unten genannte Konto den Bedingungen einer Challenge zustimmen. Die Plattform hat die Zustimmung nicht angenommen.',
      'refused-submission':
        'wollte das unten genannte Konto einen Lösungsvorschlag einreichen. Die Plattform hat ihn nicht angenommen.',
      'refused-deposit':
        'wollte das unten genannte Konto eigenes Wissen hinterlegen. Die Plattform hat es nicht angenommen.',
    },
    deposit: (files: number, count: string) =>
      `hat das unten genannte Konto für das Team des Challenge-Gebers eigenes Wissen versiegelt hinterlegt: einen Text${
        files === 0 ? '' : files === 1 ? ' und eine Datei' : ` und ${count} Dateien`
      }, bezeichnet durch ${files === 0 ? 'seine Prüfsumme' : 'ihre Prüfsummen'}.`,
    awardOffered: 'wurde einem Team die Auszeichnung angeboten.',
    awardAccepted: 'hat das unten genannte Konto die Auszeichnung angenommen.',
    awardDeclined: 'hat das unten genannte Konto die Auszeichnung abgelehnt.',
    awardTakenBack: 'hat das unten genannte Konto das Angebot der Auszeichnung zurückgenommen.',
    awarded: 'wurde über die Challenge entschieden: Ein Lösungsvorschlag wurde ausgezeichnet.',
    notAwarded: 'wurde die Challenge ohne Auszeichnung beendet.',
    opened: {
      'brief-opened': 'hat das unten genannte Konto die vertraulichen Unterlagen einer Challenge geöffnet.',
      'submission-read': 'hat das unten genannte Konto einen Lösungsvorschlag geöffnet.',
      'deposit-opened': 'hat das unten genannte Konto eine Hinterlegung des Challenge-Gebers öffnen lassen.',
      'opening-approved': 'hat das unten genannte Konto der Öffnung der Lösungsvorschläge zugestimmt.',
      'submissions-opened': 'wurden die Lösungsvorschläge geöffnet, die beim Einreichungsschluss galten.',
    },
    rest: {
      'access-ended':
        'endete der Zugriff des Challenge-Gebers auf einen Lösungsvorschlag, der nicht ausgezeichnet wurde.',
      'contents-deleted':
        'wurden die Inhalte eines Lösungsvorschlags, der nicht ausgezeichnet wurde, von der Plattform gelöscht. Gelöscht wurde auch die Fassung, die mit den unten genannten Prüfsummen bezeichnet ist.',
      'non-use-confirmed':
        'hat das unten genannte Konto für seine Organisation bestätigt: Nichts, was nicht ausgezeichnet wurde, wird genutzt oder weitergegeben, und Kopien sind gelöscht.',
    },
    nonUseInWords:
      'hat das unten genannte Konto für seine Organisation bestätigt, dass nichts genutzt wird, was nicht ausgezeichnet wurde. Der bestätigte Wortlaut steht unten.',
    brief: {
      approved:
        'hat der Challenge-Geber erlaubt, dass das unten genannte Konto seine vertraulichen Unterlagen liest.',
      declined:
        'hat der Challenge-Geber abgelehnt, dass das unten genannte Konto seine vertraulichen Unterlagen liest.',
      withdrawn:
        'hat der Challenge-Geber die Erlaubnis zurückgenommen, dass das unten genannte Konto seine vertraulichen Unterlagen liest.',
    },
    consent: {
      'not-needed':
        'wurde die Transferstelle über eine Teilnahme informiert. Eine Zustimmung war nicht nötig.',
      given: 'hat das unten genannte Konto für die Transferstelle einer Teilnahme zugestimmt.',
      'given-in-part':
        'hat das unten genannte Konto für die Transferstelle einer Teilnahme mit einer Einschränkung zugestimmt.',
      held: 'hat das unten genannte Konto die Zustimmung der Transferstelle zu einer Teilnahme zurückgestellt.',
      lapsed:
        'ist die Frist der Transferstelle ohne Antwort verstrichen. Das gilt als Zustimmung zur Teilnahme.',
    },
    confidentiality: {
      'office-confidentiality':
        'hat sich das unten genannte Konto für die Transferstelle seiner Organisation zur Vertraulichkeit verpflichtet. Der zugesagte Wortlaut steht unten; die genannten Fassungen der Bedingungen galten an diesem Tag.',
      'manager-confidentiality':
        'hat sich das unten genannte Konto für das Clustermanagement zur Vertraulichkeit gegenüber der Organisation verpflichtet, die fragt. Der zugesagte Wortlaut steht unten.',
    },
    other: (what: string) => `wurde festgehalten: ${what}.`,
  },
  statement: 'Was unterschrieben ist',
  statementNote: `Genau diese Angaben hat die Plattform unterschrieben. Menschen, Organisationen und Dateien stehen darin als Kennung und Prüfsumme, nicht mit Namen. ${receipts.accountIds}`,
  file: (place: number) => `Datei\u00a0${place}`,
  id: 'Kennung',
  agreedFor: 'Zugestimmt',
  fileSums: `Die Prüfsumme einer Datei ist SHA-256 über die SHA-256-Werte ihrer Teile von 8 MiB, nicht die der ganzen Datei auf einmal. Nachrechnen: for part in $(seq 0 $((($(wc -c < DATEI) - 1) / 8388608))); do dd if=DATEI bs=8388608 skip=$part count=1 2>/dev/null | openssl dgst -sha256 -binary; done | openssl dgst -sha256 -r`,
  names: 'Was heute dazu angezeigt wird',
  namesNote: (day: string) =>
    `Diese Namen zeigt das Portal am ${day} an. Sie gehören nicht zur unterschriebenen Aussage.`,
  log: 'Stelle im Nachweisprotokoll',
  row: 'Zeile',
  rowOf: (row: string, rows: string) => `${row} von ${rows}`,
  noProof: 'Beim Herunterladen enthielt noch kein Protokollstand diese Zeile.',
  origin: 'Protokoll',
  checkpoint: 'Protokollstand vom',
  root: 'Prüfsumme des Protokollstands',
  salt: 'Zufallswert',
  check: 'So prüfen Sie diesen Nachweis',
  checkSteps: ({ file, paper, verify, keys, program, digest }: CheckSteps) => [
    `In dieser PDF-Datei liegt der Nachweis selbst, als Anlage „${file}“. Auf die Anlage kommt es an; diese Blätter geben sie wieder.`,
    `Im Browser: Wählen Sie auf ${verify} diese PDF-Datei. Geprüft wird auf Ihrem Gerät, ohne Konto, und nichts wird übertragen. Vergleichen Sie, was die Seite anzeigt, mit diesen Blättern.`,
    `Mit einem Programm ohne die Plattform: „node ${program} ${paper} --keys keys.json“, mit Node.js ab Fassung 24. Das Programm ist eine Datei und liegt unter ${verify}/${program} (SHA-256 ${digest}), die öffentlichen Schlüssel unter ${keys}; sichern Sie am besten heute beides.`,
    `Von Hand mit OpenSSL: Speichern Sie die Anlage. Die Befehle für Prüfsumme, Unterschrift und Protokoll stehen auf ${verify}#by-hand.`,
  ],
  sheet: (sheet: number, sheets: number) => `Seite ${sheet} von ${sheets}`,
  attachment: 'Der Nachweis, wie er unterschrieben wurde',
};
