import { Clock } from '@allmende/platform';
import { isKeptEnough } from '@allmende/platform/database';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';

const everySeconds = 3_600;

/**
 * Ends what is over once its cluster keeps it no longer: who was shown terms, who took part in something with which
 * organisations, what their offices said, and what managers undertook. What the evidence log states of it stays there, with its receipts.
 */
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
    for (const statement of over) await this.dataSource.query(statement);
  }
}

const windows = `challenge_window w LEFT JOIN cluster_retention_periods chosen ON chosen.cluster_id = w.cluster_id`;

/** SQL: when the window `w` closed; null in states that are not named. While it is suspended it may still move. */
const closedIn = (...states: string[]): string =>
  `(CASE WHEN w.state IN (${states.map((state) => `'${state}'`).join(', ')}) THEN w.closes_at END)`;
const decided = ['decided', 'completed', 'ended-without-award'];

const over = [
  // Of use only as long as somebody can agree or begin.
  ...['terms_shown', 'participation'].map(
    (table) => `DELETE FROM ${table} t USING ${windows}
     WHERE w.challenge_id = t.challenge_id AND ${isKeptEnough('closedDrafts', closedIn('closed', ...decided))}`,
  ),
  // An award may wait for a consent until it is decided.
  `DELETE FROM consent t USING ${windows}
   WHERE w.challenge_id = t.challenge_id AND t.state <> 'asked'
     AND ${isKeptEnough('officeConsents', closedIn(...decided))}`,
  // Without a consent it opens nothing.
  `DELETE FROM office_agreement t USING ${windows}
   WHERE w.challenge_id = t.challenge_id AND ${isKeptEnough('officeConsents', closedIn(...decided))}`,
  // As long as the list of who opened what names it.
  `DELETE FROM manager_agreement t USING ${windows}
   WHERE w.challenge_id = t.challenge_id AND ${isKeptEnough('accessLists', closedIn(...decided))}`,
];
