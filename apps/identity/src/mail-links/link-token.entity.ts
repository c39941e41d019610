import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { MailLinkEntity } from './mail-link.entity.js';

/** One secret of a link; a mail that is sent again after a crash has another one for the same purpose. */
@Entity('link_token')
export class LinkTokenEntity {
  /** SHA-256 of the token. */
  @PrimaryColumn('bytea', { primaryKeyConstraintName: 'link_token_pkey' })
  tokenHash: Buffer;

  @Index('link_token_link')
  @ForeignKey(() => MailLinkEntity, { name: 'link_token_link_id', onDelete: 'CASCADE' })
  @Column('uuid')
  mailLinkId: string;

  @Column('timestamptz')
  expiresAt: Date;

  @Column('timestamptz', { nullable: true })
  usedAt: Date | null;
}
