import type { Id } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Somebody is asked to join the team that asks; one that can be answered per person and challenge. */
@Entity('seeker_invitation')
@Index('seeker_invitation_once', ['challengeId', 'accountId'], { unique: true, where: `state = 'open'` })
@Index('seeker_invitation_own', ['accountId'], { where: `state = 'open'` })
export class SeekerInvitationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'seeker_invitation_pkey' })
  id: Id;

  @Column('uuid')
  challengeId: Id;

  @Column('uuid')
  accountId: Id;

  @Column('uuid')
  invitedBy: Id;

  /** `ended`: taken back by the team. */
  @Column('text', { default: 'open' })
  state: 'open' | 'accepted' | 'declined' | 'ended';

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  at: Date;

  @Column('timestamp with time zone', { precision: 3 })
  expiresAt: Date;
}
