// @ts-check
// What a receipt proves, worked out without the platform and without the network: docs/decisions/0004 and 0005.

/**
 * @typedef {{ format: 'v1', seq: number, at: string, statement: { type: string, at: string, [member: string]: unknown },
 *   salt: string, leaf: string, keyId: string, signature: string, proof?: unknown }} Receipt
 * @typedef {{ keyId: string, publicKey: string, since?: string }} Key
 * @typedef {'ok' | 'wrong' | 'unknown-key' | 'unsupported'} Found
 */

/** A file's digest `v1` is taken over parts of 8 MiB. */
const partSize = 8 * 1024 * 1024;
/** Crockford's: no I, L, O and U, so that a number can be read out over the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * Takes a receipt, or the answer of the API that holds one.
 * @param {string} text
 * @returns {{ receipt: Receipt } | { problem: 'no-json' | 'no-receipt' | 'other-format' }}
 */
export function readReceipt(text) {
  const whole = parsed(text);
  if (whole === undefined) return { problem: 'no-json' };
  const receipt = objectOf(whole)['receipt'] ?? whole;
  const { format, statement, ...rest } = objectOf(receipt);
  const texts = ['at', 'salt', 'leaf', 'keyId', 'signature'].map((name) => rest[name]);
  const { type } = objectOf(statement);
  if (typeof type !== 'string' || texts.some((each) => typeof each !== 'string'))
    return { problem: 'no-receipt' };
  return format === 'v1' ? { receipt: /** @type {Receipt} */ (receipt) } : { problem: 'other-format' };
}

/**
 * Takes the answer of `GET /api/v1/receipt-keys`, its list, or one key of it.
 * @param {string} text
 * @returns {Key[]}
 */
export function readKeys(text) {
  const whole = parsed(text);
  const list = objectOf(whole)['items'] ?? whole;
  return (Array.isArray(list) ? list : [list]).filter((key) => {
    const { keyId, publicKey } = objectOf(key);
    return typeof keyId === 'string' && typeof publicKey === 'string';
  });
}

/** Leaf = SHA-256(0x00 ‖ salt ‖ canonical JSON of the statement). @param {Receipt} receipt */
export async function leafHolds({ salt, statement, leaf }) {
  const bytes = bytesOf(salt);
  if (bytes?.length !== 32) return false;
  const hashed = await sha256(joined([new Uint8Array([0]), bytes, utf8(canonical(statement))]));
  return base64url(hashed) === leaf;
}

/** What people read out and compare: the first 80 bits of the leaf. @param {Receipt} receipt */
export function numberOf({ leaf }) {
  const bytes = bytesOf(leaf)?.subarray(0, 10) ?? new Uint8Array();
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{5}/g)?.map((group) => alphabet[Number.parseInt(group, 2)]) ?? [];
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/**
 * What the signature covers: all members but `signature` and `proof`.
 * @param {Receipt} receipt
 */
export function signedPart(receipt) {
  return Object.fromEntries(
    Object.entries(receipt).filter(([name]) => name !== 'signature' && name !== 'proof'),
  );
}

/**
 * @param {Receipt} receipt @param {Key[]} keys
 * @returns {Promise<Found>}
 */
export async function signatureFound(receipt, keys) {
  const key = keys.find(({ keyId }) => keyId === receipt.keyId);
  if (!key) return 'unknown-key';
  const [raw, signature] = [bytesOf(key.publicKey), bytesOf(receipt.signature)];
  if (raw?.length !== 32 || signature?.length !== 64) return 'wrong';
  try {
    const imported = await crypto.subtle.importKey('raw', raw, { name: 'Ed25519' }, false, ['verify']);
    const signed = utf8(canonical(signedPart(receipt)));
    return (await crypto.subtle.verify('Ed25519', imported, signature, signed)) ? 'ok' : 'wrong';
  } catch (error) {
    return error instanceof Error && error.name === 'NotSupportedError' ? 'unsupported' : 'wrong';
  }
}

/** SHA-256 over the SHA-256 digests of the parts, as hex. @param {Blob} file */
export async function fileDigest(file) {
  const parts = [];
  for (let start = 0; start === 0 || start < file.size; start += partSize) {
    parts.push(await sha256(await file.slice(start, start + partSize).arrayBuffer()));
  }
  return hex(await sha256(joined(parts)));
}

/**
 * A text is stated by the digest of its canonical JSON; it is kept as that JSON or inside the answer of the API.
 * @param {string} text @returns {Promise<string | undefined>}
 */
export async function textDigest(text) {
  const whole = parsed(text);
  if (whole === undefined) return undefined;
  return hex(await sha256(utf8(canonical(objectOf(whole)['solution'] ?? whole))));
}

/**
 * Every digest that a statement names, with the member that holds it.
 * @param {Receipt['statement']} statement
 * @returns {Map<unknown, string>}
 */
export function digestsOf(statement) {
  const named = Object.entries(statement).flatMap(([member, value]) => {
    const digests = Array.isArray(value) ? value.map((each) => objectOf(each)['digest']) : [value];
    return member === 'textDigest' || Array.isArray(value) ? digests.map((digest) => [digest, member]) : [];
  });
  return new Map(/** @type {[unknown, string][]} */ (named).filter(([digest]) => typeof digest === 'string'));
}

/** RFC 8785. @param {unknown} value @returns {string} */
export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}

/** @param {string} text @returns {unknown} */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {unknown} value @returns {Record<string, unknown>} */
function objectOf(value) {
  return typeof value === 'object' && value !== null ? /** @type {Record<string, unknown>} */ (value) : {};
}

/** @param {BufferSource} bytes */
async function sha256(bytes) {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
}

/** @param {Uint8Array[]} pieces */
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** @param {string} text */
function utf8(text) {
  return new TextEncoder().encode(text);
}

/** @param {Uint8Array} bytes */
function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** @param {Uint8Array} bytes */
function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** Only the one spelling of the bytes: a letter more or another one at the end is a change, too. @param {string} text */
function bytesOf(text) {
  try {
    const letters = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
    return base64url(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}
