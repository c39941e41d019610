import type { RetentionPeriods } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClusterEntity } from '../clusters/cluster.entity.js';

/** How long a cluster keeps what is over, as its managers chose; what is left out is the usual. */
@Entity('cluster_retention_periods')
export class ClusterRetentionPeriodsEntity {
  @ForeignKey(() => ClusterEntity, { name: 'cluster_retention_periods_cluster_id' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'cluster_retention_periods_pkey' })
  clusterId: string;

  @Column('jsonb')
  periods: Partial<RetentionPeriods>;

  @Column({ type: 'timestamptz', precision: 3 })
  chosenAt: Date;
}

/** Who chose what: other managers see it. Insert-only. */
@Entity('retention_periods_choice')
@Index('retention_periods_choice_list', ['clusterId', 'at'])
export class RetentionPeriodsChoiceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'retention_periods_choice_pkey' })
  id: string;

  @ForeignKey(() => ClusterEntity, { name: 'retention_periods_choice_cluster_id' })
  @Column('uuid')
  clusterId: string;

  @Column('uuid')
  accountId: string;

  @Column('jsonb')
  before: RetentionPeriods;

  @Column('jsonb')
  after: RetentionPeriods;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;
}
