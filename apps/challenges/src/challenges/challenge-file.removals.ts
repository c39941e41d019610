import { filesRpc, type Id, ProblemError } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Effects } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

type Removal = { challengeId: Id; fileId: Id };
const kind = 'remove-brief-file';

/** Files that were taken out of a brief: asked of `groups` after the transaction that decides it, until it is done. */
@Injectable()
export class ChallengeFileRemovals implements OnApplicationBootstrap {
  constructor(
    private readonly effects: Effects,
    private readonly messaging: Messaging,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<Removal>(kind, ({ id, payload }) => this.send(id, payload));
  }

  async queue(tx: EntityManager, removal: Removal): Promise<void> {
    await this.effects.queue(tx, kind, removal, { id: removal.fileId });
  }

  /** An upload that ends meanwhile does not bring the file back. */
  async isRemoved(tx: EntityManager, fileId: Id): Promise<boolean> {
    const rows = await tx.query<unknown[]>('SELECT 1 FROM effect WHERE id = $1 AND kind = $2', [
      fileId,
      kind,
    ]);
    return rows.length > 0;
  }

  private async send(id: Id, { challengeId, fileId }: Removal): Promise<void> {
    const owner = { service: 'challenges' as const, objectId: challengeId };
    const actor = { kind: 'system' as const, reason: 'event:removal' };
    await this.messaging
      .call(filesRpc.removeFile, { owner, fileId }, { actor, traceId: `removal-${id}`, key: id })
      .catch((error: unknown) => {
        // There is nothing left to remove.
        if (!(error instanceof ProblemError) || error.code !== 'file.not-found') throw error;
      });
  }
}
