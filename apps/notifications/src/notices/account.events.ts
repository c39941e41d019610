import { accountsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A closed account has no address any more, so mails end by themselves; what was kept for it goes. */
@Injectable()
export class AccountEvents {
  @OnEvent(accountsEvents.accountClosed)
  async closed(
    { payload: { accountId } }: EventMessage<typeof accountsEvents.accountClosed>,
    tx: EntityManager,
  ): Promise<void> {
    for (const table of ['preference', 'participant', 'notice'])
      await tx.query(`DELETE FROM ${table} WHERE account_id = $1`, [accountId]);
  }
}
