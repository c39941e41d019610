import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { idleDays, longestDays } from './sessions/session.rules.js';

const everySeconds = 3_600;

/** What is over and names people is not kept. */
const expired = [
  `DELETE FROM session WHERE last_seen_at < now() - interval '${idleDays} days'
     OR started_at < now() - interval '${longestDays} days'`,
  `DELETE FROM registration WHERE created_at < now() - interval '7 days'`,
  `DELETE FROM mail_link WHERE created_at < now() - interval '7 days'`,
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
