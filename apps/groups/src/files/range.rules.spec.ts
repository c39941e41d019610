import { wantedRange } from './range.rules.js';

const file = { size: 100, etag: '"v1"' };

describe('the range of a download', () => {
  it.each([
    [undefined, undefined, 'none'],
    ['bytes=0-9', undefined, { start: 0, end: 9 }],
    ['bytes=90-', undefined, { start: 90, end: 99 }],
    ['bytes=-10', undefined, { start: 90, end: 99 }],
    ['bytes=-1000', undefined, { start: 0, end: 99 }],
    ['bytes=50-1000', undefined, { start: 50, end: 99 }],
    ['bytes=100-', undefined, 'unsatisfiable'],
    ['bytes=-0', undefined, 'unsatisfiable'],
    ['bytes=9-3', undefined, 'none'],
    ['bytes=0-1,5-6', undefined, 'none'],
    ['lines=1-2', undefined, 'none'],
    ['bytes=a-b', undefined, 'none'],
    ['bytes=0-9', '"v1"', { start: 0, end: 9 }],
    ['bytes=0-9', '"v2"', 'none'],
  ])('of %s with If-Range %s is %j', (range, ifRange, expected) => {
    expect(wantedRange({ range, ifRange }, file)).toEqual(expected);
  });

  it('of an empty file cannot be satisfied', () => {
    const empty = { size: 0, etag: '"e"' };
    expect(wantedRange({ range: 'bytes=0-', ifRange: undefined }, empty)).toBe('unsatisfiable');
  });
});
