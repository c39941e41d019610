import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { TermsVersionEntity } from './terms-version.entity.js';

/** A material change whose news has gone to those whom it concerns. */
@Entity('terms_change_told')
export class TermsChangeToldEntity {
  @ForeignKey(() => TermsVersionEntity, { name: 'terms_change_told_version' })
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'terms_change_told_pkey' })
  versionId: string;
}
