/** What people choose first when twelve characters are asked for. Lower case, digits that stand for letters undone. */
const favourites = [
  'password passwort passwd kennwort losung geheim secret topsecret zugang login admin administrator root user',
  'guest gast test tester testing demo sample welcome willkommen hallo hello servus moin changeme letmein default',
  'temporary iloveyou ichliebedich liebe schatz princess sunshine sonnenschein dragon monkey football fussball',
  'baseball basketball soccer superman batman starwars pokemon master shadow freedom whatever trustno internet',
  'computer samsung google michael januar februar april juni juli august september oktober november dezember',
  'january february march june july october december fruehling frühling sommer herbst winter spring summer autumn',
  'bayern muenchen münchen berlin hamburg deutschland germany schalke dortmund allmende cluster innovation',
  'challenge portal qwerty qwertz asdf yxcv zxcv',
]
  .flatMap((line) => line.split(' '))
  .sort((a, b) => b.length - a.length);

const rows =
  'abcdefghijklmnopqrstuvwxyz 01234567890 qwertzuiopü qwertyuiop asdfghjklöä yxcvbnm zxcvbnm'.split(' ');
const columns = ['1qay2wsx3edc4rfv5tgb6zhn7ujm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];
const runs = [...rows, ...columns].flatMap((row) => [row, [...row].reverse().join('')]);

const standsFor = new Map([...'01345 7@$!'].map((char, at) => [char, 'oieas tasi'[at] ?? char]));
const shortestRun = 4;
const enough = 4;

/**
 * True when a password is made of favourites, runs of keys, repetitions and the person's own name or address, with
 * less than four characters beside them. `personal`: name and mail address.
 */
export function isEasyToGuess(password: string, personal: readonly string[] = []): boolean {
  const plain = password.normalize('NFKC').toLowerCase();
  if (new Set(plain).size < 5 || /^(.{1,6})\1+.{0,3}$/su.test(plain)) return true;
  const words = [...personal.flatMap(wordsOf), ...favourites];
  return [plain, [...plain].map((char) => standsFor.get(char) ?? char).join('')].some(
    (reading) => [...remainder(reading, words)].length < enough,
  );
}

function remainder(reading: string, words: readonly string[]): string {
  const bare = reading.replace(/[[\s\p{P}\p{S}]--\p{Emoji_Presentation}]/gv, '');
  const withoutWords = words.reduce((rest, word) => rest.replaceAll(word, ''), bare);
  const withoutRuns = dropRuns(withoutWords);
  // A number beside a favourite adds little; a number of its own is judged as it stands.
  return withoutWords === bare ? withoutRuns : withoutRuns.replace(/\d/g, '');
}

function dropRuns(text: string): string {
  let rest = '';
  for (let at = 0; at < text.length;) {
    const length = runAt(text, at);
    if (length < shortestRun) rest += text[at];
    at += length < shortestRun ? 1 : length;
  }
  return rest;
}

function runAt(text: string, at: number): number {
  let length = 0;
  while (at + length < text.length && runs.some((run) => run.includes(text.slice(at, at + length + 1))))
    length += 1;
  return length;
}

function wordsOf(text: string): string[] {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}]+/u);
  return words.filter((word) => word.length >= 4).sort((a, b) => b.length - a.length);
}
