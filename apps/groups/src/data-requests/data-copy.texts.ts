import type { Language } from '@allmende/contracts';

/** What there is in this copy: folders that would be empty are not in it. */
export type Held = { hasFiles: boolean; hasReceipts: boolean };
type Line = [name: string, text: string];

/** What each part of the archive holds. */
export function partsOf(language: Language, { hasFiles, hasReceipts }: Held): Line[] {
  const { services, receipts, files } = words[language].parts;
  return [
    ...Object.entries(services).map(([service, text]): Line => [`${service}.json`, text]),
    ...(hasReceipts ? [['receipts/', receipts] satisfies Line] : []),
    ...(hasFiles ? [['files/', files] satisfies Line] : []),
  ];
}

/** The README of the archive, in both languages. */
export function readmeOf(held: Held): string {
  return (['de', 'en'] as const).map((language) => readmeIn(language, held)).join('\n');
}

function readmeIn(language: Language, held: Held): string {
  const { title, start, lead, sealed, check } = words[language];
  const parts = partsOf(language, held).map(([name, text]) => `${name.padEnd(20)} ${text}`);
  return [
    ...[title, '='.repeat(title.length), '', start, '', lead, '', ...parts, ''],
    ...[sealed, ...(held.hasReceipts ? [check] : []), ''],
  ].join('\n');
}

export const words = {
  de: {
    title: 'Kopie Ihrer Daten',
    start: 'index.html zeigt im Browser, was in welcher Datei steht, mit den Listen als Tabellen.',
    lead: 'Jede JSON-Datei enthält, was ein Teil der Plattform über Sie weiß:',
    parts: {
      services: {
        identity: 'Konto, Mitgliedschaften, Organisationen, Anmeldungen',
        terms: 'Zustimmungen, Antworten von Transferstellen und die Liste aller Nachweise',
        submissions: 'Lösungsvorschläge Ihrer Teams, Fassungen, Erklärungen',
        challenges: 'Challenges, die Sie mit gestellt haben; Unterlagen, die Sie geöffnet haben',
        groups: 'Gruppen, Beiträge, Dateien',
        notifications: 'Mitteilungen und was Sie davon hören möchten',
      },
      receipts: 'jeder Nachweis als eigene Datei mit Aussage, Salz und Unterschrift',
      files: 'die Dateien selbst',
    },
    sealed:
      'Was versiegelt ist, öffnet vor dem Einreichungsschluss niemand; davon steht hier nur die Prüfsumme.',
    check:
      'Jede Datei in receipts/ lässt sich so, wie sie ist, auf der Seite „Nachweis prüfen“ jedes Portals prüfen, auch ohne Konto, und mit dem Programm, das es dort gibt.',
    more: (count: number) => `und ${count} weitere, siehe die JSON-Datei`,
    entries: (count: number) => (count === 1 ? '1 Eintrag' : `${count} Einträge`),
    challenge: 'Challenge',
    yes: 'ja',
    no: 'nein',
    utc: 'Zeiten stehen hier nach UTC. Was in den Tabellen fehlt, etwa Kennungen und lange Texte, steht in den JSON-Dateien.',
    lists: {
      account: 'Konto',
      memberships: 'Mitgliedschaften',
      affiliations: 'Organisationen',
      sessions: 'Anmeldungen',
      agreements: 'Zustimmungen',
      officeConsents: 'Antworten von Transferstellen',
      receipts: 'Nachweise',
      submissions: 'Lösungsvorschläge',
      versions: 'Fassungen',
      files: 'Dateien',
      invitations: 'Einladungen',
      challenges: 'Challenges',
      openedBriefs: 'Geöffnete Unterlagen',
      briefRequests: 'Anfragen nach Unterlagen',
      topics: 'Themen',
      posts: 'Beiträge',
      notices: 'Mitteilungen',
      followedChallenges: 'Gemerkte Challenges',
      preferences: 'Was Sie hören möchten',
    } as Record<string, string>,
  },
  en: {
    title: 'Copy of your data',
    start: 'index.html shows in a browser what is in which file, with the lists as tables.',
    lead: 'Each JSON file holds what one part of the platform knows about you:',
    parts: {
      services: {
        identity: 'account, memberships, organisations, sessions',
        terms: 'agreements, answers of transfer offices, and the list of all receipts',
        submissions: 'solutions of your teams, versions, declarations',
        challenges: 'challenges that you posted with others; documents that you opened',
        groups: 'groups, posts, files',
        notifications: 'notices, and what you want to hear of',
      },
      receipts: 'each receipt as a file of its own, with statement, salt and signature',
      files: 'the files themselves',
    },
    sealed: 'What is sealed is opened by nobody before the close; here stands its check sum only.',
    check:
      'Each file in receipts/ can be checked as it is on the page "Check a receipt" of any portal, also without an account, and with the program that is offered there.',
    more: (count: number) => `and ${count} more, see the JSON file`,
    entries: (count: number) => (count === 1 ? '1 entry' : `${count} entries`),
    challenge: 'Challenge',
    yes: 'yes',
    no: 'no',
    utc: 'Times stand here in UTC. What is missing in the tables, such as ids and long texts, stands in the JSON files.',
    lists: {
      account: 'Account',
      memberships: 'Memberships',
      affiliations: 'Organisations',
      sessions: 'Sessions',
      agreements: 'Agreements',
      officeConsents: 'Answers of transfer offices',
      receipts: 'Receipts',
      submissions: 'Solutions',
      versions: 'Versions',
      files: 'Files',
      invitations: 'Invitations',
      challenges: 'Challenges',
      openedBriefs: 'Documents opened',
      briefRequests: 'Requests for documents',
      topics: 'Topics',
      posts: 'Posts',
      notices: 'Notices',
      followedChallenges: 'Followed challenges',
      preferences: 'What you want to hear of',
    } as Record<string, string>,
  },
};
