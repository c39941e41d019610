import type { NoticeKind } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A choice that differs from the default of its kind. */
@Entity('preference')
export class PreferenceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_preference' })
  accountId: string;

  @PrimaryColumn('text', { primaryKeyConstraintName: 'pk_preference' })
  kind: NoticeKind;

  @Column('boolean')
  mail: boolean;
}
