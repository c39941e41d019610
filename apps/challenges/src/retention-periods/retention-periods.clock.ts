import { Clock } from '@allmende/platform';
import { isKeptEnough } from '@allmende/platform/database';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';

const everySeconds = 3_600;

/**
 * Ends what is over once its cluster keeps it no longer: who asked for and who opened a confidential brief, and complaints
 * that were answered. The evidence log keeps what it states of them.
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

const challenges = `challenge c LEFT JOIN outcome u ON u.challenge_id = c.id
  LEFT JOIN cluster_retention_periods chosen ON chosen.cluster_id = c.cluster_id`;

/** SQL: when the challenge `c` came to its end: with a decision, or withdrawn before it opened; null while it has not. */
const endedAt = `coalesce(u.decided_at, CASE WHEN c.state = 'withdrawn' THEN c.updated_at END)`;
/** SQL: since when something of it is over that happened at `at`, where that was later. */
const since = (at: string): string =>
  `(CASE WHEN ${endedAt} IS NOT NULL AND ${at} IS NOT NULL THEN greatest(${endedAt}, ${at}) END)`;

const over = [
  // The address of somebody who never came.
  `DELETE FROM seeker_invitation WHERE account_id IS NULL AND expires_at < now() - interval '30 days'`,
  `DELETE FROM brief_opening o USING ${challenges}
   WHERE c.id = o.challenge_id AND ${isKeptEnough('accessLists', since('o.at'))}`,
  // On what a way to a file rested that was given and never gone.
  `DELETE FROM brief_grant g USING ${challenges} JOIN challenge_file f ON f.challenge_id = c.id
   WHERE f.file_id = g.file_id AND ${isKeptEnough('accessLists', endedAt)}`,
  `DELETE FROM brief_request q USING ${challenges}
   WHERE c.id = q.challenge_id AND ${isKeptEnough('accessLists', since('coalesce(q.answered_at, q.asked_at)'))}`,
  `DELETE FROM complaint p USING ${challenges}
   WHERE c.id = p.challenge_id AND ${isKeptEnough('answeredComplaints', since('p.answered_at'))}`,
];
