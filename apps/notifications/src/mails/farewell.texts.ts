import type { KeptStatements, Language } from '@allmende/contracts';
import type { MailTexts } from './mail.template.js';

type Words = {
  subject: string;
  action: string;
  gone: string;
  nameless: string;
  nothingKept: string;
  /** `until`: the last day, in words. */
  kept: (count: number, until: string) => string;
  last: string;
};

const words: Record<Language, Words> = {
  de: {
    subject: 'Ihr Konto ist geschlossen',
    action: 'Kontakt und Impressum',
    gone: 'Ihr Konto ist an allen Portalen geschlossen. Gelöscht sind Ihr Name, Ihre Adresse, Ihr Passwort, Ihre Zugehörigkeiten, Mitgliedschaften und Mitteilungen sowie Entwürfe, an denen nur Sie gearbeitet haben und die nie eingereicht wurden.',
    nameless:
      'Ohne Ihren Namen bleiben eingereichte Lösungsvorschläge, Beiträge und Dateien in Gruppen, Texte, mit denen andere weiterarbeiten, und Nachweise, die auch anderen gehören. Ihre Pflicht zur Vertraulichkeit endet nicht mit dem Konto.',
    nothingKept:
      'Niemand sonst verlässt sich auf das, was Sie hier getan haben. Deshalb wird davon nichts mit Ihrem Namen aufbewahrt.',
    kept: (count, until) =>
      `Andere verlassen sich auf das, was Sie hier getan haben. ${keptGerman(count)} mit Ihrem Namen und Ihrer E-Mail-Adresse gesperrt und verschlüsselt aufbewahrt, nur um Rechtsansprüche geltend zu machen oder abzuwehren, und nach dem ${until} vernichtet.`,
    last: 'Das ist die letzte E-Mail zu diesem Konto. Die Adresse, die wir dafür behalten hatten, löschen wir jetzt. Haben Sie eine Frage, oder haben Sie das Konto nicht selbst geschlossen? Dann wenden Sie sich bitte an den Kontakt des Portals.',
  },
  en: {
    subject: 'Your account is closed',
    action: 'Contact and imprint',
    gone: 'Your account is closed at all portals. Erased are your name, your address, your password, your affiliations, memberships and notices, and drafts on which only you worked and which were never submitted.',
    nameless:
      'Without your name stay submitted solutions, posts and files in groups, texts that others go on working with, and receipts that belong to others, too. Your duty of confidentiality does not end with the account.',
    nothingKept: 'Nobody else relies on what you did here. That is why nothing of it is kept with your name.',
    kept: (count, until) =>
      `Others rely on what you did here. ${keptEnglish(count)} kept with your name and e-mail address, restricted and encrypted, only to raise or defend against legal claims, and destroyed after ${until}.`,
    last: 'This is the last mail about this account. We erase the address that we had kept for it now. Do you have a question, or was it not you who closed the account? Then please turn to the contact of the portal.',
  },
};

function keptGerman(count: number): string {
  if (count === 0) return 'Das wird';
  return count === 1 ? 'Eine Aussage darüber wird' : `${count} Aussagen darüber werden`;
}

function keptEnglish(count: number): string {
  if (count === 0) return 'That is';
  return count === 1 ? 'One statement about it is' : `${count} statements about it are`;
}

/** What was erased and what stays until when, as the page said that asked for the password. */
export function farewellTexts({ keptCount, keptUntil }: KeptStatements, language: Language): MailTexts {
  const { subject, action, gone, nameless, nothingKept, kept, last } = words[language];
  const evidence = keptUntil === null ? nothingKept : kept(keptCount, dayInWords(keptUntil, language));
  return { subject, action, body: [gone, nameless, evidence, last].join('\n\n') };
}

function dayInWords(day: string, language: Language): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(day));
}
