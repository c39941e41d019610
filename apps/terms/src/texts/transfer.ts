import { boundUntilDecision, existingRightsAlongside, notUsed } from './shared-answers.js';
import type { RightsPackageText } from './wording.js';

export const transfer: RightsPackageText = {
  code: 'transfer',
  name: { de: 'Übertragung bei Auszeichnung', en: 'Transfer on award' },
  line: {
    de: 'Die Rechte an Erfindungen gehen auf das Unternehmen über, aber nur bei Auszeichnung und erst mit der Zahlung.',
    en: 'Rights to inventions pass to the company, but only on award and only with the payment.',
  },
  lines: {
    owner: {
      de: 'Der Lösungsvorschlag gehört Ihnen, bis Sie ausgezeichnet und bezahlt sind; danach gehört er dem Unternehmen. Als Erfinderin oder Erfinder werden Sie immer genannt.',
      en: 'You own it until you are awarded and paid; after that the company does. You are always named as inventor.',
    },
    'if-awarded': {
      de: 'Mit der Zahlung gehen die Rechte an den Erfindungen auf das Unternehmen über. Es darf die Erfindungen nutzen, zum Schutzrecht anmelden und weitergeben.',
      en: 'With the payment the rights to the inventions pass to the company. It may use the inventions, file for protection and pass them on.',
    },
    'if-not': notUsed.line,
    'still-allowed': {
      de: 'Immer forschen und lehren. Ohne Auszeichnung dürfen Sie alles. Nach der Übertragung stimmen Sie eine Veröffentlichung mit dem Unternehmen ab.',
      en: 'You may always do research and teach. Without an award you may do everything. After the transfer you consult the company before you publish.',
    },
    'existing-rights': existingRightsAlongside.line,
    'binding-period': boundUntilDecision.line,
    payment: {
      de: 'Was für die Auszeichnung zugesagt ist und dazu für die Übertragung: {price}. Ohne diese Zahlung gehen keine Rechte über.',
      en: 'What is promised for the award, and on top of it for the transfer: {price}. Without that payment no rights pass.',
    },
  },
  clauses: {
    owner: {
      de: 'Die Rechte am Lösungsvorschlag bleiben bei Ihnen, bis drei Dinge geschehen sind: Der Lösungsvorschlag ist ausgezeichnet, Sie haben die Auszeichnung angenommen, und der vereinbarte Betrag ist vollständig bei Ihnen eingegangen. Fehlt eines davon, geht kein Recht über. Die beteiligten Personen werden in jeder Anmeldung als Erfinderinnen und Erfinder genannt.',
      en: 'The rights in the solution stay with you until three things have happened: the solution is awarded, you have accepted the award, and you have received the agreed amount in full. If one of them is missing, no right passes. The people involved are named as inventors in every application.',
    },
    'if-awarded': {
      de: 'Mit dem Eingang der Zahlung gehen die Rechte an den Erfindungen, die im ausgezeichneten Lösungsvorschlag beschrieben sind, auf den Challenge-Geber über, einschließlich des Rechts, Schutzrechte anzumelden. An den übrigen Inhalten des Lösungsvorschlags (Texte, Zeichnungen, Berechnungen, Daten) erhält er ein einfaches, unbefristetes Nutzungsrecht. Sie wirken an den Unterlagen mit, die der Übergang braucht; Gebühren und Anwaltskosten trägt der Challenge-Geber. Meldet er eine Erfindung nicht innerhalb von zwölf Monaten an oder gibt er ein Schutzrecht auf, bietet er sie Ihnen zuvor ohne Entgelt zurück an.',
      en: 'When the payment is received, the rights to the inventions described in the awarded solution pass to the company, including the right to file for protection. To the other contents of the solution (texts, drawings, calculations, data) it receives a non-exclusive licence without a time limit. You help with the papers that the transfer needs; the company bears fees and legal costs. If it does not file an invention within twelve months, or gives up a right, it first offers it back to you free of charge.',
    },
    'if-not': notUsed.clause,
    'still-allowed': {
      de: 'Solange keine Rechte übergegangen sind, dürfen Sie über Ihren Lösungsvorschlag frei verfügen; nach einer angenommenen Auszeichnung warten Sie dafür die Zahlungsfrist ab. Auch nach dem Übergang dürfen Sie mit dem Lösungsvorschlag forschen und lehren. Eine geplante Veröffentlichung legen Sie dem Challenge-Geber dann 30 Tage vorher vor; er kann verlangen, dass zuvor eine Anmeldung eingereicht wird, aber nicht, dass Sie ganz darauf verzichten. Was Sie aus den vertraulichen Unterlagen erfahren haben, geben Sie nicht preis.',
      en: 'As long as no rights have passed, you may dispose of your solution freely; after an accepted award you wait for the time of payment first. Even after the transfer you may do research and teach with the solution. You then show the company a planned publication 30 days ahead; it may ask that an application is filed first, but not that you give up publishing. What you learned from the confidential documents stays undisclosed.',
    },
    'existing-rights': existingRightsAlongside.clause,
    'binding-period': boundUntilDecision.clause,
    payment: {
      de: 'Für die Auszeichnung ist zugesagt: {reward}. Für die Übertragung zahlt der Challenge-Geber {price}, innerhalb von 30 Tagen, nachdem Sie die Auszeichnung angenommen und die Angaben für die Zahlung mitgeteilt haben; Umsatzsteuer kommt hinzu, wenn sie anfällt. Zahlt er auch nach einer Erinnerung nicht innerhalb von 14 Tagen, können Sie zurücktreten und sind frei. Ansprüche von Beschäftigten nach dem Recht der Arbeitnehmererfindungen bleiben unberührt. Ein Team teilt nach seiner eigenen Vereinbarung, ohne eine solche zu gleichen Teilen.',
      en: 'Promised for the award: {reward}. For the transfer the company pays {price}, within 30 days after you have accepted the award and given the details for payment; value added tax is added where it is due. If it does not pay within 14 days after a reminder either, you may step back and are free. Claims of employees under the law on employees’ inventions are not affected. A team shares by its own agreement, and in equal parts without one.',
    },
  },
};
