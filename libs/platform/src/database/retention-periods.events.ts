import { retentionPeriodsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClusterRetentionPeriodsEntity } from './cluster-retention-periods.entity.js';

/** For services that keep such copies: `identity` says what a cluster has chosen. */
@Injectable()
export class RetentionPeriodsEvents {
  @OnEvent(retentionPeriodsEvents.periodsChosen)
  async chosen(
    { payload }: EventMessage<typeof retentionPeriodsEvents.periodsChosen>,
    tx: EntityManager,
  ): Promise<void> {
    await tx.upsert(ClusterRetentionPeriodsEntity, payload, ['clusterId']);
  }
}
