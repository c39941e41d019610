import {
  type clustersRpc,
  newId,
  type OutputOf,
  personOf,
  portalContent,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { type ImportedCluster, readRecord } from './cluster-import.rules.js';
import { ClusterEntity } from './cluster.entity.js';
import { drawBrand, storable } from './cluster.rules.js';
import { ClustersService, insertOnce } from './clusters.service.js';

type Report = OutputOf<typeof clustersRpc.importClusters>;
type Effect = 'created' | 'updated' | 'unchanged' | 'taken';

@Injectable()
export class ClusterImportService {
  constructor(
    private readonly writes: Writes,
    private readonly clusters: ClustersService,
  ) {}

  /** Names and facts come from the records; what a cluster has made of its portal stays. */
  async import(call: Call<typeof clustersRpc.importClusters>): Promise<Report> {
    if (!personOf(call.actor).operator) throw new ProblemError('forbidden');
    return this.writes.run(call, async (tx) => {
      const report: Report = { created: 0, updated: 0, unchanged: 0, refused: [] };
      const seen = new Set<string>();
      for (const [index, record] of call.input.records.entries()) {
        const { cluster, refused } = readRecord(record, index + 1);
        report.refused.push(...refused);
        if (!cluster) continue;
        const effect = seen.has(cluster.slug) ? 'taken' : await this.bringIn(tx, storable(cluster));
        seen.add(cluster.slug);
        if (effect !== 'taken') report[effect] += 1;
        else report.refused.push({ record: cluster.slug, field: 'slug', reason: 'another cluster has it' });
      }
      return report;
    });
  }

  private async bringIn(tx: EntityManager, imported: ImportedCluster): Promise<Effect> {
    const { slug, name, facts } = imported;
    const fresh = {
      ...imported,
      id: newId(),
      imported: true,
      brand: drawBrand(slug),
      content: portalContent.parse({}),
    };
    if (await insertOnce(tx, fresh)) {
      await this.clusters.tellOfChange(tx, { ...fresh, archive: false });
      return 'created';
    }
    const known = await tx.findOneOrFail(ClusterEntity, {
      where: { slug },
      lock: { mode: 'pessimistic_write' },
    });
    if (!known.imported) return 'taken';
    if (known.name === name && isDeepStrictEqual(known.facts, facts)) return 'unchanged';
    await tx.update(ClusterEntity, { id: known.id }, { name, facts });
    await this.clusters.tellOfChange(tx, known);
    return 'updated';
  }
}
