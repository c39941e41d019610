import {
  base64url,
  type Bytes,
  canonical,
  fromBase64url,
  hex,
  joined,
  objectOf,
  parsed,
  sha256,
  utf8,
} from './bytes.js';
import { isSignedBy, type Key, type SignatureFound } from './key.check.js';

/** Format v1, see docs/decisions/0004; `proof` is added when a checkpoint holds the row, see 0017. */
export type Receipt = {
  format: 'v1';
  seq: number;
  at: string;
  statement: { type: string; at: string; [member: string]: unknown };
  salt: string;
  leaf: string;
  keyId: string;
  signature: string;
  proof?: unknown;
};

export type ReceiptRead =
  { receipt: Receipt } | { problem: 'no-json' | 'no-receipt' | 'other-format' | 'text' };

/** A file's digest `v1` is taken over parts of 8 MiB, see docs/decisions/0005. */
const partSize = 8 * 1024 * 1024;
/** Crockford's: no I, L, O and U, so that a number can be read out over the telephone. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Takes a receipt, or the answer of the API that holds one. */
export function readReceipt(text: string): ReceiptRead {
  const whole = parsed(text);
  if (whole === undefined) return { problem: 'no-json' };
  const receipt = objectOf(whole)['receipt'] ?? whole;
  const { format, statement, ...rest } = objectOf(receipt);
  const texts = ['at', 'salt', 'leaf', 'keyId', 'signature'].map((name) => rest[name]);
  const { type } = objectOf(statement);
  if (typeof type !== 'string' || texts.some((each) => typeof each !== 'string'))
    return { problem: isText(whole) ? 'text' : 'no-receipt' };
  return format === 'v1' ? { receipt: receipt as Receipt } : { problem: 'other-format' };
}

/** A solution's text, a deposit's or a brief's, as it is saved to be compared with its receipt. */
function isText(whole: unknown): boolean {
  const text = objectOf(objectOf(whole)['solution'] ?? whole);
  const named = Object.keys(text).sort().join();
  const isSolution = ['title', 'summary', 'body'].every((name) => typeof text[name] === 'string');
  return isSolution || ['text', 'de', 'en', 'de,en'].includes(named);
}

/** Leaf = SHA-256(0x00 ‖ salt ‖ canonical JSON of the statement). */
export async function leafHolds({ salt, statement, leaf }: Receipt): Promise<boolean> {
  const bytes = fromBase64url(salt);
  if (bytes?.length !== 32) return false;
  return base64url(await sha256(Uint8Array.of(0), bytes, utf8(canonical(statement)))) === leaf;
}

/** What people read out and compare: the first 80 bits of the leaf. */
export function numberOf({ leaf }: Receipt): string {
  const bytes = fromBase64url(leaf)?.subarray(0, 10) ?? new Uint8Array();
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{5}/g)?.map((group) => alphabet[Number.parseInt(group, 2)]) ?? [];
  return (letters.join('').match(/.{4}/g) ?? []).join('-');
}

/** What the signature covers: all members but `signature` and `proof`. */
export function signedPart(receipt: Receipt): Omit<Receipt, 'signature' | 'proof'> {
  const { signature: _signature, proof: _proof, ...signed } = receipt;
  return signed;
}

export async function signatureFound(receipt: Receipt, keys: readonly Key[]): Promise<SignatureFound> {
  const key = keys.find(({ keyId }) => keyId === receipt.keyId);
  if (!key) return 'unknown-key';
  return isSignedBy(key, utf8(canonical(signedPart(receipt))), fromBase64url(receipt.signature));
}

/** SHA-256 over the SHA-256 digests of the parts, as hex. */
export async function fileDigest(file: Blob): Promise<string> {
  const parts: Bytes[] = [];
  for (let start = 0; start === 0 || start < file.size; start += partSize) {
    parts.push(await sha256(new Uint8Array(await file.slice(start, start + partSize).arrayBuffer())));
  }
  return hex(await sha256(joined(parts)));
}

/** A text is stated by the digest of its canonical JSON; it is kept as that JSON or inside the answer of the API. */
export async function textDigest(text: string): Promise<string | undefined> {
  const whole = parsed(text);
  if (whole === undefined) return undefined;
  return hex(await sha256(utf8(canonical(objectOf(whole)['solution'] ?? whole))));
}

/** Of the reason or condition of an office; what came from a form may have its lines ended in two ways. */
export async function noteDigests(text: string): Promise<string[]> {
  const lines = text.replace(/\r\n/g, '\n');
  const ways = [lines, lines.replace(/\n/g, '\r\n')];
  return Promise.all(ways.map(async (way) => hex(await sha256(utf8(way)))));
}

/** Every digest that a statement names, with the member that holds it. */
export function digestsOf(statement: Receipt['statement']): Map<string, string> {
  const named = Object.entries(statement).flatMap(([member, value]) => {
    const digests: unknown[] = Array.isArray(value) ? value.map((each) => objectOf(each)['digest']) : [value];
    if (member === 'fileDigest') return [[value, 'files']];
    return member === 'textDigest' || member === 'noteDigest' || Array.isArray(value)
      ? digests.map((digest) => [digest, member])
      : [];
  });
  return new Map(named.filter((pair): pair is [string, string] => typeof pair[0] === 'string'));
}
