import { slug } from '@allmende/contracts';
import { freeSlug, slugOf } from './challenge-slug.rules.js';

describe('the address of a challenge', () => {
  it.each([
    ['Wie trocknet Öl auf großen Flächen?', 'wie-trocknet-oel-auf-grossen-flaechen'],
    ['  Crème brûlée — à 100 % ', 'creme-brulee-a-100'],
    ['Łódź, Århus und Ñandú', 'lodz-aarhus-und-nandu'],
    ['🚀🚀', 'challenge'],
    ['مرحبا', 'challenge'],
    ['<script>alert(1)</script>', 'script-alert-1-script'],
    ['U\u0308ber', 'ueber'],
  ])('%s becomes %s', (question, expected) => {
    expect(slugOf(question)).toBe(expected);
  });

  it('ends at a word within 70 characters', () => {
    const result = slugOf(
      'Wie lässt sich ein sehr langer Satz über viele Wörter hinweg noch sinnvoll kürzen?',
    );
    expect(result).toBe('wie-laesst-sich-ein-sehr-langer-satz-ueber-viele-woerter-hinweg-noch');
    expect(slugOf('x'.repeat(200))).toHaveLength(70);
  });

  it('takes the first free number', () => {
    expect(freeSlug('oel', new Set())).toBe('oel');
    expect(freeSlug('oel', new Set(['oel', 'oel-2', 'oel-4']))).toBe('oel-3');
    expect(freeSlug('own', new Set())).toBe('own-2');
    expect(slug.safeParse(freeSlug('x'.repeat(70), new Set(['x'.repeat(70)]))).success).toBe(true);
  });
});
