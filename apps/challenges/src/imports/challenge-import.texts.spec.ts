import { markdownOfHtml, markdownOfMixed, plainLine, tidy } from './challenge-import.texts.js';

const base = 'https://portal.example';

function reader(read: typeof markdownOfHtml): (source: string, own?: string | null) => [string, string[]] {
  return (source, own = base) => {
    const reasons: string[] = [];
    return [read(source, { base: own, found: (reason) => reasons.push(reason) }), reasons];
  };
}

const html = reader(markdownOfHtml);
const mixed = reader(markdownOfMixed);

describe('foreign texts', () => {
  it.each([
    ['a\u00a0b\u202fc', 'a b c'],
    ['zero\u200bwidth\ufeff', 'zerowidth'],
    ['turn\u202earound', 'turnaround'],
    ['\\N', ''],
    ['null', ''],
    ['say ""hello"" twice', 'say "hello" twice'],
    ['bell\u0007 and NUL\u0000', 'bell and NUL'],
    ['half \ud83d', 'half \ufffd'],
    ['👩‍🔬 مرحبا', '👩‍🔬 مرحبا'],
    ['a\r\nb\rc', 'a\nb\nc'],
  ])('%j becomes %j', (source, expected) => {
    expect(tidy(source)).toBe(expected);
  });

  it.each([
    ['<b>Bold</b> &amp; <i>brave</i>', 'Bold & brave'],
    ['## **Heading** with `code`', 'Heading with code'],
    ['see [the page](https://x.example) now', 'see the page now'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<iframe width="5" src="https://x.example/emb', ''],
    ['an <a href="https://x.example"Unclosed</a tag', 'an Unclosed tag'],
    ['<scr<b>ipt>alert(1)</script>', 'alert(1)'],
    ['{{ site.title }} today', 'today'],
    ['two\n\nlines', 'two lines'],
  ])('%j is on one line: %j', (source, expected) => {
    expect(plainLine(source)).toBe(expected);
  });
});

describe('foreign HTML', () => {
  it('becomes Markdown below the page’s own headings', () => {
    const [text] = html(
      '<h1>Why</h1><p>Because <strong>it</strong> hums.</p><ul><li>one</li><li>two</li></ul>',
    );
    expect(text).toBe('### Why\n\nBecause **it** hums.\n\n-   one\n-   two');
  });

  it('loses scripts, styles, handlers and frames', () => {
    const [text] = html(
      '<p onclick="steal()">a<script>steal()</script><style>p{}</style><iframe src="https://x.example"></iframe></p>',
    );
    expect(text).toBe('a');
  });

  it.each([
    ['javascript:alert(1)', ''],
    ['data:text/html,x', ''],
    ['[email removed]', ''],
    ['blob:https://portal.example/1', ''],
    ['/rules(1).pdf', 'https://portal.example/rules%281%29.pdf'],
    ['{{ site.baseurl }}/a b.pdf', 'https://portal.example/a%20b.pdf'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
  ])('a link to %s leads to %j', (href, expected) => {
    const [text, reasons] = html(`<p><a href="${href}">here</a></p>`);
    expect(text).toBe(expected === '' ? 'here' : `[here](${expected})`);
    expect(reasons).toEqual(
      expected === '' && !/^(javascript|data)/.test(href) ? ['link-not-reachable'] : [],
    );
  });

  it('links pictures and says which cannot be reached', () => {
    expect(html('<img src="{{site.baseurl}}/p.png" alt="A pump">')).toEqual([
      '[A pump](https://portal.example/p.png)',
      [],
    ]);
    expect(html('<img src="blob:https://x/1" alt="Gone">')).toEqual(['Gone', ['image-not-reachable']]);
    expect(html('<img src="p.png" alt="Gone">', null)).toEqual(['Gone', ['image-not-reachable']]);
  });

  it('turns rows of tables into lines', () => {
    const [text] = html(
      '<table><tr><th>What</th><th>Points</th></tr><tr><td><p>Silence</p></td><td>60</td></tr></table>',
    );
    expect(text).toBe('- What · Points\n- Silence · 60');
  });

  it('drops what is left of a template and says so', () => {
    expect(html('<p>Hello {{ user.name }}{% if x %}</p>')).toEqual(['Hello', ['placeholder-removed']]);
  });
});

describe('foreign Markdown with HTML in it', () => {
  it('keeps what only looks like an element', () => {
    expect(mixed('all <instrument, verb, target> triples, x < 5')[0]).toBe(
      'all <instrument, verb, target> triples, x < 5',
    );
  });

  it('turns elements into Markdown', () => {
    const [text] = mixed('<div>See <a class="btn" href="/more">more</a><br>CO<sub>2</sub></div>\n\n# Big');
    expect(text).toBe('See [more](https://portal.example/more)\nCO2\n\n### Big');
  });

  it('links embedded pages and plain addresses, and drops attributes of other dialects', () => {
    expect(mixed('<iframe src="https://video.example/x" width="5"></iframe>')).toEqual([
      '[video.example](https://video.example/x)',
      ['embedded-page-linked'],
    ]);
    expect(mixed('<https://a.example/b> [x](https://c.example){:target="_blank"}')[0]).toBe(
      'https://a.example/b [x](https://c.example/)',
    );
  });

  it('takes the poison out of links', () => {
    expect(mixed('[x](javascript:alert(1)) ![y](data:image/svg+xml;x)')[0]).not.toMatch(/javascript:|data:/);
  });
});
