import { challengesEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChallengeKeys } from '../sealing/challenge.keys.js';
import { takesSubmissions } from '../submissions/submission.rules.js';
import { keepWindow } from './windows.service.js';

@Injectable()
export class WindowsEvents {
  constructor(private readonly keys: ChallengeKeys) {}

  /** A challenge that will take submissions has its key before the first one comes. */
  @OnEvent(challengesEvents.windowChanged)
  async keep(
    { payload }: EventMessage<typeof challengesEvents.windowChanged>,
    tx: EntityManager,
  ): Promise<void> {
    const { window } = payload;
    await keepWindow(tx, window);
    if (takesSubmissions(window.state)) await this.keys.ensure(tx, window.challengeId);
  }
}
