import { bothKeepTheirs, boundUntilDecision, notUsed, rewardAsStated } from './shared-answers.js';
import type { RightsPackageText } from './wording.js';

export const joint: RightsPackageText = {
  code: 'joint',
  name: { de: 'Gemeinsame Rechte', en: 'Joint rights' },
  line: {
    de: 'Bei Auszeichnung gehören die Ergebnisse der Zusammenarbeit beiden Seiten, nach der angehängten Vereinbarung.',
    en: 'If awarded, the results of working together belong to both sides, under the attached agreement.',
  },
  lines: {
    owner: {
      de: 'Der Lösungsvorschlag gehört Ihnen. Was nach der Auszeichnung gemeinsam entsteht, gehört beiden Seiten.',
      en: 'You own it. What is created together after the award belongs to both sides.',
    },
    'if-awarded': {
      de: 'Das Unternehmen darf Ihren Lösungsvorschlag gemeinsam mit Ihnen weiterentwickeln und die gemeinsamen Ergebnisse so nutzen, wie es die angehängte Vereinbarung vorsieht.',
      en: 'The company may develop your solution further together with you and use the joint results as the attached agreement provides.',
    },
    'if-not': notUsed.line,
    'still-allowed': {
      de: 'Mit Ihrem eigenen Lösungsvorschlag dürfen Sie alles. Für die gemeinsamen Ergebnisse gilt die angehängte Vereinbarung.',
      en: 'You may do everything with your own solution. For the joint results the attached agreement holds.',
    },
    'existing-rights': bothKeepTheirs.line,
    'binding-period': boundUntilDecision.line,
    payment: rewardAsStated.line,
  },
  clauses: {
    owner: {
      de: 'Alle Rechte am eingereichten Lösungsvorschlag bleiben bei Ihnen. Was beide Seiten nach einer angenommenen Auszeichnung gemeinsam erarbeiten, gehört beiden gemeinsam, nach Maßgabe der Vereinbarung im Anhang. Ohne diesen Anhang entstehen keine gemeinsamen Rechte.',
      en: 'All rights in the submitted solution stay with you. What both sides work out together after an accepted award belongs to both jointly, as the attached agreement provides. Without this attachment no joint rights arise.',
    },
    'if-awarded': {
      de: 'Mit der angenommenen Auszeichnung wird die Vereinbarung im Anhang zwischen Ihnen und dem Challenge-Geber wirksam. Der Challenge-Geber darf Ihren Lösungsvorschlag für die gemeinsame Arbeit und im Umfang dieser Vereinbarung nutzen, darüber hinaus nicht. Widerspricht der Anhang einem anderen Abschnitt, geht bei gemeinsamen Ergebnissen der Anhang vor; die Abschnitte über Vertraulichkeit und über nicht ausgezeichnete Lösungsvorschläge kann er nicht zu Ihrem Nachteil ändern.',
      en: 'With the accepted award the attached agreement takes effect between you and the company. The company may use your solution for the joint work and within that agreement, and no further. Where the attachment contradicts another section, the attachment prevails for joint results; it cannot change the sections on confidentiality and on solutions that are not awarded to your disadvantage.',
    },
    'if-not': notUsed.clause,
    'still-allowed': {
      de: 'Über Ihren eigenen Lösungsvorschlag dürfen Sie frei verfügen: veröffentlichen, in Forschung und Lehre verwenden, Schutzrechte anmelden, anderen anbieten. Für gemeinsame Ergebnisse gilt die Vereinbarung im Anhang; in Forschung und Lehre dürfen Sie auch diese verwenden. Was Sie aus den vertraulichen Unterlagen erfahren haben, geben Sie nicht preis.',
      en: 'You may dispose of your own solution freely: publish it, use it in research and teaching, file for protection, offer it to others. For joint results the attached agreement holds; you may use those in research and teaching too. What you learned from the confidential documents stays undisclosed.',
    },
    'existing-rights': bothKeepTheirs.clause,
    'binding-period': boundUntilDecision.clause,
    payment: rewardAsStated.clause,
  },
};
