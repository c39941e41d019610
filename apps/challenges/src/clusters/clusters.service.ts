import { clustersRpc, type Id, ProblemError } from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository } from 'typeorm';
import { ClusterEntity } from './cluster.entity.js';

const batch = 200;

@Injectable()
export class ClustersService {
  constructor(
    @InjectRepository(ClusterEntity) private readonly clusters: Repository<ClusterEntity>,
    private readonly messaging: Messaging,
  ) {}

  /** Refuses ids that name no cluster, or the archive, by the field that they stand in. */
  async assertHosts(ids: readonly Id[], field: string, context: CallContext): Promise<void> {
    const known = await this.known(ids, context);
    const errors = ids.flatMap((id, index) => {
      const cluster = known.get(id);
      if (cluster && !cluster.archive) return [];
      return [{ field: `${field}.${index}`, code: 'unknown-cluster', message: 'There is no such cluster' }];
    });
    if (errors.length > 0) throw new ProblemError('invalid', { errors });
  }

  /** The clusters among these ids, asking `identity` for those whose name is not here yet. */
  async known(ids: readonly Id[], context: CallContext): Promise<Map<Id, ClusterEntity>> {
    const named = await this.named(ids);
    const missing = ids.filter((id) => !named.has(id));
    if (missing.length === 0) return named;
    await this.copy(missing, context);
    return this.named(ids);
  }

  /** Takes over what `identity` says about these clusters now. */
  async copy(ids: readonly Id[], context: CallContext): Promise<void> {
    for (let start = 0; start < ids.length; start += batch) {
      const clusterIds = [...new Set(ids.slice(start, start + batch))];
      const { items } = await this.messaging.call(clustersRpc.clustersById, { clusterIds }, context);
      const rows = items.map(({ clusterId, slug, name, archive, contact }) => ({
        id: clusterId,
        slug,
        name,
        archive,
        contact: contact && { name: contact.name, phone: contact.phone, email: contact.email },
      }));
      if (rows.length > 0) await this.clusters.upsert(rows, ['id']);
    }
  }

  async archive(): Promise<ClusterEntity | null> {
    return this.clusters.findOneBy({ archive: true });
  }

  private async named(ids: readonly Id[]): Promise<Map<Id, ClusterEntity>> {
    if (ids.length === 0) return new Map();
    const rows = await this.clusters.findBy({ id: In([...ids]) });
    return new Map(rows.filter(({ name }) => name !== null).map((row) => [row.id, row]));
  }
}
