import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { SubmissionEntity } from '../submissions/submission.entity.js';

/** Who opened what of a submission; one row per person, version, thing and hour. */
@Entity('opening')
@Index('opening_list', ['submissionId', 'at', 'id'])
// Made in SQL: a text has no file, and two such rows of one hour must still count as the same (NULLS NOT DISTINCT).
@Index('opening_once', { synchronize: false })
export class OpeningEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'opening_pkey' })
  id: string;

  @ForeignKey(() => SubmissionEntity, { name: 'opening_submission_id' })
  @Column('uuid')
  submissionId: string;

  @Column('integer')
  version: number;

  @Column('uuid')
  accountId: string;

  @Column('text')
  role: 'seeker' | 'member';

  /** A verified affiliation at that moment. */
  @Column('uuid', { nullable: true })
  organisationId: string | null;

  /** Null: the text. */
  @Column('uuid', { nullable: true })
  fileId: string | null;

  @Column({ type: 'timestamptz', precision: 3 })
  at: Date;

  @Column({ type: 'timestamptz', precision: 3 })
  hour: Date;
}
