import { platformTerms1 } from './platform-terms-1.js';
import type { ClauseText, TermsText } from './wording.js';

const changed: ClauseText = {
  clauseId: 'what-the-operator-can-see',
  title: {
    de: 'Vertraulichkeit und was der Betrieb technisch sehen kann',
    en: 'Confidentiality and what the operator can technically see',
  },
  text: {
    de: 'Vertrauliche Inhalte, insbesondere Lösungsvorschläge und vertrauliche Unterlagen, sind durch Zugriffsregeln geschützt: Die Plattform zeigt sie nur den Personen, die sie nach den geltenden Bedingungen lesen dürfen, und bis zum Einreichungsschluss niemandem außerhalb des Teams. Diese Regeln setzt die Software durch.\n\nWas Sie einreichen, wird außerdem versiegelt, während es ankommt: Bis zum Einreichungsschluss kann es über die Plattform niemand lesen, auch Ihr Team und der Challenge-Geber nicht. Danach öffnen es die Personen, die die Challenge nennt. Entwürfe und geöffnete Lösungsvorschläge liegen verschlüsselt in Datenbanken und Sicherungskopien; vertrauliche Unterlagen und Gruppen schützen die Zugriffsregeln allein. Wer die laufenden Server mitsamt ihren Schlüsseln betreibt oder sich unbefugt Zugang zu beidem verschafft, könnte Inhalte technisch dennoch lesen.\n\nDer Betrieb verpflichtet alle Personen mit solchem Zugang zur Vertraulichkeit. Sie lesen vertrauliche Inhalte nicht, außer wenn eine Störung anders nicht zu beheben ist, Sie darum bitten oder ein Gesetz dazu zwingt; davon erfahren Sie, soweit das Gesetz es erlaubt. Wenn schon die bloße Möglichkeit für Ihre Erfindung zu viel ist, melden Sie vorher ein Schutzrecht an oder halten Sie den entscheidenden Teil zurück.',
    en: 'Confidential content, in particular solutions and confidential documents, is protected by access rules: the platform shows it only to the people who may read it under the applicable terms, and until the closing date to nobody outside the team. The software enforces these rules.\n\nWhat you submit is sealed in addition, while it arrives: until the closing date nobody can read it through the platform, neither your team nor the organisation that posts the challenge. After that the people whom the challenge names open it. Drafts and opened solutions lie encrypted in databases and backups; confidential documents and groups are protected by the access rules alone. Whoever operates the running servers together with their keys, or breaks into both, could technically read content all the same.\n\nThe operator binds all people with such access to confidentiality. They do not read confidential content unless a fault cannot be mended otherwise, you ask for it or a law compels it; you are told of it as far as the law allows. If the mere possibility is too much for your invention, file for protection first or hold back the decisive part.',
  },
  plain: {
    de: 'Niemand Unbefugtes bekommt Ihre Idee angezeigt, und was Sie einreichen, ist bis zum Schluss versiegelt. Vor dem Betrieb der laufenden Server schützt das nicht, und das sagen wir offen.',
    en: 'Nobody without the right is shown your idea, and what you submit is sealed until the close. That does not protect it from whoever operates the running servers, and we say so openly.',
  },
};

/** Version 2 of the terms of use: says what sealing protects against, and what it does not. Published, so frozen. */
export const platformTerms2: TermsText = {
  title: platformTerms1.title,
  clauses: platformTerms1.clauses.map((clause) => (clause.clauseId === changed.clauseId ? changed : clause)),
};
