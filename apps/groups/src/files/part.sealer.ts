import { SealingPool } from '@allmende/sealing';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { PartMemory } from './part.memory.js';

/** What a part has become, in the memory that it had, and the SHA-256 of that. */
type Processed = { bytes: PartMemory; sha256: Buffer };

/** Seals and opens parts in threads of their own, so that the listener stays free for others. */
@Injectable()
export class PartSealer implements OnModuleDestroy {
  private readonly pool = new SealingPool();

  async seal(recipient: string, plain: PartMemory): Promise<Processed> {
    return asBuffers(await this.pool.seal(recipient, plain));
  }

  /** Throws when the identity does not fit, or the part is not as it was sealed. */
  async open(identity: string, sealed: PartMemory): Promise<Processed> {
    return asBuffers(await this.pool.open(identity, sealed));
  }

  onModuleDestroy(): Promise<void> {
    return this.pool.close();
  }
}

type Bytes = Uint8Array<ArrayBuffer>;

function asBuffers({ bytes, sha256 }: { bytes: Bytes; sha256: Bytes }): Processed {
  const { buffer, byteOffset, length } = bytes;
  return { bytes: Buffer.from(buffer, byteOffset, length), sha256: Buffer.from(sha256.buffer) };
}
