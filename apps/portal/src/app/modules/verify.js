// @ts-check
// Checks a receipt where its reader is; nothing is sent. All words stand in the page: what is found decides which of
// them are shown.

/** @typedef {import('@allmende/verify').Receipt} Receipt */
/** @typedef {import('@allmende/verify').Checkpoint} Checkpoint */
/** @typedef {import('@allmende/verify').Key} Key */
/** @typedef {Record<string, string>} Facts */

const root = /** @type {HTMLElement} */ (document.querySelector('[data-verify]'));
/** @type {typeof import('@allmende/verify')} */
const check = await import(/** @type {string} */ (root.dataset['check']));
const { digestsOf, fileDigest, leafHolds, numberOf, proofFound, readKeys, readReceipt } = check;
const { noteDigests, receiptText, signatureFound, signedPart, textDigest } = check;
/** @type {typeof import('./verify-rows.js')} */
const { count, inFours, moment, state } = await import(/** @type {string} */ (root.dataset['rowsModule']));

const result = /** @type {HTMLElement} */ (root.querySelector('[data-result]'));
const keys = /** @type {HTMLTextAreaElement} */ (root.querySelector('[data-keys]'));
const pasted = /** @type {HTMLTextAreaElement} */ (root.querySelector('[data-pasted]'));
/** No receipt is nearly as large, and a film dropped by mistake is not read. */
const largest = 1_000_000;

let text = '';
/** Of a PDF only the attachment is read, which is said with the answer. @type {'pdf' | 'text'} */
let source = 'text';
let turn = 0;

root.addEventListener('change', ({ target }) => {
  const { files, dataset } = /** @type {HTMLInputElement} */ (target);
  if (files?.length && 'chosen' in dataset) void take(files[0]);
});
root.addEventListener('input', ({ target }) => {
  if (target === pasted) [text, source] = [pasted.value.trim(), 'text'];
  if (target === pasted || target === keys) void show();
});
const place = /** @type {HTMLElement} */ (root.querySelector('[data-drop]'));
for (const name of ['dragover', 'dragleave', 'drop']) {
  place.addEventListener(name, (event) => {
    event.preventDefault();
    place.classList.toggle('is-over', name === 'dragover');
    const file = /** @type {DragEvent} */ (event).dataTransfer?.files[0];
    if (name === 'drop' && file) void take(file);
  });
}

/** @param {File | undefined} file */
async function take(file) {
  if (!file) return;
  const bytes = await bytesOf(file);
  text = await textIn(bytes);
  source = check.isPdf(bytes) ? 'pdf' : 'text';
  await show();
  result.scrollIntoView({ block: 'nearest' });
}

/** @param {File} file */
async function bytesOf(file) {
  return new Uint8Array(file.size <= largest ? await file.arrayBuffer() : new ArrayBuffer(0));
}

/** An empty file is answered, too. @param {Uint8Array<ArrayBuffer>} bytes */
async function textIn(bytes) {
  return (await receiptText(bytes)).trim() || '-';
}

async function show() {
  const mine = ++turn;
  const drawn = text === '' ? undefined : await answerTo(text);
  // What was typed meanwhile is answered by its own turn.
  if (mine === turn) result.replaceChildren(...(drawn ? [drawn] : []));
}

/** @param {string} given */
async function answerTo(given) {
  const kept = check.readCheckpoint(given);
  const read = readReceipt(given);
  if (!kept && 'problem' in read) return copyOf('problem', { problem: read.problem });
  if (!globalThis.crypto?.subtle) return copyOf('problem', { problem: 'no-crypto' });
  return kept || 'problem' in read ? answerToCheckpoint(given) : answerToReceipt(read);
}

/** A checkpoint alone is compared with the newest one. @param {string} note */
async function answerToCheckpoint(note) {
  const newest = await answerOf('/api/v1/evidence/checkpoint');
  const latest = newest && check.readCheckpoint(newest.note);
  const found = latest ? await continuedBy(note, latest, readKeys(keys.value)) : { continued: 'unreachable' };
  const drawn = copyOf('checkpoint', {});
  drawn.querySelector('[data-continued]')?.append(drawnContinuation(found));
  return drawn;
}

/** @param {{ receipt: Receipt }} read */
async function answerToReceipt(read) {
  const { receipt } = read;
  const known = readKeys(keys.value);
  const leaf = (await leafHolds(receipt)) ? 'ok' : 'wrong';
  const found = await signatureFound(receipt, known);
  const own = keys.value === keys.defaultValue ? 'published' : 'pasted';
  const signature = found === 'ok' ? own : found;
  const proof = await proofFound(receipt, known);
  const holds = verdictOf([leaf, found, proof.found], found);
  const verdict = holds === 'ok' && source === 'pdf' ? 'attached' : holds;
  // A row that the receipt does not fit says nothing about what the receipt says.
  const log = leaf === 'wrong' || found === 'wrong' ? 'unsaid' : proof.found;
  const { checkpoint } = proof;
  const fills = fillsOf(receipt, known, checkpoint);
  const note = [...digestsOf(receipt.statement).values()].includes('noteDigest') ? 'named' : 'none';
  const drawn = copyOf('result', { source, verdict, leaf, signature, log, note }, fills);
  state(drawn, receipt, signedPart(receipt));
  if (checkpoint) offerContinuation(drawn, checkpoint, known);
  const compared = drawn.querySelector('[data-compared]');
  compared?.parentElement?.addEventListener('change', ({ target }) => {
    const { files, value } = /** @type {HTMLInputElement} */ (target);
    for (const file of files ?? [new File([value.trim()], `„${value.trim().slice(0, 40)}“`)])
      void compare(file, receipt, compared);
  });
  return drawn;
}

/** @param {string[]} all @param {string} signature */
function verdictOf(all, signature) {
  if (all.includes('wrong')) return 'wrong';
  return signature === 'ok' ? 'ok' : 'open';
}

/** @param {Receipt} receipt @param {Key[]} known @param {Checkpoint} [checkpoint] */
function fillsOf(receipt, known, checkpoint) {
  const since = known.find(({ keyId }) => keyId === receipt.keyId)?.since;
  return {
    number: numberOf(receipt),
    since: since ? moment(since) : '',
    row: count(receipt.seq),
    rows: checkpoint ? count(checkpoint.size) : '',
    when: checkpoint?.at ? moment(checkpoint.at) : '',
  };
}

/** @param {File} file @param {Receipt} receipt @param {Element | null} list */
async function compare(file, { statement }, list) {
  const digest = await fileDigest(file);
  const asText = file.size <= largest ? await textDigest(await file.text()) : undefined;
  const named = digestsOf(statement);
  const asNote = asText === undefined && file.size <= largest ? await noteDigests(await file.text()) : [];
  // A text has a check sum of another kind than a file: the one that the receipt names is shown, else one of its kind.
  const ofKind = asText && [...named.values()].includes('textDigest') ? asText : digest;
  const found = [digest, asText ?? '', ...asNote].find((one) => named.has(one)) ?? ofKind;
  const member = named.get(found) ?? 'absent';
  list?.append(copyOf('file', { file: member }, { name: file.name, digest: inFours(found) }));
}

/**
 * Whether the log of the receipt is still the one whose checkpoint somebody kept. For another size the platform is asked
 * for the path between the two sizes; what it answers is checked here.
 * @param {DocumentFragment} drawn @param {Checkpoint} inReceipt @param {Key[]} known
 */
function offerContinuation(drawn, inReceipt, known) {
  const field = /** @type {HTMLTextAreaElement | null} */ (drawn.querySelector('[data-kept]'));
  const list = drawn.querySelector('[data-continued]');
  drawn.querySelector('[data-kept-file]')?.addEventListener('change', async ({ target }) => {
    const [file] = /** @type {HTMLInputElement} */ (target).files ?? [];
    if (!field || !file) return;
    field.value = await textIn(await bytesOf(file));
    field.dispatchEvent(new Event('input'));
  });
  field?.addEventListener('input', () => {
    const note = field.value.trim();
    if (note === '') return list?.replaceChildren();
    void continuedBy(note, inReceipt, known).then((found) => {
      if (field.value.trim() === note) list?.replaceChildren(drawnContinuation(found));
    });
  });
}

/**
 * @param {string} note @param {Checkpoint} inReceipt @param {Key[]} known
 * @returns {Promise<{ continued: string, rows?: number, older?: number }>}
 */
async function continuedBy(note, inReceipt, known) {
  const kept = check.readCheckpoint(note);
  if (!kept) return { continued: 'no-checkpoint' };
  if ((await check.checkpointSignature(kept, known)) !== 'ok') return { continued: 'unsigned' };
  const [older, newer] = kept.size <= inReceipt.size ? [kept, inReceipt] : [inReceipt, kept];
  const sizes = { rows: newer.size, older: older.size };
  if (older.size === newer.size) {
    const found = await check.continuation(older, newer, []);
    return { continued: found === 'ok' ? 'same' : found, ...sizes };
  }
  const path = await pathBetween(older.size, newer.size);
  if (!path) return { continued: 'unreachable' };
  return { continued: await check.continuation(older, newer, path), ...sizes };
}

/** @param {{ continued: string, rows?: number, older?: number }} found */
function drawnContinuation({ continued, rows = 0, older = 0 }) {
  return copyOf('continued', { continued }, { rows: count(rows), older: count(older) });
}

/** @param {number} from @param {number} to */
async function pathBetween(from, to) {
  const answer = await answerOf(`/api/v1/evidence/consistency?from=${from}&to=${to}`);
  return check.readPath(answer?.path);
}

/** @param {string} address @returns {Promise<any>} */
async function answerOf(address) {
  try {
    const answer = await fetch(address);
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A template's content without what does not apply.
 * @param {string} name @param {Facts} facts @param {Facts} [fills]
 */
function copyOf(name, facts, fills = {}) {
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector(`template[data-of="${name}"]`));
  const copy = document.importNode(template.content, true);
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (copy.querySelectorAll('[data-when]'))) {
    const [fact = '', values = ''] = part.dataset['when']?.split(':') ?? [];
    if (!values.split(' ').includes(facts[fact] ?? '')) part.remove();
  }
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (copy.querySelectorAll('[data-fill]'))) {
    part.textContent = fills[part.dataset['fill'] ?? ''] ?? '';
  }
  return copy;
}
