import { briefRequestsRpc, type Id, newId, ProblemError } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import type { FileOwner } from './file.entity.js';

/** Whether what a way to a file of a brief rested on still stands, when its bytes are asked for. */
@Injectable()
export class BriefGate {
  constructor(private readonly messaging: Messaging) {}

  /** Throws `grant.invalid` where it does not, `unavailable` when nobody can tell. */
  async assertStands(owner: FileOwner['service'], fileId: Id, accountId: Id): Promise<void> {
    if (owner !== 'challenges') return;
    const context = { actor: { kind: 'system', reason: 'files' } as const, traceId: newId() };
    const asked = { fileId, accountId };
    const { stands } = await this.messaging.call(briefRequestsRpc.briefFileStands, asked, context);
    if (!stands) throw new ProblemError('grant.invalid');
  }
}
