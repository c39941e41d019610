import {
  isManagerOf,
  newId,
  type OutputOf,
  periodNames,
  personOf,
  ProblemError,
  retentionPeriods,
  type RetentionPeriods,
  retentionPeriodsEvents,
  type retentionPeriodsRpc,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ClusterEntity } from '../clusters/cluster.entity.js';
import { lockCluster } from '../memberships/membership.locks.js';
import {
  ClusterRetentionPeriodsEntity,
  RetentionPeriodsChoiceEntity,
} from './cluster-retention-periods.entity.js';

type Choices = OutputOf<typeof retentionPeriodsRpc.listPeriodChoices>;

const shownChoices = 20;

/** How long a cluster keeps what is over: everybody reads it, its managers choose it, every service's clock keeps to it. */
@Injectable()
export class RetentionPeriodsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  /** The archive keeps nobody's data. */
  async get({ input }: Call<typeof retentionPeriodsRpc.getRetentionPeriods>): Promise<RetentionPeriods> {
    const { clusterId } = input;
    const isThere = await this.dataSource.manager.existsBy(ClusterEntity, { id: clusterId, archive: false });
    if (!isThere) throw new ProblemError('cluster.not-found');
    return periodsOf(this.dataSource.manager, clusterId);
  }

  async choose(call: Call<typeof retentionPeriodsRpc.chooseRetentionPeriods>): Promise<RetentionPeriods> {
    const { clusterId, ...after } = call.input;
    const { accountId } = personOf(call.actor);
    assertManages(call.actor, clusterId);
    return this.writes.run(call, async (tx) => {
      await lockCluster(tx, clusterId);
      const before = await periodsOf(tx, clusterId);
      if (periodNames.every((name) => before[name] === after[name])) return after;
      const at = await databaseClock(tx);
      await tx.upsert(ClusterRetentionPeriodsEntity, { clusterId, periods: after, chosenAt: at }, [
        'clusterId',
      ]);
      await tx.insert(RetentionPeriodsChoiceEntity, { id: newId(), clusterId, accountId, before, after, at });
      const fact = { clusterId, periods: after, chosenAt: at.toISOString() };
      await this.outbox.append(tx, retentionPeriodsEvents.periodsChosen, fact);
      return after;
    });
  }

  async choices({ actor, input }: Call<typeof retentionPeriodsRpc.listPeriodChoices>): Promise<Choices> {
    assertManages(actor, input.clusterId);
    const rows = await this.dataSource.query<(Omit<Choices['items'][number], 'at'> & { at: Date })[]>(
      `SELECT h.at, h.before, h.after, CASE WHEN a.closed_at IS NULL THEN a.name END AS by
       FROM retention_periods_choice h LEFT JOIN account a ON a.id = h.account_id
       WHERE h.cluster_id = $1 ORDER BY h.at DESC, h.id DESC LIMIT ${shownChoices}`,
      [input.clusterId],
    );
    const items = rows.map(({ at, by, before, after }) => ({
      ...{ at: at.toISOString(), by },
      ...{ before: retentionPeriods.parse(before), after: retentionPeriods.parse(after) },
    }));
    return { items };
  }
}

async function periodsOf(tx: EntityManager, clusterId: string): Promise<RetentionPeriods> {
  const chosen = await tx.findOneBy(ClusterRetentionPeriodsEntity, { clusterId });
  return retentionPeriods.parse(chosen?.periods ?? {});
}

/** The operator has no part in it. */
function assertManages(actor: Call['actor'], clusterId: string): void {
  if (!isManagerOf(actor, clusterId)) throw new ProblemError('cluster.not-found');
}
