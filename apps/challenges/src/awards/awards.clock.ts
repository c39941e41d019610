import { challengesEvents, type Id } from '@allmende/contracts';
import { Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import { ChallengeEntity } from '../challenges/challenge.entity.js';
import { AwardEntity } from './award.entity.js';
import { answerOnItsWaySeconds } from './award.rules.js';

type Due = { id: Id; challengeId: Id; submissionId: Id };

/** Ends offers that nobody answered. */
@Injectable()
export class AwardsClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly writes: Writes,
    private readonly outbox: ChallengeOutbox,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(5, () => this.lapseDue());
  }

  async lapseDue(): Promise<void> {
    while (await this.writes.system('clock', (tx) => this.lapseOne(tx))) continue;
  }

  private async lapseOne(tx: EntityManager): Promise<boolean> {
    const [due] = await tx.query<Due[]>(
      `SELECT a.id, a.challenge_id AS "challengeId", a.submission_id AS "submissionId"
       FROM award a JOIN challenge c ON c.id = a.challenge_id
       WHERE a.state = 'offered' AND a.lapses_at <= clock_timestamp() - make_interval(secs => $1)
       ORDER BY a.lapses_at FOR UPDATE SKIP LOCKED LIMIT 1`,
      [answerOnItsWaySeconds],
    );
    if (!due) return false;
    await tx.update(AwardEntity, { id: due.id }, { state: 'lapsed' });
    const challenge = await tx.findOneByOrFail(ChallengeEntity, { id: due.challengeId });
    const facts = { awardId: due.id, submissionId: due.submissionId };
    await this.outbox.state(tx, challengesEvents.awardLapsed, challenge, facts);
    return true;
  }
}
