import type { Language } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubmissionEntity } from '../submissions/submission.entity.js';
import type { TeamRole } from './team-member.entity.js';

export type InvitationState = 'open' | 'accepted' | 'declined' | 'ended';

/** Somebody asked by e-mail to join a team; good for fourteen days. */
@Entity('team_invitation')
@Index('team_invitation_once', ['submissionId', 'email'], { unique: true, where: "state = 'open'" })
@Index('team_invitation_account', ['accountId'], { where: "state = 'open'" })
export class TeamInvitationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'team_invitation_pkey' })
  id: string;

  @ForeignKey(() => SubmissionEntity, { name: 'team_invitation_submission_id' })
  @Column('uuid')
  submissionId: string;

  @Column('text')
  email: string;

  /** The account that had this address when it was invited. */
  @Column('uuid', { nullable: true })
  accountId: string | null;

  @Column('text')
  role: TeamRole;

  @Column('text', { default: 'open' })
  state: InvitationState;

  @Column('uuid')
  invitedBy: string;

  /** The portal of who invited; its look is on the mail. */
  @Column('uuid', { nullable: true })
  portalId: string | null;

  /** Chosen by who invites, for an address without an account; null: the portal's. */
  @Column('text', { nullable: true })
  language: Language | null;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  invitedAt: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  expiresAt: Date;

  @Column('uuid', { nullable: true })
  answeredBy: string | null;
}
