import { createHash } from 'node:crypto';
import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import type { Readable } from 'node:stream';
import { Client } from 'minio';

export type StorageOptions = {
  /** Address of the S3 server, `http://127.0.0.1:9000`. */
  endpoint: string;
  accessKey: string;
  secretKey: string;
  /** Must be the bucket's; without it the client would ask for it before its first request. */
  region: string;
  bucket: string;
};

/** Both ends inclusive, as in HTTP. */
export type ByteRange = { start: number; end: number };

export type StoredPart = { number: number; etag: string };

const silenceMs = 30_000;

/** One bucket of an S3 store. Whatever fails is thrown as it came: the caller knows what it means for its use case. */
export class Storage {
  private readonly client: Client;
  private readonly secure: boolean;
  private readonly agent: HttpAgent;

  constructor(private readonly options: StorageOptions) {
    const { hostname, port, protocol } = new URL(options.endpoint);
    this.secure = protocol === 'https:';
    const agentOptions = { keepAlive: true, maxSockets: 64 };
    this.agent = this.secure ? new HttpsAgent(agentOptions) : new HttpAgent(agentOptions);
    this.client = new Client({
      endPoint: hostname.replace(/^\[|\]$/g, ''),
      port: port ? Number(port) : this.secure ? 443 : 80,
      useSSL: this.secure,
      accessKey: options.accessKey,
      secretKey: options.secretKey,
      region: options.region,
      transportAgent: this.agent,
      transport: { request: this.secure ? impatient(httpsRequest) : impatient(httpRequest) },
      // Its own retries write to the console and hide S3's error.
      retryOptions: { disableRetry: true },
    });
  }

  /** Creates the bucket when it is missing. Any number of processes may do so at once. */
  async ensureBucket(): Promise<void> {
    if (await this.client.bucketExists(this.options.bucket)) return;
    await this.client.makeBucket(this.options.bucket, this.options.region).catch((error: unknown) => {
      if (codeOf(error) !== 'BucketAlreadyOwnedByYou') throw error;
    });
  }

  /** Rejects when the store cannot be reached, refuses the keys or lacks the bucket. */
  async check(): Promise<void> {
    if (!(await this.client.bucketExists(this.options.bucket))) {
      throw new Error(`The bucket ${this.options.bucket} does not exist.`);
    }
  }

  async put(key: string, bytes: Buffer): Promise<void> {
    await onceMore(() => this.client.putObject(this.options.bucket, key, bytes, bytes.length));
  }

  /** Begins an upload in parts; its id is needed for everything that follows. */
  createUpload(key: string): Promise<string> {
    return this.client.initiateNewMultipartUpload(this.options.bucket, key, {
      'content-type': 'application/octet-stream',
    });
  }

  /**
   * Stores one part (1 to 10,000; at least 5 MiB but for the last) and answers its ETag once it is durable. A part
   * that is sent again replaces the one before. `sha256` spares hashing bytes again whose digest is known.
   */
  putPart(part: {
    key: string;
    uploadId: string;
    number: number;
    bytes: Buffer;
    sha256: Buffer;
  }): Promise<StoredPart> {
    const { key, uploadId, number, bytes } = part;
    // The digest goes into the signature, so the store refuses other bytes; over TLS S3 wants an MD5 for that.
    const sha256 = this.secure ? '' : part.sha256.toString('hex');
    const md5 = this.secure ? { 'content-md5': createHash('md5').update(bytes).digest('base64') } : {};
    return onceMore(async () => {
      const answer = await this.client.makeRequestStreamAsync(
        {
          method: 'PUT',
          bucketName: this.options.bucket,
          objectName: key,
          query: `partNumber=${number}&uploadId=${encodeURIComponent(uploadId)}`,
          headers: { 'content-length': String(bytes.length), ...md5 },
        },
        bytes,
        sha256,
        [200],
        this.options.region,
      );
      answer.resume();
      const etag = answer.headers.etag?.replaceAll('"', '');
      if (!etag) throw new Error('The object store answered a part without its ETag.');
      return { number, etag };
    });
  }

  /** Joins the parts, in ascending order, to one object. An upload that was completed before stays so. */
  async completeUpload(key: string, uploadId: string, parts: readonly StoredPart[]): Promise<void> {
    const etags = parts.map(({ number, etag }) => ({ part: number, etag }));
    try {
      await this.client.completeMultipartUpload(this.options.bucket, key, uploadId, etags);
    } catch (error) {
      // The answer to an earlier attempt may have been lost.
      if (codeOf(error) === 'NoSuchUpload' && (await this.stat(key))) return;
      throw error;
    }
  }

  /** Drops an unfinished upload with its parts; one that is gone already is no error. */
  async abortUpload(key: string, uploadId: string): Promise<void> {
    await onceMore(() => this.client.abortMultipartUpload(this.options.bucket, key, uploadId)).catch(
      (error: unknown) => {
        if (codeOf(error) !== 'NoSuchUpload') throw error;
      },
    );
  }

  /** Unfinished uploads whose key begins so, for sweeping what nobody will end. */
  async unfinishedUploads(prefix: string): Promise<{ key: string; uploadId: string; startedAt: Date }[]> {
    const found: { key: string; uploadId: string; startedAt: Date }[] = [];
    // Not the client's own listing: it asks for the parts of each upload and fails when one ends meanwhile.
    for (let [keyMarker, uploadIdMarker, isMore] = ['', '', true]; isMore;) {
      const page = await onceMore(() =>
        this.client.listIncompleteUploadsQuery(this.options.bucket, prefix, keyMarker, uploadIdMarker, ''),
      );
      for (const { key, uploadId, initiated } of page.uploads) {
        found.push({ key, uploadId, startedAt: new Date(initiated) });
      }
      isMore = page.isTruncated;
      keyMarker = page.nextKeyMarker;
      uploadIdMarker = page.nextUploadIdMarker;
    }
    return found;
  }

  /** The object's bytes, or a range of them, as a stream that must be read or destroyed. */
  read(key: string, range?: ByteRange): Promise<Readable> {
    const { bucket } = this.options;
    return onceMore(() =>
      range
        ? this.client.getPartialObject(bucket, key, range.start, range.end - range.start + 1)
        : this.client.getObject(bucket, key),
    );
  }

  /** Undefined when there is no such object. */
  async stat(key: string): Promise<{ size: number; etag: string } | undefined> {
    try {
      const { size, etag } = await onceMore(() => this.client.statObject(this.options.bucket, key));
      return { size, etag };
    } catch (error) {
      if (codeOf(error) === 'NotFound' || codeOf(error) === 'NoSuchKey') return undefined;
      throw error;
    }
  }

  /** An object that is gone already is no error. */
  async delete(key: string): Promise<void> {
    await onceMore(() => this.client.removeObject(this.options.bucket, key));
  }

  close(): void {
    this.agent.destroy();
  }
}

function codeOf(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | undefined)?.code;
  return typeof code === 'string' ? code : undefined;
}

// A kept connection may have been closed by the other side just as it is used again.
async function onceMore<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (codeOf(error) === 'ECONNRESET' || codeOf(error) === 'EPIPE') return ask();
    throw error;
  }
}

// The minio client waits for ever. Once an answer has begun its reader sets the pace, so the limit ends there.
function impatient(request: typeof httpRequest): typeof httpRequest {
  const limited = (...parameters: Parameters<typeof httpRequest>) => {
    const outgoing = request(...parameters);
    outgoing.setTimeout(silenceMs, () => outgoing.destroy(new Error('The object store does not answer.')));
    outgoing.once('response', () => outgoing.setTimeout(0));
    return outgoing;
  };
  return limited as typeof httpRequest;
}
