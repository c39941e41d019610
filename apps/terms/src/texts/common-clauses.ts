import type { ClauseText } from './wording.js';

/** Stands before the seven clauses of the rights model. */
export const openingClauses: ClauseText[] = [
  {
    clauseId: 'scope',
    title: { de: 'Wer sich worauf einlässt', en: 'Who agrees to what' },
    text: {
      de: 'Diese Teilnahmebedingungen gelten zwischen Ihnen und dem Challenge-Geber. „Sie“ sind die Person, die zustimmt, oder die Organisation, für die sie zustimmt. „Challenge-Geber“ ist die Organisation, die diese Challenge stellt, auch wenn sie öffentlich nicht genannt wird; nach einer Auszeichnung erfahren Sie ihren Namen in jedem Fall, bevor Sie annehmen. „Lösungsvorschlag“ ist alles, was Sie oder Ihr Team zu dieser Challenge einreichen, samt dem Wissen, das darin steckt. „Rechte“ sind die Rechte an Erfindungen, Patente, Gebrauchsmuster und Designs, Urheber- und Nutzungsrechte, Rechte an Daten und vertrauliches Wissen.\n\nIn einem Team stimmt jedes Mitglied für den eigenen Teil zu. Stimmen Sie für eine Organisation zu, die Sie nicht vertreten dürfen, ist diese erst gebunden, wenn sie bestätigt; bis dahin gelten die Pflichten zur Vertraulichkeit für Sie persönlich.',
      en: 'These challenge terms apply between you and the company. “You” are the person who agrees, or the organisation for which that person agrees. “The company” is the organisation that posts this challenge, of whatever kind, also where it is not named publicly; if you are awarded, you learn its name in any case before you accept. “Solution” is everything that you or your team submit to this challenge, with the knowledge in it. “Rights” are rights to inventions, patents, utility models and designs, copyright and licences, rights to data and confidential knowledge.\n\nIn a team each member agrees for the own part. If you agree for an organisation that you may not bind, it is bound only when it confirms; until then the duties of confidentiality apply to you personally.',
    },
    plain: {
      de: 'Ein Vertrag zwischen Ihnen und der Organisation, die fragt, hier kurz „das Unternehmen“. Jedes Teammitglied stimmt selbst zu.',
      en: 'A contract between you and the organisation that asks, “the company” for short. Every team member agrees personally.',
    },
  },
];

/** Stands after the seven clauses of the rights model. */
export const closingClauses: ClauseText[] = [
  {
    clauseId: 'confidential-documents',
    title: { de: 'Vertraulichkeit der Unterlagen', en: 'Confidentiality of the documents' },
    text: {
      de: 'Vertrauliche Unterlagen dieser Challenge verwenden Sie nur, um an Ihrem Lösungsvorschlag zu arbeiten. Sie geben sie nicht weiter, außer an Mitglieder Ihres Teams, die selbst zugestimmt haben, und an Ihre Transferstelle oder Rechtsberatung, soweit diese zur Vertraulichkeit verpflichtet ist. Wenn Sie nicht ausgezeichnet werden oder ausscheiden, löschen Sie Ihre Kopien innerhalb von {documentDays} Tagen. Die Pflicht endet fünf Jahre nach der Entscheidung. Sie gilt nicht für das, was Sie nachweislich schon wussten, was öffentlich bekannt ist oder ohne Ihr Zutun wird, was Sie rechtmäßig von anderen erhalten oder unabhängig entwickelt haben oder was Sie nach dem Gesetz offenlegen müssen.',
      en: 'You use confidential documents of this challenge only to work on your solution. You do not pass them on, except to members of your team who have agreed themselves, and to your transfer office or legal adviser as far as these are bound to confidentiality. If you are not awarded, or leave, you delete your copies within {documentDays} days. The duty ends five years after the decision. It does not apply to what you can show you already knew, what is publicly known or becomes so without your doing, what you lawfully received from others or developed independently, or what the law obliges you to disclose.',
    },
    plain: {
      de: 'Was Sie hier Vertrauliches lesen, dient nur der Lösung. Es bleibt im Team und bei Ihrer Transferstelle oder Rechtsberatung, soweit sie zur Vertraulichkeit verpflichtet ist.',
      en: 'What you read here in confidence serves the solution only. It stays in the team, and with your transfer office or legal adviser as far as these are bound to confidentiality.',
    },
  },
  {
    clauseId: 'confidential-solution',
    title: { de: 'Vertraulichkeit Ihres Lösungsvorschlags', en: 'Confidentiality of your solution' },
    text: {
      de: 'Der Challenge-Geber behandelt Ihren Lösungsvorschlag vertraulich und verwendet ihn nur, um ihn zu bewerten, solange diese Bedingungen ihm nicht mehr erlauben. Er bekommt ihn erst nach dem Einreichungsschluss zu lesen. Lesen dürfen ihn nur Personen, die an Bewertung und Entscheidung mitwirken, zur Vertraulichkeit verpflichtet sind und keinen Interessenkonflikt haben. Wer teilnimmt und wie viele es sind, erfährt der Challenge-Geber erst nach dem Einreichungsschluss. Wer vertrauliche Unterlagen dieser Challenge öffnet, wird ihm jedoch sogleich angezeigt: mit Namen, bestätigter Organisation und Zustimmung. Die Pflicht endet fünf Jahre nach der Entscheidung; die Ausnahmen für bereits Bekanntes sind dieselben, die für Sie gelten. Die Kurzfassung ohne Vertrauliches schreiben Sie so, dass sie auch andere lesen dürfen.',
      en: 'The company keeps your solution confidential and uses it only to assess it, unless these terms allow it more. It can read it only after the closing date. Only people may read it who take part in assessing and deciding, are bound to confidentiality and have no conflict of interest. Who takes part, and how many, the company learns only after the closing date. Whoever opens confidential documents of this challenge, however, is shown to it at once: with name, verified organisation and agreement. The duty ends five years after the decision; the exceptions for what is already known are the same as for you. You write the summary without secrets so that others may read it too.',
    },
    plain: {
      de: 'Die andere Seite ist Ihnen gegenüber ebenso zur Vertraulichkeit verpflichtet. Sie sieht, wer ihre vertraulichen Unterlagen öffnet, aber vor dem Schluss nicht, wer teilnimmt.',
      en: 'The other side owes you the same confidentiality. It sees who opens its confidential documents, but not who takes part before the close.',
    },
  },
  {
    clauseId: 'own-work',
    title: { de: 'Eigene Arbeit und Rechte anderer', en: 'Own work and rights of others' },
    text: {
      de: 'Sie reichen eigene Arbeit ein und nennen, was von anderen stammt. Soweit Ihnen Rechte Dritter bekannt sind, die einer Nutzung entgegenstehen, weisen Sie darauf hin; recherchieren müssen Sie nicht. Sind Sie angestellt oder an einer Hochschule tätig, klären Sie vor dem Einreichen, ob Ihr Arbeitgeber oder Ihre Transferstelle zustimmen muss, und erklären dies beim Einreichen.',
      en: 'You submit your own work and say what comes from others. As far as you know of rights of third parties that stand against a use, you point them out; you need not search for them. If you are employed or work at a university, you clarify before submitting whether your employer or transfer office has to consent, and declare it when you submit.',
    },
    plain: {
      de: 'Nur Eigenes einreichen, Fremdes nennen, den Arbeitgeber vorher fragen.',
      en: 'Submit only your own, name what is not, ask your employer first.',
    },
  },
  {
    clauseId: 'selection',
    title: { de: 'Auswahl und Entscheidung', en: 'Selection and decision' },
    text: {
      de: 'Einreichungsschluss war bei Veröffentlichung dieser Bedingungen auf {closesAt} festgelegt, die Entscheidung auf spätestens {decisionBy}. Beide Termine können verlängert, aber nicht verkürzt werden; jede Verlängerung steht mit Datum auf der Seite der Challenge und wird allen mitgeteilt, die es angeht. Es zählt die zuletzt vor dem Einreichungsschluss eingereichte Fassung und die Uhr des Servers, mit einer Nachfrist von zehn Sekunden.\n\nEntschieden wird nach den auf der Challenge genannten Kriterien und ihrer Gewichtung. Jede Entscheidung wird begründet, auch die gegen einen Lösungsvorschlag. Ein Anspruch auf eine Auszeichnung besteht nicht; endet die Challenge ohne Auszeichnung, nennt der Challenge-Geber die Gründe.',
      en: 'When these terms were published, the closing date was set to {closesAt} and the decision to {decisionBy} at the latest. Both dates may be extended but not shortened; each extension stands with its date on the page of the challenge and is told to everyone it concerns. What counts is the version submitted last before the closing date, and the server’s clock, with ten seconds of grace.\n\nThe decision follows the criteria stated on the challenge and their weighting. Every decision is given with reasons, also one against a solution. There is no claim to an award; if the challenge ends without award, the company states the reasons.',
    },
    plain: {
      de: 'Kriterien und Termine stehen vorher fest. Alle bekommen eine Antwort mit Begründung.',
      en: 'Criteria and dates are fixed beforehand. Everyone gets an answer with reasons.',
    },
  },
  {
    clauseId: 'rest-and-deletion',
    title: { de: 'Was mit den übrigen geschieht', en: 'What happens to the rest' },
    text: {
      de: 'Für nicht ausgezeichnete Lösungsvorschläge endet der Zugriff des Challenge-Gebers {accessDays} Tage nach der Entscheidung. Bis dahin löscht er seine Kopien; ausgenommen sind Sicherungskopien, die sich regelmäßig selbst überschreiben, und das, was er nach dem Gesetz aufbewahren muss. Spätestens {deletionDays} Tage nach der Entscheidung werden die Inhalte auch auf der Plattform gelöscht, wenn Sie sie nicht behalten wollen; die Löschung wird Ihnen bestätigt. Nachweise bleiben erhalten: Sie enthalten Zeitpunkte und Prüfsummen, keine Inhalte.',
      en: 'For solutions that are not awarded, the access of the company ends {accessDays} days after the decision. By then it deletes its copies, except for backups that regularly overwrite themselves and what the law obliges it to keep. At the latest {deletionDays} days after the decision the contents are deleted on the platform too, unless you want to keep them; the deletion is confirmed to you. Receipts remain: they hold times and check sums, no contents.',
    },
    plain: {
      de: 'Zugriff endet {accessDays} Tage nach der Entscheidung, gelöscht wird spätestens {deletionDays} Tage nach ihr. Ihre Nachweise behalten Sie.',
      en: 'Access ends {accessDays} days after the decision, deletion follows {deletionDays} days after it at the latest. You keep your receipts.',
    },
  },
  {
    clauseId: 'withdrawal',
    title: { de: 'Zurückziehen und Ausscheiden', en: 'Withdrawing and leaving' },
    text: {
      de: 'Bis zum Einreichungsschluss können Sie Ihren Lösungsvorschlag jederzeit zurückziehen; er wird dann niemandem gezeigt und gelöscht. Ziehen Sie ihn danach zurück, wird er nicht weiter bewertet; Vertraulichkeit und Nichtnutzung gelten fort. Ihre Zustimmung können Sie jederzeit für die Zukunft beenden. Damit endet Ihre Teilnahme; was bis dahin vereinbart war, insbesondere die Vertraulichkeit beider Seiten, bleibt bestehen. Wer ablehnt oder ausscheidet, hat keinen Nachteil in anderen Challenges.',
      en: 'Until the closing date you may withdraw your solution at any time; it is then shown to nobody and deleted. If you withdraw it later, it is no longer considered; confidentiality and non-use continue. You may end your agreement for the future at any time. With it your participation ends; what was agreed until then, in particular the confidentiality of both sides, stays in force. Whoever declines or leaves has no disadvantage in other challenges.',
    },
    plain: {
      de: 'Bis zum Einreichungsschluss ziehen Sie frei zurück, und das Unternehmen erfährt nichts davon. Danach bindet er Sie bis zur Entscheidung, aber aus der Bewertung nehmen können Sie ihn auch dann; was vereinbart ist, gilt weiter, vor allem die Vertraulichkeit.',
      en: 'Until the closing date you withdraw freely, and the company learns nothing of it. After that it binds you until the decision, but even then you can take it out of the assessment; what was agreed stays in force, confidentiality above all.',
    },
  },
  {
    clauseId: 'liability',
    title: { de: 'Haftung', en: 'Liability' },
    text: {
      de: 'Sie stehen dafür ein, dass Ihre Angaben nach bestem Wissen richtig sind. Sie gewährleisten nicht, dass der Lösungsvorschlag funktioniert, schutzfähig ist oder frei von unbekannten Rechten anderer. Beide Seiten haften unbeschränkt für Vorsatz, grobe Fahrlässigkeit und Schäden an Leben, Körper und Gesundheit. Bei einfacher Fahrlässigkeit haften sie nur, wenn sie eine wesentliche Pflicht verletzen, dazu zählt die Vertraulichkeit, und nur für den Schaden, der dabei typischerweise entsteht. Vertragsstrafen sind nicht vereinbart. Zwingende gesetzliche Ansprüche bleiben unberührt.',
      en: 'You answer for your statements being true to the best of your knowledge. You do not warrant that the solution works, can be protected or is free of unknown rights of others. Both sides are liable without limit for intent, gross negligence and injury to life, body and health. For simple negligence they are liable only for breach of an essential duty, confidentiality among them, and only for the damage that typically follows. No contractual penalties are agreed. Mandatory claims under the law are not affected.',
    },
    plain: {
      de: 'Beide haften fair und gleich. Für eine Idee müssen Sie keine Garantie geben.',
      en: 'Both sides are liable fairly and alike. You need not guarantee that an idea works.',
    },
  },
  {
    clauseId: 'language-and-law',
    title: { de: 'Sprache, Fassung und Recht', en: 'Language, version and law' },
    text: {
      de: 'Die deutsche und die englische Fassung gehören zusammen und werden gemeinsam veröffentlicht. Weichen sie voneinander ab, gilt die deutsche Fassung, wie es die Nutzungsbedingungen festlegen. Die Zeilen „In einfachen Worten“ erklären, ersetzen den Text aber nicht. Diese Fassung ist mit ihrer Prüfsumme eingefroren. Eine neue Fassung bindet Sie nur, wenn Sie ihr zustimmen; bereits Eingereichtes bleibt bei der Fassung, der Sie zugestimmt haben. Es gilt deutsches Recht; zwingende Rechte, die Ihnen Ihr Wohnsitzstaat gibt, behalten Sie.',
      en: 'The German and the English version belong together and are published together. If they differ, the German version governs, as the terms of use lay down. The lines “In plain words” explain the text but do not replace it. This version is frozen with its check sum. A new version binds you only if you agree to it; what is already submitted stays under the version to which you agreed. German law applies; you keep mandatory rights that the law of your country of residence gives you.',
    },
    plain: {
      de: 'Deutsch geht vor. Was Sie zugesagt haben, ändert sich nicht ohne Sie.',
      en: 'German governs. What you agreed to does not change without you.',
    },
  },
  {
    clauseId: 'complaints',
    title: { de: 'Fragen und Einwände', en: 'Questions and complaints' },
    text: {
      de: 'Fragen zu diesen Bedingungen beantwortet die Kontaktperson, die mit Name und Telefon auf der Challenge steht, auf Wunsch vertraulich. Einwände zum Verfahren nimmt die Vertrauensperson des federführenden Clusters entgegen; solange keine benannt ist, seine Kontaktperson. Sie erhalten innerhalb von zehn Arbeitstagen eine Antwort. Wer Einwände vorbringt, hat dadurch keinen Nachteil. Der Weg zu den Gerichten bleibt offen.',
      en: 'Questions on these terms are answered by the contact who stands on the challenge with name and telephone, in confidence if you wish. Objections to the procedure go to the complaints contact of the lead cluster or, as long as none is named, to its contact. You receive an answer within ten working days. Raising an objection brings you no disadvantage. The way to the courts stays open.',
    },
    plain: {
      de: 'Es gibt einen Menschen, den Sie fragen oder bei dem Sie sich beschweren können.',
      en: 'There is a person whom you can ask, or complain to.',
    },
  },
];

/** Only with joint rights: the agreement itself, word for word, frozen with the rest. */
export const attachment: ClauseText = {
  clauseId: 'joint-agreement',
  title: { de: 'Anhang: Vereinbarung über gemeinsame Rechte', en: 'Attachment: agreement on joint rights' },
  text: { de: '{jointAgreement}', en: '{jointAgreement}' },
  plain: {
    de: 'Diese Vereinbarung haben nicht wir geschrieben. Lesen Sie sie in Ruhe, sie gilt zwischen Ihnen und dem Unternehmen.',
    en: 'This agreement was not written by us. Take your time to read it: it holds between you and the company.',
  },
};
