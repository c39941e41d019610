import { type Acceptance, type Language } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * What one person agreed to for one challenge. A row changes when the organisation answers a member, and when it is
 * ended or replaced by another, each once; and when a member reminds the organisation.
 */
@Entity('acceptance')
export class AcceptanceEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'acceptance_pkey' })
  acceptanceId: string;

  @Column('uuid')
  challengeId: string;

  @Column('uuid')
  accountId: string;

  /** Null: for oneself. */
  @Column('uuid', { nullable: true })
  organisationId: string | null;

  /** By a signatory whose affiliation is verified; always true for oneself. */
  @Column('boolean')
  isBinding: boolean;

  @Column('uuid')
  platformVersionId: string;

  @Column('uuid')
  clusterVersionId: string;

  @Column('uuid')
  challengeVersionId: string;

  @Column('text')
  language: Language;

  @Column('uuid', { nullable: true })
  portalId: string | null;

  @Column('uuid')
  receiptId: string;

  @Column('timestamptz')
  acceptedAt: Date;

  /** When the member had the signatories asked again. */
  @Column('timestamptz', { nullable: true })
  remindedAt: Date | null;

  @Column('timestamptz', { nullable: true })
  endedAt: Date | null;

  /** When newer versions, or another party, were agreed to instead. */
  @Column('timestamptz', { nullable: true })
  supersededAt: Date | null;

  /** What a signatory said where the agreement does not bind; a refusal ends it at the same moment. */
  @Column('text', { nullable: true })
  answer: 'confirmed' | 'refused' | null;

  @Column('uuid', { nullable: true })
  answeredBy: string | null;

  @Column('uuid', { nullable: true })
  answerReceiptId: string | null;

  @Column('timestamptz', { nullable: true })
  answeredAt: Date | null;
}

/** Platform, cluster, challenge. */
export function versionIdsOf(row: AcceptanceEntity): [string, string, string] {
  return [row.platformVersionId, row.clusterVersionId, row.challengeVersionId];
}

export function toAcceptance(row: AcceptanceEntity, organisationName: string | null): Acceptance {
  return {
    acceptanceId: row.acceptanceId,
    challengeId: row.challengeId,
    state: row.endedAt === null ? 'accepted' : 'ended',
    party: {
      kind: row.organisationId === null ? 'self' : 'organisation',
      organisationId: row.organisationId,
      organisationName,
      toBeConfirmed: !row.isBinding && row.answer === null && row.endedAt === null,
      answer: row.answer,
    },
    versionIds: versionIdsOf(row),
    at: row.acceptedAt.toISOString(),
    receiptId: row.receiptId,
  };
}
