import { isPlatformOrigin } from './portal-origin.rules.js';

describe('the origins that may call', () => {
  it.each([
    ['http://localhost:8080', true],
    ['http://biocluster-isartal.localhost:8080', true],
    ['https://biocluster-isartal.localhost:8080', false],
    ['http://biocluster-isartal.localhost', false],
    ['http://a.b.localhost:8080', false],
    ['http://evil-localhost:8080', false],
    ['http://localhost:8080.evil.example', false],
    ['http://evil.example:8080', false],
    ['http://user@localhost:8080', false],
    ['http://localhost:8080/', false],
    ['null', false],
    ['', false],
  ])('%j: %s', (origin, expected) =>
    expect(isPlatformOrigin(origin, 'http://localhost:8080')).toBe(expected),
  );
});
