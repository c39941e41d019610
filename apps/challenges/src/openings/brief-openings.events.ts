import { filesEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChallengeEntity } from '../challenges/challenge.entity.js';
import { BriefGrantEntity } from './brief-opening.entity.js';
import { BriefOpeningsService } from './brief-openings.service.js';

@Injectable()
export class BriefOpeningsEvents {
  constructor(private readonly openings: BriefOpeningsService) {}

  /** The first byte of a file went out. The seeker's own team has no grant on record: it opens nothing. */
  @OnEvent(filesEvents.fileOpened)
  async note({ payload }: EventMessage<typeof filesEvents.fileOpened>, tx: EntityManager): Promise<void> {
    const { fileId, owner, accountId, at } = payload;
    if (owner.service !== 'challenges') return;
    const grant = await tx.findOneBy(BriefGrantEntity, { fileId, accountId });
    const challenge = grant && (await tx.findOneBy(ChallengeEntity, { id: owner.objectId }));
    if (!challenge) return;
    await this.openings.record(tx, { challenge, accountId, basis: grant.basis, fileId, at: new Date(at) });
  }
}
