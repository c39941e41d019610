import { receipts } from './receipts.js';

const compare = 'Dateien vergleichen';

export const verify = {
  title: 'Nachweis prüfen',
  lead: 'Ist dieser Nachweis echt, und was sagt er? Geprüft wird in Ihrem Browser. Weder der Nachweis noch Ihre Dateien verlassen dabei Ihr Gerät.',
  noScript:
    'Zum Prüfen auf dieser Seite ist ein Skript nötig, das Ihr Browser gerade nicht ausführt. Ohne Skript prüfen Sie mit OpenSSL, wie unten beschrieben.',
  choose: 'Datei wählen',
  drop: 'oder hier ablegen',
  which: `Gesucht ist die Datei, die Sie mit „${receipts.downloadPaper}“ oder „${receipts.download}“ gespeichert haben; auch ein aufbewahrter Protokollstand geht, also der unterschriebene Stand des Nachweisprotokolls zu einem Zeitpunkt.`,
  paste: 'Text einfügen statt Datei',
  pasteLabel: 'Inhalt der Datei',
  offline: 'Ist die Seite einmal geladen, geht das auch ohne Verbindung.',
  keys: 'Öffentliche Schlüssel',
  keysHint: 'von dieser Plattform veröffentlicht',
  keysLabel: 'Schlüssel, mit denen geprüft wird',
  keysText:
    'Es sind die Schlüssel, die diese Plattform heute veröffentlicht. Wer unabhängig von ihr prüfen will, hat sie beim Erhalt des Nachweises gesichert und fügt sie hier ein; so prüfen Sie auch Nachweise einer anderen Plattform.',
  keysMissing: 'Die Schlüssel dieser Plattform laden gerade nicht.',
  keysMissingText: 'Fügen Sie sie unten ein, oder laden Sie die Seite neu.',
  problems: {
    text: `Das ist der Text, nicht der Nachweis. Wählen Sie zuerst den Nachweis (PDF oder JSON); danach erscheint „${compare}“, und dort wählen Sie diesen Text: Mit ihm wird der Nachweis verglichen.`,
    'no-json':
      'Das ist kein Nachweis. Erwartet wird die PDF-Datei, wie Sie sie gespeichert haben, oder der vollständige Inhalt der JSON-Datei. Wollen Sie eine Datei vergleichen, wählen Sie zuerst den Nachweis.',
    'no-receipt':
      'Das ist kein Nachweis dieser Art. Es fehlen Aussage, Zufallswert, Prüfsumme oder Unterschrift. Wollen Sie eine Datei vergleichen, wählen Sie zuerst den Nachweis.',
    'other-format': 'Diesen Nachweis kann die Seite nicht lesen. Sie kennt das Format v1.',
    'no-crypto':
      'Hier kann Ihr Browser nicht rechnen. Er tut es nur über eine gesicherte Verbindung (https). Prüfen Sie mit OpenSSL, wie unten beschrieben.',
  },
  verdict: {
    ok: 'Echt und unverändert',
    attached: 'Angehängte Aussage ist echt',
    wrong: 'Verändert oder nicht echt',
    open: 'Nicht ganz geprüft',
  },
  verdictText: {
    ok: 'Genau diese Aussage wurde mit dem genannten Schlüssel unterschrieben. Seitdem ist daran kein Zeichen geändert worden.',
    attached:
      'Genau die Aussage, die unten steht, wurde mit dem genannten Schlüssel unterschrieben, und seitdem ist daran kein Zeichen geändert worden. Über die Seiten der PDF-Datei sagt das nichts.',
    wrong:
      'Was hier steht, hat niemand so unterschrieben, oder es wurde danach verändert. Verlassen Sie sich nicht darauf. Nicht bestanden:',
    open: 'Die Prüfsumme passt, die Unterschrift ist aber nicht geprüft. Für sich allein belegt das nichts.',
  },
  attachedOnly:
    'Geprüft ist die Aussage, die dieser PDF-Datei angehängt ist, nicht das, was auf den Seiten steht.',
  attachedOnlyText:
    'Gedruckte Zeilen lassen sich ändern, ohne die Anlage zu berühren. Vergleichen Sie sie mit dem, was unten steht; weichen beide voneinander ab, verlassen Sie sich nicht auf das Gedruckte.',
  checks: 'Was geprüft wurde',
  leaf: {
    ok: 'Prüfsumme: passt zu Aussage und Zufallswert.',
    wrong: 'Prüfsumme: passt nicht. Aussage, Zufallswert oder Prüfsumme sind verändert.',
  },
  /** `{since}` is a date. */
  signature: {
    published: 'Unterschrift: gültig, mit einem Schlüssel dieser Plattform, in Gebrauch seit {since}.',
    pasted: 'Unterschrift: gültig, mit einem Schlüssel, den Sie eingefügt haben.',
    wrong: 'Unterschrift: passt nicht zu diesen Angaben und diesem Schlüssel.',
    'unknown-key':
      'Unterschrift: nicht geprüft. Der Schlüssel fehlt in der Liste. Stammt der Nachweis von einer anderen Plattform, fügen Sie deren Schlüssel ein.',
    unsupported:
      'Unterschrift: nicht geprüft. Dieser Browser kann das Verfahren Ed25519 nicht. Neuere Fassungen können es, ebenso OpenSSL (siehe unten).',
  },
  log: {
    ok: 'Nachweisprotokoll: steht darin als Zeile {row} von {rows}, nach dem Protokollstand vom {when}.',
    absent:
      'Nachweisprotokoll: nicht geprüft. Dieser Nachweis wurde gespeichert, bevor ihn ein Protokollstand enthielt. Laden Sie ihn noch einmal herunter.',
    wrong:
      'Nachweisprotokoll: Der Weg durch das Protokoll führt nicht zu dem Protokollstand, der dabeisteht, oder dessen Unterschrift stimmt nicht.',
    'unknown-key':
      'Nachweisprotokoll: Der Weg stimmt, die Unterschrift unter dem Protokollstand ist nicht geprüft. Der Schlüssel fehlt in der Liste.',
    unsupported:
      'Nachweisprotokoll: Der Weg stimmt, die Unterschrift unter dem Protokollstand kann dieser Browser nicht prüfen.',
  },
  kept: 'Ihr aufbewahrter Protokollstand',
  keptText:
    'Verglichen mit dem jüngsten Protokollstand dieser Plattform. Dafür hat Ihr Browser nach ihm und nach dem Weg zwischen den beiden Größen gefragt.',
  sameLog: 'Mit einem Protokollstand vergleichen, den Sie aufbewahrt haben',
  sameLogText:
    'Ein Protokollstand ist der unterschriebene Stand des Nachweisprotokolls zu einem Zeitpunkt. Haben Sie früher einen gesichert, zeigt der Vergleich, ob das Protokoll seither nur gewachsen ist. Dafür fragt Ihr Browser die Plattform nach dem Weg zwischen den beiden Größen; mehr erfährt sie nicht.',
  sameLogMore: 'Wo Sie einen Protokollstand sichern',
  keptChoose: 'Gesicherten Protokollstand wählen',
  keptLabel: 'Aufbewahrter Protokollstand',
  continued: {
    ok: 'Dasselbe Protokoll: Die {rows} Zeilen setzen die ersten {older} unverändert fort.',
    same: 'Dasselbe Protokoll: Beide Stände umfassen dieselben {rows} Zeilen.',
    unsigned: 'Dieser Protokollstand ist mit keinem der Schlüssel oben gültig unterschrieben.',
    forked:
      'Nicht dasselbe Protokoll. Einer der beiden Stände gehört zu einem Protokoll, das nachträglich geändert wurde, oder Ihnen wurde ein anderes gezeigt. Bewahren Sie beide auf.',
    'other-log': 'Dieser Protokollstand gehört zum Protokoll einer anderen Plattform.',
    'no-checkpoint':
      'Das ist kein Protokollstand. Er beginnt mit dem Namen des Protokolls und endet mit der Zeile, die mit „—“ anfängt.',
    unreachable:
      'Die Plattform gibt den Weg zwischen den beiden Ständen gerade nicht heraus. Versuchen Sie es später noch einmal.',
  },
  receiptNumber: 'Die Nummer, die auf Ihrem Nachweis steht',
  states: 'Was er sagt',
  claims: 'Was diese Datei behauptet (nicht belegt)',
  claimsText:
    'Ohne bestandene Prüfung ist nichts davon belegt. Jede Angabe kann verändert oder erfunden sein.',
  statesNote: `Konten, Organisationen und Challenges sind mit ihrer Kennung unterschrieben. Namen, die eine PDF-Datei daneben nennt, sind nicht unterschrieben. Zeiten stehen hier in der Zeit von Berlin, mit der Zeitzone, und daneben nach UTC, so wie sie unterschrieben wurden. ${receipts.accountIds}`,
  utc: 'in UTC',
  signed: 'Alle unterschriebenen Angaben',
  claimed: 'Alle Angaben in der Datei',
  /** In this order: what says something by itself, then the ids. */
  members: {
    type: 'Was',
    at: 'Wann',
    party: 'Für',
    kind: 'Für',
    organisationId: 'Organisation (Kennung)',
    clusterId: 'Cluster (Kennung)',
    binding: 'Von ihr bestätigt',
    role: 'Rolle',
    words: 'Wortlaut',
    confirmed: 'Bestätigt',
    accepted: 'Angenommen',
    message: 'Antwort',
    code: 'Grund',
    afterClose: 'Nach dem Einreichungsschluss',
    closesAt: 'Einreichungsschluss',
    version: 'Fassung',
    versions: 'Bedingungen',
    agreements: 'Zustimmungsnachweise',
    layer: 'Text',
    number: 'Fassung',
    language: 'Gelesen auf',
    revision: 'Änderungen an der Challenge bis dahin',
    textDigest: 'Text, Prüfsumme',
    fileDigest: 'Datei, Prüfsumme',
    files: 'Dateien',
    size: 'Größe',
    digest: 'Prüfsumme',
    fileId: 'Kennung',
    versionId: 'Kennung',
    accountId: 'Von (Konto)',
    replacedAccountId: 'Anstelle von (Konto)',
    openerAccountIds: 'Wer dem Öffnen zustimmt (Konten)',
    readerAccountId: 'Wer gefragt hatte (Konto)',
    answer: 'Antwort',
    memberAccountId: 'Für das Mitglied (Konto)',
    teamAccountIds: 'Team (Konten)',
    challengeId: 'Challenge (Kennung)',
    submissionId: 'Lösungsvorschlag (Kennung)',
    depositId: 'Hinterlegung (Kennung)',
    receiptId: 'Zustimmungsnachweis (Kennung)',
    agreementReceiptId: 'Antwort auf Nachweis (Kennung)',
    basisReceiptId: 'Beruht auf Nachweis (Kennung)',
    awardId: 'Auszeichnung (Kennung)',
    consent: 'Antwort der Transferstelle',
    noteDigest: 'Einschränkung oder Grund, Prüfsumme (SHA-256 des Textes)',
    rows: 'Zeilen',
    portalId: 'Portal (Kennung)',
    keyId: 'Schlüssel',
    seq: receipts.rows.seq,
    issued: 'Ausgestellt',
  },
  values: {
    type: receipts.types,
    layer: receipts.rows.layers,
    consent: receipts.rows.consent,
    answer: receipts.rows.brief,
    kind: { self: receipts.rows.self, organisation: 'eine Organisation' },
    role: {
      participant: 'hat den Bedingungen zugestimmt',
      manager: 'Clustermanagement',
      office: 'Transferstelle',
    },
    language: { de: 'Deutsch', en: 'Englisch' },
    code: {
      'submission.deadline-passed': 'nach dem Einreichungsschluss',
      'terms.not-open': 'nach dem Einreichungsschluss',
    },
  },
  yes: 'ja',
  no: 'nein',
  none: '–',
  bytes: 'Bytes',
  compare,
  compareText: `Wählen Sie Dateien, die zu diesem Nachweis gehören sollen. Stimmt die Prüfsumme, ist jedes Byte dasselbe. Für den Text wählen Sie die Datei, die Sie mit „${receipts.submittedText}“ zu genau dieser Fassung gespeichert haben, für den Text vertraulicher Unterlagen die von deren Seite. Eine Datei, die Sie nach einer weiteren Änderung gespeichert haben, enthält den neueren Text und passt nicht. Die Prüfsumme eines Textes ist SHA-256 über genau diese Datei, wie „openssl dgst -sha256“ sie ausgibt; die einer Datei ist über ihre Teile gebildet.`,
  compareChoose: 'Dateien wählen',
  compareNote: 'Oder den Text einfügen, den der Nachweis als Einschränkung oder Grund nennt',
  file: {
    files: 'ist eine der Dateien in diesem Nachweis, Byte für Byte.',
    textDigest: 'ist der Text, den dieser Nachweis nennt.',
    noteDigest: 'ist die Einschränkung oder der Grund in diesem Nachweis.',
    versions: 'ist eine der Fassungen, die dieser Nachweis nennt.',
    absent: 'kommt in diesem Nachweis nicht vor.',
  },
  proven: {
    title: 'Was ein echter Nachweis belegt',
    points: [
      'Dass diese Plattform genau diese Aussage unterschrieben hat.',
      'Der Inhalt: Ein Text oder eine Datei mit derselben Prüfsumme ist derselbe Text, dieselbe Datei.',
      'Der Zeitpunkt, so wie ihn die Uhr dieser Plattform angab.',
      'Die Stelle im Nachweisprotokoll: Wer einen Protokollstand aufbewahrt hat, bemerkt jede Zeile, die davor geändert, gelöscht, vertauscht oder eingeschoben wird.',
    ],
  },
  notProven: {
    title: 'Was er nicht belegt',
    points: [
      'Wer etwas erdacht oder geschrieben hat. Er nennt das Konto, von dem es kam.',
      'Ob etwas neu, richtig oder patentierbar ist. Eine Patentanmeldung ersetzt er nicht.',
      'Ob diese Fassung noch gilt: Eine spätere kann sie ersetzt haben, oder sie wurde seither zurückgezogen. Der Nachweis allein sagt das nicht.',
      'Dass jemand außerhalb dieser Plattform den Zeitpunkt bezeugt, solange niemand den Protokollstand aufbewahrt hat: Wer Datenbank und Schlüssel der Plattform besitzt, könnte bis dahin auch ein anderes Protokoll vorlegen.',
    ],
  },
  program: {
    title: 'Ohne diese Seite: mit einem Programm',
    lead: 'Ein Programm aus einer Datei, ohne weitere Pakete. Sie brauchen Node.js ab Fassung 24. Es liest den Nachweis als PDF oder JSON und fragt niemanden, solange Sie es nicht darum bitten („--from“). Der Nachweis heißt hier receipt.pdf: Setzen Sie dafür den Namen Ihrer Datei ein, etwa nachweis-….pdf.',
    download: 'allmende-verify.mjs herunterladen',
    npx: 'Oder ohne das Programm zu sichern; npx holt dieselbe Datei von hier, aus keinem Register:',
    trust:
      'Sichern Sie Programm und Schlüssel, solange Sie der Plattform vertrauen, und heben Sie die Prüfsumme auf: So zeigt sich, ob Ihnen später ein anderes gegeben wird. Der Quelltext liegt im Ordner libs/verify der Plattform, die unter der EUPL 1.2 steht. Bauen Sie das Programm selbst, kann sich die Prüfsumme unterscheiden.',
  },
  byHand: {
    title: 'Ohne diese Seite: mit OpenSSL',
    lead: 'Sie brauchen OpenSSL 3 und jq, auf Linux, macOS oder unter Windows im WSL. Der Nachweis heißt hier receipt.json; benennen Sie die Datei entsprechend um. Sie liegt unter Nachweise und in der PDF-Datei als Anlage, die „pdfdetach -save 1 -o receipt.json“ herausholt.',
    key: 'Schlüssel holen, am besten gleich beim Erhalt des Nachweises:',
    signature: 'Unterschrift prüfen. Die Antwort muss „Signature Verified Successfully“ lauten:',
    leaf: 'Prüfsumme nachrechnen. Beide Zeilen müssen gleich sein:',
    log: 'Den Weg zum Protokollstand nachrechnen (dafür braucht es auch xxd). Beide Zeilen müssen gleich sein:',
    checkpoint: 'Unterschrift unter dem Protokollstand prüfen, mit dem Schlüssel aus dem zweiten Schritt:',
    file: 'Prüfsumme des Textes: „openssl dgst -sha256“ über die Datei mit dem Text. Prüfsumme einer Datei, wie sie im Nachweis steht (nicht die der ganzen Datei auf einmal):',
    format:
      'Die Unterschrift gilt für alle Angaben außer ihr selbst und dem Weg im Protokoll (proof), als JSON nach RFC 8785. Die Prüfsumme ist SHA-256 über ein Nullbyte, den Zufallswert und die Aussage.',
  },
};
