import { boundUntilDecision, existingRightsAlongside, notUsed, rewardAsStated } from './shared-answers.js';
import type { RightsPackageText } from './wording.js';

export const licenceExclusive: RightsPackageText = {
  code: 'licence-exclusive',
  name: { de: 'Ausschließliches Nutzungsrecht', en: 'Exclusive licence' },
  line: {
    de: 'Der Lösungsvorschlag gehört Ihnen; bei Auszeichnung darf ihn im Feld „{field}“ für {years} allein das Unternehmen nutzen.',
    en: 'The solution is yours; if awarded, the company alone may use it in the field “{field}” for {years}.',
  },
  lines: {
    owner: {
      de: 'Der Lösungsvorschlag gehört Ihnen. Das Unternehmen erhält bei Auszeichnung ein ausschließliches Nutzungsrecht, auf Zeit und in einem Feld.',
      en: 'You own it. If it awards, the company receives an exclusive licence for a time and in one field.',
    },
    'if-awarded': {
      de: 'Das Unternehmen darf Ihren Lösungsvorschlag im Feld „{field}“ für {years} allein nutzen, auch durch verbundene Unternehmen und Auftragnehmer. Es darf damit erst beginnen, wenn es gezahlt hat. Nutzt es ihn zwei Jahre lang nicht, können Sie die Ausschließlichkeit beenden. Was es eingeführt hat, darf es danach weiter nutzen, aber nicht mehr allein.',
      en: 'The company may be the only one to use your solution in the field “{field}” for {years}, also through affiliated companies and contractors. It may begin only once it has paid. If it does not use the solution for two years, you can end the exclusivity. What it has introduced it may go on using afterwards, but no longer alone.',
    },
    'if-not': notUsed.line,
    'still-allowed': {
      de: 'Sie dürfen immer forschen und lehren. Außerhalb des Feldes dürfen Sie alles, auch den Lösungsvorschlag anderen anbieten. Vor einer Veröffentlichung stimmen Sie sich mit dem Unternehmen ab.',
      en: 'You may always do research and teach. Outside the field you may do everything, also offer the solution to others. Before you publish, you consult the company.',
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
      de: 'Wird Ihr Lösungsvorschlag ausgezeichnet und nehmen Sie die Auszeichnung an, erhält der Challenge-Geber mit der Zahlung für {years} ein ausschließliches Nutzungsrecht am Lösungsvorschlag, beschränkt auf dieses Feld: {field}. In diesem Feld nutzen in dieser Zeit weder Sie noch andere den Lösungsvorschlag gewerblich. Der Challenge-Geber darf das Recht durch verbundene Unternehmen und durch Auftragnehmer ausüben und mit Ihrer Zustimmung, die Sie nur aus wichtigem Grund verweigern, unterlizenzieren. Nutzt er es zwei Jahre lang nicht, können Sie verlangen, dass daraus ein einfaches Nutzungsrecht wird. Vor der Zahlung darf er nichts nutzen; nach Ablauf der Zeit behält er ein einfaches Nutzungsrecht für das, was er bis dahin eingeführt hat.',
      en: 'If your solution is awarded and you accept the award, the company receives with the payment an exclusive licence to the solution for {years}, limited to this field: {field}. In this field neither you nor others use the solution commercially during that time. The company may exercise the licence through affiliated companies and contractors and may sublicense it with your consent, which you refuse for an important reason only. If it does not use the licence for two years, you may demand that it becomes non-exclusive. Before the payment it may use nothing; after the time it keeps a non-exclusive licence for what it has introduced by then.',
    },
    'if-not': notUsed.clause,
    'still-allowed': {
      de: 'Forschung und Lehre mit dem Lösungsvorschlag bleiben Ihnen immer erlaubt, ebenso jede Nutzung außerhalb des genannten Feldes, auch durch andere. Schutzrechte melden Sie auf Ihren Namen an. Nach einer Auszeichnung legen Sie dem Challenge-Geber eine geplante Veröffentlichung 30 Tage vorher vor; er kann verlangen, dass zuvor eine Anmeldung eingereicht wird, aber nicht, dass Sie ganz darauf verzichten. Was Sie aus den vertraulichen Unterlagen erfahren haben, geben Sie nicht preis.',
      en: 'Research and teaching with the solution always remain open to you, and so does any use outside the stated field, by others too. You file for protection in your own name. After an award you show the company a planned publication 30 days ahead; it may ask that an application is filed first, but not that you give up publishing. What you learned from the confidential documents stays undisclosed.',
    },
    'existing-rights': existingRightsAlongside.clause,
    'binding-period': boundUntilDecision.clause,
    payment: rewardAsStated.clause,
  },
};
