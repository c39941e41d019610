import { boundUntilDecision, existingRightsAlongside, notUsed, rewardAsStated } from './shared-answers.js';
import type { RightsPackageText } from './wording.js';

export const licence: RightsPackageText = {
  code: 'licence',
  name: { de: 'Einfaches Nutzungsrecht', en: 'Non-exclusive licence' },
  line: {
    de: 'Der Lösungsvorschlag gehört Ihnen; bei Auszeichnung darf das Unternehmen ihn neben Ihnen und anderen nutzen, im Feld „{field}“.',
    en: 'The solution is yours; if awarded, the company may use it beside you and others, in the field “{field}”.',
  },
  lines: {
    owner: {
      de: 'Der Lösungsvorschlag gehört Ihnen. Das Unternehmen erhält bei Auszeichnung nur ein einfaches Nutzungsrecht.',
      en: 'You own it. If it awards, the company receives a non-exclusive licence only.',
    },
    'if-awarded': {
      de: 'Das Unternehmen darf Ihren Lösungsvorschlag neben Ihnen und anderen im Feld „{field}“ nutzen, {term}, auch durch verbundene Unternehmen und Auftragnehmer. Es darf damit erst beginnen, wenn es gezahlt hat.',
      en: 'The company may use your solution beside you and others in the field “{field}”, {term}, also through affiliated companies and contractors. It may begin only once it has paid.',
    },
    'if-not': notUsed.line,
    'still-allowed': {
      de: 'Sie dürfen alles, auch im selben Feld: veröffentlichen, lehren, Schutzrechte anmelden, den Lösungsvorschlag anderen anbieten. Nur die vertraulichen Unterlagen bleiben vertraulich.',
      en: 'You may do everything, in the same field too: publish, teach, file for protection, offer the solution to others. Only the confidential documents stay confidential.',
    },
    'existing-rights': existingRightsAlongside.line,
    'binding-period': boundUntilDecision.line,
    payment: rewardAsStated.line,
  },
  clauses: {
    owner: {
      de: 'Alle Rechte am Lösungsvorschlag bleiben bei Ihnen. Der Challenge-Geber erhält nur das Nutzungsrecht, das im nächsten Abschnitt steht, und nur bei Auszeichnung.',
      en: 'All rights in the solution stay with you. The company receives only the licence that stands in the next section, and only if it awards.',
    },
    'if-awarded': {
      de: 'Wird Ihr Lösungsvorschlag ausgezeichnet und nehmen Sie die Auszeichnung an, erhält der Challenge-Geber mit der Zahlung ein einfaches, nicht ausschließliches Nutzungsrecht am Lösungsvorschlag, {term} und beschränkt auf dieses Feld: {field}. Er darf es durch verbundene Unternehmen und durch Auftragnehmer ausüben, die für ihn arbeiten. Weitergeben oder unterlizenzieren darf er es im Übrigen nur mit Ihrer Zustimmung. Vor der Zahlung darf er nichts nutzen.',
      en: 'If your solution is awarded and you accept the award, the company receives with the payment a simple, non-exclusive licence to the solution, {term} and limited to this field: {field}. It may exercise the licence through affiliated companies and through contractors working for it. Otherwise it may pass it on or sublicense it only with your consent. Before the payment it may use nothing.',
    },
    'if-not': notUsed.clause,
    'still-allowed': {
      de: 'Sie dürfen Ihren Lösungsvorschlag ohne Einschränkung selbst nutzen, veröffentlichen, in Forschung und Lehre verwenden, zum Schutzrecht anmelden und anderen einfache Nutzungsrechte geben, auch im selben Feld. Veräußern Sie Rechte daran, bleibt das Nutzungsrecht des Challenge-Gebers bestehen. Was Sie aus den vertraulichen Unterlagen erfahren haben, geben Sie nicht preis.',
      en: 'You may use your solution yourself without restriction, publish it, use it in research and teaching, file for protection and give non-exclusive licences to others, in the same field too. If you sell rights in it, the licence of the company remains. What you learned from the confidential documents stays undisclosed.',
    },
    'existing-rights': existingRightsAlongside.clause,
    'binding-period': boundUntilDecision.clause,
    payment: rewardAsStated.clause,
  },
};
