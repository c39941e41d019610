import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event that was committed with its change and is, or will be, in the service's stream. */
@Entity('outbox')
export class OutboxRow {
  /** Also the message id in NATS and the key in every inbox. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('bigint', { generated: 'identity', unique: true })
  seq: string;

  @Column('text')
  subject: string;

  @Column('jsonb')
  payload: unknown;

  @Column('text', { name: 'trace_id' })
  traceId: string;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;

  /** Set after the stream has acknowledged it. */
  @Column('timestamptz', { name: 'published_at', nullable: true })
  publishedAt: Date | null;
}
