import { Entity, PrimaryColumn } from 'typeorm';

/** Who agreed to a challenge's terms, so that news about it reach them. */
@Entity('participant')
export class ParticipantEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_participant' })
  challengeId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_participant' })
  accountId: string;
}
