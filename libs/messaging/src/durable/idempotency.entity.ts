import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The answer to a write that came with a key, kept for 24 hours. */
@Entity('idempotency')
export class IdempotencyRow {
  /** Who asked: `account:<id>`, `program:<id>`, `client:<opaque>` or `system:<reason>`. */
  @PrimaryColumn('text')
  scope: string;

  @PrimaryColumn('text')
  subject: string;

  @PrimaryColumn('text')
  key: string;

  /** SHA-256 of the input in hex. */
  @Column('text', { name: 'body_hash' })
  bodyHash: string;

  /** JSON text; null for no answer, and while the first run is still in its transaction. */
  @Column('text', { nullable: true })
  answer: string | null;

  /** The answer was a `JsonText`. */
  @Column('boolean', { name: 'is_text', default: false })
  isText: boolean;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  at: Date;
}
