import { createRequire } from 'node:module';
import type { Language } from '@allmende/contracts';
import type { Tokens } from '@allmende/ui';
import { sfntOf } from './sfnt.server.js';

/** A4, in points of 1/72 inch. */
const page = { width: 595.28, height: 841.89, margin: 56, foot: 24 };
const column = page.width - 2 * page.margin;
const termWidth = 120;
const bottom = page.height - page.margin - page.foot;

const fonts = {
  text: 'source-sans-3/files/source-sans-3-latin-400-normal.woff',
  'text-ext': 'source-sans-3/files/source-sans-3-latin-ext-400-normal.woff',
  strong: 'source-sans-3/files/source-sans-3-latin-600-normal.woff',
  'strong-ext': 'source-sans-3/files/source-sans-3-latin-ext-600-normal.woff',
  display: 'source-serif-4/files/source-serif-4-latin-400-normal.woff',
  'display-ext': 'source-serif-4/files/source-serif-4-latin-ext-400-normal.woff',
  code: 'source-code-pro/files/source-code-pro-latin-400-normal.woff',
  'code-ext': 'source-code-pro/files/source-code-pro-latin-ext-400-normal.woff',
};

/** What the first file of each cut does not hold, and the second does. */
const extended = /([\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1eff]+)/;

type Style = {
  font: 'text' | 'strong' | 'display' | 'code';
  size: number;
  colour: keyof Tokens;
  gap?: number;
  tag?: string;
};

const styles = {
  title: { font: 'display', size: 23, colour: 'ink', gap: 1, tag: 'H1' },
  heading: { font: 'display', size: 13.5, colour: 'ink', tag: 'H2' },
  lead: { font: 'text', size: 12, colour: 'ink', gap: 1.5 },
  text: { font: 'text', size: 9.5, colour: 'ink', gap: 2 },
  note: { font: 'text', size: 8.5, colour: 'muted', gap: 1.5 },
  term: { font: 'text', size: 9, colour: 'muted', gap: 1.5 },
  value: { font: 'text', size: 9.5, colour: 'ink', gap: 1.5 },
  code: { font: 'code', size: 7.2, colour: 'ink', gap: 2.4 },
  label: { font: 'strong', size: 9, colour: 'accent', gap: 4 },
  name: { font: 'strong', size: 10.5, colour: 'ink' },
} satisfies Record<string, Style>;

export type StyleName = keyof typeof styles;
export type Row = { term: string; value: string; code?: boolean };
export type PaperOptions = { title: string; author: string; language: Language; colours: Tokens };

/** Sheets in the portal's look, written from top to bottom; what does not fit goes on to the next sheet. */
export class Paper {
  private constructor(
    private readonly doc: PDFKit.PDFDocument,
    private readonly body: PDFKit.PDFStructureElement,
    private readonly colours: Tokens,
  ) {}

  /** What makes PDFs is loaded with the first that is asked for: most processes never need it. */
  static async open({ title, author, language, colours }: PaperOptions): Promise<Paper> {
    const { default: PDFDocument } = await import('pdfkit');
    const doc = new PDFDocument({
      ...{ size: 'A4', margin: page.margin, bufferPages: true, pdfVersion: '1.7' },
      ...{ tagged: true, lang: language, displayTitle: true },
      // It loads one of its own otherwise.
      font: null as never,
      info: { Title: title, Author: author, Creator: 'Allmende' },
    });
    const { resolve } = createRequire(import.meta.url);
    for (const [name, file] of Object.entries(fonts)) {
      doc.registerFont(name, sfntOf(resolve(`@fontsource/${file}`)));
    }
    const body = doc.struct('Document');
    doc.addStructure(body);
    return new Paper(doc, body, colours);
  }

  /** The portal's mark and name, what kind of paper it is, and a line. */
  head(mark: string, name: string, kind: string): void {
    const { doc } = this;
    const top = page.margin - 14;
    this.drawn('Layout', () => drawMark(doc, mark, page.margin, top, 30));
    this.write(name, 'name', { x: page.margin + 42, y: top + 9, width: column - 182 });
    this.write(kind, 'label', { x: page.margin + column - 140, y: top + 10, width: 140, align: 'right' });
    doc.y = top + 42;
    this.line('accent', 1.2);
    doc.y += 22;
  }

  heading(text: string): void {
    this.doc.y += 11;
    this.makeRoom(60);
    this.write(text, 'heading');
    this.doc.y += 5;
  }

  paragraph(text: string, style: StyleName = 'text'): void {
    this.makeRoom(this.heightOf(text, style, column));
    this.write(text, style);
    this.doc.y += 4;
  }

  points(texts: readonly string[], sign = '–'): void {
    for (const text of texts) {
      const y = this.makeRoom(this.heightOf(text, 'text', column - 16));
      this.write(sign, 'text', { x: page.margin, y, width: 16 });
      this.write(text, 'text', { x: page.margin + 16, y, width: column - 16 });
      this.doc.y += 2;
    }
    this.doc.y += 2;
  }

  rows(rows: readonly Row[]): void {
    const width = column - termWidth - 12;
    for (const { term, value, code } of rows) {
      const style = code ? 'code' : 'value';
      const heights = [this.heightOf(term, 'term', termWidth), this.heightOf(value, style, width)];
      const height = Math.max(...heights);
      const y = this.makeRoom(height + 6);
      this.line('rule', 0.5);
      this.write(term, 'term', { x: page.margin, y: y + 3, width: termWidth });
      this.write(value, style, { x: page.margin + termWidth + 12, y: y + (code ? 4 : 3), width });
      this.doc.y = y + height + 5.5;
    }
    this.line('rule', 0.5);
    this.doc.y += 6;
  }

  /** A file inside the file, which readers of PDFs offer to save. */
  attach(name: string, content: string, description: string): void {
    this.doc.file(Buffer.from(content), { name, type: 'application/json', description });
  }

  /** `foot` stands below every sheet. */
  async finish(foot: (sheet: number, sheets: number) => [left: string, right: string]): Promise<Buffer> {
    const { doc } = this;
    const { count } = doc.bufferedPageRange();
    for (let sheet = 0; sheet < count; sheet += 1) {
      doc.switchToPage(sheet);
      // Below the margin text would ask for another sheet.
      doc.page.margins.bottom = 0;
      const [left, right] = foot(sheet + 1, count);
      this.drawn('Pagination', () => {
        const place = { y: page.height - page.margin - 8, marked: false };
        this.write(left, 'note', { ...place, x: page.margin, width: column - 90 });
        this.write(right, 'note', { ...place, x: page.margin + column - 90, width: 90, align: 'right' });
      });
    }
    this.body.end();
    const pieces: Buffer[] = [];
    doc.on('data', (piece: Buffer) => pieces.push(piece));
    const ended = new Promise((resolve) => doc.once('end', resolve));
    doc.end();
    await ended;
    return Buffer.concat(pieces);
  }

  private write(
    text: string,
    name: StyleName,
    { x = page.margin, y, width = column, align, marked = true }: Place = {},
  ) {
    const { doc } = this;
    const { size, gap = 0, tag = 'P', colour, font }: Style = styles[name];
    const pieces = text.split(extended).filter((piece) => piece !== '');
    doc.fontSize(size).fillColor(this.colours[colour]);
    for (const [at, piece] of pieces.entries()) {
      const continued = at < pieces.length - 1;
      const structure = marked ? { structParent: this.body, structType: tag } : {};
      const options = { width, lineGap: gap, continued, ...structure, ...(align ? { align } : {}) };
      doc.font(extended.test(piece) ? `${font}-ext` : font);
      if (at === 0) doc.text(piece, x, y ?? doc.y, options);
      else doc.text(piece, options);
    }
    doc.x = page.margin;
  }

  private heightOf(text: string, name: StyleName, width: number): number {
    const { font, size, gap = 0 }: Style = styles[name];
    return this.doc.font(font).fontSize(size).heightOfString(text, { width, lineGap: gap });
  }

  /** Where `height` fits; begins a sheet where this one is full. */
  private makeRoom(height: number): number {
    if (this.doc.y + height > bottom) this.doc.addPage();
    return this.doc.y;
  }

  private line(colour: keyof Tokens, width: number): void {
    const { doc } = this;
    this.drawn('Layout', () => {
      doc
        .moveTo(page.margin, doc.y)
        .lineTo(page.margin + column, doc.y)
        .lineWidth(width)
        .strokeColor(this.colours[colour])
        .stroke();
    });
  }

  /** Nothing that is read out. */
  private drawn(type: 'Layout' | 'Pagination', draw: () => void): void {
    this.doc.markContent('Artifact', { type });
    draw();
    this.doc.endMarkedContent();
  }
}

type Place = {
  x?: number;
  y?: number;
  width?: number;
  align?: 'right';
  /** Not inside of something that is no text for readers. */
  marked?: boolean;
};

/** The drawing of a mark, forty units wide: paths with a colour each. */
function drawMark(doc: PDFKit.PDFDocument, svg: string, x: number, y: number, size: number): void {
  doc
    .save()
    .translate(x, y)
    .scale(size / 40);
  for (const [, colour = '', path = ''] of svg.matchAll(/<path fill="(#\w+)" d="([^"]+)"/g)) {
    doc.path(path).fill(colour);
  }
  doc.restore();
}
