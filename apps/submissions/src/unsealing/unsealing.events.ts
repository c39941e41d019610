import { termsEvents } from '@allmende/contracts';
import { afterCommit, type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { noteApprovals } from './challenge-key.query.js';
import { Unsealer } from './unsealer.js';

@Injectable()
export class UnsealingEvents {
  constructor(private readonly unsealer: Unsealer) {}

  /** For the case that the answer to the last approval got lost: nobody has to approve twice. */
  @OnEvent(termsEvents.openingReleased)
  async release(
    { payload }: EventMessage<typeof termsEvents.openingReleased>,
    tx: EntityManager,
  ): Promise<void> {
    await noteApprovals(tx, payload.challengeId, payload);
    afterCommit(tx, () => this.unsealer.wake());
  }
}
