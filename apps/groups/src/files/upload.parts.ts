import { createHash, type Hash } from 'node:crypto';
import { filePartSize, ProblemError } from '@allmende/contracts';
import { giveBack, lend, type PartMemory } from './part.memory.js';

/** A part that is full, or the last. */
export type FullPart = { bytes: PartMemory; digest: Buffer };
/** The part's memory is its own from then on, to give back. */
type Store = (part: FullPart) => Promise<void>;

/**
 * Cuts a request's bytes into parts. While one part is being stored the next is received, so there are two buffers at
 * most. The part that ends the file is stored only when the body has ended too: a byte too many refuses it.
 */
export class PartCutter {
  private readonly whole: Hash = createHash('sha256');
  private hash: Hash = createHash('sha256');
  private buffer: PartMemory;
  private filled = 0;
  private storing: Promise<void> = Promise.resolve();

  /** `left`: how many bytes the file still lacks. */
  constructor(
    private left: number,
    private readonly options: {
      store: Store;
      /** Keeps the digest of everything that was taken, for a client that gave one. */
      digests: boolean;
    },
  ) {
    this.buffer = lend(Math.min(filePartSize, left));
  }

  async take(chunk: Buffer): Promise<void> {
    if (this.options.digests) this.whole.update(chunk);
    for (let start = 0; start < chunk.length;) {
      if (this.filled === this.buffer.length) await this.makeRoom();
      const piece = chunk.subarray(start, start + this.buffer.length - this.filled);
      piece.copy(this.buffer, this.filled);
      this.hash.update(piece);
      this.filled += piece.length;
      start += piece.length;
    }
  }

  /** After the last byte of the body. What does not fill a part, and is not the end of the file, is dropped. */
  async end(): Promise<{ digest: Buffer | undefined; dropped: number }> {
    const isFull = this.filled === this.buffer.length && this.filled > 0;
    const dropped = isFull ? 0 : this.filled;
    if (isFull) await this.hand();
    await this.storing;
    return { digest: this.options.digests ? this.whole.digest() : undefined, dropped };
  }

  /** Waits for what is being stored and lets the buffers go; needed on every way out. */
  async close(): Promise<void> {
    await this.storing.catch(() => undefined);
    giveBack(this.buffer);
    this.buffer = lend(0);
  }

  private async makeRoom(): Promise<void> {
    if (this.buffer.length === this.left) throw new ProblemError('file.too-large');
    await this.hand();
  }

  private async hand(): Promise<void> {
    const bytes = this.buffer;
    const digest = this.hash.digest();
    this.left -= bytes.length;
    await this.storing;
    this.storing = this.options.store({ bytes, digest });
    this.storing.catch(() => undefined);
    this.hash = createHash('sha256');
    this.filled = 0;
    this.buffer = lend(Math.min(filePartSize, this.left));
  }
}
