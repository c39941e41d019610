import type { Id } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody is no longer of the team that asks: by their own leaving, or taken out by a colleague. */
@Entity('seeker_departure')
@Index('seeker_departure_of', ['challengeId'])
export class SeekerDepartureEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'seeker_departure_pkey' })
  id: Id;

  @Column('uuid')
  challengeId: Id;

  @Column('uuid')
  accountId: Id;

  @Column('uuid')
  byAccountId: Id;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  at: Date;
}
