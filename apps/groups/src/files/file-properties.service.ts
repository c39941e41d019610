import type { filesRpc, Id, OutputOf } from '@allmende/contracts';
import { Storage } from '@allmende/storage';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, IsNull, Repository } from 'typeorm';
import { type FileProperty, propertiesOf } from './file-properties.rules.js';
import { FileEntity, type FileOwner, storageKey } from './file.entity.js';

/** What documents say about themselves. Sealed ones say nothing to anybody. */
@Injectable()
export class FileProperties {
  constructor(
    @InjectRepository(FileEntity) private readonly files: Repository<FileEntity>,
    private readonly storage: Storage,
  ) {}

  async read(owner: FileOwner, fileIds: readonly Id[]): Promise<OutputOf<typeof filesRpc.readProperties>> {
    const files = await this.files.findBy({
      ...{ id: In([...fileIds]), ownerService: owner.service, ownerId: owner.objectId },
      ...{ state: 'complete', recipient: IsNull() },
    });
    return {
      items: await Promise.all(
        files.map(async (file) => ({ fileId: file.id, properties: await this.propertiesOf(file) })),
      ),
    };
  }

  /** A document that breaks off, or that is none, has none. */
  private async propertiesOf({ id, type, size }: FileEntity): Promise<FileProperty[]> {
    const read = (start: number, end: number) => this.bytes(id, start, Math.min(end, size));
    return propertiesOf({ type, size }, read).catch((error: unknown) => {
      if (error instanceof RangeError || (error as { code?: string }).code?.startsWith('Z_')) return [];
      throw error;
    });
  }

  private async bytes(fileId: Id, start: number, end: number): Promise<Buffer> {
    if (end <= start) return Buffer.alloc(0);
    const stream = await this.storage.read(storageKey(fileId), { start, end: end - 1 });
    const pieces: Buffer[] = [];
    for await (const piece of stream) pieces.push(piece as Buffer);
    return Buffer.concat(pieces);
  }
}
