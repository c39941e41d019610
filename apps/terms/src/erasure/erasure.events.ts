import { accountsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ErasureEntity } from './erasure.entity.js';
import { ErasureService } from './erasure.service.js';

@Injectable()
export class ErasureEvents {
  constructor(private readonly erasure: ErasureService) {}

  @OnEvent(accountsEvents.accountClosed)
  async accountClosed(
    { at, payload: { accountId } }: EventMessage<typeof accountsEvents.accountClosed>,
    tx: EntityManager,
  ): Promise<void> {
    // What the office said stands in the log, as far as others rely on it.
    await tx.query('DELETE FROM consent WHERE account_id = $1', [accountId]);
    await tx.query('DELETE FROM participation WHERE account_id = $1', [accountId]);
    await tx.query('DELETE FROM verified_affiliation WHERE account_id = $1', [accountId]);
    await tx.upsert(ErasureEntity, { accountId, at }, ['accountId']);
    await this.erasure.erase(tx, accountId, at);
  }
}
