import { createHash, randomBytes } from 'node:crypto';
import { digestOfParts, FileDigest } from './file-digest.js';

const partSize = 8 * 1024 * 1024;

function sha256(data: Buffer): Buffer {
  return createHash('sha256').update(data).digest();
}

/** The definition written down once more, without sharing code: cut, digest each part, digest the digests. */
function byDefinition(data: Buffer): string {
  const parts: Buffer[] = [];
  for (let start = 0; start < data.length || start === 0; start += partSize) {
    parts.push(sha256(data.subarray(start, start + partSize)));
  }
  return sha256(Buffer.concat(parts)).toString('hex');
}

describe('the digest of a file', () => {
  it.each([
    // printf '' | sha256sum | cut -c1-64 | xxd -r -p | sha256sum
    ['', '5df6e0e2761359d30a8275058e299fcc0381534545f55cf43e41983f5d4c9456'],
    // printf abc | sha256sum | cut -c1-64 | xxd -r -p | sha256sum
    ['abc', '4f8b42c22dd3729b519ba6f68d2da7cc5b2d606d05daed5ad5128cc03e6c6358'],
  ])('of %j is the digest of the digest of its only part', (text, expected) => {
    expect(new FileDigest().update(Buffer.from(text)).digest().digest).toBe(expected);
  });

  it.each([0, 1, partSize - 1, partSize, partSize + 1, 2 * partSize, 2 * partSize + 12_345])(
    'of %d bytes follows the definition',
    (size) => {
      const data = randomBytes(size);
      const { digest, parts } = new FileDigest().update(data).digest();
      expect(digest).toBe(byDefinition(data));
      expect(parts).toHaveLength(Math.max(1, Math.ceil(size / partSize)));
      expect(digestOfParts(parts)).toBe(digest);
    },
  );

  it('does not depend on how the bytes arrive', () => {
    const data = randomBytes(2 * partSize + 99);
    const inPieces = new FileDigest();
    for (let start = 0; start < data.length; start += 65_521)
      inPieces.update(data.subarray(start, start + 65_521));
    expect(inPieces.digest().digest).toBe(byDefinition(data));
  });

  it('can be read on the way without disturbing what follows', () => {
    const data = randomBytes(1000);
    const running = new FileDigest().update(data.subarray(0, 500));
    expect(running.digest().digest).toBe(byDefinition(data.subarray(0, 500)));
    expect(running.update(data.subarray(500)).digest().digest).toBe(byDefinition(data));
  });

  it('refuses part digests of another length', () => {
    expect(() => digestOfParts([Buffer.alloc(31)])).toThrow(RangeError);
  });
});
