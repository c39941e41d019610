import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { S3Problem } from './s3.problem.js';

export type ChecksumName = 'crc32' | 'crc32c' | 'sha1' | 'sha256';

/** A checksum that grows with the body; `digest` is base64, as S3's headers carry it. */
export type Checksum = { update(piece: Buffer): void; digest(): string };

const names: readonly ChecksumName[] = ['crc32', 'crc32c', 'sha1', 'sha256'];

export function checksum(name: ChecksumName): Checksum {
  switch (name) {
    case 'sha1':
    case 'sha256': {
      const hash = createHash(name);
      return { update: (piece) => void hash.update(piece), digest: () => hash.digest('base64') };
    }
    case 'crc32':
      return cyclic((piece, value) => crc32(piece, value));
    case 'crc32c':
      return cyclic(crc32c);
  }
}

function cyclic(step: (piece: Buffer, value: number) => number): Checksum {
  let value = 0;
  return {
    update: (piece) => void (value = step(piece, value)),
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value >>> 0);
      return bytes.toString('base64');
    },
  };
}

const castagnoli = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0x82f63b78 : value >>> 1;
  return value;
});

function crc32c(piece: Buffer, before: number): number {
  let value = ~before;
  for (const byte of piece) value = (value >>> 8) ^ (castagnoli[(value ^ byte) & 0xff] ?? 0);
  return ~value >>> 0;
}

/** The checksum a header such as `x-amz-checksum-sha256` names, or undefined for other headers. */
export function checksumOfHeader(header: string): ChecksumName | undefined {
  const match = /^x-amz-checksum-(.+)$/.exec(header);
  if (!match || match[1] === 'mode' || match[1] === 'type' || match[1] === 'algorithm') return undefined;
  const name = names.find((known) => known === match[1]);
  if (!name) throw new S3Problem('InvalidRequest', `The checksum ${match[1]} is not supported here.`);
  return name;
}
