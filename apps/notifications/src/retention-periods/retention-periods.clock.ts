import { Clock } from '@allmende/platform';
import { isKeptEnough } from '@allmende/platform/database';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';

const everySeconds = 3_600;

/** Ends notices that were read, once their cluster keeps them no longer. What nobody read stays until the account ends. */
@Injectable()
export class RetentionPeriodsClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.run());
  }

  async run(): Promise<void> {
    await this.dataSource.query(over);
  }
}

const over = `DELETE FROM notice WHERE id IN (
  SELECT n.id FROM notice n LEFT JOIN cluster_retention_periods chosen ON chosen.cluster_id = n.cluster_id
  WHERE ${isKeptEnough('readNotices', 'n.read_at')})`;
