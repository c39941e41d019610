import { bothKeepTheirs, boundUntilDecision, notUsed, rewardAsStated } from './shared-answers.js';
import type { RightsPackageText } from './wording.js';

export const solverKeeps: RightsPackageText = {
  code: 'solver-keeps',
  name: { de: 'Rechte bleiben bei Ihnen', en: 'Rights stay with you' },
  line: {
    de: 'Alle Rechte bleiben bei Ihnen; das Unternehmen darf Ihren Lösungsvorschlag nur prüfen und bewerten.',
    en: 'All rights stay with you; the company may only examine and assess your solution.',
  },
  lines: {
    owner: {
      de: 'Der Lösungsvorschlag gehört Ihnen. Weder die Teilnahme noch eine Auszeichnung überträgt ein Recht.',
      en: 'You own it. Neither taking part nor an award passes any right on.',
    },
    'if-awarded': {
      de: 'Das Unternehmen darf Ihren Lösungsvorschlag im eigenen Haus auswerten und mit Ihnen über eine Zusammenarbeit sprechen. Jede Nutzung braucht einen eigenen Vertrag mit Ihnen.',
      en: 'The company may evaluate your solution in its own house and talk with you about working together. Any use needs a contract of its own with you.',
    },
    'if-not': notUsed.line,
    'still-allowed': {
      de: 'Sie dürfen alles: veröffentlichen, lehren, Schutzrechte anmelden, den Lösungsvorschlag anderen anbieten. Nur die vertraulichen Unterlagen bleiben vertraulich.',
      en: 'You may do everything: publish, teach, file for protection, offer the solution to others. Only the confidential documents stay confidential.',
    },
    'existing-rights': bothKeepTheirs.line,
    'binding-period': boundUntilDecision.line,
    payment: rewardAsStated.line,
  },
  clauses: {
    owner: {
      de: 'Alle Rechte am Lösungsvorschlag bleiben bei Ihnen. Weder das Einreichen noch die Bewertung noch eine Auszeichnung überträgt dem Challenge-Geber ein Recht oder räumt ihm ein Nutzungsrecht ein.',
      en: 'All rights in the solution stay with you. Neither submitting nor the assessment nor an award passes a right to the company or gives it a licence.',
    },
    'if-awarded': {
      de: 'Wird Ihr Lösungsvorschlag ausgezeichnet, darf der Challenge-Geber ihn im eigenen Haus lesen, prüfen und auswerten, um über eine Zusammenarbeit zu entscheiden. Herstellen, verkaufen, einsetzen oder an andere weitergeben darf er ihn nicht. Dafür schließen beide Seiten einen eigenen Vertrag; zu seinem Abschluss ist keine verpflichtet.',
      en: 'If your solution is awarded, the company may read, examine and evaluate it in its own house in order to decide on working together. It may not make, sell or operate it or pass it on to others. That takes a contract of its own between both sides, which neither is obliged to conclude.',
    },
    'if-not': notUsed.clause,
    'still-allowed': {
      de: 'Sie dürfen über Ihren Lösungsvorschlag jederzeit frei verfügen: ihn veröffentlichen, in Forschung und Lehre verwenden, Schutzrechte anmelden, ihn anderen anbieten und selbst verwerten. Was Sie aus den vertraulichen Unterlagen erfahren haben, geben Sie dabei nicht preis.',
      en: 'You may dispose of your solution freely at any time: publish it, use it in research and teaching, file for protection, offer it to others and exploit it yourself. What you learned from the confidential documents stays undisclosed.',
    },
    'existing-rights': bothKeepTheirs.clause,
    'binding-period': boundUntilDecision.clause,
    payment: rewardAsStated.clause,
  },
};
