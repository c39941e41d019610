import type { Id } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { ImportFormat } from './challenge-import.rules.js';

/** Where an imported challenge comes from; source and that source's own id are its identity. */
@Entity('challenge_import')
@Unique('challenge_import_record', ['source', 'sourceId'])
export class ChallengeImportEntity {
  @PrimaryColumn('uuid')
  challengeId: Id;

  @Column('text')
  source: string;

  @Column('text')
  sourceId: string;

  /** The format that it was last written from. */
  @Column('text')
  format: ImportFormat;

  @Column('text')
  licence: string;

  @Column('text', { nullable: true })
  url: string | null;

  @Column('text', { nullable: true })
  organisation: string | null;

  /** SHA-256 of what was understood: the same again changes nothing. */
  @Column('text')
  contentHash: string;
}
