import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One row of the evidence log. Insert-only: neither the service's role nor its owner changes or removes one. */
@Entity('evidence')
export class EvidenceEntity {
  /** Without gaps, in the order of the commits. */
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'evidence_pkey' })
  seq: string;

  @Column('bytea')
  leaf: Buffer;

  /** RFC 8785 JSON, exactly as it went into the leaf. */
  @Column('text')
  statement: string;

  @Column('bytea')
  salt: Buffer;

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
}
