import { accountsEvents, dataRequestsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Teller } from './teller.js';

/** A closed account has no address any more, so mails end by themselves; what was kept for it goes. */
@Injectable()
export class AccountEvents {
  constructor(private readonly teller: Teller) {}

  @OnEvent(accountsEvents.accountClosed)
  async closed(
    { payload: { accountId } }: EventMessage<typeof accountsEvents.accountClosed>,
    tx: EntityManager,
  ): Promise<void> {
    await tx.query('INSERT INTO closed_account (account_id) VALUES ($1) ON CONFLICT DO NOTHING', [accountId]);
    // As long as events may come again.
    await tx.query(`DELETE FROM closed_account WHERE at < clock_timestamp() - interval '60 days'`);
    for (const table of ['preference', 'participant', 'notice', 'notice_counter'])
      await tx.query(`DELETE FROM ${table} WHERE account_id = $1`, [accountId]);
  }

  /** The way to it is a page of the own account: a mail that goes astray opens nothing. */
  @OnEvent(dataRequestsEvents.dataReady)
  async dataReady(
    { id, at, payload: { accountId, expiresAt } }: EventMessage<typeof dataRequestsEvents.dataReady>,
    tx: EntityManager,
  ): Promise<void> {
    const params = { expiresAt };
    await this.teller.tell(tx, [accountId], {
      kind: 'data-ready',
      path: '/settings/data',
      params,
      causeId: id,
      at,
    });
  }
}
