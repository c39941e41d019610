import { createHash } from 'node:crypto';
import { ByteReader } from './byte.reader.js';
import { S3Problem } from './s3.problem.js';
import type { ChunkSigner } from './signature.check.js';
import { hmac, sameSignature, sha256Hex } from './signature.rules.js';

/**
 * Unwraps an `aws-chunked` body and checks each chunk's signature against the one before it.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 */
export class ChunkedBody {
  readonly trailers = new Map<string, string>();
  private previous: string;

  constructor(private readonly options: { signer: ChunkSigner | undefined; trailer: boolean }) {
    this.previous = options.signer?.seed ?? '';
  }

  async *unwrap(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    const reader = new ByteReader(source);
    for (;;) {
      const { size, signature } = parseChunkHead(await reader.line());
      const hash = createHash('sha256');
      for await (const piece of reader.take(size)) {
        hash.update(piece);
        yield piece;
      }
      this.checkChunk(hash.digest('hex'), signature);
      if (size === 0) break;
      if ((await reader.line()) !== '') throw malformed();
    }
    if (this.options.trailer) await this.readTrailers(reader);
  }

  private checkChunk(dataHash: string, signature: string | undefined): void {
    const { signer } = this.options;
    if (!signer) return;
    const text = [
      'AWS4-HMAC-SHA256-PAYLOAD',
      signer.amzDate,
      signer.scope,
      this.previous,
      sha256Hex(''),
      dataHash,
    ];
    this.checkNext(text, signature, signer);
  }

  private checkNext(text: string[], signature: string | undefined, signer: ChunkSigner): void {
    const expected = hmac(signer.key, text.join('\n')).toString('hex');
    if (signature === undefined || !sameSignature(expected, signature)) {
      throw new S3Problem('SignatureDoesNotMatch', 'The signature of a chunk does not match.');
    }
    this.previous = expected;
  }

  private async readTrailers(reader: ByteReader): Promise<void> {
    let signed = '';
    for (let count = 0; count < 16; count += 1) {
      const line = await reader.line();
      if (line === '') break;
      const cut = line.indexOf(':');
      if (cut < 1) throw malformed();
      const [name, value] = [line.slice(0, cut).trim().toLowerCase(), line.slice(cut + 1).trim()];
      this.trailers.set(name, value);
      if (name !== 'x-amz-trailer-signature') signed += `${name}:${value}\n`;
    }
    const { signer } = this.options;
    if (!signer) return;
    const text = ['AWS4-HMAC-SHA256-TRAILER', signer.amzDate, signer.scope, this.previous, sha256Hex(signed)];
    this.checkNext(text, this.trailers.get('x-amz-trailer-signature'), signer);
  }
}

function parseChunkHead(line: string): { size: number; signature: string | undefined } {
  const match = /^([0-9a-f]{1,10})(?:;chunk-signature=([0-9a-f]{64}))?$/i.exec(line);
  if (!match) throw malformed();
  return { size: Number.parseInt(match[1] ?? '', 16), signature: match[2] };
}

function malformed(): S3Problem {
  return new S3Problem('InvalidRequest', 'The aws-chunked body is malformed.');
}
