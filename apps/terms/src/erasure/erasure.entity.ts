import type { Id } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * A closed account. News of what it did may come after the news that it is closed: for some weeks its rows are looked
 * for again. Then this goes, too.
 */
@Entity('erasure')
export class ErasureEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'erasure_pkey' })
  accountId: Id;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;

  /** Services that have said their last word on it. */
  @Column('text', { array: true, default: () => "'{identity,challenges,submissions}'" })
  heard: string[];
}
