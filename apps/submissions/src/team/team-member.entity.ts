import type { teamRole } from '@allmende/contracts';
import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { z } from 'zod';
import { SubmissionEntity } from '../submissions/submission.entity.js';

export type TeamRole = z.output<typeof teamRole>;

/** A person of a team. Nobody is in two live teams of one challenge. */
@Entity('team_member')
@Index('team_member_account', ['accountId', 'submissionId'])
@Index('team_member_one_team', ['challengeId', 'accountId'], { unique: true, where: 'live' })
export class TeamMemberEntity {
  @ForeignKey(() => SubmissionEntity, { name: 'team_member_submission_id' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'team_member_pkey' })
  submissionId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'team_member_pkey' })
  accountId: string;

  @Column('uuid')
  challengeId: string;

  /** False once the submission was withdrawn: the person may begin or join another. */
  @Column('boolean', { default: true })
  live: boolean;

  @Column('text')
  role: TeamRole;

  @Column({ type: 'timestamptz', precision: 3, default: () => 'clock_timestamp()' })
  joinedAt: Date;

  /**
   * When this service first saw that the person agreed to the terms. Before that the person reads nothing of the
   * draft. It stays when an agreement ends: who wrote a draft keeps reading it.
   */
  @Column({ type: 'timestamptz', precision: 3, nullable: true })
  agreedAt: Date | null;

  /** What the person declared, sealed to this service's key: its notes tell of the solution. */
  @Column('bytea', { nullable: true })
  declaration: Buffer | null;

  /** False also for one that was saved before its notes were required and lacks one. */
  @Column('boolean', { default: false })
  declared: boolean;
}
