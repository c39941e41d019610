import { createHash, type Hash } from 'node:crypto';
import { filePartSize } from '@allmende/contracts';

/**
 * The digest `v1` of a file: SHA-256 over the raw 32-byte SHA-256 digests of its 8 MiB parts in order, as lower-case
 * hex. The last part may be shorter; an empty file has one empty part (docs/decisions/0005-files.md). It is not the
 * SHA-256 of the file.
 */
export function digestOfParts(parts: readonly Uint8Array[]): string {
  const hash = createHash('sha256');
  for (const part of parts) {
    if (part.length !== 32) throw new RangeError('A part digest has 32 bytes.');
    hash.update(part);
  }
  return hash.digest('hex');
}

/** Takes a file's bytes in pieces of any size and gives its digest `v1`. */
export class FileDigest {
  private readonly parts: Buffer[] = [];
  private current: Hash = createHash('sha256');
  private filled = 0;

  update(bytes: Uint8Array): this {
    for (let start = 0; start < bytes.length;) {
      if (this.filled === filePartSize) this.closePart();
      const piece = bytes.subarray(start, start + filePartSize - this.filled);
      this.current.update(piece);
      this.filled += piece.length;
      start += piece.length;
    }
    return this;
  }

  /** Ends the last part; further updates would change nothing that was handed out. */
  digest(): { digest: string; parts: Buffer[] } {
    const parts = [...this.parts, this.current.copy().digest()];
    return { digest: digestOfParts(parts), parts };
  }

  // A full part is closed by the byte after it, so that a file of exactly one part has no empty second one.
  private closePart(): void {
    this.parts.push(this.current.digest());
    this.current = createHash('sha256');
    this.filled = 0;
  }
}
