import { bothKeepTheirs, boundUntilDecision, notUsed, rewardAsStated } from './shared-answers.js';
import type { RightsPackageText } from './wording.js';

export const open: RightsPackageText = {
  code: 'open',
  name: { de: 'Offene Lizenz', en: 'Open licence' },
  line: {
    de: 'Der ausgezeichnete Lösungsvorschlag wird unter der offenen Lizenz {openLicence} veröffentlicht; alle dürfen ihn nutzen.',
    en: 'The awarded solution is published under the open licence {openLicence}; anyone may use it.',
  },
  lines: {
    owner: {
      de: 'Der Lösungsvorschlag gehört Ihnen. Wird Ihr Lösungsvorschlag ausgezeichnet, dürfen ihn alle unter der offenen Lizenz {openLicence} nutzen.',
      en: 'You own it. If your solution is awarded, anyone may use it under the open licence {openLicence}.',
    },
    'if-awarded': {
      de: 'Das Unternehmen darf dasselbe wie alle anderen: Ihren Lösungsvorschlag unter der Lizenz {openLicence} nutzen. Sonderrechte bekommt es nicht.',
      en: 'The company may do the same as everyone else: use your solution under the licence {openLicence}. It receives no special rights.',
    },
    'if-not': {
      de: 'Der Lösungsvorschlag wird nicht veröffentlicht und nicht genutzt; ob Sie ihn selbst veröffentlichen, entscheiden Sie.',
      en: 'The solution is neither published nor used; whether to publish it yourself is up to you.',
    },
    'still-allowed': {
      de: 'Sie dürfen alles. Nur zurücknehmen lässt sich die Lizenz nicht, und Schutzrechte lassen sich nur vor der Veröffentlichung anmelden.',
      en: 'You may do everything. Only the licence cannot be taken back, and filing for protection is possible only before publication.',
    },
    'existing-rights': bothKeepTheirs.line,
    'binding-period': boundUntilDecision.line,
    payment: rewardAsStated.line,
  },
  clauses: {
    owner: {
      de: 'Alle Rechte am Lösungsvorschlag bleiben bei Ihnen. Wird er ausgezeichnet und nehmen Sie die Auszeichnung an, stellen Sie ihn unter die offene Lizenz {openLicence}, deren Text dafür maßgeblich ist. Sie und Ihr Team werden als Urheberinnen und Urheber genannt, wenn Sie das wünschen.',
      en: 'All rights in the solution stay with you. If it is awarded and you accept the award, you place it under the open licence {openLicence}, whose text governs. You and your team are named as authors if you wish so.',
    },
    'if-awarded': {
      de: 'Nach der angenommenen Auszeichnung wird der Lösungsvorschlag mit dem Ergebnis der Challenge unter {openLicence} veröffentlicht. Zwischen Annahme und Veröffentlichung liegen mindestens 30 Tage, damit Sie Vertrauliches herausnehmen und Schutzrechte anmelden können. Der Challenge-Geber nutzt den Lösungsvorschlag unter denselben Bedingungen wie alle anderen. Patente, die Sie daran anmelden, setzen Sie nicht gegen Nutzungen ein, die die Lizenz erlaubt.',
      en: 'After the accepted award the solution is published with the outcome of the challenge under {openLicence}. At least 30 days lie between acceptance and publication, so that you can take out what is confidential and file for protection. The company uses the solution on the same conditions as everyone else. You do not enforce patents that you file on it against uses that the licence permits.',
    },
    'if-not': notUsed.clause,
    'still-allowed': {
      de: 'Sie dürfen Ihren Lösungsvorschlag jederzeit selbst nutzen, in Forschung und Lehre verwenden, veröffentlichen und anderen auch unter weiteren Lizenzen anbieten. Eine einmal erteilte offene Lizenz lässt sich nicht zurücknehmen. Was Sie aus den vertraulichen Unterlagen erfahren haben, geben Sie nicht preis; es gehört auch nicht in den veröffentlichten Teil.',
      en: 'You may use your solution yourself, use it in research and teaching, publish it and offer it to others under further licences at any time. An open licence once given cannot be taken back. What you learned from the confidential documents stays undisclosed and does not belong in the published part either.',
    },
    'existing-rights': bothKeepTheirs.clause,
    'binding-period': boundUntilDecision.clause,
    payment: rewardAsStated.clause,
  },
};
