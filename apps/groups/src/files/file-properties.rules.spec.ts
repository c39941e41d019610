import { deflateRawSync } from 'node:zlib';
import { propertiesOf } from './file-properties.rules.js';

const read = (bytes: Buffer, type: string) =>
  propertiesOf({ type, size: bytes.length }, (start, end) => Promise.resolve(bytes.subarray(start, end)));
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** A zip archive of one packed and one plain entry, as small as the format allows. */
function zip(entries: Record<string, string>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [index, [name, text]] of Object.entries(entries).entries()) {
    const method = index % 2 === 0 ? 8 : 0;
    const data = method === 8 ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04_03_4b_50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02_01_4b_50, 0);
    entry.writeUInt16LE(method, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    locals.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    offset += local.length + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06_05_4b_50, 0);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...directory, end]);
}

describe('properties of a document', () => {
  it('are read from a PDF, in plain, escaped, UTF-16 and XMP', async () => {
    const wide = Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from('Kühn', 'utf16le').swap16()]);
    const pdf = Buffer.from(
      `%PDF-1.7\n1 0 obj << /Author (M\\374ller \\(Optik\\)) /Title <${wide.toString('hex')}> >>
      <x:xmpmeta><dc:creator><rdf:Seq><rdf:li>Ada &amp; Co</rdf:li></rdf:Seq></dc:creator></x:xmpmeta>\n%%EOF`,
    );
    expect(await read(pdf, 'application/pdf')).toEqual([
      { name: 'author', value: 'Müller (Optik)' },
      { name: 'title', value: 'Kühn' },
      { name: 'creator', value: 'Ada & Co' },
    ]);
  });

  it('are read from an office document, packed or not', async () => {
    const bytes = zip({
      'docProps/core.xml':
        '<a><dc:creator>Ada Muster</dc:creator><cp:lastModifiedBy>Kim</cp:lastModifiedBy></a>',
      'docProps/app.xml': '<Properties><Company>Klarblick GmbH</Company></Properties>',
      'word/document.xml': '<Company>nothing that counts</Company>',
    });
    expect(await read(bytes, docx)).toEqual([
      { name: 'creator', value: 'Ada Muster' },
      { name: 'lastmodifiedby', value: 'Kim' },
      { name: 'company', value: 'Klarblick GmbH' },
    ]);
  });

  it.each([
    ['no document', Buffer.from('text'), 'text/plain'],
    ['an empty one', Buffer.alloc(0), 'application/pdf'],
    ['an archive without an end', zip({ 'docProps/core.xml': 'x' }).subarray(0, 40), docx],
    ['an archive that points outside', zipPointing(), docx],
  ])('are none in %s', async (_title, bytes, type) => {
    expect(await read(bytes, type)).toEqual([]);
  });

  function zipPointing(): Buffer {
    const bytes = zip({ 'docProps/core.xml': 'x' });
    bytes.writeUInt32LE(0xff_ff_ff, bytes.length - 6);
    return bytes;
  }
});
