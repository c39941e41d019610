import { keepTogether } from '@allmende/ui';
import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: false, typographer: false });

// A picture from elsewhere would tell its server who reads; files have their own way.
markdown.disable('image');
markdown.validateLink = (url) => /^(https?:|mailto:)/i.test(url.trim());

markdown.renderer.rules['link_open'] = (tokens, index, options, _env, self) => {
  const link = tokens[index];
  link?.attrSet('rel', 'nofollow noopener ugc');
  return self.renderToken(tokens, index, options);
};

markdown.renderer.rules['text'] = (tokens, index) =>
  markdown.utils.escapeHtml(keepTogether(tokens[index]?.content ?? ''));

/** Headings of authors stand below those of the page. */
const firstLevel = 3;
for (const rule of ['heading_open', 'heading_close'] as const) {
  markdown.renderer.rules[rule] = (tokens, index, options, _env, self) => {
    const heading = tokens[index];
    if (heading) heading.tag = `h${Math.min(6, Number(heading.tag.slice(1)) + firstLevel - 1)}`;
    return self.renderToken(tokens, index, options);
  };
}

/** HTML of an author's Markdown: HTML in it stays text, links lead to http, https and mailto only, no pictures. */
export function renderMarkdown(source: string): string {
  return markdown.render(withTableHeads(source));
}

const tableRow = /^\s*\|.*\|\s*$/;

/** Rows between bars that lack the line below their head, as many imported texts have them, become a table, too. */
function withTableHeads(source: string): string {
  const lines = source.split('\n');
  const isRow = (line: string | undefined): boolean => line !== undefined && tableRow.test(line);
  return lines
    .flatMap((line, i) => {
      const begins = isRow(line) && !isRow(lines[i - 1]) && isRow(lines[i + 1]);
      if (!begins || /^[\s|:-]+$/.test(lines[i + 1] ?? '')) return [line];
      return ['', line, `|${'---|'.repeat(line.split(/(?<!\\)\|/).length - 2)}`];
    })
    .join('\n');
}

/** Rounded minutes of reading at 180 words a minute. */
export function readingMinutes(source: string): number {
  return Math.max(1, Math.round(source.split(/\s+/u).filter(Boolean).length / 180));
}
