import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * Why somebody declined, given freely. Neither account nor hour stands here, and the id is a random one: nobody can
 * tell who it was.
 */
@Entity('decline_reason')
export class DeclineReasonEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'decline_reason_pkey' })
  reasonId: string;

  @Column('uuid')
  challengeId: string;

  @Column('text')
  reason: string;

  @Column('date')
  declinedOn: string;
}
