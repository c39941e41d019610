import type { TermsText } from './wording.js';

/** Version 1 of the terms of use. Published, so frozen: another wording is another file and another migration. */
export const platformTerms1: TermsText = {
  title: { de: 'Nutzungsbedingungen', en: 'Terms of use' },
  clauses: [
    {
      clauseId: 'subject',
      title: { de: 'Wofür diese Bedingungen gelten', en: 'What these terms are for' },
      text: {
        de: 'Diese Plattform verbindet Innovationscluster. Über das Portal jedes Clusters gelangen Sie zum selben gemeinsamen Wettbewerb. Diese Nutzungsbedingungen gelten zwischen Ihnen und dem Betrieb der Plattform, der im Impressum genannt ist. Verträge über Rechte an Lösungsvorschlägen schließen Sie nicht mit dem Betrieb, sondern mit dem Challenge-Geber, auf Grundlage der Teilnahmebedingungen der jeweiligen Challenge. Wo sich die drei Texte widersprechen, gehen die Teilnahmebedingungen den Bedingungen des Clusters vor und diese den Nutzungsbedingungen; Ihre Rechte an Ihren Inhalten kann keiner von ihnen stillschweigend verkürzen.',
        en: 'This platform connects innovation clusters. The portal of each cluster leads you to the same shared competition. These terms of use apply between you and the operator of the platform, who is named in the imprint. You do not conclude contracts on rights in solutions with the operator but with the organisation that posts a challenge, on the basis of the challenge terms. Where the three texts contradict each other, the challenge terms prevail over the cluster’s terms and these over the terms of use; none of them can silently cut back your rights in your content.',
      },
      plain: {
        de: 'Der Betrieb stellt die Plattform. Über Ihre Idee entscheiden Sie mit dem Challenge-Geber.',
        en: 'The operator provides the platform. About your idea you decide with the organisation that asks.',
      },
    },
    {
      clauseId: 'account',
      title: { de: 'Ihr Konto', en: 'Your account' },
      text: {
        de: 'Lesen können Sie ohne Konto. Für alles Weitere brauchen Sie ein persönliches Konto mit einer bestätigten E-Mail-Adresse; es gilt in allen Portalen. Sie machen wahre Angaben zu Ihrer Person und zu Ihrer Organisation, halten Ihr Passwort geheim und melden uns einen Missbrauch, sobald Sie ihn bemerken. Ob Sie einer Organisation angehören und sie vertreten dürfen, kann über deren E-Mail-Adressen oder durch ein Clustermanagement geprüft werden. Sie können Ihr Konto jederzeit schließen.',
        en: 'You can read without an account. For everything else you need a personal account with a confirmed e-mail address; it is valid in all portals. You give true details about yourself and your organisation, keep your password secret and tell us of any misuse as soon as you notice it. Whether you belong to an organisation and may bind it can be checked by its e-mail addresses or by a cluster’s management. You may close your account at any time.',
      },
      plain: {
        de: 'Ein Konto, persönlich und ehrlich, für alle Portale.',
        en: 'One account, personal and honest, for all portals.',
      },
    },
    {
      clauseId: 'conduct',
      title: { de: 'Umgang miteinander', en: 'Conduct' },
      text: {
        de: 'Sie stellen nichts ein, was gegen Gesetze verstößt, Rechte anderer verletzt oder Menschen herabsetzt, und keine Geheimnisse, die Sie nicht offenlegen dürfen. Sie versuchen nicht, an Inhalte zu gelangen, die nicht für Sie bestimmt sind, verändern keine fremden Daten, laden keine schädlichen Dateien hoch und belasten die Plattform nicht über das übliche Maß. Was Sie in Gruppen oder vertraulichen Unterlagen lesen, geben Sie nicht weiter. Sicherheitslücken melden Sie uns, bevor Sie öffentlich darüber sprechen; wer das in gutem Glauben tut, hat von uns nichts zu befürchten.',
        en: 'You post nothing that breaks the law, infringes rights of others or demeans people, and no secrets that you may not disclose. You do not try to reach content that is not meant for you, change no data of others, upload no harmful files and put no unusual load on the platform. What you read in groups or confidential documents you do not pass on. You report security holes to us before you speak of them in public; whoever does so in good faith has nothing to fear from us.',
      },
      plain: {
        de: 'Anständig, gesetzestreu, diskret.',
        en: 'Be decent, lawful and discreet.',
      },
    },
    {
      clauseId: 'your-content',
      title: { de: 'Ihre Inhalte', en: 'Your content' },
      text: {
        de: 'Ihre Inhalte bleiben Ihre. Der Betrieb erhält nur das, was die Technik braucht: Er darf sie speichern, sichern, übertragen und den Personen anzeigen, für die Sie oder die geltenden Bedingungen sie bestimmen. Er wertet sie nicht für eigene Zwecke aus, verkauft sie nicht und verwendet sie nicht, um Modelle zu trainieren. Texte, die Sie öffentlich stellen, dürfen alle lesen und verlinken.',
        en: 'Your content stays yours. The operator receives only what the technology needs: it may store it, back it up, transmit it and show it to the people for whom you or the applicable terms intend it. It does not analyse it for purposes of its own, does not sell it and does not use it to train models. Texts that you make public may be read and linked to by anyone.',
      },
      plain: {
        de: 'Wir speichern und zeigen, was Sie bestimmen. Mehr nicht.',
        en: 'We store it and show it as you decide. Nothing else.',
      },
    },
    {
      clauseId: 'what-the-operator-can-see',
      title: {
        de: 'Vertraulichkeit und was der Betrieb technisch sehen kann',
        en: 'Confidentiality and what the operator can technically see',
      },
      text: {
        de: 'Vertrauliche Inhalte, insbesondere Lösungsvorschläge und vertrauliche Unterlagen, sind durch Zugriffsregeln geschützt: Die Plattform zeigt sie nur den Personen, die sie nach den geltenden Bedingungen lesen dürfen, und bis zum Einreichungsschluss niemandem außerhalb des Teams. Diese Regeln setzt die Software durch. Die Inhalte liegen jedoch lesbar auf den Servern; wer die Server betreibt, könnte sie technisch lesen, ebenso wer sich unbefugt Zugang zu Servern oder Sicherungskopien verschafft.\n\nDer Betrieb verpflichtet alle Personen mit solchem Zugang zur Vertraulichkeit. Sie lesen vertrauliche Inhalte nicht, außer wenn eine Störung anders nicht zu beheben ist, Sie darum bitten oder ein Gesetz dazu zwingt; davon erfahren Sie, soweit das Gesetz es erlaubt. Wenn schon die bloße Möglichkeit für Ihre Erfindung zu viel ist, melden Sie vorher ein Schutzrecht an oder halten Sie den entscheidenden Teil zurück.',
        en: 'Confidential content, in particular solutions and confidential documents, is protected by access rules: the platform shows it only to the people who may read it under the applicable terms, and until the closing date to nobody outside the team. The software enforces these rules. The content nevertheless lies on the servers in readable form; whoever operates the servers could technically read it, and so could anyone who breaks into servers or backups.\n\nThe operator binds all people with such access to confidentiality. They do not read confidential content unless a fault cannot be mended otherwise, you ask for it or a law compels it; you are told of it as far as the law allows. If the mere possibility is too much for your invention, file for protection first or hold back the decisive part.',
      },
      plain: {
        de: 'Niemand Unbefugtes bekommt Ihre Idee angezeigt. Technisch lesen könnte sie der Betrieb trotzdem, und das sagen wir offen.',
        en: 'Nobody without the right is shown your idea. The operator could technically read it all the same, and we say so openly.',
      },
    },
    {
      clauseId: 'receipts',
      title: { de: 'Nachweise', en: 'Receipts' },
      text: {
        de: 'Über Zustimmungen, Einreichungen, das Zurückziehen und Entscheidungen führt die Plattform ein Nachweisprotokoll. Sie erhalten signierte Nachweise daraus, die Sie herunterladen und mit dem öffentlichen Schlüssel prüfen können. Sie belegen, welcher Inhalt, ausgedrückt als Prüfsumme, zu welchem Zeitpunkt vorlag. Sie belegen nicht, wer etwas erdacht hat oder ob es schutzfähig ist, und sie ersetzen keine Anmeldung. Das Protokoll enthält Kennungen, Zeitpunkte und Prüfsummen, keine Inhalte; Einträge, auf die sich andere verlassen, bleiben auch nach dem Schließen eines Kontos erhalten, soweit das Datenschutzrecht es zulässt.',
        en: 'The platform keeps an evidence log of agreements, submissions, withdrawals and decisions. You receive signed receipts from it, which you can download and check with the public key. They prove which content, expressed as a check sum, existed at which time. They do not prove who conceived something or whether it can be protected, and they are no substitute for filing. The log holds identifiers, times and check sums, no content; entries on which others rely remain after an account is closed, as far as data protection law allows.',
      },
      plain: {
        de: 'Sie bekommen prüfbare Belege für Inhalt und Zeitpunkt. Ein Patent sind sie nicht.',
        en: 'You get proof of content and time that can be checked. It is not a patent.',
      },
    },
    {
      clauseId: 'clock-and-availability',
      title: { de: 'Uhr und Verfügbarkeit', en: 'Clock and availability' },
      text: {
        de: 'Für Fristen zählt die Uhr des Servers, mit einer Nachfrist von zehn Sekunden nach dem Einreichungsschluss. Der Betrieb hält die Plattform mit der gebotenen Sorgfalt verfügbar, kann aber keine ununterbrochene Erreichbarkeit zusagen. Ist sie in den letzten zwei Stunden vor einem Einreichungsschluss länger als 15 Minuten nicht erreichbar, bittet er das federführende Cluster um eine Fristverlängerung. Was die Plattform bestätigt hat, ist gespeichert.',
        en: 'For deadlines the server’s clock counts, with ten seconds of grace after the closing date. The operator keeps the platform available with due care but cannot promise that it is never interrupted. If it cannot be reached for more than 15 minutes within the last two hours before a closing date, the operator asks the lead cluster for an extension. What the platform has confirmed is stored.',
      },
      plain: {
        de: 'Die Serveruhr zählt. Bei einem Ausfall vor dem Schluss bitten wir um Verlängerung.',
        en: 'The server’s clock counts. If we fail before a close, we ask for an extension.',
      },
    },
    {
      clauseId: 'personal-data',
      title: { de: 'Ihre Daten', en: 'Your data' },
      text: {
        de: 'Wie personenbezogene Daten verarbeitet werden, steht in der Datenschutzerklärung. Andere sehen von Ihnen nur, was die jeweilige Seite sagt, bevor Sie handeln. E-Mails zu vertraulichen Vorgängen enthalten keinen Titel und keinen Inhalt. Ihre Rechte auf Auskunft, Berichtigung, Löschung und Mitnahme Ihrer Daten bleiben unberührt.',
        en: 'How personal data is processed is stated in the privacy notice. Others see of you only what the page says before you act. E-mails on confidential matters carry no title and no content. Your rights to access, rectification, erasure and portability of your data are not affected.',
      },
      plain: {
        de: 'Sie erfahren vorher, wer was von Ihnen sieht.',
        en: 'You are told beforehand who sees what of you.',
      },
    },
    {
      clauseId: 'suspension',
      title: { de: 'Sperren und Beenden', en: 'Suspending and ending' },
      text: {
        de: 'Verstößt jemand erheblich gegen diese Bedingungen, kann der Betrieb Inhalte entfernen oder ein Konto sperren. Er nennt den Grund, hört die betroffene Person an, vorher, wenn es die Lage zulässt, und prüft Einwände innerhalb von zehn Arbeitstagen durch eine Person, die an der ersten Entscheidung nicht beteiligt war. Laufende Teilnahmen bleiben dabei so weit wie möglich geschützt. Auch der Betrieb kann den Vertrag mit einer Frist von drei Monaten beenden; laufende Challenges werden vorher zu Ende geführt oder übergeben, und Sie können Ihre Inhalte und Nachweise mitnehmen.',
        en: 'If somebody seriously breaks these terms, the operator may remove content or suspend an account. It states the reason, hears the person concerned, beforehand where the situation allows, and has objections examined within ten working days by a person who was not part of the first decision. Current participations stay protected as far as possible. The operator too may end the contract with three months’ notice; running challenges are completed or handed over first, and you can take your content and receipts with you.',
      },
      plain: {
        de: 'Keine Sperre ohne Grund und ohne Einspruch.',
        en: 'No suspension without reason and without appeal.',
      },
    },
    {
      clauseId: 'changes',
      title: { de: 'Änderungen', en: 'Changes' },
      text: {
        de: 'Jede veröffentlichte Fassung ist mit Nummer, Datum und Prüfsumme eingefroren. Eine inhaltlich geänderte Fassung gilt für Sie erst, wenn Sie ihr zugestimmt haben; solange Sie nicht zustimmen, gilt für Ihre laufenden Teilnahmen die Fassung, der Sie zugestimmt haben. Für neue Teilnahmen ist die jeweils aktuelle Fassung nötig. Schweigen ist keine Zustimmung.',
        en: 'Every published version is frozen with number, date and check sum. A version that is changed in substance applies to you only when you have agreed to it; as long as you do not, the version to which you agreed applies to your current participations. New participations need the current version. Silence is not agreement.',
      },
      plain: {
        de: 'Nichts ändert sich hinter Ihrem Rücken.',
        en: 'Nothing changes behind your back.',
      },
    },
    {
      clauseId: 'liability',
      title: { de: 'Haftung des Betriebs', en: 'Liability of the operator' },
      text: {
        de: 'Der Betrieb haftet unbeschränkt für Vorsatz, grobe Fahrlässigkeit und Schäden an Leben, Körper und Gesundheit. Bei einfacher Fahrlässigkeit haftet er nur, wenn er eine wesentliche Pflicht verletzt, dazu zählen die Vertraulichkeit und die Aufbewahrung bestätigter Einreichungen, und nur für den Schaden, der dabei typischerweise entsteht. Für Inhalte, die andere einstellen, haftet er nach den gesetzlichen Regeln. Zwingende gesetzliche Ansprüche bleiben unberührt.',
        en: 'The operator is liable without limit for intent, gross negligence and injury to life, body and health. For simple negligence it is liable only for breach of an essential duty, among them confidentiality and keeping confirmed submissions, and only for the damage that typically follows. For content that others post it is liable under the statutory rules. Mandatory claims under the law are not affected.',
      },
      plain: {
        de: 'Für das Wesentliche steht der Betrieb ein.',
        en: 'The operator answers for what is essential.',
      },
    },
    {
      clauseId: 'language-and-law',
      title: { de: 'Sprache und Recht', en: 'Language and law' },
      text: {
        de: 'Alle drei Texte (Nutzungsbedingungen, Bedingungen des Clusters, Teilnahmebedingungen) erscheinen auf Deutsch und Englisch und gelten als eine Fassung. Weichen die Sprachen voneinander ab, gilt die deutsche. Die Zeilen „In einfachen Worten“ erklären, ersetzen den Text aber nicht. Es gilt deutsches Recht; zwingende Rechte, die Ihnen Ihr Wohnsitzstaat gibt, behalten Sie. Ist ein Satz unwirksam, bleiben die übrigen gültig.',
        en: 'All three texts (terms of use, cluster terms, challenge terms) appear in German and English and count as one version. If the languages differ, German governs. The lines “In plain words” explain the text but do not replace it. German law applies; you keep mandatory rights that the law of your country of residence gives you. If a sentence is invalid, the others stay valid.',
      },
      plain: {
        de: 'Zwei Sprachen, eine Fassung; im Zweifel gilt die deutsche.',
        en: 'Two languages, one version; in doubt German governs.',
      },
    },
    {
      clauseId: 'contact',
      title: { de: 'Kontakt und Einwände', en: 'Contact and complaints' },
      text: {
        de: 'Den Betrieb erreichen Sie über das Impressum. Einwände beantwortet er innerhalb von zehn Arbeitstagen, in dringenden Fällen vor einem Einreichungsschluss ohne Verzug. Rechtswidrige Inhalte können Sie auf jeder Seite melden.',
        en: 'You reach the operator through the imprint. It answers objections within ten working days, and without delay in urgent cases before a closing date. Unlawful content can be reported from every page.',
      },
      plain: {
        de: 'Im Impressum steht, wer antwortet.',
        en: 'The imprint says who answers.',
      },
    },
  ],
};
