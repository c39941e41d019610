import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Why somebody declined, given freely. Neither account nor hour stands here: nobody can tell who it was. */
@Entity('decline_reason')
export class DeclineReasonEntity {
  @PrimaryColumn('uuid', {
    default: () => 'gen_random_uuid()',
    primaryKeyConstraintName: 'decline_reason_pkey',
  })
  reasonId: string;

  @Column('uuid')
  challengeId: string;

  @Column('text')
  reason: string;

  @Column('date', { default: () => 'CURRENT_DATE' })
  declinedOn: string;
}
