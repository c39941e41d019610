import { submissionsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** An award that waits for offices that hold: they read for whom, and until when. */
@Injectable()
export class AwardWaitsEvents {
  @OnEvent(submissionsEvents.awardOfferTold)
  async offered(
    { payload }: EventMessage<typeof submissionsEvents.awardOfferTold>,
    tx: EntityManager,
  ): Promise<void> {
    const { challengeId, awardId, teamAccountIds, lapsesAt, waitsForOffices } = payload;
    if (!waitsForOffices) return;
    await tx.query(
      `UPDATE participation SET award_id = $3, award_until = $4
       WHERE challenge_id = $1 AND account_id = ANY ($2)`,
      [challengeId, teamAccountIds, awardId, lapsesAt],
    );
  }

  @OnEvent(submissionsEvents.awardAnswered)
  answered(
    { payload: { awardId } }: EventMessage<typeof submissionsEvents.awardAnswered>,
    tx: EntityManager,
  ): Promise<void> {
    return ended(tx, awardId);
  }

  @OnEvent(submissionsEvents.awardTakenBack)
  takenBack(
    { payload: { awardId } }: EventMessage<typeof submissionsEvents.awardTakenBack>,
    tx: EntityManager,
  ): Promise<void> {
    return ended(tx, awardId);
  }

  @OnEvent(submissionsEvents.awardLapseTold)
  lapsed(
    { payload: { awardId } }: EventMessage<typeof submissionsEvents.awardLapseTold>,
    tx: EntityManager,
  ): Promise<void> {
    return ended(tx, awardId);
  }
}

async function ended(tx: EntityManager, awardId: string): Promise<void> {
  await tx.query('UPDATE participation SET award_id = NULL, award_until = NULL WHERE award_id = $1', [
    awardId,
  ]);
}
