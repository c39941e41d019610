import { submissionsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { OpeningsService } from './openings.service.js';

@Injectable()
export class OpeningsEvents {
  constructor(private readonly openings: OpeningsService) {}

  @OnEvent(submissionsEvents.challengeKeyMade)
  async keep(
    { payload }: EventMessage<typeof submissionsEvents.challengeKeyMade>,
    tx: EntityManager,
  ): Promise<void> {
    await this.openings.keep(tx, payload);
  }

  /** Nothing is sealed to it any more: the copy goes, as the one of `submissions` has. */
  @OnEvent(submissionsEvents.challengeKeyErased)
  async erase(
    { payload }: EventMessage<typeof submissionsEvents.challengeKeyErased>,
    tx: EntityManager,
  ): Promise<void> {
    await tx.query('DELETE FROM challenge_key WHERE challenge_id = $1', [payload.challengeId]);
  }
}
