import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';

const heads = { woff: 44, sfnt: 12 };
const entries = { woff: 20, sfnt: 16 };

const unpacked = new Map<string, Buffer>();

/**
 * A font file of the web as the plain one that it was made of (WOFF 1.0, 4 and 5; OpenType, font file). Readers of fonts
 * take both, but unpack the packed one anew for every letter.
 */
export function sfntOf(path: string): Buffer {
  const font = unpacked.get(path) ?? unpack(readFileSync(path));
  unpacked.set(path, font);
  return font;
}

function unpack(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const head = Buffer.alloc(heads.sfnt + count * entries.sfnt);
  const power = Math.floor(Math.log2(count));
  head.writeUInt32BE(woff.readUInt32BE(4), 0);
  head.writeUInt16BE(count, 4);
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const pieces: Buffer[] = [head];
  let end = head.length;
  for (let place = 0; place < count; place += 1) {
    const { tag, checkSum, table } = tableAt(woff, heads.woff + place * entries.woff);
    const entry = heads.sfnt + place * entries.sfnt;
    tag.copy(head, entry);
    head.writeUInt32BE(checkSum, entry + 4);
    head.writeUInt32BE(end, entry + 8);
    head.writeUInt32BE(table.length, entry + 12);
    const padding = Buffer.alloc(-table.length & 3);
    pieces.push(table, padding);
    end += table.length + padding.length;
  }
  return Buffer.concat(pieces);
}

function tableAt(woff: Buffer, entry: number) {
  const [offset, packedSize, size, checkSum] = [4, 8, 12, 16].map((at) => woff.readUInt32BE(entry + at)) as [
    number,
    number,
    number,
    number,
  ];
  const packed = woff.subarray(offset, offset + packedSize);
  const table = packedSize < size ? inflateSync(packed) : packed;
  return { tag: woff.subarray(entry, entry + 4), checkSum, table };
}
