import { once } from 'node:events';
import { Readable } from 'node:stream';
import { type Id, newId, type OutputOf, submissionsRpc } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { type ByteRange, Storage } from '@allmende/storage';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { FilePartEntity } from './file-part.entity.js';
import { storageKey } from './file.entity.js';
import { orUnavailable } from './files-storage.problems.js';
import { giveBack, lendSealed, type PartMemory } from './part.memory.js';
import { PartSealer } from './part.sealer.js';
import { type WantedPart, wantedParts } from './sealed-part.rules.js';
import { TransferSlots } from './transfer.slots.js';

export type SealedFile = { fileId: Id; accountId: Id; size: number; digest: string; identity: string };

const pieceSize = 65_536;
const silenceMs = 60_000;

/** The bytes of sealed files, opened part by part as their reader takes them. */
@Injectable()
export class SealedDownloads {
  private readonly logger = new Logger(SealedDownloads.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly storage: Storage,
    private readonly sealer: PartSealer,
    private readonly slots: TransferSlots,
  ) {}

  /** Asks the owner, who checks once more whether the account may read the file: `file.not-found` if not. */
  key(fileId: Id, accountId: Id): Promise<OutputOf<typeof submissionsRpc.fileKey>> {
    const context = { actor: { kind: 'system', reason: 'files' } as const, traceId: newId() };
    return this.messaging.call(submissionsRpc.fileKey, { fileId, accountId }, context);
  }

  /** Resolves when the first part is open: what cannot be opened is refused before anything was sent. */
  async read(file: SealedFile, range: ByteRange | undefined): Promise<Readable> {
    const parts = wantedParts(await this.partsOf(file.fileId), file, range);
    const release = this.slots.take('download', file.accountId);
    // A reader that takes nothing would keep its part's memory for ever.
    const watch = setTimeout(() => bytes.destroy(new Error('The reader fell silent')), silenceMs);
    const pieces = this.pieces(file, parts, () => watch.refresh());
    const bytes = Readable.from(pieces, { objectMode: false, highWaterMark: pieceSize });
    bytes.on('error', (err) =>
      this.logger.warn({ message: 'A sealed file was not sent to its end', fileId: file.fileId, err }),
    );
    bytes.once('close', () => {
      clearTimeout(watch);
      release();
    });
    await once(bytes, 'readable');
    return bytes;
  }

  private async *pieces(
    file: SealedFile,
    parts: readonly WantedPart[],
    taken: () => void,
  ): AsyncGenerator<Buffer> {
    for (const part of parts) {
      const plain = await this.open(file, part);
      try {
        for (let start = part.start; start < part.end; start += pieceSize) {
          // A copy: the connection still holds it when the part's memory is lent again.
          yield Buffer.from(plain.subarray(start, Math.min(start + pieceSize, part.end)));
          taken();
        }
      } finally {
        giveBack(plain);
      }
    }
  }

  private async open({ fileId, identity }: SealedFile, part: WantedPart): Promise<PartMemory> {
    const { bytes, sha256 } = await this.sealer.open(identity, await this.fetch(fileId, part));
    if (sha256.equals(part.digest)) return bytes;
    giveBack(bytes);
    throw new Error(`Another part lies in the place of part ${part.number}`);
  }

  private async fetch(fileId: Id, { size, sealed }: WantedPart): Promise<PartMemory> {
    const memory = lendSealed(size, sealed.end - sealed.start + 1);
    let filled = 0;
    for await (const piece of await orUnavailable(this.storage.read(storageKey(fileId), sealed))) {
      filled += (piece as Buffer).copy(memory, filled);
    }
    if (filled < memory.length) throw new Error('The object ends before its last part');
    return memory;
  }

  private partsOf(fileId: Id): Promise<FilePartEntity[]> {
    return this.dataSource
      .getRepository(FilePartEntity)
      .find({ where: { fileId }, order: { number: 'ASC' } });
  }
}
