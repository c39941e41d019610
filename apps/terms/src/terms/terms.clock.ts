import { termsEvents } from '@allmende/contracts';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isStanding } from './terms.sql.js';
import { isOpenNow } from '../windows/window.sql.js';

const everySeconds = 2;
/** An event stays far below what a message may weigh. */
const toldAtOnce = 1_000;

type Change = { versionId: string };
type Concerned = { challengeId: string; accountIds: string[] };

/**
 * Tells those whom a material change concerns, and only them, that they are asked again: whoever published it, by a
 * call, a command or a migration.
 */
@Injectable()
export class TermsClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.tellChanges());
  }

  async tellChanges(): Promise<void> {
    const changes = await this.dataSource.query<Change[]>(
      `SELECT v.version_id AS "versionId" FROM terms_version v
       WHERE v.number > 1 AND NOT v.editorial
         AND NOT EXISTS (SELECT FROM terms_change_told t WHERE t.version_id = v.version_id)
       ORDER BY v.published_at LIMIT 50`,
    );
    for (const change of changes) await this.writes.system('clock', (tx) => this.tell(tx, change));
  }

  private async tell(tx: EntityManager, { versionId }: Change): Promise<void> {
    const first = await tx.query<unknown[]>(
      'INSERT INTO terms_change_told (version_id) VALUES ($1) ON CONFLICT DO NOTHING RETURNING 1',
      [versionId],
    );
    if (first.length === 0) return;
    for (const { challengeId, accountIds } of await tx.query<Concerned[]>(concerned, [versionId])) {
      for (let from = 0; from < accountIds.length; from += toldAtOnce) {
        const some = accountIds.slice(from, from + toldAtOnce);
        await this.outbox.append(tx, termsEvents.agreementOutdated, {
          challengeId,
          versionId,
          accountIds: some,
        });
      }
    }
  }
}

/** Who has agreed to an earlier version than `$1` for a challenge that is still open. */
const concerned = `
  SELECT a.challenge_id AS "challengeId", array_agg(a.account_id ORDER BY a.account_id) AS "accountIds"
  FROM terms_version v
    JOIN terms_version earlier ON earlier.layer = v.layer AND earlier.scope_id = v.scope_id AND earlier.number < v.number
    JOIN acceptance a ON earlier.version_id IN (a.platform_version_id, a.cluster_version_id, a.challenge_version_id)
    JOIN challenge_window w ON w.challenge_id = a.challenge_id
  WHERE v.version_id = $1 AND ${isStanding('a')} AND ${isOpenNow('w')}
  GROUP BY a.challenge_id`;
