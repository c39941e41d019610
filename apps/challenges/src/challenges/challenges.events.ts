import { filesEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChallengeFileEntity } from './challenge-file.entity.js';
import { allows } from './challenge-state.rules.js';
import { ChallengeEntity } from './challenge.entity.js';

/** What files do here: the brief's list follows what `groups` says about them. */
@Injectable()
export class ChallengesEvents {
  /** A file whose row a crash swallowed is taken in as long as the brief may still change. */
  @OnEvent(filesEvents.fileCompleted)
  async fileCompleted(
    { payload }: EventMessage<typeof filesEvents.fileCompleted>,
    tx: EntityManager,
  ): Promise<void> {
    const { fileId, owner, name, size, type, digest, uploadedAt } = payload.file;
    if (owner.service !== 'challenges') return;
    const challenge = await tx.findOneBy(ChallengeEntity, { id: owner.objectId });
    if (!challenge || !allows(challenge.state, 'edit-in-review')) return;
    await tx.upsert(
      ChallengeFileEntity,
      {
        fileId,
        challengeId: challenge.id,
        name,
        size,
        type,
        digest,
        state: 'complete',
        uploadedAt: uploadedAt === null ? null : new Date(uploadedAt),
      },
      ['fileId'],
    );
  }

  @OnEvent(filesEvents.fileRemoved)
  async fileRemoved(
    { payload }: EventMessage<typeof filesEvents.fileRemoved>,
    tx: EntityManager,
  ): Promise<void> {
    const { fileId, owner } = payload;
    if (owner.service === 'challenges') {
      await tx.delete(ChallengeFileEntity, { fileId, challengeId: owner.objectId });
    }
  }
}
