import { filePartSize } from '@allmende/contracts';
import { type ByteRange, digestOfParts } from '@allmende/storage';

/** A part as it was written down when it was sealed. */
export type KeptPart = { number: number; digest: Buffer; sealedSize: number | null };

export type WantedPart = {
  number: number;
  /** SHA-256 of its plain bytes, `size` of them. */
  digest: Buffer;
  size: number;
  /** Where its age file lies in the object. */
  sealed: ByteRange;
  /** Which of its plain bytes are wanted: from `start` to before `end`. */
  start: number;
  end: number;
};

/**
 * The parts that a range of a sealed file lies in; of an empty file its empty one. Throws when the parts are not those
 * of the file's digest: an age file says by itself that nothing in it was changed, but not where it belongs.
 */
export function wantedParts(
  parts: readonly KeptPart[],
  { size, digest }: { size: number; digest: string },
  range: ByteRange = { start: 0, end: size - 1 },
): WantedPart[] {
  if (digestOfParts(parts.map((part) => part.digest)) !== digest)
    throw new Error('The parts are not those of the file');
  const first = Math.floor(range.start / filePartSize);
  const last = Math.max(first, Math.floor(range.end / filePartSize));
  let offset = 0;
  return parts
    .map((part): WantedPart => {
      if (part.sealedSize === null) throw new Error('A part is not sealed');
      const sealed = { start: offset, end: offset + part.sealedSize - 1 };
      offset += part.sealedSize;
      const begin = part.number * filePartSize;
      const own = Math.min(filePartSize, size - begin);
      return {
        number: part.number,
        digest: part.digest,
        size: own,
        sealed,
        start: Math.max(0, range.start - begin),
        end: Math.min(own, range.end + 1 - begin),
      };
    })
    .slice(first, last + 1);
}
