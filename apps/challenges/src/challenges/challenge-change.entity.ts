import type { Id, Localized } from '@allmende/contracts';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** Something that changed after publishing, as the page tells it. */
@Entity('challenge_change')
export class ChallengeChangeEntity {
  @PrimaryColumn('uuid')
  id: Id;

  @Index('challenge_change_of')
  @Column('uuid')
  challengeId: Id;

  @Column('text')
  kind: 'extended' | 'edited' | 'suspended' | 'resumed' | 'opener-replaced';

  @Column('jsonb')
  note: Localized;

  @Column('timestamp with time zone', { precision: 3, nullable: true })
  closesAt: Date | null;

  @Column('uuid')
  accountId: Id;

  @Column('timestamp with time zone', { precision: 3, default: () => 'clock_timestamp()' })
  at: Date;
}
