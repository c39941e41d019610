import { Column, Entity, PrimaryColumn } from 'typeorm';

/** How often something was tried in the running window, e.g. a password for one address. */
@Entity('attempt')
export class AttemptEntity {
  /** Kind and digest of what it is counted for; holds no address. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'attempt_pkey' })
  key: string;

  @Column('integer')
  count: number;

  @Column('timestamptz')
  windowEndsAt: Date;
}
