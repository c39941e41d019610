import { deflateSync } from 'node:zlib';
import { isPdf, receiptText } from './index.js';

const json = '{"format":"v1","title":"Kühlung"}';

/** As little of a PDF as a reader of its streams needs. */
function pdf(stream: Buffer, dictionary: string): Uint8Array<ArrayBuffer> {
  const before = '%PDF-1.7\n%\xff\xff\n1 0 obj\n<< /Type /Catalog >>\nendobj\n';
  const head = `${before}4 0 obj\n<< ${dictionary} >>\nstream\n`;
  return new Uint8Array(
    Buffer.concat([Buffer.from(head, 'latin1'), stream, Buffer.from('\nendstream\nendobj\n%%EOF\n')]),
  );
}

const packed = deflateSync(json);

describe('the receipt in a file', () => {
  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['JSON alone', new Uint8Array(Buffer.from(json))],
    [
      'an attachment',
      pdf(
        packed,
        `/Type /EmbeddedFile\n/Params << /Size 33 >>\n/Length ${packed.length}\n/Filter /FlateDecode`,
      ),
    ],
    ['an attachment that is not compressed', pdf(Buffer.from(json), '/Type /EmbeddedFile /Length 34')],
    ['one whose length stands elsewhere', pdf(packed, '/Type/EmbeddedFile/Filter/FlateDecode/Length 9 0 R')],
  ])('is found: %s', async (_what, file) => {
    expect(await receiptText(file)).toBe(json);
  });

  it.each<[string, Uint8Array<ArrayBuffer>]>([
    ['no attachment', pdf(packed, '/Length 5')],
    ['broken bytes', pdf(Buffer.from('abc'), '/Type /EmbeddedFile /Filter /FlateDecode /Length 3')],
    [
      'far more than a receipt',
      pdf(deflateSync(Buffer.alloc(5_000_000)), '/Type /EmbeddedFile /Filter /FlateDecode /Length 9 0 R'),
    ],
    ['a beginning and nothing else', new Uint8Array(Buffer.from('%PDF-1.7 /Type /EmbeddedFile'))],
  ])('is not found in a PDF with %s', async (_what, file) => {
    expect(await receiptText(file)).toBe('');
  });

  it('is the same whatever the pages print, so the file is told from a receipt that stands alone', async () => {
    const attachment = `/Type /EmbeddedFile /Filter /FlateDecode /Length ${packed.length}`;
    const altered = pdf(packed, `/Printed (another day) ${attachment}`);
    expect(await receiptText(altered)).toBe(json);
    expect(isPdf(altered)).toBe(true);
    expect(isPdf(new Uint8Array(Buffer.from(json)))).toBe(false);
  });
});
