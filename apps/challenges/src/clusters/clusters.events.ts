import { clustersEvents, type Id } from '@allmende/contracts';
import { Effects, type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ClusterEntity } from './cluster.entity.js';
import { ClustersService } from './clusters.service.js';

const copyCluster = 'copy-cluster';

@Injectable()
export class ClustersEvents implements OnApplicationBootstrap {
  constructor(
    private readonly clusters: ClustersService,
    private readonly effects: Effects,
  ) {}

  onApplicationBootstrap(): void {
    this.effects.run<{ clusterId: Id }>(copyCluster, ({ id, payload }) =>
      this.clusters.copy([payload.clusterId], {
        actor: { kind: 'system', reason: `event:${id}` },
        traceId: id,
      }),
    );
  }

  /** The event says that something changed; what, is asked for after the transaction. */
  @OnEvent(clustersEvents.clusterChanged)
  async copyChanged(
    { id, payload }: EventMessage<typeof clustersEvents.clusterChanged>,
    tx: EntityManager,
  ): Promise<void> {
    const { clusterId, slug, archive } = payload;
    await tx.upsert(ClusterEntity, { id: clusterId, slug, archive }, ['id']);
    await this.effects.queue(tx, copyCluster, { clusterId }, { id });
  }
}
