import { encodingOf, isCompressible } from './compression.js';

describe('compression', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, gzip', 'gzip'],
    ['identity', 'identity'],
    [undefined, 'identity'],
  ])('takes the best that %s allows', (accepted, expected) => {
    expect(encodingOf(accepted)).toBe(expected);
  });

  it('leaves alone what is compressed already', () => {
    expect(
      ['text/html; charset=utf-8', 'image/svg+xml', 'font/woff2', 'image/png'].map(isCompressible),
    ).toEqual([true, true, false, false]);
  });
});
