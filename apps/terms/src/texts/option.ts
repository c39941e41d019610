import { bothKeepTheirs, boundUntilDecision, notUsed, rewardAsStated } from './shared-answers.js';
import type { RightsPackageText } from './wording.js';

export const option: RightsPackageText = {
  code: 'option',
  name: { de: 'Option', en: 'Option' },
  line: {
    de: 'Die Rechte bleiben bei Ihnen; bei Auszeichnung kann das Unternehmen sie bis {until} gegen Bezahlung erwerben.',
    en: 'The rights stay with you; if awarded, the company can acquire them for payment until {until}.',
  },
  lines: {
    owner: {
      de: 'Der Lösungsvorschlag gehört Ihnen. Die Rechte gehen erst über, wenn das Unternehmen die Option ausübt und zahlt.',
      en: 'You own it. The rights pass only when the company exercises the option and pays.',
    },
    'if-awarded': {
      de: 'Das Unternehmen darf Ihren Lösungsvorschlag prüfen und erproben und bis {until} die Rechte daran erwerben, {optionPrice}. Vorher darf es ihn nicht gewerblich nutzen.',
      en: 'The company may examine and try your solution, and acquire the rights in it until {until}, {optionPrice}. Before that it may not use it commercially.',
    },
    'if-not': notUsed.line,
    'still-allowed': {
      de: 'Sie dürfen jederzeit forschen, lehren und Schutzrechte anmelden. Nach einer angenommenen Auszeichnung geben Sie bis {until} niemand anderem Rechte am Lösungsvorschlag.',
      en: 'You may do research, teach and file for protection at any time. After an accepted award you give rights in the solution to nobody else until {until}.',
    },
    'existing-rights': bothKeepTheirs.line,
    'binding-period': {
      de: `${boundUntilDecision.line.de} Nur wenn Sie eine Auszeichnung annehmen, sind Sie weiter gebunden, und zwar bis {until}.`,
      en: `${boundUntilDecision.line.en} Only if you accept an award are you bound for longer, until {until}.`,
    },
    payment: {
      de: 'Bei Auszeichnung wird das gezahlt, was die Challenge unter „Das erwartet Sie“ nennt. Wird die Option ausgeübt, kommt der Preis für die Rechte dazu.',
      en: 'On award you get what the challenge states as its reward. If the option is exercised, the price for the rights comes on top.',
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
