import type { RetentionPeriods } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A service's copy of what a cluster has chosen; `identity` owns it. Without a row the usual periods count. */
@Entity('cluster_retention_periods')
export class ClusterRetentionPeriodsEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'cluster_retention_periods_pkey' })
  clusterId: string;

  @Column('jsonb')
  periods: Partial<RetentionPeriods>;

  @Column({ type: 'timestamptz', precision: 3 })
  chosenAt: Date;
}
