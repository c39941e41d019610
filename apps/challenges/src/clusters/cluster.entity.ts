import type { Id } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export type ClusterContact = { name: string; phone: string; email?: string };

/** This service's copy of what lists and pages say about a cluster; `identity` owns it. */
@Entity('cluster')
export class ClusterEntity {
  @PrimaryColumn('uuid')
  id: Id;

  @Column('text')
  slug: string;

  /** Null until it was asked for. */
  @Column('text', { nullable: true })
  name: string | null;

  /** Shown on challenges whose seeker stays unnamed. */
  @Column('jsonb', { nullable: true })
  contact: ClusterContact | null;

  @Column('boolean')
  archive: boolean;
}
