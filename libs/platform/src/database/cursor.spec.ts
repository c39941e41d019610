import { z } from 'zod';
import { readCursor, writeCursor } from './cursor.js';

const place = z.tuple([z.iso.datetime(), z.uuid()]);
const values = ['2026-12-04T17:00:00.000Z', '0192f3a4-0000-7000-8000-000000000001'] as const;

describe('a cursor', () => {
  it('comes back as it went out, in letters that an address holds', () => {
    const cursor = writeCursor(values);
    expect(cursor).toMatch(/^[\w-]+$/);
    expect(readCursor(cursor, place)).toEqual(values);
  });

  it('is nothing at the beginning of a list', () => {
    expect(readCursor(undefined, place)).toBeUndefined();
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['another list’s', writeCursor(['a', 1])],
    ['too short', writeCursor([values[0]])],
    ['too long', writeCursor([...values, 'x'])],
    ['an object', Buffer.from('{}').toString('base64url')],
    ['empty', ''],
  ])('that is %s is refused at its field', (_what, cursor) => {
    expect(() => readCursor(cursor, place)).toThrow(
      expect.objectContaining({
        code: 'invalid',
        details: { errors: [expect.objectContaining({ field: 'cursor', code: 'invalid-cursor' })] },
      }),
    );
  });
});
