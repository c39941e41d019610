import type { RightsModel, RightsPackage, TermsBlanks, termsLayer } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { z } from 'zod';
import type { ChallengeFacts } from '../packages/package.words.js';
import type { Both, ClauseText } from '../texts/wording.js';

export type TermsLayer = z.output<typeof termsLayer>;

/** What layer 3 was written from; kept to tell a changed content from the same one sent again. */
export type ChallengeBasis = ChallengeFacts & { rightsModel: RightsModel; blanks: TermsBlanks };

/** There is one platform; its layer belongs to nothing in particular. */
export const platformScope = '00000000-0000-0000-0000-000000000000';

/** A published version of one layer. A trigger refuses every change: it is frozen for ever. */
@Entity('terms_version')
export class TermsVersionEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'terms_version_pkey' })
  versionId: string;

  @Column('text')
  layer: TermsLayer;

  /** The cluster of layer 2, the challenge of layer 3. */
  @Column('uuid')
  scopeId: string;

  @Column('integer')
  number: number;

  @Column('jsonb')
  title: Both;

  @Column('jsonb')
  clauses: ClauseText[];

  @Column('text')
  digest: string;

  @Column('boolean', { default: true })
  draftForLawyer: boolean;

  /** Says the same in other words: an agreement to the version before it counts for it, too. */
  @Column('boolean', { default: false })
  editorial: boolean;

  /** The cluster whose layer 2 goes with this layer 3. */
  @Column('uuid', { nullable: true })
  clusterId: string | null;

  @Column('jsonb', { nullable: true })
  rights: RightsPackage | null;

  @Column('jsonb', { nullable: true })
  basis: ChallengeBasis | null;

  @Column('timestamptz', { default: () => "date_trunc('milliseconds', clock_timestamp())" })
  publishedAt: Date;
}
