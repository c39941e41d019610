import { nameWords, plainWords } from './organisation-name.rules.js';

/** Where in a text something stands. */
export type Mention = { start: number; end: number };

/** One word of a text; of many names the words are taken out once. */
export type Word = Mention & { plain: string };

/** Within other words only what is too long to stand there by chance. */
const shortestInside = 6;
/** First words that say what an organisation is, not which. */
const general = new Set(
  plainWords(
    `institut institute universität university hochschule technische technical deutsche deutsches german gesellschaft
     labor labs werk werke stadtwerke verein verband gruppe group haus zentrum center centre firma die das der the
     bayerische bayern europäische european international internationale neue new erste first forschung research`,
  ),
);
const shortestAlone = 5;

/** A name as people use it: without its legal form, and by its first word where that is telling. */
export function spokenNames(name: string): string[][] {
  const words = nameWords(name);
  const [first = ''] = words;
  const alone = words.length > 1 && first.length >= shortestAlone && !general.has(first) ? [[first]] : [];
  return [words, ...alone].filter((one) => one.join('').length > 1);
}

const titles = new Set(
  plainWords(
    'Dr Prof Professor Professorin Ing Dipl Mag PhD MBA MSc BSc Herr Frau Mr Mrs Ms med rer nat phil habil hc',
  ),
);

/** First name and family name, without what stands before or behind them. */
export function personWords(name: string): string[] {
  const words = plainWords(name).filter((word) => !titles.has(word));
  return words.length > 1 ? words : [];
}

/** Every place where a name is recognised: in any spelling, parted otherwise, inflected, or within a longer word. */
export function mentionsOf(name: readonly string[], words: readonly Word[]): Mention[] {
  const wanted = name.join('');
  if (wanted === '') return [];
  return words.flatMap((word, index) => {
    if (wanted.length >= shortestInside && word.plain.includes(wanted)) return [spanOf(word)];
    const end = endOf(wanted, words, index);
    return end === undefined ? [] : [{ start: word.start, end }];
  });
}

/** Every place where a domain stands, of an address, a link, or by itself; with what stands below it. */
export function domainsIn(domain: string, text: string): Mention[] {
  const pattern = new RegExp(`(?<![\\w-])${domain.replaceAll('.', '\\.')}(?![\\w-])`, 'gi');
  let reached = 0;
  return [...text.matchAll(pattern)].map(({ 0: found, index }) => {
    const start = withWhatIsBelow(text, index, reached);
    reached = index + found.length;
    return { start, end: reached };
  });
}

/** Where a domain begins together with the labels in front of it. By hand: a pattern would try each of them anew. */
function withWhatIsBelow(text: string, from: number, reached: number): number {
  let start = from;
  while (start - 1 > reached && text[start - 1] === '.') {
    let label = start - 1;
    while (label > reached && /[\w-]/.test(text[label - 1] ?? '')) label -= 1;
    if (label === start - 1) break;
    start = label;
  }
  return start;
}

/** Where the words that make up a name end; undefined where they are others. */
function endOf(wanted: string, words: readonly Word[], first: number): number | undefined {
  let met = '';
  for (let index = first; met.length < wanted.length; index += 1) {
    const word = words[index];
    if (!word) return undefined;
    met += word.plain;
    if (met === wanted || met === `${wanted}s`) return word.end;
    if (!wanted.startsWith(met)) return undefined;
  }
  return undefined;
}

export function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)].map(({ 0: word, index }) => ({
    ...{ plain: plainWords(word).join(''), start: index, end: index + word.length },
  }));
}

function spanOf({ start, end }: Word): Mention {
  return { start, end };
}
