/** A session ends after so many days without a visit, and after so many in all. */
export const idleDays = 7;
export const longestDays = 30;

const browsers: [RegExp, string][] = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bSamsungBrowser\//, 'Samsung Internet'],
  [/\b(?:Firefox|FxiOS)\//, 'Firefox'],
  [/\b(?:Chrome|CriOS|Chromium)\//, 'Chrome'],
  [/\bVersion\/.*Safari\//, 'Safari'],
];
const systems: [RegExp, string][] = [
  [/\b(?:iPhone|iPad|iPod)\b/, 'iOS'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bMac OS X\b/, 'macOS'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bLinux\b/, 'Linux'],
];

/** A `User-Agent` in words, e.g. `Firefox, Windows`; the first product's name if it is no browser; may be empty. */
export function deviceInWords(userAgent = ''): string {
  const words = [wordFor(userAgent, browsers), wordFor(userAgent, systems)].filter(
    (word) => word !== undefined,
  );
  return words.length > 0 ? words.join(', ') : (/^[\w.+-]{1,40}/.exec(userAgent)?.[0] ?? '');
}

function wordFor(userAgent: string, words: [RegExp, string][]): string | undefined {
  return words.find(([pattern]) => pattern.test(userAgent))?.[1];
}
