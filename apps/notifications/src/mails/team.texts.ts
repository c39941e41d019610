import type { NoticeKind } from '@allmende/contracts';
import type { InBoth } from './mail.template.js';

type Told = { kind: NoticeKind; params: Record<string, string> };

/** What is said otherwise to the others of a team, who neither replace nor withdraw, and about a draft. */
export function teamTexts({ kind, params }: Told): InBoth | undefined {
  const isByLead = params['byLead'] !== undefined;
  if (kind === 'submission-received') return isByLead ? received : undefined;
  if (kind !== 'submission-withdrawn') return undefined;
  if (params['draft'] !== undefined) return isByLead ? discardedByLead : discarded;
  return isByLead ? withdrawnByLead : undefined;
}

const received: InBoth = {
  de: {
    subject: 'Der Lösungsvorschlag Ihres Teams ist eingegangen',
    body: 'Fassung {version} ist am {at} eingegangen, eingereicht von der Teamleitung. Bis zum Einreichungsschluss kann die Teamleitung die Fassung ersetzen oder zurückziehen; es zählt die letzte Fassung.\n\nDie Eingangsbestätigung für Fassung {version} bleibt unter „Nachweise“, auch wenn eine weitere eingereicht wird. Sie belegt Inhalt und Zeitpunkt, sie ersetzt keine Patentanmeldung.',
    action: 'Zum Lösungsvorschlag',
  },
  en: {
    subject: 'Your team’s solution has arrived',
    body: 'Version {version} arrived on {at}, submitted by the team lead. Until the closing date the lead can replace or withdraw it; the last version counts.\n\nThe receipt for version {version} stays under “Receipts”, also when another one is submitted. It proves content and time; it is no substitute for filing a patent.',
    action: 'Go to the solution',
  },
};

const withdrawnByLead: InBoth = {
  de: {
    subject: 'Der Lösungsvorschlag Ihres Teams ist zurückgezogen',
    body: 'Die Teamleitung hat den Lösungsvorschlag Ihres Teams zurückgezogen. Der Nachweis darüber liegt unter „Nachweise“.',
    action: 'Zum Lösungsvorschlag',
  },
  en: {
    subject: 'Your team’s solution is withdrawn',
    body: 'The team lead has withdrawn your team’s solution. The proof of it is kept under “Receipts”.',
    action: 'Go to the solution',
  },
};

const discarded: InBoth = {
  de: {
    subject: 'Ihr Entwurf ist verworfen',
    body: 'Sie haben einen Entwurf verworfen, der nicht eingereicht war. Text, Dateien und deren Namen sind gelöscht. Der Nachweis darüber liegt unter „Nachweise“.',
    action: 'Ansehen',
  },
  en: {
    subject: 'Your draft is discarded',
    body: 'You have discarded a draft that was not submitted. Text, files and their names are deleted. The proof of it is kept under “Receipts”.',
    action: 'See it',
  },
};

const discardedByLead: InBoth = {
  de: {
    subject: 'Der Entwurf Ihres Teams ist verworfen',
    body: 'Die Teamleitung hat den Entwurf Ihres Teams verworfen; eingereicht war er nicht. Text, Dateien und deren Namen sind gelöscht. Der Nachweis darüber liegt unter „Nachweise“.',
    action: 'Ansehen',
  },
  en: {
    subject: 'Your team’s draft is discarded',
    body: 'The team lead has discarded your team’s draft, which was not submitted. Text, files and their names are deleted. The proof of it is kept under “Receipts”.',
    action: 'See it',
  },
};
