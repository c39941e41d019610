#!/usr/bin/env node
import { readFile } from 'node:fs/promises';
import { isPdf, receiptText } from './attachment.reader.js';
import { type Checkpoint, checkpointSignature, readCheckpoint } from './checkpoint.check.js';
import { type Key, readKeys } from './key.check.js';
import { continuation, proofFound, readPath } from './proof.check.js';
import { fileDigest, digestsOf, leafHolds, numberOf, readReceipt, signatureFound } from './receipt.check.js';
import { type Receipt, textDigest } from './receipt.check.js';
import { inOneLine, objectOf, parsed } from './bytes.js';

/** Checks a receipt from the command line; without `--from` it asks nobody. */
const usage = `Usage: allmende-verify RECEIPT --keys KEYS.json [options]

  RECEIPT             a receipt as JSON, or as the PDF that holds it; of a PDF the attachment is checked, never
                      what its pages print

  --keys FILE         public keys, as a portal gives them at /api/v1/receipt-keys
  --file FILE         is this file, or this text, named in the receipt? (again for each)
  --checkpoint FILE   a checkpoint that you kept: is the receipt's log still the same one?
  --path FILE         the connecting path that the log gives for the two checkpoints
  --from URL          ask this portal for the path (sends the two sizes, nothing else)

Ends with 0 if everything that was checked holds, 1 if something does not, 2 if something could not be checked.`;

type Given = {
  receipt?: string;
  keys?: string;
  checkpoint?: string;
  path?: string;
  from?: string;
  files: string[];
};
type Line = { state: 'ok' | 'wrong' | 'open'; text: string };

// Whoever reads the first lines only, such as `head`, closes the pipe: what is found still decides how this ends.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const lines: Line[] = [];
const say = (state: Line['state'], text: string) => lines.push({ state, text });

const given = readArguments(process.argv.slice(2));
if (!given?.receipt) {
  console.log(usage);
  process.exit(given ? 2 : 0);
}
await check(given.receipt, given).catch((error: unknown) => say('open', messageOf(error)));
for (const { state, text } of lines) console.log(`${state.padEnd(6)} ${inOneLine(text)}`);
const isWrong = lines.some(({ state }) => state === 'wrong');
process.exitCode = isWrong ? 1 : lines.some(({ state }) => state === 'open') ? 2 : 0;

async function check(file: string, { keys: keysFile, files, ...given }: Given): Promise<void> {
  const bytes = new Uint8Array(await readFile(file));
  const read = readReceipt(await receiptText(bytes));
  if ('problem' in read) {
    const what =
      read.problem === 'text'
        ? 'is the text, not the receipt; name the receipt, and the text behind --file'
        : `is not a receipt that this program knows (${read.problem})`;
    return void say('wrong', `${file} ${what}`);
  }
  const { receipt } = read;
  const keys = keysFile ? readKeys(await readFile(keysFile, 'utf8')) : [];
  if (isPdf(bytes)) sayWhatCounts(receipt);
  const { type, at, words } = receipt.statement;
  console.log(inOneLine(`Receipt ${numberOf(receipt)}: ${type}, ${at}`));
  if (typeof words === 'string') console.log(inOneLine(`Confirmed in these words: ${words}`));
  console.log();
  if (await leafHolds(receipt)) say('ok', 'check sum: matches statement and random value');
  else say('wrong', 'check sum: statement, random value or check sum have been changed');
  sayOf('signature', await signatureFound(receipt, keys));
  const checkpoint = await checkProof(receipt, keys);
  for (const each of files) await compare(each, receipt);
  if (given.checkpoint) await compareLogs(checkpoint, { ...given, checkpoint: given.checkpoint }, keys);
}

/** Pages can be altered without touching the attachment; what it states stands here to compare. */
function sayWhatCounts({ statement }: Receipt): void {
  console.log('Checked is the statement attached to this PDF, not what its pages print. It states:');
  for (const line of JSON.stringify(statement, null, 2).split('\n')) console.log(inOneLine(line));
  console.log('Do not rely on anything printed that says something else.');
  console.log();
}

async function checkProof(receipt: Receipt, keys: readonly Key[]): Promise<Checkpoint | undefined> {
  const { found, checkpoint } = await proofFound(receipt, keys);
  if (found === 'absent') say('open', 'log: the receipt holds no proof yet; save it again later');
  else if (found === 'wrong') say('wrong', 'log: the path does not lead to the checkpoint');
  else {
    say(
      'ok',
      `log: row ${receipt.seq} of ${checkpoint?.size} at the checkpoint of ${checkpoint?.at ?? 'no time'}`,
    );
    sayOf('checkpoint', found);
  }
  return found === 'wrong' ? undefined : checkpoint;
}

async function compare(file: string, { statement }: Receipt): Promise<void> {
  const bytes = await readFile(file);
  const named = digestsOf(statement);
  const text = await textDigest(bytes.toString('utf8'));
  const member = named.get(await fileDigest(new Blob([bytes]))) ?? named.get(text ?? '');
  if (member) say('ok', `${file}: named in the receipt (${member})`);
  else say('wrong', `${file}: not named in the receipt`);
}

type Kept = Pick<Given, 'path' | 'from'> & { checkpoint: string };

async function compareLogs(
  inReceipt: Checkpoint | undefined,
  given: Kept,
  keys: readonly Key[],
): Promise<void> {
  const kept = readCheckpoint(await readFile(given.checkpoint, 'utf8'));
  if (!kept) return void say('wrong', `${given.checkpoint} is not a checkpoint`);
  sayOf('kept checkpoint', await checkpointSignature(kept, keys));
  if (!inReceipt) return void say('open', 'same log: there is no checkpoint in the receipt to compare with');
  const [older, newer] = kept.size <= inReceipt.size ? [kept, inReceipt] : [inReceipt, kept];
  const path = older.size === newer.size ? [] : await pathBetween(older, newer, given);
  if (!path) return void say('open', 'same log: needs --path or --from, the sizes differ');
  const found = await continuation(older, newer, path);
  if (found === 'ok' && older.size === newer.size)
    say('ok', `same log: both checkpoints hold the same ${newer.size} rows`);
  else if (found === 'ok') say('ok', `same log: ${newer.size} rows continue the first ${older.size}`);
  else say('wrong', `same log: ${found}; the two checkpoints do not belong to one log`);
}

async function pathBetween(older: Checkpoint, newer: Checkpoint, { path, from }: Kept) {
  if (path) return readPath(pathIn(await readFile(path, 'utf8')));
  if (!from) return undefined;
  const address = new URL(`/api/v1/evidence/consistency?from=${older.size}&to=${newer.size}`, from);
  const answer = await fetch(address).catch(() => undefined);
  if (!answer) throw new Error(`same log: ${address.host} cannot be reached`);
  if (!answer.ok) throw new Error(`same log: ${address.host} answers ${answer.status}`);
  return readPath(pathIn(await answer.text()));
}

function pathIn(text: string): unknown {
  const whole = parsed(text);
  return objectOf(whole)['path'] ?? whole;
}

function sayOf(what: string, found: Awaited<ReturnType<typeof signatureFound>>): void {
  if (found === 'ok') say('ok', `${what}: valid`);
  else if (found === 'wrong') say('wrong', `${what}: does not match the key`);
  else
    say(
      'open',
      `${what}: not checked, ${found === 'unknown-key' ? 'the key is not in --keys' : 'no Ed25519 here'}`,
    );
}

/** `undefined` when help was asked for. */
function readArguments(words: string[]): Given | undefined {
  const given: Given = { files: [] };
  while (words.length > 0) {
    const word = words.shift() ?? '';
    if (word === '--help') return undefined;
    if (!word.startsWith('--')) given.receipt = word;
    else if (word === '--file') given.files.push(words.shift() ?? '');
    else if (/^--(keys|checkpoint|path|from)$/.test(word))
      Object.assign(given, { [word.slice(2)]: words.shift() });
    else return { files: [] };
  }
  return given;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
