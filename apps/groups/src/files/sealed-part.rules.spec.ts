import { createHash } from 'node:crypto';
import { filePartSize } from '@allmende/contracts';
import { digestOfParts } from '@allmende/storage';
import { type KeptPart, wantedParts } from './sealed-part.rules.js';

const last = 1000;
const size = 2 * filePartSize + last;
const room = 2232;

function kept(number: number, plain: number): KeptPart {
  const digest = createHash('sha256').update(`part ${number}`).digest();
  return { number, digest, sealedSize: plain + room };
}

const parts = [kept(0, filePartSize), kept(1, filePartSize), kept(2, last)];
const file = { size, digest: digestOfParts(parts.map(({ digest }) => digest)) };
const whole = filePartSize + room;

describe('the parts of a range', () => {
  it.each<[string, { start: number; end: number } | undefined, [number, number, number][]]>([
    [
      'the whole',
      undefined,
      [
        [0, 0, filePartSize],
        [1, 0, filePartSize],
        [2, 0, last],
      ],
    ],
    ['the first byte', { start: 0, end: 0 }, [[0, 0, 1]]],
    [
      'the last byte of a part',
      { start: filePartSize - 1, end: filePartSize - 1 },
      [[0, filePartSize - 1, filePartSize]],
    ],
    ['the first byte of the next', { start: filePartSize, end: filePartSize }, [[1, 0, 1]]],
    [
      'across a border',
      { start: filePartSize - 2, end: filePartSize + 2 },
      [
        [0, filePartSize - 2, filePartSize],
        [1, 0, 3],
      ],
    ],
    ['the end', { start: size - 5, end: size - 1 }, [[2, last - 5, last]]],
  ])('of %s', (_, range, expected) => {
    expect(wantedParts(parts, file, range).map(({ number, start, end }) => [number, start, end])).toEqual(
      expected,
    );
  });

  it('lie one behind the other in the object', () => {
    expect(wantedParts(parts, file).map(({ sealed }) => sealed)).toEqual([
      { start: 0, end: whole - 1 },
      { start: whole, end: 2 * whole - 1 },
      { start: 2 * whole, end: 2 * whole + last + room - 1 },
    ]);
  });

  it('of an empty file are its one empty part', () => {
    const empty = kept(0, 0);
    const nothing = { size: 0, digest: digestOfParts([empty.digest]) };
    expect(wantedParts([empty], nothing)).toMatchObject([
      { size: 0, start: 0, end: 0, sealed: { start: 0, end: room - 1 } },
    ]);
  });

  it('are refused when they are not those of the file, in their order', () => {
    const [a, b, c] = parts as [KeptPart, KeptPart, KeptPart];
    for (const others of [
      [a, b],
      [b, a, c],
      [a, a, c],
      [a, b, c, c],
    ])
      expect(() => wantedParts(others, file)).toThrow('not those of the file');
  });
});
