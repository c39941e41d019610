import { accountsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { BriefRequestEntity } from './brief-request.entity.js';

type Closed = EventMessage<typeof accountsEvents.accountClosed>;

@Injectable()
export class BriefRequestsEvents {
  /** Nobody answers somebody who is gone; what was answered stays on record without the person's words. */
  @OnEvent(accountsEvents.accountClosed)
  async accountClosed({ payload: { accountId } }: Closed, tx: EntityManager): Promise<void> {
    await tx.delete(BriefRequestEntity, { accountId, state: 'waiting' });
    await tx.update(BriefRequestEntity, { accountId }, { note: '' });
  }
}
