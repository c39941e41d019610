import { attachment } from './file-name.rules.js';

describe('the name of a download', () => {
  it.each([
    ['report.pdf', `attachment; filename="report.pdf"; filename*=UTF-8''report.pdf`],
    [
      'Prüfbericht 3.pdf',
      `attachment; filename="Prufbericht 3.pdf"; filename*=UTF-8''Pr%C3%BCfbericht%203.pdf`,
    ],
    ['דוח.pdf', `attachment; filename="___.pdf"; filename*=UTF-8''%D7%93%D7%95%D7%97.pdf`],
    ['🧪.csv', `attachment; filename="_.csv"; filename*=UTF-8''%F0%9F%A7%AA.csv`],
    ['a"b;c.txt', `attachment; filename="a_b_c.txt"; filename*=UTF-8''a%22b%3Bc.txt`],
    ["it's (1)*.txt", `attachment; filename="it_s (1)_.txt"; filename*=UTF-8''it%27s%20%281%29%2A.txt`],
    [
      '../../etc/passwd.txt',
      `attachment; filename=".._.._etc_passwd.txt"; filename*=UTF-8''.._.._etc_passwd.txt`,
    ],
    [
      'a\r\nSet-Cookie: x.txt',
      `attachment; filename="a__Set-Cookie_ x.txt"; filename*=UTF-8''a%0D%0ASet-Cookie%3A%20x.txt`,
    ],
    ['\ud800.txt', `attachment; filename="_.txt"; filename*=UTF-8''%EF%BF%BD.txt`],
  ])('of %j is a header of one line', (name, expected) => {
    expect(attachment(name)).toBe(expected);
  });
});
