import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The versions that a person was shown last for a challenge: nobody agrees to what was not shown. */
@Entity('terms_shown')
export class TermsShownEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'terms_shown_pkey' })
  challengeId: string;

  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'terms_shown_pkey' })
  accountId: string;

  @Column('uuid', { array: true })
  versionIds: string[];

  @Column('timestamptz', { default: () => "date_trunc('milliseconds', clock_timestamp())" })
  shownAt: Date;
}
