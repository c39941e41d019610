import { chooseLanguage, factIn, inLanguage, inOtherLanguage, languageOfPath, safePath } from './language.js';

describe('the language of a page', () => {
  it('stands in its address', () => {
    expect(languageOfPath('/de/challenges')).toBe('de');
    expect(languageOfPath('/en')).toBe('en');
    expect(languageOfPath('/challenges')).toBeUndefined();
    expect(languageOfPath('/deutsch')).toBeUndefined();
    expect(inOtherLanguage('/de/challenges?q=x', 'en')).toBe('/en/challenges?q=x');
    expect(inOtherLanguage('/', 'en')).toBe('/en');
    expect(inOtherLanguage('/de/sign-in?next=%2Fde%2Fi%2Fs.x', 'en')).toBe(
      '/en/sign-in?next=%2Fen%2Fi%2Fs.x',
    );
    expect(inOtherLanguage('/de/sign-in?next=%2Fdemo', 'en')).toBe('/en/sign-in?next=%2Fdemo');
  });

  it.each([
    [{ chosen: 'en', acceptLanguage: 'de', portal: 'de' }, 'en'],
    [{ chosen: undefined, acceptLanguage: 'en-GB,en;q=0.9,de;q=0.8', portal: 'de' }, 'en'],
    [{ chosen: undefined, acceptLanguage: 'fr;q=1,en;q=0.4,de;q=0.7', portal: 'en' }, 'de'],
    [{ chosen: undefined, acceptLanguage: 'fr,de;q=0', portal: 'en' }, 'en'],
    [{ chosen: undefined, acceptLanguage: '', portal: 'de' }, 'de'],
    [{ chosen: undefined, acceptLanguage: ';;q=x,,*', portal: 'de' }, 'de'],
  ] as const)('is the choice, then the wish, then the portal’s: %o', (wishes, expected) => {
    expect(chooseLanguage(wishes)).toBe(expected);
  });
});

describe('a path to go on to', () => {
  it.each(['/de/me', '/de/challenges/x?q=a&b=c#idea'])('may be %s', (path) => {
    expect(safePath(path, '/')).toBe(path);
  });

  it.each([
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/a\nb',
    '/a\\b',
    '',
    7,
    null,
  ])('may not be %j', (path) => {
    expect(safePath(path, '/de')).toBe('/de');
  });

  it('may not be endless', () => {
    expect(safePath(`/${'a'.repeat(600)}`, '/de')).toBe('/de');
  });
});

describe('a text in two languages', () => {
  it('is shown in the reader’s, else in the original, and says so', () => {
    expect(inLanguage({ de: 'Frage', en: 'Question' }, 'en')).toEqual({ text: 'Question', lang: undefined });
    expect(inLanguage({ de: 'Frage' }, 'en', 'de')).toEqual({ text: 'Frage', lang: 'de' });
    expect(inLanguage({ en: 'Question' }, 'de', 'de')).toEqual({ text: 'Question', lang: 'en' });
    expect(inLanguage({}, 'de')).toEqual({ text: '', lang: undefined });
  });

  it('is taken for the cluster’s own language where nobody stated it', () => {
    expect(factIn('Optik', 'en', 'de')).toEqual({ text: 'Optik', lang: 'de' });
    expect(factIn('Optik', 'de')).toEqual({ text: 'Optik', lang: undefined });
    expect(factIn({ de: 'Optik', en: 'Optics' }, 'en', 'de')).toEqual({ text: 'Optics', lang: undefined });
  });
});
