import { createHash } from 'node:crypto';

/**
 * The Merkle tree of RFC 6962, 2.1, over the rows of the evidence log: row `seq` is the leaf at place `seq - 1`. Only
 * nodes of full subtrees are kept; what lies right of them is put together from the peaks. Sizes and places are whole
 * numbers below 2^53, so no bit operators, which end at 2^31.
 */
export type Place = { level: number; position: number };
export type Node = Place & { hash: Buffer };
/** Leaves `from` to before `to`. */
type Range = { from: number; to: number };

/** The one byte keeps inner nodes apart from leaves. */
export function parentOf(left: Uint8Array, right: Uint8Array): Buffer {
  return createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest();
}

/** The root of no leaves at all. */
export const emptyRoot = createHash('sha256').digest();

/**
 * Adds the leaf after `size` others. `peaks` are the roots of the full subtrees that `size` leaves make, largest first;
 * `nodes` are those that this leaf completes.
 */
export function grow(
  size: number,
  peaks: readonly Buffer[],
  leaf: Buffer,
): { peaks: Buffer[]; nodes: Node[] } {
  const grown = [...peaks];
  const nodes: Node[] = [];
  let node: Node = { level: 0, position: size, hash: leaf };
  while (node.position % 2 === 1) {
    const left = grown.pop();
    if (!left) throw new Error('The tree lacks a peak');
    node = { level: node.level + 1, position: (node.position - 1) / 2, hash: parentOf(left, node.hash) };
    nodes.push(node);
  }
  return { peaks: [...grown, node.hash], nodes };
}

export function rootOf(peaks: readonly Buffer[]): Buffer {
  return peaks.length === 0 ? emptyRoot : peaks.reduceRight((right, left) => parentOf(left, right));
}

/** What proves that the leaf at `index` is in the tree of `size` leaves: the subtrees beside its way to the root. */
export function inclusionRanges(index: number, size: number): Range[] {
  if (index < 0 || index >= size) throw new RangeError(`No leaf ${index} in a tree of ${size}`);
  return beside({ from: 0, to: size }, index);
}

/** What proves that the tree of `size` leaves continues the one of its first `older`. */
export function consistencyRanges(older: number, size: number): Range[] {
  if (older < 1 || older > size) throw new RangeError(`No tree of ${older} in one of ${size}`);
  return continued({ from: 0, to: size }, older, true);
}

/** The full subtrees that a range is made of, from left to right; `hashOf` puts their hashes together. */
export function placesOf({ from, to }: Range): Place[] {
  const places: Place[] = [];
  for (let at = from; at < to;) {
    let [level, width] = [0, 1];
    while (at % (width * 2) === 0 && at + width * 2 <= to) [level, width] = [level + 1, width * 2];
    places.push({ level, position: at / width });
    at += width;
  }
  return places;
}

export function hashOf(range: Range, hashAt: (place: Place) => Buffer): Buffer {
  return rootOf(placesOf(range).map(hashAt));
}

/** RFC 6962, 2.1.1, from the leaf up. */
function beside({ from, to }: Range, index: number): Range[] {
  if (to - from === 1) return [];
  const middle = from + leftWidth(to - from);
  return index < middle
    ? [...beside({ from, to: middle }, index), { from: middle, to }]
    : [...beside({ from: middle, to }, index), { from, to: middle }];
}

/** RFC 6962, 2.1.2; `isWhole` while the older tree is this very subtree, whose root the reader knows already. */
function continued({ from, to }: Range, older: number, isWhole: boolean): Range[] {
  if (older === to) return isWhole ? [] : [{ from, to }];
  const middle = from + leftWidth(to - from);
  return older <= middle
    ? [...continued({ from, to: middle }, older, isWhole), { from: middle, to }]
    : [...continued({ from: middle, to }, older, false), { from, to: middle }];
}

/** The largest power of two below `width`. */
function leftWidth(width: number): number {
  let left = 1;
  while (left * 2 < width) left *= 2;
  return left;
}
