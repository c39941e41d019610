import { inflateRawSync } from 'node:zlib';

/** What a document says about itself beside what it shows: `{ name: 'creator', value: 'Miriam Auer' }`. */
export type FileProperty = { name: string; value: string };
/** The bytes from `start` up to, but not with, `end`. */
export type ReadBytes = (start: number, end: number) => Promise<Buffer>;

/** Properties stand near the beginning or the end; a document that is all in between is left alone. */
const edge = 262_144;
const largestPart = 1_048_576;
const mostProperties = 30;

/** Of PDF and office documents, as far as they lie open; none of what cannot be understood. */
export async function propertiesOf(
  { type, size }: { type: string; size: number },
  read: ReadBytes,
): Promise<FileProperty[]> {
  const found =
    type === 'application/pdf' ? await ofPdf(size, read) : isZipped(type) ? await ofZip(size, read) : [];
  const distinct = new Map(found.map((property) => [`${property.name} ${property.value}`, property]));
  return [...distinct.values()].filter(({ value }) => value.trim() !== '').slice(0, mostProperties);
}

function isZipped(type: string): boolean {
  return /officedocument|opendocument/.test(type);
}

async function ofPdf(size: number, read: ReadBytes): Promise<FileProperty[]> {
  const ends = [await read(0, Math.min(size, edge)), await read(Math.max(0, size - edge), size)];
  return ends.flatMap((bytes) => [
    ...infoIn(bytes.toString('latin1')),
    ...elementsIn(bytes.toString('utf8')),
  ]);
}

const infoPattern =
  /\/(Author|Creator|Company|Manager|Title|Subject|Keywords)\s*(?:\(((?:\\[\s\S]|[^\\()])*)\)|<([\dA-Fa-f\s]*)>)/g;

/** The information dictionary, where it is not packed. */
function infoIn(text: string): FileProperty[] {
  return [...text.matchAll(infoPattern)].map(([, name = '', literal, hex]) => {
    const bytes =
      hex === undefined
        ? Buffer.from(unescaped(literal ?? ''), 'latin1')
        : Buffer.from(hex.replaceAll(/\s/g, ''), 'hex');
    return { name: name.toLowerCase(), value: textOf(bytes) };
  });
}

function unescaped(literal: string): string {
  return literal.replaceAll(/\\([0-7]{1,3}|[\s\S])/g, (_, code: string) =>
    /^[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : code,
  );
}

/** UTF-16 where it says so, else one byte a character. */
function textOf(bytes: Buffer): string {
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return bytes.toString('latin1');
  const even = bytes.subarray(2, bytes.length - (bytes.length % 2));
  return Buffer.from(even).swap16().toString('utf16le');
}

const elementPattern =
  /<(dc:creator|dc:title|cp:lastModifiedBy|Company|Manager|meta:initial-creator|pdf:Author|pdfx:Company)(?:\s[^>]*)?>([\s\S]{0,2000}?)<\/\1>/g;

/** XMP of a PDF, and the properties of office documents. */
function elementsIn(xml: string): FileProperty[] {
  return [...xml.matchAll(elementPattern)].map(([, name = '', inner = '']) => ({
    name: name.replace(/^.*:/, '').toLowerCase(),
    value: plain(inner.replaceAll(/<[^>]*>/g, ' ')),
  }));
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function plain(text: string): string {
  return text
    .replaceAll(/&(\w+);/g, (whole, name: string) => entities[name] ?? whole)
    .replaceAll(/\s+/g, ' ')
    .trim();
}

const propertyFiles = /^(?:docProps\/(?:core|app|custom)|meta)\.xml$/;

async function ofZip(size: number, read: ReadBytes): Promise<FileProperty[]> {
  const found: FileProperty[] = [];
  for (const entry of await entriesOf(size, read)) {
    if (propertyFiles.test(entry.name)) found.push(...elementsIn(await contentOf(entry, read)));
  }
  return found;
}

type Entry = { name: string; method: number; size: number; offset: number };

const endSignature = 0x06_05_4b_50;
const endSize = 22;
const entrySignature = 0x02_01_4b_50;
const entrySize = 46;
const localSize = 30;

/** The directory at the end of a zip archive (APPNOTE 4.3.12 and 4.3.16). */
async function entriesOf(size: number, read: ReadBytes): Promise<Entry[]> {
  const tail = await read(Math.max(0, size - edge), size);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0 || end + endSize > tail.length || tail.readUInt32LE(end) !== endSignature) return [];
  const [length, start] = [tail.readUInt32LE(end + 12), tail.readUInt32LE(end + 16)];
  if (length > largestPart || start + length > size) return [];
  const directory = await read(start, start + length);
  const entries: Entry[] = [];
  for (let at = 0; at + entrySize <= directory.length && directory.readUInt32LE(at) === entrySignature;) {
    const nameEnd = at + entrySize + directory.readUInt16LE(at + 28);
    entries.push({
      name: directory.toString('utf8', at + entrySize, nameEnd),
      method: directory.readUInt16LE(at + 10),
      size: directory.readUInt32LE(at + 20),
      offset: directory.readUInt32LE(at + 42),
    });
    at = nameEnd + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

async function contentOf({ method, size, offset }: Entry, read: ReadBytes): Promise<string> {
  if (size > largestPart || (method !== 0 && method !== 8)) return '';
  const local = await read(offset, offset + localSize);
  const start = offset + localSize + local.readUInt16LE(26) + local.readUInt16LE(28);
  const bytes = await read(start, start + size);
  return (method === 0 ? bytes : inflateRawSync(bytes, { maxOutputLength: largestPart })).toString('utf8');
}
