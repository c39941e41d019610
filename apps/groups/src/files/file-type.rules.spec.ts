import { assertContent, typeOfName } from './file-type.rules.js';

const png = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const pdf = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\n1 0 obj\n');
const exe = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(100, 3)]);
const elf = Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(100, 1)]);
const zip = Buffer.from(
  '504b03041400000008000000210000000000000000000000000000000000050000612e747874',
  'hex',
);

describe('the type of a name', () => {
  it.each([
    ['report.pdf', 'application/pdf'],
    ['REPORT.PDF', 'application/pdf'],
    ['תוכנית.txt', 'text/plain'],
    ['part.final.STEP', 'model/step'],
  ])('of %s is %s', (name, type) => expect(typeOfName(name)).toBe(type));

  it.each([
    'run.exe',
    'page.html',
    'logo.svg',
    'macro.docm',
    'noextension',
    '.pdf.',
    'x.constructor',
    'a.js',
    '',
  ])('refuses %j', (name) =>
    expect(() => typeOfName(name)).toThrow(expect.objectContaining({ code: 'file.type-not-allowed' })),
  );
});

describe('the content', () => {
  it.each([
    ['a.png', png],
    ['a.pdf', pdf],
    ['a.zip', zip],
    ['a.docx', zip],
    ['a.txt', Buffer.from('Grüße, שלום 🧪\r\n')],
    ['latin1.csv', Buffer.from('Stra\xdfe;1\n', 'latin1')],
    ['utf16.csv', Buffer.from('\ufeffa\tb\n', 'utf16le')],
    ['a.step', Buffer.from('ISO-10303-21;\nHEADER;\n')],
    ['binary.stl', Buffer.concat([Buffer.alloc(80), Buffer.from([1, 0, 0, 0]), Buffer.alloc(50, 7)])],
    ['empty.pdf', Buffer.alloc(0)],
  ])('of %s is what its name says', async (name, bytes) => {
    await expect(assertContent(name, bytes)).resolves.toBeUndefined();
  });

  it.each([
    ['a.pdf', exe],
    ['a.pdf', png],
    ['a.png', pdf],
    ['a.txt', exe],
    ['a.txt', elf],
    ['a.csv', pdf],
    ['a.docx', pdf],
    ['a.pdf', Buffer.from('just text')],
    ['a.stl', exe],
    ['a.txt', Buffer.from('with\0zero')],
  ])('of %s is refused when it is something else', async (name, bytes) => {
    await expect(assertContent(name, bytes)).rejects.toMatchObject({ code: 'file.type-mismatch' });
  });
});
