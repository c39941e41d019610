import type { Id, Language } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { GroupEntity } from './group.entity.js';

@Entity('group_invitation')
@Index('group_invitation_open', ['groupId', 'email'], { unique: true, where: `state = 'sent'` })
@Index('group_invitation_account', ['accountId'], { where: `state = 'sent'` })
export class GroupInvitationEntity {
  @PrimaryColumn('uuid')
  id: Id;

  @ForeignKey(() => GroupEntity, { name: 'group_invitation_group_id' })
  @Column('uuid')
  groupId: Id;

  /** Null where an account was invited by name. */
  @Column('text', { nullable: true })
  email: string | null;

  /** Set where an account was invited, by name or by its address at that moment: only this account can accept. */
  @Column('uuid', { nullable: true })
  accountId: Id | null;

  @Column('uuid')
  invitedBy: Id;

  @Column('text')
  note: string;

  /** The portal through which it was written, for the mail's look. */
  @Column('uuid', { nullable: true })
  portalId: Id | null;

  /** Chosen by who invites, for an address without an account; null: the portal's. */
  @Column('text', { nullable: true })
  language: Language | null;

  @Column('text', { default: 'sent' })
  state: 'sent' | 'accepted' | 'declined' | 'revoked';

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  invitedAt: Date;

  @Column('timestamptz')
  expiresAt: Date;
}

/** One of the secrets that lead to an invitation: a mail that goes out again brings another. */
@Entity('group_invitation_token')
export class GroupInvitationTokenEntity {
  @PrimaryColumn('bytea')
  tokenHash: Buffer;

  @ForeignKey(() => GroupInvitationEntity, { name: 'group_invitation_token_invitation_id' })
  @Column('uuid')
  invitationId: Id;
}
