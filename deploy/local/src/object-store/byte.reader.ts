import { S3Problem } from './s3.problem.js';

const longestLine = 8192;

/** Reads lines, counted bytes and bytes up to a delimiter from a stream, holding no more than one chunk of it. */
export class ByteReader {
  private rest: Buffer = Buffer.alloc(0);
  private readonly source: AsyncIterator<Buffer>;

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** The next line without its CRLF. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.rest.indexOf('\r\n');
      if (end > longestLine || (end < 0 && this.rest.length > longestLine)) {
        throw new S3Problem('InvalidRequest', 'A line of the body is too long.');
      }
      if (end >= 0) {
        const line = this.rest.toString('utf8', 0, end);
        this.rest = this.rest.subarray(end + 2);
        return line;
      }
      await this.more();
    }
  }

  async *take(count: number): AsyncGenerator<Buffer> {
    let left = count;
    while (left > 0) {
      if (this.rest.length === 0) await this.more();
      const piece = this.rest.subarray(0, left);
      this.rest = this.rest.subarray(piece.length);
      left -= piece.length;
      yield piece;
    }
  }

  /** Everything before the delimiter; the delimiter itself is read and dropped. */
  async *until(delimiter: Buffer): AsyncGenerator<Buffer> {
    for (;;) {
      const end = this.rest.indexOf(delimiter);
      const safe = end >= 0 ? end : Math.max(0, this.rest.length - delimiter.length + 1);
      if (safe > 0) yield this.rest.subarray(0, safe);
      if (end >= 0) {
        this.rest = this.rest.subarray(end + delimiter.length);
        return;
      }
      this.rest = this.rest.subarray(safe);
      await this.more();
    }
  }

  private async more(): Promise<void> {
    const next = await this.source.next();
    if (next.done) throw new S3Problem('IncompleteBody', 'The body ended before it was complete.');
    this.rest = this.rest.length === 0 ? next.value : Buffer.concat([this.rest, next.value]);
  }
}
