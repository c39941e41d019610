import {
  type Brand,
  type ClusterFacts,
  type ClusterSummary,
  type Contact,
  type Language,
  type Portal,
  type PortalContent,
} from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A tenant: an innovation cluster with its portal. `archive` is the platform's own, for imported challenges. */
@Entity('cluster')
export class ClusterEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'cluster_pkey' })
  id: string;

  /** The first label of the portal's host. Never changes. */
  @Index('cluster_slug', { unique: true })
  @Column('text')
  slug: string;

  @Column('text')
  name: string;

  @Column('text')
  language: Language;

  @Column('jsonb')
  brand: Brand;

  @Column('jsonb', { nullable: true })
  contact: Contact | null;

  @Column('jsonb')
  content: PortalContent;

  @Column('jsonb')
  facts: ClusterFacts;

  /** Where the facts come from, and under which licence. */
  @Column('jsonb', { nullable: true })
  source: { name: string; licence: string } | null;

  /** An import brought it in; the next one may change its name and facts. */
  @Column('boolean', { default: false })
  imported: boolean;

  /** Invented, and says so. */
  @Column('boolean', { default: false })
  demo: boolean;

  @Column('boolean', { default: false })
  archive: boolean;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  createdAt: Date;
}

export function toSummary({ id, slug, name, brand, facts, demo }: ClusterEntity): ClusterSummary {
  return { clusterId: id, slug, name, brand, city: facts.city, fields: facts.fields, demo };
}

export function toPortal(cluster: ClusterEntity): Portal {
  const { language, contact, content, facts, archive } = cluster;
  return { ...toSummary(cluster), language, contact, content, facts, archive };
}
