import { clustersEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ensureClusterTerms } from './publishing.js';

@Injectable()
export class TermsEvents {
  @OnEvent(clustersEvents.clusterChanged)
  async give(
    { payload }: EventMessage<typeof clustersEvents.clusterChanged>,
    tx: EntityManager,
  ): Promise<void> {
    // Nothing in the archive can be agreed to.
    if (!payload.archive) await ensureClusterTerms(tx, payload.clusterId);
  }
}
