import { createHash } from 'node:crypto';
import { ChunkedBody } from './chunked.body.js';
import { checksum, checksumOfHeader, type Checksum, type ChecksumName } from './checksum.rules.js';
import { S3Problem } from './s3.problem.js';
import { headerText, type SignedRequest } from './s3.request.js';

export const largestPut = 5 * 1024 ** 3;
const largestXml = 2 * 1024 ** 2;

export type BodyFacts = { md5: string; checksums: Record<string, string> };

/** Reads a signed body once, piece by piece, and afterwards holds it against everything the request said of it. */
export class RequestBody {
  private readonly md5 = createHash('md5');
  private readonly sha256 = createHash('sha256');
  private readonly chunked: ChunkedBody | undefined;
  private readonly checksums = new Map<ChecksumName, { running: Checksum; expected: string | undefined }>();
  private readonly length: number;
  private received = 0;

  constructor(private readonly request: SignedRequest) {
    this.length = expectedLength(request);
    if (request.payload.kind === 'chunked') this.chunked = new ChunkedBody(request.payload);
    for (const name of Object.keys(request.headers)) this.expect(name, headerText(request.headers, name));
    const trailer = headerText(request.headers, 'x-amz-trailer');
    if (trailer) this.expect(trailer.trim().toLowerCase(), undefined);
  }

  private expect(header: string, expected: string | undefined): void {
    const name = checksumOfHeader(header);
    if (name) this.checksums.set(name, { running: checksum(name), expected });
  }

  async *pieces(): AsyncGenerator<Buffer> {
    // Leaving early must not destroy the connection: the refusal is yet to be told.
    const raw: AsyncIterable<Buffer> = this.request.incoming.iterator({ destroyOnReturn: false });
    for await (const piece of this.chunked ? this.chunked.unwrap(raw) : raw) {
      this.received += piece.length;
      if (this.received > this.length)
        throw new S3Problem('InvalidRequest', 'The body is longer than announced.');
      this.md5.update(piece);
      if (this.request.payload.kind === 'digest') this.sha256.update(piece);
      for (const { running } of this.checksums.values()) running.update(piece);
      yield piece;
    }
  }

  /** Throws where the body differs from its announced length, digests or checksums. */
  verify(): BodyFacts {
    const { payload, headers } = this.request;
    if (this.received !== this.length)
      throw new S3Problem('IncompleteBody', 'The body is shorter than announced.');
    if (payload.kind === 'digest' && this.sha256.digest('hex') !== payload.sha256) {
      throw new S3Problem('XAmzContentSHA256Mismatch', 'The body does not match x-amz-content-sha256.');
    }
    const md5 = this.md5.digest();
    checkMd5(headerText(headers, 'content-md5'), md5);
    return { md5: md5.toString('hex'), checksums: this.verifyChecksums() };
  }

  private verifyChecksums(): Record<string, string> {
    const found: Record<string, string> = {};
    for (const [name, { running, expected }] of this.checksums) {
      const header = `x-amz-checksum-${name}`;
      const wanted = expected ?? this.chunked?.trailers.get(header);
      const value = running.digest();
      if (wanted !== value) throw new S3Problem('BadDigest', `The ${name} checksum did not match.`);
      found[header] = value;
    }
    return found;
  }
}

function checkMd5(given: string | undefined, md5: Buffer): void {
  if (given === undefined) return;
  if (Buffer.from(given, 'base64').length !== 16)
    throw new S3Problem('InvalidDigest', 'Content-MD5 is not valid.');
  if (Buffer.compare(Buffer.from(given, 'base64'), md5) !== 0) {
    throw new S3Problem('BadDigest', 'The Content-MD5 did not match what was received.');
  }
}

function expectedLength(request: SignedRequest): number {
  const header = request.payload.kind === 'chunked' ? 'x-amz-decoded-content-length' : 'content-length';
  const text = headerText(request.headers, header);
  if (text === undefined || !/^\d{1,15}$/.test(text)) {
    throw new S3Problem('MissingContentLength', `The header ${header} is needed.`);
  }
  if (Number(text) > largestPut) throw new S3Problem('EntityTooLarge', 'One request carries at most 5 GiB.');
  return Number(text);
}

/** The whole of a small body, for requests that carry XML. */
export async function readXml(request: SignedRequest): Promise<string> {
  const body = new RequestBody(request);
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of body.pieces()) {
    size += piece.length;
    if (size > largestXml) throw new S3Problem('MalformedXML', 'The XML body is too large.');
    pieces.push(piece);
  }
  body.verify();
  return Buffer.concat(pieces).toString('utf8');
}
