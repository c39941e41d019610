import type { Id, Language } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';

/** Somebody is asked to join the team that asks; one that can be answered per person or address and challenge. */
@Entity('seeker_invitation')
@Index('seeker_invitation_once', ['challengeId', 'accountId'], { unique: true, where: `state = 'open'` })
@Index('seeker_invitation_address', ['challengeId', 'email'], { unique: true, where: `state = 'open'` })
@Index('seeker_invitation_own', ['accountId'], { where: `state = 'open'` })
export class SeekerInvitationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'seeker_invitation_pkey' })
  id: Id;

  @Column('uuid')
  challengeId: Id;

  /** Null where an address without an account is asked, until the account that has it by then accepts. */
  @Column('uuid', { nullable: true })
  accountId: Id | null;

  /** Of somebody without an account, as long as it can be answered. */
  @Column('text', { nullable: true })
  email: string | null;

  /** Of the mail to that address, and the portal in whose look it comes. */
  @Column('text', { nullable: true })
  language: Language | null;

  @Column('uuid', { nullable: true })
  portalId: Id | null;

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

/** One of the secrets that lead to an invitation: a mail that goes out again brings another. */
@Entity('seeker_invitation_token')
export class SeekerInvitationTokenEntity {
  /** SHA-256 of the token. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'seeker_invitation_token_pkey' })
  tokenHash: Buffer;

  @Index('seeker_invitation_token_of')
  @ForeignKey(() => SeekerInvitationEntity, {
    name: 'seeker_invitation_token_invitation',
    onDelete: 'CASCADE',
  })
  @Column('uuid')
  invitationId: Id;
}
