import type { NoticeKind } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person chose for a kind of notice; null leaves it at the kind's default. */
@Entity('preference')
export class PreferenceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_preference' })
  accountId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_preference' })
  kind: NoticeKind;

  @Column('boolean', { nullable: true })
  mail: boolean | null;

  @Column('boolean', { nullable: true })
  portal: boolean | null;
}
