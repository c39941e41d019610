import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { TeamInvitationEntity } from './team-invitation.entity.js';

/** One secret of an invitation; a mail that goes out again after a crash carries another one, and both are good. */
@Entity('invitation_token')
export class InvitationTokenEntity {
  /** SHA-256 of the token. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'invitation_token_pkey' })
  tokenHash: Buffer;

  @Index('invitation_token_invitation')
  @ForeignKey(() => TeamInvitationEntity, { name: 'invitation_token_invitation_id' })
  @Column('uuid')
  invitationId: string;
}
