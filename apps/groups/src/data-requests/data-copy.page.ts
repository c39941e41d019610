import type { Language } from '@allmende/contracts';
import type { Documents } from './data-copy.rules.js';
import { type Held, partsOf, words } from './data-copy.texts.js';

type Row = Record<string, unknown>;
type Page = { language: Language; held: Held; titles: ReadonlyMap<string, string> };

const mostRows = 200;
const mostColumns = 6;
/** Longer texts are read in the JSON file. */
const longest = 200;

/** One page without script and without anything from elsewhere: what is in the copy, its lists as tables. */
export function indexPage(documents: Documents, held: Held): string {
  const account = documents['identity']?.['account']?.[0] as Row | undefined;
  const language = account?.['language'] === 'en' ? 'en' : 'de';
  const page = { language, held, titles: titlesIn(documents, language) } satisfies Page;
  const { title, lead, sealed, utc } = words[language];
  const parts = partsOf(language, held).map(
    ([name, text]) => `<li><a href="${name}">${escaped(name)}</a> ${escaped(text)}</li>`,
  );
  const sections = Object.entries(documents).map(([service, lists]) => sectionOf(service, lists, page));
  return `<!doctype html>
<html lang="${language}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title><style>${style}</style></head>
<body><main><h1>${escaped(title)}</h1>
<p>${escaped(lead)}</p><ul>${parts.join('')}</ul>
<p>${escaped(sealed)}</p><p>${escaped(utc)}</p>
${sections.join('\n')}
</main></body></html>
`;
}

function sectionOf(service: string, lists: Record<string, unknown[]>, page: Page): string {
  const tables = Object.entries(lists).filter(([, rows]) => rows.length > 0);
  if (tables.length === 0) return '';
  const drawn = tables.map(([list, rows]) => tableOf(list, rows as Row[], page));
  return `<h2><a href="${service}.json">${service}.json</a></h2>${drawn.join('')}`;
}

function tableOf(list: string, rows: Row[], page: Page): string {
  const { lists, columns: named, entries, more } = words[page.language];
  const shown = rows.slice(0, mostRows).map((row) => cellsOf(row, page));
  const columns = [...new Set(shown.flatMap((row) => [...row.keys()]))].slice(0, mostColumns);
  const head = columns.map((column) => `<th scope="col">${escaped(named[column] ?? column)}</th>`).join('');
  const body = shown.map(
    (row) => `<tr>${columns.map((each) => `<td>${row.get(each) ?? ''}</td>`).join('')}</tr>`,
  );
  const rest = rows.length > mostRows ? `<p>${escaped(more(rows.length - mostRows))}</p>` : '';
  const title = `${escaped(lists[list] ?? list)}, ${escaped(entries(rows.length))}`;
  if (columns.length === 0) return `<h3>${title}</h3>`;
  return `<h3>${title}</h3><div><table><thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>${rest}`;
}

/** What people read of a row: no ids but that of its challenge, which has a title where one is known. */
function cellsOf(row: Row, { language, titles }: Page): Map<string, string> {
  const { challenge, yes, no } = words[language];
  const cells = new Map<string, string>();
  const title = titles.get(String(row['challengeId']));
  if (title !== undefined) cells.set(challenge, escaped(title));
  for (const [name, value] of Object.entries(row)) {
    if (typeof value === 'boolean') cells.set(name, value ? yes : no);
    else if (typeof value === 'number') cells.set(name, String(value));
    else if (typeof value === 'string' && isForPeople(name, value)) cells.set(name, textOf(name, value));
  }
  return cells;
}

const isForPeople = (name: string, value: string): boolean =>
  value !== '' &&
  value.length <= longest &&
  !/^[\da-f-]{36}$|^[\da-f]{64}$/.test(value) &&
  name !== 'challenge';

function textOf(name: string, value: string): string {
  if (name === 'file') return `<a href="${escaped(encodeURI(value))}">${escaped(value)}</a>`;
  return escaped(value.replace(/^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*(?:Z|\+00:00)$/, '$1 $2'));
}

/** Of challenges, from wherever in the copy their question stands, or their address at least. */
function titlesIn(documents: Documents, language: Language): Map<string, string> {
  const rows = Object.values(documents).flatMap((lists) => Object.values(lists).flat()) as Row[];
  const titles = new Map<string, string>();
  for (const { challengeId, id, question, challenge } of rows) {
    const asked = (question ?? {}) as Partial<Record<Language, string>>;
    const key = String(challengeId ?? id);
    const named = asked[language] ?? asked.de ?? asked.en;
    const title = named ?? (typeof challenge === 'string' ? (titles.get(key) ?? challenge) : undefined);
    if (title) titles.set(key, title);
  }
  return titles;
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (mark) => marks[mark] ?? '');
}

const style = `body{font:16px/1.5 system-ui,sans-serif;margin:2rem;color:#1d1d1f;background:#fff}
main{max-width:70rem;margin:auto}table{border-collapse:collapse}div{overflow-x:auto}
th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #ccc;max-width:24rem;overflow-wrap:anywhere}
h2{margin-top:2.5rem}`;
