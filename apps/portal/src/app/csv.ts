import type { Language } from '@allmende/contracts';

/** What spreadsheets in each language take apart by themselves. */
const separators: Record<Language, string> = { de: ';', en: ',' };

/**
 * A table for spreadsheets: RFC 4180, UTF-8 with the mark at its beginning that they need. A cell that they would take for
 * a formula begins with an apostrophe.
 */
export function csvOf(rows: readonly (readonly string[])[], language: Language): string {
  const lines = rows.map((cells) => cells.map(cellOf).join(separators[language]));
  return `\ufeff${lines.join('\r\n')}\r\n`;
}

function cellOf(text: string): string {
  const plain = /^[\s\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/.test(text) ? `'${text}` : text;
  return `"${plain.replaceAll('"', '""')}"`;
}
