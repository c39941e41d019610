import { checkpointsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Audiences } from './audience.js';

/** A mailbox is a place that the platform does not reach: what lies there shows a log that was changed later. */
@Injectable()
export class EvidenceEvents {
  constructor(private readonly audiences: Audiences) {}

  @OnEvent(checkpointsEvents.checkpointOfWeek)
  async signed(
    { id, at, payload }: EventMessage<typeof checkpointsEvents.checkpointOfWeek>,
    tx: EntityManager,
  ): Promise<void> {
    const { size, note } = payload;
    const params = { rows: String(size), signedAt: payload.at, note };
    const news = { kind: 'checkpoint', path: '/evidence', params, causeId: id, at } as const;
    await this.audiences.announce(tx, { managersOf: 'all' }, news);
  }
}
