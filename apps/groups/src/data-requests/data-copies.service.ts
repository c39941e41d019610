import type { Readable } from 'node:stream';
import { type Id, newId, personalDataRpc, personalFile, ProblemError } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Storage } from '@allmende/storage';
import { Injectable, Logger } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { ZipFile } from 'yazl';
import { FileEntity, storageKey } from '../files/file.entity.js';
import { orUnavailable } from '../files/files-storage.problems.js';
import { SealedDownloads, type SealedFile } from '../files/sealed-downloads.service.js';
import { indexPage } from './data-copy.page.js';
import { apartFrom, type CopiedFile, type Documents, pathsOf } from './data-copy.rules.js';
import { readmeOf } from './data-copy.texts.js';

/** Everything about one person at one moment; bytes of files are fetched as they are sent. */
export type DataCopy = { documents: Documents; files: CopiedFile[] };
/** With the key of a sealed file, or without one. */
type OpenFile = CopiedFile & { sealed: SealedFile | null };

const services = Object.entries(personalDataRpc);

/** Copies of everything about a person: asked together from all services, and packed. */
@Injectable()
export class DataCopies {
  private readonly logger = new Logger(DataCopies.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly storage: Storage,
    private readonly sealed: SealedDownloads,
  ) {}

  /** Throws what a service answers that is away, and `not-found` for an account that is gone. */
  async collect(accountId: Id): Promise<DataCopy> {
    const copy: DataCopy = { documents: {}, files: [] };
    for (const [service, contract] of services) {
      const lists = await this.listsOf(contract, accountId);
      copy.documents[service] = lists;
      for (const item of lists['files'] ?? []) {
        const { fileId, name } = personalFile.parse(item);
        if (name) copy.files.push({ service, fileId, name });
      }
    }
    return copy;
  }

  /** A ZIP archive as a stream that must be read or destroyed. */
  async pack({ files, ...copy }: DataCopy, accountId: Id): Promise<Readable> {
    const { documents, receipts } = apartFrom(copy.documents);
    const opened = await this.open(files, accountId);
    const paths = pathsOf(opened);
    const zip = new ZipFile();
    const bytes = zip.outputStream as Readable;
    let current: Readable | undefined;
    zip.on('error', (error: Error) => bytes.destroy(error));
    bytes.on('error', (err) => this.logger.warn({ message: 'A copy was not sent to its end', err }));
    bytes.once('close', () => current?.destroy());
    const held = { hasFiles: opened.length > 0, hasReceipts: receipts.length > 0 };
    zip.addBuffer(Buffer.from(readmeOf(held)), 'LIESMICH-README.txt');
    zip.addBuffer(Buffer.from(indexPage(documents, held)), 'index.html');
    for (const [service, lists] of Object.entries(documents)) {
      zip.addBuffer(Buffer.from(JSON.stringify(lists, null, 2)), `${service}.json`);
    }
    for (const { path, text } of receipts) zip.addBuffer(Buffer.from(text), path);
    for (const file of opened) {
      zip.addReadStreamLazy(paths.get(file.fileId) ?? file.fileId, { compress: false }, (give) => {
        this.read(file).then(
          (stream) => {
            current = stream;
            if (bytes.destroyed) stream.destroy();
            give(null, stream);
          },
          (error: unknown) => give(error, undefined as never),
        );
      });
    }
    zip.end();
    return bytes;
  }

  private async listsOf(
    contract: (typeof personalDataRpc)[keyof typeof personalDataRpc],
    accountId: Id,
  ): Promise<Record<string, unknown[]>> {
    const context = { actor: { kind: 'system', reason: 'files' } as const, traceId: newId() };
    const lists: Record<string, unknown[]> = {};
    for (let cursor: string | undefined; ;) {
      const part = await this.messaging.call(contract, { accountId, cursor }, context);
      (lists[part.list] ??= []).push(...part.items);
      if (part.nextCursor === null) return lists;
      cursor = part.nextCursor;
    }
  }

  /** Those that are still there and may be read; a service gives out files of its own alone. */
  private async open(files: readonly CopiedFile[], accountId: Id): Promise<OpenFile[]> {
    const known = await this.dataSource.manager.findBy(FileEntity, {
      id: In(files.map(({ fileId }) => fileId)),
      state: 'complete',
    });
    const byId = new Map(known.map((file) => [file.id, file]));
    const opened: OpenFile[] = [];
    for (const file of files) {
      const found = byId.get(file.fileId);
      if (found?.ownerService !== file.service) continue;
      if (found.recipient === null) opened.push({ ...file, sealed: null });
      else {
        const key = await this.sealed.key(file.fileId, accountId).catch(whereGone);
        if (!key) continue;
        const { size, digest } = found;
        opened.push({
          ...file,
          sealed: { fileId: file.fileId, accountId, size, digest: digest ?? '', ...key },
        });
      }
    }
    return opened;
  }

  private read({ fileId, sealed }: OpenFile): Promise<Readable> {
    return sealed
      ? this.sealed.read(sealed, undefined)
      : orUnavailable(this.storage.read(storageKey(fileId)));
  }
}

function whereGone(error: unknown): null {
  if (error instanceof ProblemError && error.code === 'file.not-found') return null;
  throw error;
}
