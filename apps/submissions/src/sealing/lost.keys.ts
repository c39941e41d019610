import { newId, termsRpc } from '@allmende/contracts';
import { Messaging } from '@allmende/messaging';
import { Clock } from '@allmende/platform';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';

const everySeconds = 60;

/** Challenges of which something is still sealed to a key that is not here any more. */
const lostSql = `SELECT DISTINCT s.challenge_id AS "challengeId"
  FROM submission s JOIN submission_version v ON v.submission_id = s.id AND v.sealed IS NOT NULL
  WHERE ($1::uuid IS NULL OR s.challenge_id = $1)
    AND NOT EXISTS (SELECT 1 FROM challenge_key k WHERE k.challenge_id = s.challenge_id)`;

/** Brings back the sealed key of a challenge whose row was lost here: `terms` keeps the other copy. */
@Injectable()
export class LostKeys implements OnApplicationBootstrap {
  private readonly logger = new Logger(LostKeys.name);

  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.bringBack());
  }

  /** Of one challenge, at once, or of all. */
  async bringBack(challengeId: string | null = null): Promise<void> {
    const lost = await this.dataSource.query<{ challengeId: string }[]>(lostSql, [challengeId]);
    for (const one of lost) await this.bringBackOne(one.challengeId);
  }

  private async bringBackOne(challengeId: string): Promise<void> {
    const asking = { actor: { kind: 'system', reason: 'clock' }, traceId: newId() } as const;
    const { kept } = await this.messaging.call(termsRpc.keptChallengeKey, { challengeId }, asking);
    if (!kept) {
      this.logger.error(`The key of ${challengeId} is lost here and in terms: restore one of the two`);
      return;
    }
    // Without the public half what is sealed opens, and nothing more is taken in.
    await this.dataSource.query(
      `INSERT INTO challenge_key (challenge_id, recipient, wrapped) VALUES ($1, $2, $3)
       ON CONFLICT (challenge_id) DO NOTHING`,
      [challengeId, kept.recipient ?? '', Buffer.from(kept.wrapped, 'base64url')],
    );
    this.logger.warn(`The key of ${challengeId} was lost here and came back from terms`);
  }
}
