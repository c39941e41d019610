import { Column, Entity, PrimaryColumn } from 'typeorm';

export type EffectState = 'queued' | 'sending' | 'sent' | 'failed';

/** Something to do outside Postgres (a mail, a webhook), at least once, under a stable identity. */
@Entity('effect')
export class EffectRow<P = unknown> {
  /** Stable across repeats: the base of a Message-ID. */
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  kind: string;

  @Column('jsonb')
  payload: P;

  @Column('text', { default: 'queued' })
  state: EffectState;

  @Column('timestamptz', { name: 'due_at', default: () => 'clock_timestamp()' })
  dueAt: Date;

  @Column('integer', { default: 0 })
  attempts: number;

  /** How often it went out again because a crash left it in `sending`. */
  @Column('integer', { default: 0 })
  repeats: number;

  @Column('timestamptz', { name: 'claimed_at', nullable: true })
  claimedAt: Date | null;

  @Column('timestamptz', { name: 'sent_at', nullable: true })
  sentAt: Date | null;

  @Column('text', { name: 'last_error', nullable: true })
  lastError: string | null;
}
