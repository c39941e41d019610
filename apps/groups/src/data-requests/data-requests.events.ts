import { accountsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataRequestEntity } from './data-request.entity.js';

@Injectable()
export class DataRequestsEvents {
  @OnEvent(accountsEvents.accountClosed)
  async accountClosed(
    { payload: { accountId } }: EventMessage<typeof accountsEvents.accountClosed>,
    tx: EntityManager,
  ): Promise<void> {
    await tx.delete(DataRequestEntity, { accountId });
  }
}
