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
}
