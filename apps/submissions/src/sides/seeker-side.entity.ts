import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Who has gone over to the team that asks in a challenge: they do not take part in it. */
@Entity('seeker_side')
export class SeekerSideEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'seeker_side_pkey' })
  challengeId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'seeker_side_pkey' })
  accountId: string;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  at: Date;
}
