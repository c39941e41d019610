import { challengesEvents, type ChallengeState, type Id } from '@allmende/contracts';
import { Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChallengeEntity } from './challenge.entity.js';
import { ChallengeOutbox } from './challenge-outbox.service.js';

type Turn = { from: ChallengeState; to: ChallengeState; due: 'opens_at' | 'closes_at' };

const opening: Turn = { from: 'scheduled', to: 'open', due: 'opens_at' };
const closing: Turn = { from: 'open', to: 'closed', due: 'closes_at' };

/**
 * Opens and closes challenges when their time has come, by the database's clock. The row's state says what is still to
 * be done, so that each happens once, late if nobody was there at the minute, and with any number of instances.
 */
@Injectable()
export class ChallengeClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly writes: Writes,
    private readonly outbox: ChallengeOutbox,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(1, () => this.turn());
  }

  /** A challenge whose whole time has passed meanwhile opens and closes in one run. */
  async turn(): Promise<void> {
    while (await this.turnOne(opening)) continue;
    while (await this.turnOne(closing)) continue;
  }

  private async turnOne(turn: Turn): Promise<boolean> {
    return this.writes.system('clock', async (tx) => {
      const challenge = await takeDue(tx, turn);
      if (!challenge) return false;
      await this.outbox.windowChanged(tx, challenge);
      const event = turn.to === 'open' ? challengesEvents.opened : challengesEvents.closed;
      await this.outbox.state(tx, event, challenge);
      return true;
    });
  }
}

async function takeDue(tx: EntityManager, { from, to, due }: Turn): Promise<ChallengeEntity | null> {
  const [rows] = await tx.query<[{ id: Id }[], number]>(
    `UPDATE challenge SET state = $2, revision = revision + 1, updated_at = clock_timestamp()
     WHERE id = (
       SELECT id FROM challenge WHERE state = $1 AND ${due} <= clock_timestamp()
       ORDER BY ${due} FOR UPDATE SKIP LOCKED LIMIT 1)
     RETURNING id`,
    [from, to],
  );
  const [row] = rows;
  return row ? tx.findOneByOrFail(ChallengeEntity, { id: row.id }) : null;
}
