import { accountsEvents, challengesEvents, submissionsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ConsentRequests } from '../consents/consent.requests.js';
import { ErasureService } from './erasure.service.js';
import { isSettled, type Teller } from './erasure.sql.js';

type Word = EventMessage<typeof accountsEvents.accountClosed>;

/**
 * Erases somebody once everything that they did has arrived: others' events come by other streams than the news that the
 * account is closed, and what they tell decides what is kept. Each owner's last word comes behind all of them.
 */
@Injectable()
export class ErasureEvents {
  constructor(
    private readonly erasure: ErasureService,
    private readonly consents: ConsentRequests,
  ) {}

  @OnEvent(accountsEvents.accountClosed)
  accountClosed(word: Word, tx: EntityManager): Promise<void> {
    return this.hear(tx, word, 'identity');
  }

  @OnEvent(challengesEvents.accountSettled)
  challengesSettled(word: Word, tx: EntityManager): Promise<void> {
    return this.hear(tx, word, 'challenges');
  }

  @OnEvent(submissionsEvents.accountSettled)
  submissionsSettled(word: Word, tx: EntityManager): Promise<void> {
    return this.hear(tx, word, 'submissions');
  }

  private async hear(tx: EntityManager, { at, payload: { accountId } }: Word, teller: Teller): Promise<void> {
    await this.consents.forget(tx, accountId);
    const [erasure] = await tx.query<[{ at: Date; isSettled: boolean }]>(
      `INSERT INTO erasure AS e (account_id, at, heard) VALUES ($1, $2, ARRAY[$3])
       ON CONFLICT (account_id) DO UPDATE SET at = least(e.at, $2), heard = array_remove(e.heard, $3) || $3
       RETURNING at, ${isSettled('e')} AS "isSettled"`,
      [accountId, at, teller],
    );
    if (erasure.isSettled) await this.erasure.erase(tx, accountId, erasure.at);
  }
}
