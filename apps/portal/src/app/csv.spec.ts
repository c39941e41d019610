import { csvOf } from './csv.js';

describe('a table for spreadsheets', () => {
  it('begins with the mark of UTF-8 and separates as the language does', () => {
    const rows = [
      ['Name', 'Datei'],
      ['Jörg "J." Öz', 'a;b,c\nd'],
    ];
    expect(csvOf(rows, 'de')).toBe('\ufeff"Name";"Datei"\r\n"Jörg ""J."" Öz";"a;b,c\nd"\r\n');
    expect(csvOf([['a', 'b']], 'en')).toBe('\ufeff"a","b"\r\n');
  });

  it.each(['=1+1', '+49 89', '-2', '@SUM(A1)', '\t=1', ' =cmd|x', '\r=1', '＝1'])(
    'takes no formula: %j',
    (text) => {
      expect(csvOf([[text]], 'en')).toBe(`\ufeff"'${text}"\r\n`);
    },
  );

  it.each(['Antenne', '3 = drei', '2026-11-26T08:00:00Z', ''])('leaves alone: %j', (text) => {
    expect(csvOf([[text]], 'en')).toBe(`\ufeff"${text}"\r\n`);
  });
});
