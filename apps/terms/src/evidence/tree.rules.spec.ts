import { isIncluded, continuation, type Checkpoint } from '@allmende/verify';
import fc from 'fast-check';
import { createHash } from 'node:crypto';
import {
  consistencyRanges,
  emptyRoot,
  grow,
  hashOf,
  inclusionRanges,
  type Node,
  parentOf,
  type Place,
  rootOf,
} from './tree.rules.js';

const leaves = Array.from({ length: 300 }, (_, index) => leafOf(`row ${index}`));

/** A tree as the log grows it: its nodes, and its peaks after each leaf. */
const nodes = new Map<string, Buffer>();
const peaksAt: Buffer[][] = [[]];
for (const [index, leaf] of leaves.entries()) {
  const grown = grow(index, peaksAt[index]!, leaf);
  peaksAt.push(grown.peaks);
  keep({ level: 0, position: index, hash: leaf });
  grown.nodes.forEach(keep);
}

describe('the tree', () => {
  it('has the roots of RFC 6962, 2.1, after every leaf', () => {
    for (const [size, peaks] of peaksAt.entries()) expect(rootOf(peaks)).toEqual(rootAsDefined(0, size));
  });

  it('keeps a node once, when its subtree is full', () => {
    expect(nodes.size).toBe(leaves.length + 150 + 75 + 37 + 18 + 9 + 4 + 2 + 1);
  });

  it('proves every leaf in every size to the checker, in at most as many hashes as it is high', async () => {
    for (const size of [1, 2, 3, 7, 8, 9, 100, 255, 256, 257, 300]) {
      for (let index = 0; index < size; index += 1) {
        const path = inclusionRanges(index, size).map((range) => hashOf(range, hashAt));
        expect(path.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
        const given = { index, size, leaf: bytes(leaves[index]!), path: path.map(bytes) };
        expect(await isIncluded({ ...given, root: bytes(rootOf(peaksAt[size]!)) })).toBe(true);
      }
    }
  });

  it('proves to the checker that every size continues every smaller one', async () => {
    for (let size = 1; size <= 70; size += 1) {
      for (let older = 1; older <= size; older += 1) {
        expect(await continuation(stateOf(older), stateOf(size), pathBetween(older, size))).toBe('ok');
      }
    }
  });

  it('proves nothing with one bit of a path, a leaf, a place or a size changed', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 300 }),
        fc.nat(),
        fc.nat(255),
        fc.nat(7),
        async (...given) => {
          const [size, any, at, bit] = given;
          const index = any % size;
          const path = inclusionRanges(index, size).map((range) => bytes(hashOf(range, hashAt)));
          const whole = {
            index,
            size,
            leaf: bytes(leaves[index]!),
            path,
            root: bytes(rootOf(peaksAt[size]!)),
          };
          const place = any % path.length;
          const bent = path.map((hash, each) => (each === place ? flipped(hash, at % 32, bit) : hash));
          const changes = [
            { path: bent },
            { path: path.slice(1) },
            { path: [...path, path[0]!] },
            { leaf: flipped(whole.leaf, at % 32, bit) },
            { root: flipped(whole.root, at % 32, bit) },
            { index: index === 0 ? size - 1 : index - 1 },
            { size: index },
          ];
          for (const change of changes) if (await isIncluded({ ...whole, ...change })) return false;
          return true;
        },
      ),
      { numRuns: 300 },
    );
  });

  it('never continues a tree with another row in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 2, max: 300 }), fc.nat(), fc.nat(), async (size, one, other) => {
        const older = 1 + (one % (size - 1));
        const forked = { ...stateOf(older), root: bytes(rootWithout(other % older, older)) };
        return (await continuation(forked, stateOf(size), pathBetween(older, size))) === 'forked';
      }),
      { numRuns: 300 },
    );
  });

  it('asks for at most 20 hashes in a million rows and counts beyond 31 bits', () => {
    expect(inclusionRanges(123_456, 1_000_000)).toHaveLength(20);
    expect(inclusionRanges(2 ** 40, 2 ** 41)).toHaveLength(41);
    const bottom = inclusionRanges(2 ** 40 + 1, 2 ** 40 + 2);
    expect(bottom).toEqual([
      { from: 2 ** 40, to: 2 ** 40 + 1 },
      { from: 0, to: 2 ** 40 },
    ]);
  });

  it.each([
    [-1, 3],
    [3, 3],
    [0, 0],
  ])('has no leaf %i among %i', (index, size) => {
    expect(() => inclusionRanges(index, size)).toThrow(RangeError);
  });

  it.each([
    [0, 3],
    [4, 3],
  ])('has no tree of %i within %i', (older, size) => {
    expect(() => consistencyRanges(older, size)).toThrow(RangeError);
  });

  it('of no rows has the root that the RFC gives it', () => {
    expect(rootOf([])).toEqual(emptyRoot);
    expect(emptyRoot.toString('hex')).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });
});

/** The definition itself, without anything kept. */
function rootAsDefined(from: number, to: number, all: readonly Buffer[] = leaves): Buffer {
  if (to === from) return createHash('sha256').digest();
  if (to - from === 1) return all[from]!;
  const middle = from + 2 ** Math.ceil(Math.log2(to - from) - 1);
  return parentOf(rootAsDefined(from, middle, all), rootAsDefined(middle, to, all));
}

function rootWithout(index: number, size: number): Buffer {
  return rootAsDefined(0, size, leaves.with(index, leafOf('another row')));
}

function pathBetween(older: number, size: number) {
  return consistencyRanges(older, size).map((range) => bytes(hashOf(range, hashAt)));
}

function stateOf(size: number): Checkpoint {
  const root = bytes(rootOf(peaksAt[size]!));
  return { origin: 'allmende.test/evidence', size, root, at: undefined, text: '', signatures: [] };
}

function leafOf(text: string): Buffer {
  return createHash('sha256').update(Uint8Array.of(0)).update(text).digest();
}

function keep({ level, position, hash }: Node): void {
  nodes.set(`${level}/${position}`, hash);
}

function hashAt({ level, position }: Place): Buffer {
  return nodes.get(`${level}/${position}`)!;
}

function bytes(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(buffer);
}

function flipped(given: Uint8Array, at: number, bit: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(given).with(at, (given[at] ?? 0) ^ (1 << bit));
}
