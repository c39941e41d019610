import { filesRpc, ProblemError } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Effects } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** Of a submission or of a deposit. */
type Removal = { submissionId: string; fileId: string };
const kind = 'remove-file';

/** SQL: a file of the submission of this id was asked to go, and `groups` has not taken that yet. */
export function filesStillGo(submissionId: string): string {
  return `EXISTS (SELECT 1 FROM submission_file f JOIN effect e ON e.id = f.file_id AND e.kind = '${kind}'
    WHERE f.submission_id = ${submissionId} AND e.state <> 'sent')`;
}

/** Files whose bytes have to go: marked here in the transaction that wants it, asked of `groups` until it is done. */
@Injectable()
export class FileRemovals implements OnApplicationBootstrap {
  constructor(
    private readonly effects: Effects,
    private readonly messaging: Messaging,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<Removal>(kind, ({ id, payload }) => this.send(id, payload), { concurrency: 1 });
  }

  /** What a file was called goes with its bytes. */
  async queue(tx: EntityManager, submissionId: string, fileIds: readonly string[]): Promise<void> {
    await tx.query(
      `UPDATE submission_file SET state = 'removed', in_draft = false, card = NULL WHERE file_id = ANY($1)`,
      [fileIds],
    );
    await this.ask(tx, submissionId, fileIds);
  }

  /** Only the bytes: whoever wants it has marked them. */
  async ask(tx: EntityManager, objectId: string, fileIds: readonly string[]): Promise<void> {
    for (const fileId of fileIds) {
      await this.effects.queue(tx, kind, { submissionId: objectId, fileId } satisfies Removal, {
        id: fileId,
      });
    }
  }

  private async send(id: string, { submissionId, fileId }: Removal): Promise<void> {
    const owner = { service: 'submissions' as const, objectId: submissionId };
    const actor = { kind: 'system' as const, reason: 'event:removal' };
    await this.messaging
      .call(filesRpc.removeFile, { owner, fileId }, { actor, traceId: `removal-${id}`, key: id })
      .catch((error: unknown) => {
        // Never begun or gone already: there is nothing left to remove.
        if (!(error instanceof ProblemError) || error.code !== 'file.not-found') throw error;
      });
  }
}
