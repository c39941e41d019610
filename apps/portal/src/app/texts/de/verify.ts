import { receipts } from './receipts.js';

export const verify = {
  title: 'Nachweis prüfen',
  lead: 'Ist dieser Nachweis echt, und was sagt er? Geprüft wird in Ihrem Browser. Weder der Nachweis noch Ihre Dateien verlassen dabei Ihr Gerät.',
  noScript:
    'Zum Prüfen auf dieser Seite ist ein Skript nötig, das Ihr Browser gerade nicht ausführt. Ohne Skript prüfen Sie mit OpenSSL, wie unten beschrieben.',
  choose: 'Datei wählen',
  drop: 'oder hier ablegen: die Datei (JSON), die Sie unter „Nachweise“ heruntergeladen haben',
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
    'no-json': 'Das ist kein Nachweis. Erwartet wird der vollständige Inhalt einer JSON-Datei.',
    'no-receipt':
      'Das ist kein Nachweis dieser Art. Es fehlen Aussage, Zufallswert, Prüfsumme oder Unterschrift.',
    'other-format': 'Diesen Nachweis kann die Seite nicht lesen. Sie kennt das Format v1.',
    'no-crypto':
      'Hier kann Ihr Browser nicht rechnen. Er tut es nur über eine gesicherte Verbindung (https). Prüfen Sie mit OpenSSL, wie unten beschrieben.',
  },
  verdict: {
    ok: 'Echt und unverändert',
    wrong: 'Stimmt nicht',
    open: 'Nicht ganz geprüft',
  },
  verdictText: {
    ok: 'Genau diese Aussage wurde mit dem genannten Schlüssel unterschrieben. Seitdem ist daran kein Zeichen geändert worden.',
    wrong: 'Dieser Nachweis wurde so nicht ausgestellt. Verlassen Sie sich nicht auf das, was darin steht.',
    open: 'Die Prüfsumme passt, die Unterschrift ist aber nicht geprüft. Für sich allein belegt das nichts.',
  },
  checks: 'Was geprüft wurde',
  leaf: {
    ok: 'Prüfsumme: passt zu Aussage und Zufallswert.',
    wrong: 'Prüfsumme: passt nicht. Aussage, Zufallswert oder Prüfsumme sind verändert.',
  },
  /** `{key}` is a key's name, `{since}` a date. */
  signature: {
    published: 'Unterschrift: gültig, mit einem Schlüssel dieser Plattform, in Gebrauch seit {since}.',
    pasted: 'Unterschrift: gültig, mit einem Schlüssel, den Sie eingefügt haben.',
    wrong: 'Unterschrift: passt nicht zu diesen Angaben und diesem Schlüssel.',
    'unknown-key':
      'Unterschrift: nicht geprüft. Der Schlüssel fehlt in der Liste. Stammt der Nachweis von einer anderen Plattform, fügen Sie deren Schlüssel ein.',
    unsupported:
      'Unterschrift: nicht geprüft. Dieser Browser kann das Verfahren Ed25519 nicht. Neuere Fassungen können es, ebenso OpenSSL (siehe unten).',
  },
  states: 'Was er sagt',
  signed: 'Alle unterschriebenen Angaben',
  members: {
    type: 'Was',
    at: 'Wann',
    accountId: 'Von (Konto)',
    party: 'Für',
    kind: 'Für',
    organisationId: 'Organisation',
    binding: 'Von ihr bestätigt',
    challengeId: 'Challenge',
    submissionId: 'Lösungsvorschlag',
    version: 'Fassung',
    portalId: 'Portal',
    teamAccountIds: 'Team (Konten)',
    textDigest: 'Text, Prüfsumme',
    files: 'Dateien',
    layer: 'Text',
    number: 'Fassung',
    fileId: 'Kennung',
    size: 'Größe',
    digest: 'Prüfsumme',
    versions: 'Zugestimmt',
    versionId: 'Kennung',
    language: 'Gelesen auf',
    afterClose: 'Nach dem Einreichungsschluss',
    code: 'Grund',
    closesAt: 'Einreichungsschluss',
    awardId: 'Auszeichnung',
    accepted: 'Angenommen',
    keyId: 'Schlüssel',
    seq: receipts.rows.seq,
    issued: 'Ausgestellt',
  },
  values: {
    type: receipts.types,
    layer: receipts.rows.layers,
    kind: { self: receipts.rows.self, organisation: 'eine Organisation' },
    language: { de: 'Deutsch', en: 'Englisch' },
    code: { 'submission.deadline-passed': 'nach dem Einreichungsschluss' },
  },
  yes: 'ja',
  no: 'nein',
  none: '–',
  bytes: 'Bytes',
  compare: 'Dateien vergleichen',
  compareText:
    'Wählen Sie Dateien, die zu diesem Nachweis gehören sollen. Stimmt die Prüfsumme, ist jedes Byte dasselbe. Den Text vergleichen Sie mit den Daten Ihres Lösungsvorschlags (JSON).',
  compareChoose: 'Dateien wählen',
  file: {
    files: 'ist eine der Dateien in diesem Nachweis, Byte für Byte.',
    textDigest: 'ist der Text, den dieser Nachweis nennt.',
    versions: 'ist eine der Fassungen, die dieser Nachweis nennt.',
    absent: 'kommt in diesem Nachweis nicht vor.',
  },
  proven: {
    title: 'Was er belegt',
    points: [
      'Diese Plattform hat genau diese Aussage unterschrieben.',
      'Der Inhalt: Ein Text oder eine Datei mit derselben Prüfsumme ist derselbe Text, dieselbe Datei.',
      'Der Zeitpunkt, so wie ihn die Uhr dieser Plattform angab.',
    ],
  },
  notProven: {
    title: 'Was er nicht belegt',
    points: [
      'Wer etwas erdacht oder geschrieben hat. Er nennt das Konto, von dem es kam.',
      'Ob etwas neu, richtig oder patentierbar ist. Eine Patentanmeldung ersetzt er nicht.',
      'Dass jemand außerhalb dieser Plattform den Zeitpunkt bezeugt. Einen solchen Zeugen gibt es noch nicht: Wer Datenbank und Schlüssel der Plattform besitzt, könnte heute auch einen anderen Nachweis ausstellen.',
    ],
  },
  byHand: {
    title: 'Ohne diese Seite: mit OpenSSL',
    lead: 'Sie brauchen OpenSSL 3 und jq, auf Linux, macOS oder unter Windows im WSL. Der Nachweis heißt hier receipt.json.',
    key: 'Schlüssel holen, am besten gleich beim Erhalt des Nachweises:',
    signature: 'Unterschrift prüfen. Die Antwort muss „Signature Verified Successfully“ lauten:',
    leaf: 'Prüfsumme nachrechnen. Beide Zeilen müssen gleich sein:',
    file: 'Prüfsumme einer Datei, wie sie im Nachweis steht (nicht die der ganzen Datei auf einmal):',
    format:
      'Die Unterschrift gilt für alle Angaben außer ihr selbst, als JSON nach RFC 8785. Die Prüfsumme ist SHA-256 über ein Nullbyte, den Zufallswert und die Aussage.',
  },
};
