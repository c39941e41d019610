import type { Language } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { ClusterEntity } from '../clusters/cluster.entity.js';

/**
 * What somebody typed into the registration form. It is written for known addresses too, so that nothing tells the
 * two apart, and becomes an account only through the link in the mail to that address.
 */
@Entity('registration')
@Index('registration_email', ['email', 'createdAt'])
export class RegistrationEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'registration_pkey' })
  id: string;

  @Column('text')
  email: string;

  @Column('text')
  name: string;

  @Column('text')
  language: Language;

  @Column('text')
  passwordHash: string;

  @ForeignKey(() => ClusterEntity, { name: 'registration_portal' })
  @Column('uuid', { nullable: true })
  portalId: string | null;

  @Column('text', { nullable: true })
  organisationName: string | null;

  /** The path where the person was before registering. */
  @Column('text', { nullable: true })
  next: string | null;

  @Column('timestamptz', { default: () => 'clock_timestamp()' })
  createdAt: Date;
}
