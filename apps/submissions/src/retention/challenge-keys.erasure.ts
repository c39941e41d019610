import { submissionsEvents } from '@allmende/contracts';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

const everySeconds = 15;

/**
 * Erases a challenge's key, here and by event at `terms`, once something of the challenge is deleted and nothing that
 * was handed in is sealed to it any more: what somebody copied while it was sealed opens for nobody.
 */
@Injectable()
export class ChallengeKeysErasure implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.run());
  }

  async run(): Promise<void> {
    while (await this.writes.system('clock', (tx) => this.eraseOne(tx))) continue;
  }

  private async eraseOne(tx: EntityManager): Promise<boolean> {
    const [[erased]] = await tx.query<[{ challengeId: string }[], number]>(
      `UPDATE challenge_key SET wrapped = NULL, released = NULL WHERE challenge_id = (
         SELECT k.challenge_id FROM challenge_key k
         WHERE k.wrapped IS NOT NULL
           AND EXISTS (SELECT 1 FROM retention r WHERE r.challenge_id = k.challenge_id AND r.erased_at IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM submission s JOIN submission_version v ON v.submission_id = s.id
             WHERE s.challenge_id = k.challenge_id AND v.sealed IS NOT NULL)
         LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING challenge_id AS "challengeId"`,
    );
    if (!erased) return false;
    await this.outbox.append(tx, submissionsEvents.challengeKeyErased, erased);
    return true;
  }
}
