import sanitizeHtml from 'sanitize-html';
import TurndownService from 'turndown';

export type TextFindings = (reason: string) => void;
export type TextOptions = {
  /** What relative addresses stand below; without it they are dropped. */
  base: string | null;
  found: TextFindings;
};

const invisible = /[\u200b\u200e\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/g;
const controls = /[\p{Cc}--[\t\n]]/gv;
const baseUrl = /\{\{\s*site\.baseurl\s*\}\}/g;
const placeholder = /\{\{[^{}]*\}\}|\{%[^{}]*%\}/g;
const nulls = /^(?:\\N|null|undefined)$/i;

/** Plain characters only: one kind of space, nothing invisible or reordering, no leftovers of CSV and databases. */
export function tidy(value: string): string {
  const text = value
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(invisible, '')
    .replace(controls, '')
    .replace(/""([^"\n]+)""/g, '"$1"')
    .trim();
  return nulls.test(text) ? '' : text;
}

/** A title or a summary: one line without any markup. */
export function plainLine(value: string): string {
  const text = decode(withoutTags(tidy(value)).replace(placeholder, ''));
  return text
    .replace(/<(https?:\/\/[^\s<>]+)>?/g, '$1')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/^#+\s*/, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Cut at a word, with an ellipsis. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  const cut = text.slice(0, max - 1);
  const end = cut.lastIndexOf(' ');
  return `${cut
    .slice(0, end > max / 2 ? end : undefined)
    .toWellFormed()
    .trimEnd()}…`;
}

/** HTML as Markdown: what is allowed by name stays, scripts and styles go with their content. */
export function markdownOfHtml(html: string, options: TextOptions): string {
  const source = withoutPlaceholders(tidy(html), options);
  const clean = sanitizeHtml(source, {
    allowedTags: [
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'div', 'ul', 'ol', 'li', 'blockquote', 'pre', 'code'],
      ...['strong', 'b', 'em', 'i', 'a', 'br', 'hr', 'table', 'thead', 'tbody', 'tr', 'td', 'th', 'img'],
    ],
    allowedAttributes: { a: ['href'], img: ['src', 'alt'] },
    allowedSchemes: ['http', 'https', 'mailto', 'blob'],
    allowProtocolRelative: false,
  });
  // Markup that was escaped twice comes out as text: nobody meant to show it.
  const markdown = withoutTags(converter(options).turndown(clean));
  return compact(tidy(markdown));
}

/** Markdown with HTML in it: what is an element becomes Markdown, what only looks like one stays text. */
export function markdownOfMixed(source: string, options: TextOptions): string {
  const text = withoutPlaceholders(tidy(source), options)
    .replace(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/<iframe\b[^>]*?\bsrc="([^"]*)"[^>]*>(?:[\s\S]*?<\/iframe\s*>)?/gi, (_all, src: string) =>
      embedded(src, options),
    )
    .replace(/<img\b[^>]*>/gi, (tag) => `![${attribute(tag, 'alt')}](${attribute(tag, 'src')})`)
    .replace(
      /<a\b[^>]*?\bhref="([^"]*)"[^>]*>([\s\S]*?)<\/a\s*>/gi,
      (_all, href: string, label: string) => `[${withoutTags(label).trim()}](${href})`,
    )
    .replace(/<(https?:\/\/[^\s<>]+)>/g, '$1')
    .replace(/\{:[^}\n]*\}/g, '')
    .replace(/^#{1,2}(?= )/gm, '###');
  return compact(tidy(withLinks(decode(withoutTags(text)), options)));
}

function withoutPlaceholders(text: string, { base, found }: TextOptions): string {
  const based = text.replace(baseUrl, base ?? '');
  if (based.search(placeholder) >= 0) found('placeholder-removed');
  return based.replace(placeholder, '');
}

function converter(options: TextOptions): TurndownService {
  const service = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    emDelimiter: '_',
    hr: '---',
  });
  // The page has its own first and second headings.
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (content, node) =>
      content.trim()
        ? `\n\n${'#'.repeat(Math.max(3, Number(elementOf(node).nodeName[1])))} ${oneLine(content)}\n\n`
        : '',
  });
  service.addRule('row', {
    filter: 'tr',
    replacement: (content) => `\n- ${oneLine(content).replace(/(?:\s*·\s*)+$/, '')}\n`,
  });
  service.addRule('cell', {
    filter: ['td', 'th'],
    replacement: (content) => (content.trim() ? `${oneLine(content)} · ` : ''),
  });
  service.addRule('image', {
    filter: 'img',
    replacement: (_content, node) => picture(textOf(node, 'alt'), textOf(node, 'src'), options),
  });
  service.addRule('link', {
    filter: 'a',
    replacement: (content, node) => link(content, textOf(node, 'href'), options),
  });
  return service;
}

/** What the converter's own parser gives; it needs no browser. */
type ParsedElement = { nodeName: string; getAttribute: (name: string) => string | null };

function elementOf(node: unknown): ParsedElement {
  return node as ParsedElement;
}

function textOf(node: unknown, name: string): string {
  return elementOf(node).getAttribute(name) ?? '';
}

function withLinks(markdown: string, options: TextOptions): string {
  return markdown
    .replace(/!?\[[^\]]*\]\([^()]*(?:\.\.\.|…)$/, '')
    .replace(/!\[([^\]]*)\]\(((?:[^()"]|\([^()]*\))*)(?:"[^"]*")?\)/g, (_all, alt: string, src: string) =>
      picture(alt, src, options),
    )
    .replace(/\[([^[\]]*)\]\(((?:[^()]|\([^()]*\))*)\)/g, (_all, label: string, href: string) =>
      link(label, href, options),
    );
}

/** Pictures of other hosts are not shown, which would tell them who reads; they are linked. */
function picture(alt: string, src: string, options: TextOptions): string {
  const address = addressOf(src, options);
  if (!address) options.found('image-not-reachable');
  return address ? `[${alt.trim() || 'Image'}](${address})` : alt.trim();
}

function link(label: string, href: string, options: TextOptions): string {
  const address = addressOf(href, options);
  if (!address && href.trim()) options.found('link-not-reachable');
  const text = oneLine(label) || address || '';
  return address ? `[${text}](${address})` : text;
}

function embedded(src: string, options: TextOptions): string {
  const address = addressOf(src, options);
  options.found(address ? 'embedded-page-linked' : 'embedded-page-removed');
  return address ? `\n\n[${new URL(address).host}](${address})\n\n` : '';
}

function addressOf(href: string, { base }: TextOptions): string | undefined {
  const value = href.trim().replaceAll('&amp;', '&');
  if (value === '' || value.startsWith('[') || value.startsWith('#')) return undefined;
  const url = URL.parse(value, base ?? undefined);
  if (!url || !['http:', 'https:', 'mailto:'].includes(url.protocol)) return undefined;
  return url.href.replaceAll('(', '%28').replaceAll(')', '%29');
}

const elements =
  'a|abbr|b|blockquote|body|br|center|code|dd|div|dl|dt|em|font|form|h[1-6]|head|hr|html|i|iframe|img|input|li|link|meta|object|ol|p|pre|q|s|script|small|span|strong|style|sub|sup|svg|table|tbody|td|th|thead|tr|u|ul|video|wbr';
const blockTag = /<\/?(?:p|div|tr|table|ul|ol|li|br|hr|blockquote|h[1-6])\b[^>]*>/gi;
const anyTag = new RegExp(
  [
    `</?(?:${elements})(?:\\s[^<>]*)?/?>`,
    `</(?:${elements})\\b`,
    // A tag whose end was cut off shows itself by an attribute.
    `<(?:${elements})\\s[^<>]*="[^<>"]*$`,
    `<(?:${elements})(?:\\s+[\\w:-]+="[^"]*")+`,
    '<!--[\\s\\S]*?-->',
  ].join('|'),
  'gi',
);

function withoutTags(text: string): string {
  // Once more as long as removing one tag makes another: `<scr<b>ipt>`.
  for (let before = text, after; ; before = after) {
    after = before.replace(blockTag, '\n').replace(anyTag, '');
    if (after === before) return after;
  }
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
};

function decode(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#x([0-9a-f]{1,5})|([a-z]{2,8}));/gi,
    (all, dec?: string, hex?: string, name?: string) => {
      if (name !== undefined) return entities[name.toLowerCase()] ?? all;
      const code = dec === undefined ? Number.parseInt(hex ?? '', 16) : Number(dec);
      return code > 31 && code < 0x11_0000 ? String.fromCodePoint(code) : '';
    },
  );
}

function attribute(tag: string, name: string): string {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`, 'i').exec(tag)?.[1] ?? '';
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function compact(text: string): string {
  return text.replace(/[ \t]+\n/g, '\n').replace(/\n{3,}/g, '\n\n');
}
