import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { CheckpointEntity } from '../evidence/evidence.entity.js';

/** What a time stamp authority says of a checkpoint. Insert-only. */
@Entity('checkpoint_stamp')
export class CheckpointStampEntity {
  /** Of the checkpoint. */
  @ForeignKey(() => CheckpointEntity, { name: 'checkpoint_stamp_checkpoint' })
  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'checkpoint_stamp_pkey' })
  size: string;

  /** By the authority's clock. */
  @Column('timestamptz')
  at: Date;

  /** As its certificate calls it. */
  @Column('text')
  authority: string;

  /** The whole answer, as RFC 3161 has it and as OpenSSL reads it. */
  @Column('bytea')
  response: Buffer;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  receivedAt: Date;
}
