import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * One row of the evidence log. Insert-only: neither the service's role nor its owner changes or removes one. Of a row
 * about somebody who was erased only the leaf stays.
 */
@Entity('evidence')
export class EvidenceEntity {
  /** Without gaps, in the order of the commits. */
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'evidence_pkey' })
  seq: string;

  @Column('bytea')
  leaf: Buffer;

  /** RFC 8785 JSON, exactly as it went into the leaf. */
  @Column('text', { nullable: true })
  statement: string | null;

  @Column('bytea', { nullable: true })
  salt: Buffer | null;

  @Column('timestamptz')
  at: Date;
}

/** The one row that appends take turns on; it is why numbers have no gaps. */
@Entity('evidence_head')
export class EvidenceHeadEntity {
  @PrimaryColumn('boolean', { default: true, primaryKeyConstraintName: 'evidence_head_pkey' })
  isOnly: boolean;

  @Column('bigint', { default: 0 })
  seq: string;

  /** The roots of the full subtrees that the rows make, largest first, see `grow`. */
  @Column('bytea', { array: true, default: '{}' })
  peaks: Buffer[];

  /** The log's name in checkpoints, chosen at the first start and kept when the platform moves. */
  @Column('text', { nullable: true })
  origin: string | null;
}

/** A node of the tree over the rows whose subtree is full; level 0 are the rows' leaves themselves. Insert-only. */
@Entity('evidence_node')
export class EvidenceNodeEntity {
  @PrimaryColumn('smallint', { primaryKeyConstraintName: 'evidence_node_pkey' })
  level: number;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'evidence_node_pkey' })
  position: string;

  @Column('bytea')
  hash: Buffer;
}

/** What the log was at one moment, signed. Insert-only. */
@Entity('checkpoint')
export class CheckpointEntity {
  /** The number of rows. */
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'checkpoint_pkey' })
  size: string;

  @Column('bytea')
  root: Buffer;

  @Column('timestamptz')
  at: Date;

  /** As it is handed out, see `checkpointNote`. */
  @Column('text')
  note: string;

  @Column('text')
  keyId: string;
}
