import { challengesEvents, type EventDefinition, type Id } from '@allmende/contracts';
import { Outbox } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ChallengeFileEntity } from './challenge-file.entity.js';
import { toWindow } from './challenge-window.rules.js';
import type { ChallengeEntity } from './challenge.entity.js';

type Fact = { challengeId: Id; clusterId: Id; seekerAccountIds: Id[]; hostIds: Id[] };

/** States what happened to a challenge, in the transaction in which it happened. */
@Injectable()
export class ChallengeOutbox {
  constructor(private readonly outbox: Outbox) {}

  /** After every change of a published challenge: the window as it stands now. */
  async windowChanged(tx: EntityManager, challenge: ChallengeEntity): Promise<void> {
    const files = await tx.countBy(ChallengeFileEntity, { challengeId: challenge.id });
    const window = toWindow(challenge, files, await databaseClock(tx));
    await this.outbox.append(tx, challengesEvents.windowChanged, { window });
  }

  async state<E extends EventDefinition>(
    tx: EntityManager,
    definition: E,
    challenge: ChallengeEntity,
    more: Record<string, unknown> = {},
  ): Promise<void> {
    const { id, clusterId, seekerAccountIds, shownBy } = challenge;
    const fact: Fact = {
      challengeId: id,
      clusterId,
      seekerAccountIds,
      hostIds: [clusterId, ...shownBy.filter((hostId) => hostId !== clusterId)],
    };
    // Parsing drops what this event does not name, so that no fact travels further than it says.
    await this.outbox.append(tx, definition, definition.payload.parse({ ...fact, ...more }) as never);
  }
}
