import type { Id } from '@allmende/contracts';

/** What one service holds: its lists by name. */
export type Documents = Record<string, Record<string, unknown[]>>;
export type CopiedFile = { service: string; fileId: Id; name: string };

/** Characters that no file system minds, and none that ends or climbs a folder. */
const safe = (name: string): string =>
  name
    .toWellFormed()
    .replaceAll(/[/\\:*?"<>|\p{Cc}]/gu, '_')
    .replace(/^\.+/, '_')
    .slice(0, 200) || '_';

/** Where each file lies in the archive: below its service, under its own name, numbered where two have the same. */
export function pathsOf(files: readonly CopiedFile[]): Map<Id, string> {
  const taken = new Set<string>();
  const paths = new Map<Id, string>();
  for (const { service, fileId, name } of files) {
    const [, stem = '', extension = ''] = /^(.*?)(\.[^.]{1,10})?$/su.exec(safe(name)) ?? [];
    let path = `files/${service}/${stem}${extension}`;
    for (let count = 2; taken.has(path.toLowerCase()); count += 1) {
      path = `files/${service}/${stem} (${count})${extension}`;
    }
    taken.add(path.toLowerCase());
    paths.set(fileId, path);
  }
  return paths;
}

export const readme = `Kopie Ihrer Daten
=================

Jede JSON-Datei enthält, was ein Teil der Plattform über Sie weiß:

identity.json        Konto, Mitgliedschaften, Organisationen, Anmeldungen
terms.json           Zustimmungen und alle Nachweise mit Aussage, Salz und Unterschrift
submissions.json     Lösungsvorschläge Ihrer Teams, Fassungen, Erklärungen
challenges.json      Challenges, die Sie mit gestellt haben; Unterlagen, die Sie geöffnet haben
groups.json          Gruppen, Beiträge, Dateien
notifications.json   Mitteilungen und was Sie davon hören möchten
files/               die Dateien selbst

Was versiegelt ist, öffnet vor dem Einreichungsschluss niemand; davon steht hier nur die Prüfsumme.
Jeder Nachweis lässt sich auf der Seite „Nachweis prüfen“ jedes Portals prüfen, auch ohne Konto.

Copy of your data
=================

Each JSON file holds what one part of the platform knows about you:

identity.json        account, memberships, organisations, sessions
terms.json           agreements, and every receipt with its statement, salt and signature
submissions.json     solutions of your teams, versions, declarations
challenges.json      challenges that you posted with others; documents that you opened
groups.json          groups, posts, files
notifications.json   notices, and what you want to hear of
files/               the files themselves

What is sealed is opened by nobody before the close; here stands its check sum only.
Every receipt can be checked on the page "Check a receipt" of any portal, also without an account.
`;
