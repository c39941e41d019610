import { Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ErasureEntity } from './erasure.entity.js';
import { ErasureService } from './erasure.service.js';
import { isDue } from './erasure.sql.js';

const everySeconds = 60;

/** What is over goes by itself, at the stated date and not when somebody thinks of it. */
const overdue = [
  'DELETE FROM restricted_entry WHERE until < current_date',
  // Closing the account came to nothing: its news would be here by now.
  `DELETE FROM restricted_entry r WHERE NOT is_final AND made_at < clock_timestamp() - interval '7 days'
     AND NOT EXISTS (SELECT FROM erasure e WHERE e.account_id = r.account_id)`,
  // As long as events may come again.
  `DELETE FROM erasure WHERE at < clock_timestamp() - interval '60 days'`,
  `DELETE FROM verified_affiliation WHERE at < clock_timestamp() - interval '60 days'`,
];

/** Destroys what was kept of erased people when its date has come, and erases what came late. */
@Injectable()
export class ErasureClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly erasure: ErasureService,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.turn());
  }

  async turn(): Promise<void> {
    for (const statement of overdue) await this.dataSource.query(statement);
    const late = await this.dataSource.query<Pick<ErasureEntity, 'accountId' | 'at'>[]>(
      `SELECT account_id AS "accountId", at FROM erasure e
       WHERE ${isDue('e')} AND (EXISTS (SELECT FROM receipt_holder h WHERE h.account_id = e.account_id)
         OR EXISTS (SELECT FROM restricted_entry r WHERE r.account_id = e.account_id AND NOT r.is_final))`,
    );
    for (const { accountId, at } of late)
      await this.writes.system('clock', (tx) => this.erasure.erase(tx, accountId, at));
  }
}
