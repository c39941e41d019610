import { bothKeepTheirs, boundUntilDecision, notUsed, rewardAsStated } from './shared-answers.js';
import type { RightsPackageText } from './wording.js';

export const firstTalk: RightsPackageText = {
  code: 'first-talk',
  name: { de: 'Vorrang für Gespräche', en: 'First talk' },
  line: {
    de: 'Die Rechte bleiben bei Ihnen; bei Auszeichnung sprechen beide Seiten für {weeks} zuerst miteinander.',
    en: 'The rights stay with you; if awarded, both sides talk to each other first for {weeks}.',
  },
  lines: {
    owner: {
      de: 'Der Lösungsvorschlag gehört Ihnen. Die Auszeichnung verpflichtet beide Seiten nur zum Gespräch, nicht zu einem Vertrag.',
      en: 'You own it. The award obliges both sides only to talk, not to conclude a contract.',
    },
    'if-awarded': {
      de: 'Das Unternehmen verhandelt zuerst mit Ihnen, {weeks} lang ab dem Tag, an dem Sie die Auszeichnung annehmen. Nutzen darf es Ihren Lösungsvorschlag erst, wenn beide Seiten einen Vertrag geschlossen haben.',
      en: 'The company negotiates with you first, for {weeks} from the day on which you accept the award. It may use your solution only once both sides have concluded a contract.',
    },
    'if-not': notUsed.line,
    'still-allowed': {
      de: 'Sie dürfen jederzeit veröffentlichen, lehren und Schutzrechte anmelden. Sie dürfen den Lösungsvorschlag auch anderen anbieten; nur nach einer angenommenen Auszeichnung schließen Sie für {weeks} keinen Vertrag mit anderen darüber.',
      en: 'You may publish, teach and file for protection at any time. You may offer the solution to others too; only after an accepted award do you conclude no contract about it with others for {weeks}.',
    },
    'existing-rights': bothKeepTheirs.line,
    'binding-period': {
      de: `${boundUntilDecision.line.de} Nehmen Sie eine Auszeichnung an, kommt die Zeit der Gespräche dazu.`,
      en: `${boundUntilDecision.line.en} If you accept an award, the time for talks comes on top.`,
    },
    payment: rewardAsStated.line,
  },
  clauses: {
    owner: {
      de: 'Alle Rechte am Lösungsvorschlag bleiben bei Ihnen. Eine Auszeichnung überträgt kein Recht und räumt kein Nutzungsrecht ein. Sie verpflichtet beide Seiten, zuerst miteinander zu verhandeln, nicht aber dazu, einen Vertrag zu schließen.',
      en: 'All rights in the solution stay with you. An award passes no right on and gives no licence. It obliges both sides to negotiate with each other first, but not to conclude a contract.',
    },
    'if-awarded': {
      de: 'Wird Ihr Lösungsvorschlag ausgezeichnet und nehmen Sie die Auszeichnung an, verhandeln beide Seiten ab diesem Tag für {weeks} ernsthaft und zuerst miteinander über eine Nutzung. In dieser Zeit bietet der Challenge-Geber denselben Gegenstand keinem anderen Teilnehmenden an, und Sie schließen darüber keinen Vertrag mit anderen. Endet die Zeit ohne Vertrag, sind beide frei; der Challenge-Geber darf den Lösungsvorschlag dann nicht nutzen.',
      en: 'If your solution is awarded and you accept the award, both sides negotiate a use with each other, first and in earnest, for {weeks} from that day. During this time the company does not offer the same subject to another participant, and you conclude no contract about it with others. If the time ends without a contract, both are free; the company may then not use the solution.',
    },
    'if-not': notUsed.clause,
    'still-allowed': {
      de: 'Sie dürfen Ihren Lösungsvorschlag jederzeit veröffentlichen, in Forschung und Lehre verwenden und zum Schutzrecht anmelden. Sie dürfen ihn auch anderen anbieten; nur nach einer angenommenen Auszeichnung schließen Sie für {weeks} keinen Vertrag mit anderen darüber. Was Sie aus den vertraulichen Unterlagen erfahren haben, geben Sie dabei nicht preis.',
      en: 'You may publish your solution, use it in research and teaching and file for protection at any time. You may also offer it to others; only after an accepted award do you conclude no contract about it with others for {weeks}. What you learned from the confidential documents stays undisclosed.',
    },
    'existing-rights': bothKeepTheirs.clause,
    'binding-period': {
      de: 'Bis zum Einreichungsschluss können Sie Ihren Lösungsvorschlag ersetzen oder ohne Angabe von Gründen zurückziehen. Ab dem Einreichungsschluss sind Sie an ihn gebunden, bis die Entscheidung fällt, längstens bis drei Monate nach dem angekündigten Entscheidungsdatum. Eine angebotene Auszeichnung können Sie 14 Tage lang annehmen oder ablehnen; danach verfällt das Angebot. Nehmen Sie an, gilt der Vorrang für {weeks} und endet danach von selbst.',
      en: 'Until the closing date you may replace your solution or withdraw it without giving reasons. From the closing date you are bound by it until the decision, at the latest until three months after the announced decision date. You may accept or decline an award that is offered for 14 days; after that the offer lapses. If you accept, the first talk lasts for {weeks} and then ends by itself.',
    },
    payment: rewardAsStated.clause,
  },
};
