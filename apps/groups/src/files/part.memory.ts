import { filePartSize } from '@allmende/contracts';
import { sealingRoom } from '@allmende/sealing';

/** A part's bytes in memory of their own, with room in front of them to be sealed in. */
export type PartMemory = Buffer<ArrayBuffer>;

// Lent in turn: 8 MiB that are made anew for each part would grow the process faster than they are freed.
const spare: ArrayBuffer[] = [];
const mostSpare = 2;
const fullSize = sealingRoom + filePartSize;

export function lend(size: number): PartMemory {
  return Buffer.from(memoryFor(size), sealingRoom, size);
}

/** For the sealed form of a part, to be opened in. @throws RangeError when no part of that size is so long sealed */
export function lendSealed(size: number, sealedSize: number): PartMemory {
  return Buffer.from(memoryFor(size), 0, sealedSize);
}

/** Whatever lies in it now; memory that was handed to another thread is gone and no matter. */
export function giveBack({ buffer }: Uint8Array<ArrayBuffer>): void {
  if (buffer.byteLength === fullSize && spare.length < mostSpare) spare.push(buffer);
}

function memoryFor(size: number): ArrayBuffer {
  const known = size === filePartSize ? spare.pop() : undefined;
  return known ?? new ArrayBuffer(sealingRoom + size);
}
