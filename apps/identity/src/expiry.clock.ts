import { Clock } from '@allmende/platform';
import { isKeptEnough, keptFor } from '@allmende/platform/database';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { idleDays, longestDays } from './sessions/session.rules.js';

const everySeconds = 3_600;

/** What is over and names people is not kept; a cluster says how long its own is. */
const expired = [
  `DELETE FROM session WHERE last_seen_at < now() - interval '${idleDays} days'
     OR started_at < now() - interval '${longestDays} days'`,
  // At once when it is chosen: a session is no loss.
  `DELETE FROM session s USING cluster_retention_periods chosen
   WHERE chosen.cluster_id = s.portal_id AND s.last_seen_at < now() - ${keptFor('idleSessions')}`,
  `DELETE FROM membership WHERE id IN (
     SELECT m.id FROM membership m LEFT JOIN cluster_retention_periods chosen ON chosen.cluster_id = m.cluster_id
     WHERE m.state IN ('refused', 'left') AND ${isKeptEnough('endedMemberships', 'coalesce(m.ended_at, m.decided_at)')})`,
  `DELETE FROM registration WHERE created_at < now() - interval '7 days'`,
  `DELETE FROM mail_link WHERE created_at < now() - interval '7 days'`,
  // It goes as soon as it has been sent; this is for one that could not be.
  `DELETE FROM mail_link WHERE purpose = 'account-closed' AND created_at < now() - interval '3 days'`,
  `DELETE FROM email_change WHERE asked_at < now() - interval '1 day'`,
  `DELETE FROM attempt WHERE window_ends_at < now() - interval '1 day'`,
];

@Injectable()
export class ExpiryClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.sweep());
  }

  async sweep(): Promise<void> {
    for (const statement of expired) await this.dataSource.query(statement);
  }
}
