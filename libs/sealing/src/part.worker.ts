import { createHash } from 'node:crypto';
import { registerHooks } from 'node:module';
import { extname } from 'node:path';
import { parentPort } from 'node:worker_threads';

/** `key`: the recipient to seal to, or the identity to open with. */
export type Task = { kind: 'seal' | 'open'; key: string; bytes: Uint8Array<ArrayBuffer> };
/** What became of the bytes, in the same memory from its start, and the SHA-256 of that. */
export type Done = { bytes: Uint8Array<ArrayBuffer>; sha256: Uint8Array<ArrayBuffer> };
export type Question = Task & { id: number };
export type Answer = { id: number } & (Done | { failed: string });

// The format stays the library's; only the cipher below it is another. In tests Node runs this file as TypeScript.
const cipher = new URL(`./native.chacha${extname(import.meta.url)}`, import.meta.url).href;
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === '@noble/ciphers/chacha.js' ? { url: cipher, shortCircuit: true } : next(specifier, context),
});
const { Decrypter, Encrypter } = await import('age-encryption');

type Bytes = ReadableStream<Uint8Array<ArrayBuffer>>;

const pieceSize = 65_536;

// Piece by piece, written over what was read already, so that a part needs its memory once and no plain copy stays. A
// piece comes out of the format after the one that it was made of, so with the room in front nothing unread is hit.
async function inPlace({ kind, key, bytes }: Task): Promise<Uint8Array<ArrayBuffer>> {
  const memory = new Uint8Array(bytes.buffer);
  const end = bytes.byteOffset + bytes.length;
  let read = bytes.byteOffset;
  let written = 0;
  const pull = (source: ReadableStreamDefaultController<Uint8Array<ArrayBuffer>>) => {
    if (read === end) return source.close();
    const piece = memory.subarray(read, Math.min(read + pieceSize, end));
    read += piece.length;
    source.enqueue(piece);
  };
  const plainOrSealed = new ReadableStream<Uint8Array<ArrayBuffer>>({ pull }, { highWaterMark: 0 });
  for await (const piece of await through(kind, key, plainOrSealed)) {
    const { length, buffer } = piece;
    if (written + length > read) throw new Error('There is not enough room in front of the bytes');
    memory.set(piece, written);
    written += length;
    // Freed now, not by the next collection: what it would leave of each part are megabytes.
    if (length >= pieceSize) buffer.transfer(0);
  }
  return memory.subarray(0, written);
}

function through(kind: Task['kind'], key: string, bytes: Bytes): Promise<Bytes> {
  if (kind === 'open') {
    const decrypter = new Decrypter();
    decrypter.addIdentity(key);
    return decrypter.decrypt(bytes) as Promise<Bytes>;
  }
  const encrypter = new Encrypter();
  encrypter.addRecipient(key);
  return encrypter.encrypt(bytes) as Promise<Bytes>;
}

function answer(answered: Answer): void {
  parentPort?.postMessage(answered, 'bytes' in answered ? [answered.bytes.buffer] : []);
}

async function settle({ id, ...task }: Question): Promise<void> {
  try {
    const bytes = await inPlace(task);
    answer({ id, bytes, sha256: new Uint8Array(createHash('sha256').update(bytes).digest()) });
  } catch (error) {
    answer({ id, failed: error instanceof Error ? error.message : 'unknown' });
  }
}

// One after the other, so that the thread holds the pieces of one part at a time.
let settled = Promise.resolve();
parentPort?.on('message', (question: Question) => {
  settled = settled.then(() => settle(question));
});
