import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An event that this service could not take in after several attempts; `replay` tries it again. */
@Entity('dead_letter')
export class DeadLetterRow {
  @PrimaryColumn('uuid', { name: 'event_id' })
  eventId: string;

  @Column('text')
  subject: string;

  @Column('jsonb')
  payload: unknown;

  @Column('text', { name: 'trace_id' })
  traceId: string;

  /** When the event happened. */
  @Column('timestamptz')
  at: Date;

  @Column('text')
  error: string;

  @Column('timestamptz', { name: 'failed_at', default: () => 'clock_timestamp()' })
  failedAt: Date;

  @Column('timestamptz', { name: 'replay_requested_at', nullable: true })
  replayRequestedAt: Date | null;
}
