import { areEqual, type Bytes, fromBase64url, objectOf, sha256 } from './bytes.js';
import { type Checkpoint, checkpointSignature, readCheckpoint } from './checkpoint.check.js';
import type { Key, SignatureFound } from './key.check.js';
import type { Receipt } from './receipt.check.js';

/**
 * `absent`: the receipt was handed out before a checkpoint held its row; `wrong`: the path does not lead to the
 * checkpoint's root, or is none; else what was found of the checkpoint's signature.
 */
export type ProofFound = {
  found: 'absent' | 'wrong' | SignatureFound;
  checkpoint?: Checkpoint;
};

/** `forked`: the path does not connect them, so somebody was shown another log; `other-log`: not to be compared. */
export type Continuation = 'ok' | 'forked' | 'other-log';

/** Whether the row is in the log as the checkpoint inside the receipt has it. */
export async function proofFound(receipt: Receipt, keys: readonly Key[]): Promise<ProofFound> {
  if (receipt.proof === undefined || receipt.proof === null) return { found: 'absent' };
  const { checkpoint: note, path } = objectOf(receipt.proof);
  const checkpoint = typeof note === 'string' ? readCheckpoint(note) : undefined;
  const leaf = fromBase64url(receipt.leaf);
  const hashes = readPath(path);
  if (!checkpoint || !leaf || !hashes) return { found: 'wrong' };
  const { size, root } = checkpoint;
  if (!(await isIncluded({ index: receipt.seq - 1, size, leaf, root, path: hashes }))) {
    return { found: 'wrong', checkpoint };
  }
  return { found: await checkpointSignature(checkpoint, keys), checkpoint };
}

/** As the log answers `GET /api/v1/evidence/consistency`, or as a receipt holds it: 32 bytes each, as base64url. */
export function readPath(path: unknown): Bytes[] | undefined {
  if (!Array.isArray(path)) return undefined;
  const hashes = path.map((hash) => (typeof hash === 'string' ? fromBase64url(hash) : undefined));
  return hashes.every((hash) => hash?.length === 32) ? (hashes as Bytes[]) : undefined;
}

type Inclusion = { index: number; size: number; leaf: Bytes; root: Bytes; path: readonly Bytes[] };

/** RFC 9162, 2.1.3.2. */
export async function isIncluded({ index, size, leaf, root, path }: Inclusion): Promise<boolean> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false;
  let [place, last, hash] = [index, size - 1, leaf];
  for (const sibling of path) {
    if (last === 0) return false;
    if (isOdd(place) || place === last) {
      hash = await parentOf(sibling, hash);
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      hash = await parentOf(hash, sibling);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 && areEqual(hash, root);
}

/** RFC 9162, 2.1.4.2: whether `newer` continues `older`, by the path that the log gives for their sizes. */
export async function continuation(
  older: Checkpoint,
  newer: Checkpoint,
  path: readonly Bytes[],
): Promise<Continuation> {
  if (older.origin !== newer.origin || older.size > newer.size) return 'other-log';
  if (older.size === 0) return 'ok';
  if (older.size === newer.size) return areEqual(older.root, newer.root) ? 'ok' : 'forked';
  const [first, ...rest] = isPowerOfTwo(older.size) ? [older.root, ...path] : path;
  const roots = first && (await rootsAlong(rest, first, older.size, newer.size));
  return roots && areEqual(roots.before, older.root) && areEqual(roots.after, newer.root) ? 'ok' : 'forked';
}

/** Both roots that the path leads to from their common node `first`; `undefined` when it is too short or too long. */
async function rootsAlong(path: readonly Bytes[], first: Bytes, older: number, newer: number) {
  let [place, last] = [older - 1, newer - 1];
  while (isOdd(place)) [place, last] = [half(place), half(last)];
  let [before, after] = [first, first];
  for (const sibling of path) {
    if (last === 0) return undefined;
    if (isOdd(place) || place === last) {
      [before, after] = [await parentOf(sibling, before), await parentOf(sibling, after)];
      while (!isOdd(place) && place !== 0) [place, last] = [half(place), half(last)];
    } else {
      after = await parentOf(after, sibling);
    }
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? { before, after } : undefined;
}

function parentOf(left: Bytes, right: Bytes): Promise<Bytes> {
  return sha256(Uint8Array.of(1), left, right);
}

/** Sizes go beyond the 31 bits of the bit operators. */
const half = (value: number) => Math.floor(value / 2);
const isOdd = (value: number) => value % 2 === 1;
const isPowerOfTwo = (value: number): boolean => value === 1 || (!isOdd(value) && isPowerOfTwo(value / 2));
