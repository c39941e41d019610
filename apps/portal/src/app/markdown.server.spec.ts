import { readingMinutes, renderMarkdown } from './markdown.server.js';

describe('Markdown of authors', () => {
  it.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '[x](javascript:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](https://evil.example/pixel.png)',
    '[x](vbscript:x)',
    '<https://ok.example/"onmouseover="alert(1)>',
    '```\n</code><script>\n```',
  ])('runs nothing and fetches nothing: %s', (source) => {
    const html = renderMarkdown(source);
    expect(html).not.toMatch(/<(script|img|iframe|svg)|<[^>]*\son\w+=|href="(?!https?:|mailto:)/i);
  });

  it('leads out with care', () => {
    expect(renderMarkdown('[Norm](https://example.org)')).toContain(
      '<a href="https://example.org" rel="nofollow noopener ugc">Norm</a>',
    );
    expect(renderMarkdown('[Mail](mailto:a@example.org)')).toContain('href="mailto:a@example.org"');
  });

  it('puts headings below those of the page', () => {
    expect(renderMarkdown('# Groß\n\n###### Klein')).toBe('<h3>Groß</h3>\n<h6>Klein</h6>\n');
  });

  it('keeps numbers with their units', () => {
    expect(renderMarkdown('bis +35 °C')).toContain('+35\u00a0°C');
  });

  it('reads rows between bars as a table, with and without the line below its head', () => {
    const cells = '<th>Part</th>\n<th>Pages</th>';
    const rows = '| Part | Pages |  \n| Slide | 1 |  \n| Letter | 2 |';
    expect(renderMarkdown(`What to hand in:\n${rows}`)).toContain(cells);
    expect(renderMarkdown(`What to hand in:\n${rows}`).match(/<td>/g)).toHaveLength(4);
    expect(renderMarkdown('| Part | Pages |\n|---|:-:|\n| Slide | 1 |').match(/<t[dh][ >]/g)).toHaveLength(4);
    expect(renderMarkdown('| a bar alone |')).toBe('<p>| a bar alone |</p>\n');
  });

  it('estimates the time of reading', () => {
    expect([readingMinutes(''), readingMinutes('Wort '.repeat(540))]).toEqual([1, 3]);
  });
});
