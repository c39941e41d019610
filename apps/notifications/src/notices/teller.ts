import { newId, type NoticeKind, notificationsHints } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Effects } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export type News = {
  kind: NoticeKind;
  /** Path below the language. */
  path: string;
  params?: Record<string, string>;
  /** The event behind it. */
  causeId: string;
  at: Date;
};

type Hint = { accountId: string; number: number };

/** Writes notices: once per cause and account, numbered per account, with a hint to open pages and a mail. */
@Injectable()
export class Teller implements OnApplicationBootstrap {
  constructor(
    private readonly effects: Effects,
    private readonly messaging: Messaging,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<Hint>('hint', ({ payload }) => {
      this.messaging.hint(notificationsHints.noticed, payload);
      return Promise.resolve();
    });
  }

  async tell(tx: EntityManager, accountIds: readonly string[], news: News): Promise<void> {
    // In one order everywhere, so that two transactions never wait for each other's counters.
    for (const accountId of [...new Set(accountIds)].sort()) await this.tellOne(tx, accountId, news);
  }

  private async tellOne(tx: EntityManager, accountId: string, news: News): Promise<void> {
    const known: unknown[] = await tx.query(
      'SELECT 1 FROM notice WHERE cause_id = $1 AND account_id = $2 AND kind = $3',
      [news.causeId, accountId, news.kind],
    );
    if (known.length > 0) return;
    // The counter's row lock makes the numbers follow the order of the commits.
    const [{ id, number }] = await tx.query<[{ id: string; number: string }]>(
      `WITH counted AS (
         INSERT INTO notice_counter AS c (account_id, number) VALUES ($1, 1)
         ON CONFLICT (account_id) DO UPDATE SET number = c.number + 1 RETURNING number)
       INSERT INTO notice (id, account_id, number, kind, path, params, cause_id, at)
       SELECT $2, $1, counted.number, $3, $4, $5, $6, $7 FROM counted RETURNING id, number`,
      [accountId, newId(), news.kind, news.path, JSON.stringify(news.params ?? {}), news.causeId, news.at],
    );
    await this.effects.queue(tx, 'hint', { accountId, number: Number(number) } satisfies Hint);
    await this.effects.queue(tx, 'mail', { noticeId: id });
  }
}
