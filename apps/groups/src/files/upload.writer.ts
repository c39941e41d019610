import { timingSafeEqual } from 'node:crypto';
import type { Readable } from 'node:stream';
import { filePartSize, type Id, ProblemError } from '@allmende/contracts';
import { type StoredPart, Storage } from '@allmende/storage';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { assertContent } from './file-type.rules.js';
import { storageKey } from './file.entity.js';
import { orUnavailable } from './files-storage.problems.js';
import { giveBack } from './part.memory.js';
import { PartSealer } from './part.sealer.js';
import { SessionGate } from './session.gate.js';
import { TransferSlots } from './transfer.slots.js';
import { type FullPart, PartCutter } from './upload.parts.js';
import { type OpenUpload, UploadService } from './upload.service.js';

export type Patch = {
  token: string;
  offset: number;
  /** Undefined when the body comes in chunks. */
  length: number | undefined;
  /** SHA-256 of this request's bytes. */
  checksum: Buffer | undefined;
  body: Readable;
};

type PartFacts = {
  number: number;
  size: number;
  digest: Buffer;
  /** Null where it is stored in plain. */
  sealedSize: number | null;
  stored: StoredPart;
};

/** S3 numbers parts to 10,000; each of our parts has as many of them as there are turns to tell apart. */
const turns = 128;
const silenceMs = 60_000;

/** Takes the bytes of a PATCH and keeps them, part by part. */
@Injectable()
export class UploadWriter {
  private readonly active = new Map<Id, Readable>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly uploads: UploadService,
    private readonly storage: Storage,
    private readonly sessions: SessionGate,
    private readonly slots: TransferSlots,
    private readonly sealer: PartSealer,
  ) {}

  /** Acknowledges whole parts, or everything. What a broken connection leaves of a part is forgotten. */
  async append(patch: Patch): Promise<OpenUpload> {
    const upload = await this.uploads.find(patch.token);
    assertFits(upload, patch);
    const release = this.slots.take('upload', upload.accountId);
    // Who comes back after a cut would otherwise wait for the end of a connection that is long dead.
    this.active.get(upload.fileId)?.destroy();
    this.active.set(upload.fileId, patch.body);
    try {
      const received = await this.receive(upload, patch);
      const current = { ...upload, received };
      return received === upload.size ? await this.uploads.finish(current) : current;
    } finally {
      if (this.active.get(upload.fileId) === patch.body) this.active.delete(upload.fileId);
      release();
    }
  }

  private async receive(upload: OpenUpload, { body, checksum }: Patch): Promise<number> {
    const parts = new PartKeeper(this.dataSource, upload, await this.takeTurn(upload));
    const store = async (part: FullPart) => {
      const kept = await this.store(upload, parts.turn, parts.nextNumber(), part);
      await parts.keep(kept, { later: checksum !== undefined });
    };
    const cutter = new PartCutter(upload.size - upload.received, { store, digests: checksum !== undefined });
    try {
      for await (const chunk of steady(body)) await cutter.take(chunk);
      const { digest, dropped } = await cutter.end();
      if (checksum && digest && !timingSafeEqual(checksum, digest))
        throw new ProblemError('file.digest-mismatch');
      await parts.commit();
      if (dropped > 0 && parts.received === upload.received) throw tooLittle();
      return parts.received;
    } finally {
      await cutter.close();
    }
  }

  private async store(upload: OpenUpload, turn: number, number: number, part: FullPart): Promise<PartFacts> {
    const { digest } = part;
    const size = part.bytes.length;
    let { bytes } = part;
    let sha256 = digest;
    try {
      await this.sessions.assertStands(upload.accountId, upload.sessionId);
      if (number === 0) await this.assertContent(upload, bytes);
      // From here on the plain bytes are gone: they were sealed where they lay.
      if (upload.recipient !== null) ({ bytes, sha256 } = await this.sealer.seal(upload.recipient, bytes));
      const key = storageKey(upload.fileId);
      const storageNumber = number * turns + (turn % turns) + 1;
      const { storageUploadId: uploadId } = upload;
      const stored = await orUnavailable(
        this.storage.putPart({ key, uploadId, number: storageNumber, bytes, sha256 }),
      );
      return { number, size, digest, sealedSize: upload.recipient === null ? null : bytes.length, stored };
    } finally {
      giveBack(bytes);
    }
  }

  // A file that is not what its name says will not become it: the upload ends here.
  private async assertContent({ fileId, name }: OpenUpload, head: Buffer): Promise<void> {
    try {
      await assertContent(name, head);
    } catch (error) {
      await this.uploads.discard(fileId);
      throw error;
    }
  }

  private async takeTurn({ fileId, addressHash, received }: OpenUpload): Promise<number> {
    const [rows] = await this.dataSource.query<[{ turn: number }[], number]>(
      `UPDATE file_upload SET turn = turn + 1 WHERE file_id = $1 AND address_hash = $2 AND received = $3
       RETURNING turn`,
      [fileId, addressHash, received],
    );
    if (!rows[0]) throw new ProblemError('file.offset-mismatch');
    return rows[0].turn;
  }
}

/** Writes down which parts are stored. Only the newest PATCH of an upload may, whatever older ones still try. */
class PartKeeper {
  received: number;
  private next: number;
  private waiting: PartFacts[] = [];

  constructor(
    private readonly dataSource: DataSource,
    private readonly upload: OpenUpload,
    readonly turn: number,
  ) {
    this.received = upload.received;
    this.next = upload.received / filePartSize;
  }

  nextNumber(): number {
    this.next += 1;
    return this.next - 1;
  }

  /** `later`: not before the digest of the whole request was found right. */
  async keep(part: PartFacts, { later }: { later: boolean }): Promise<void> {
    this.waiting.push(part);
    if (!later) await this.commit();
  }

  async commit(): Promise<void> {
    const parts = this.waiting.splice(0);
    if (parts.length === 0) return;
    const size = parts.reduce((sum, part) => sum + part.size, 0);
    const { fileId } = this.upload;
    await this.dataSource.transaction(async (tx) => {
      const [, moved] = await tx.query<[unknown[], number]>(
        `UPDATE file_upload SET received = received + $1 WHERE file_id = $2 AND turn = $3 AND received = $4`,
        [size, fileId, this.turn, this.received],
      );
      if (moved !== 1) throw new ProblemError('file.offset-mismatch');
      for (const { number, digest, sealedSize, stored } of parts) {
        await tx.query(
          `INSERT INTO file_part (file_id, number, digest, sealed_size, storage_number, etag)
           VALUES ($1, $2, $3, $4, $5, $6)`,
          [fileId, number, digest, sealedSize, stored.number, stored.etag],
        );
      }
    });
    this.received += size;
  }
}

function assertFits(upload: OpenUpload, { offset, length }: Patch): void {
  if (offset !== upload.received) {
    throw new ProblemError('file.offset-mismatch', { facts: { offset: upload.received } });
  }
  if (length !== undefined && offset + length > upload.size) throw new ProblemError('file.too-large');
}

function tooLittle(): ProblemError {
  const detail = 'A request ends with the file or brings at least one whole part of 8 MiB';
  return new ProblemError('invalid', { detail, facts: { partSize: filePartSize } });
}

/** The body's pieces; one that falls silent is cut. Leaving early keeps the connection for the refusal. */
async function* steady(body: Readable): AsyncGenerator<Buffer> {
  const watch = setTimeout(() => body.destroy(new Error('The sender fell silent')), silenceMs);
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      yield chunk;
      watch.refresh();
    }
  } finally {
    clearTimeout(watch);
  }
}
