import { submissionsEvents } from '@allmende/contracts';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

const everySeconds = 15;

type Overdue = { challengeId: string; clusterId: string; seekerAccountIds: string[] };

/** Reminds once of a confirmation that did not come, and tells those who run the challenge. */
@Injectable()
export class NonUseClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.run());
  }

  async run(): Promise<void> {
    while (await this.writes.system('clock', (tx) => this.remindOne(tx))) continue;
  }

  private async remindOne(tx: EntityManager): Promise<boolean> {
    const [[overdue]] = await tx.query<[Overdue[], number]>(
      `UPDATE non_use n SET reminded_at = clock_timestamp() FROM challenge_window w
       WHERE w.challenge_id = n.challenge_id AND n.challenge_id = (
         SELECT challenge_id FROM non_use
         WHERE confirmed_at IS NULL AND reminded_at IS NULL AND due_at <= clock_timestamp()
         ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING n.challenge_id AS "challengeId", w.cluster_id AS "clusterId",
         w.seeker_account_ids AS "seekerAccountIds"`,
    );
    if (!overdue) return false;
    await this.outbox.append(tx, submissionsEvents.nonUseOverdue, overdue);
    return true;
  }
}
