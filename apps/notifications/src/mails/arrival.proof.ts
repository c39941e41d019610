import type { Language } from '@allmende/contracts';

const words = {
  de: {
    keep: 'Heben Sie diese Mail auf: Damit stehen Nummer und Prüfsummen auch außerhalb der Plattform.',
    number: 'Eingangsnummer',
    text: 'Prüfsumme des Textes',
    file: 'Prüfsumme der Datei',
  },
  en: {
    keep: 'Keep this mail: with it, number and check sums stand outside the platform, too.',
    number: 'Receipt number',
    text: 'Check sum of the text',
    file: 'Check sum of file',
  },
};

type Arrival = { receiptNumber?: string | null; textDigest?: string; fileDigests?: string };

/** What a receipt can be compared with outside of the platform: numbers and check sums, no content. */
export function arrivalProof(
  { receiptNumber, textDigest, fileDigests }: Arrival,
  language: Language,
): string[] {
  const { keep, number, text, file } = words[language];
  const files = fileDigests ? fileDigests.split(' ') : [];
  return [
    keep,
    ...(receiptNumber ? [`${number}: ${receiptNumber}`] : []),
    ...(textDigest ? [`${text}: ${inFours(textDigest)}`] : []),
    ...files.map((digest, i) => `${file} ${i + 1}: ${inFours(digest)}`),
  ];
}

/** As receipts print it. */
function inFours(digest: string): string {
  return (digest.match(/.{1,4}/g) ?? []).join(' ');
}
