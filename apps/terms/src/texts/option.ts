import { bothKeepTheirs, notUsed, rewardAsStated } from './shared-answers.js';
import type { RightsPackageText } from './wording.js';

export const option: RightsPackageText = {
  code: 'option',
  name: { de: 'Option', en: 'Option' },
  line: {
    de: 'Rechte bleiben bei Ihnen; bei Auszeichnung kann der Challenge-Geber sie bis {until} erwerben, gegen Bezahlung.',
    en: 'Rights stay with you; if awarded, the company can acquire them until {until}, for payment.',
  },
  lines: {
    owner: {
      de: 'Sie. Erst wenn der Challenge-Geber die Option ausübt und zahlt, gehen Rechte über.',
      en: 'You. Rights pass only when the company exercises the option and pays.',
    },
    'if-awarded': {
      de: 'Ihn prüfen und erproben und bis {until} die Rechte erwerben, {optionPrice}. Vorher darf er ihn nicht gewerblich nutzen.',
      en: 'Examine and try it, and acquire the rights until {until}, {optionPrice}. Before that it may not use it commercially.',
    },
    'if-not': notUsed.line,
    'still-allowed': {
      de: 'Lehren und Schutzrechte anmelden jederzeit. Bei Auszeichnung geben Sie die Rechte bis {until} niemand anderem.',
      en: 'Teach and file for protection at any time. If awarded, you give the rights to nobody else until {until}.',
    },
    'existing-rights': bothKeepTheirs.line,
    'binding-period': {
      de: 'Bis zum Einreichungsschluss ziehen Sie frei zurück; danach bis zur Entscheidung. Nur bei Auszeichnung sind Sie bis {until} gebunden.',
      en: 'Until the closing date you withdraw freely; after that until the decision. Only if awarded are you bound until {until}.',
    },
    payment: {
      de: 'Das Preisgeld der Challenge bei Auszeichnung. Wird die Option ausgeübt, kommt der Preis für die Rechte dazu.',
      en: 'The reward of the challenge on award. If the option is exercised, the price for the rights comes on top.',
    },
  },
  clauses: {
    owner: {
      de: 'Alle Rechte am Lösungsvorschlag bleiben bei Ihnen. Sie gehen nur über, wenn der Challenge-Geber nach einer Auszeichnung die Option fristgerecht ausübt und den Preis gezahlt hat.',
      en: 'All rights in the solution stay with you. They pass only if, after an award, the company exercises the option in time and has paid the price.',
    },
    'if-awarded': {
      de: 'Wird Ihr Lösungsvorschlag ausgezeichnet und nehmen Sie die Auszeichnung an, darf der Challenge-Geber ihn bis {until} prüfen und erproben, aber nicht gewerblich nutzen und nicht weitergeben. Bis zu diesem Tag kann er durch Erklärung in Textform verlangen, dass Sie ihm die Rechte am Lösungsvorschlag übertragen, {optionPrice}. Die Rechte gehen mit der Zahlung über. Übt er die Option nicht aus, erlischt sie nach diesem Tag, und er darf den Lösungsvorschlag nicht nutzen.',
      en: 'If your solution is awarded and you accept the award, the company may examine and try it until {until}, but neither use it commercially nor pass it on. Until that day it may demand in text form that you transfer the rights in the solution to it, {optionPrice}. The rights pass with the payment. If it does not exercise the option, the option ends after that day and the company may not use the solution.',
    },
    'if-not': notUsed.clause,
    'still-allowed': {
      de: 'Sie dürfen mit Ihrem Lösungsvorschlag jederzeit forschen und lehren und Schutzrechte auf Ihren Namen anmelden. Nach einer angenommenen Auszeichnung geben Sie bis {until} keinem anderen Rechte daran und legen dem Challenge-Geber eine geplante Veröffentlichung 30 Tage vorher vor, damit eine Anmeldung noch möglich ist. Danach sind Sie frei, solange die Option nicht ausgeübt wurde. Auch nach der Ausübung dürfen Sie mit dem Lösungsvorschlag forschen und lehren. Was Sie aus den vertraulichen Unterlagen erfahren haben, geben Sie nicht preis.',
      en: 'You may do research and teach with your solution and file for protection in your own name at any time. After an accepted award you give rights in it to nobody else until {until}, and you show the company a planned publication 30 days ahead so that an application is still possible. After that you are free unless the option was exercised. Even then you may do research and teach with the solution. What you learned from the confidential documents stays undisclosed.',
    },
    'existing-rights': bothKeepTheirs.clause,
    'binding-period': {
      de: 'Bis zum Einreichungsschluss können Sie Ihren Lösungsvorschlag ersetzen oder ohne Angabe von Gründen zurückziehen. Ab dem Einreichungsschluss sind Sie an ihn gebunden, bis die Entscheidung fällt, längstens bis drei Monate nach dem angekündigten Entscheidungsdatum. Eine angebotene Auszeichnung können Sie 14 Tage lang annehmen oder ablehnen; danach verfällt das Angebot. Nehmen Sie an, gilt die Option bis {until} und nicht länger.',
      en: 'Until the closing date you may replace your solution or withdraw it without giving reasons. From the closing date you are bound by it until the decision, at the latest until three months after the announced decision date. You may accept or decline an award that is offered for 14 days; after that the offer lapses. If you accept, the option holds until {until} and no longer.',
    },
    payment: {
      de: `${rewardAsStated.clause.de} Wird die Option ausgeübt, zahlt der Challenge-Geber für die Rechte zusätzlich, {optionPrice}.`,
      en: `${rewardAsStated.clause.en} If the option is exercised, the company pays for the rights in addition, {optionPrice}.`,
    },
  },
};
