import type { Statement } from '@allmende/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The signed receipt of one evidence row. Insert-only; it goes when the row's statement is erased. */
@Entity('receipt')
export class ReceiptEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'receipt_pkey' })
  receiptId: string;

  @Column('bigint')
  seq: string;

  /** What people read out, see `numberOf`. */
  @Column('text')
  number: string;

  @Column('text')
  keyId: string;

  @Column('bytea')
  signature: Buffer;

  @Column('text')
  statementType: Statement['type'];

  @Column('uuid')
  challengeId: string;

  @Column('uuid', { nullable: true })
  submissionId: string | null;
}

/** Who may see a receipt. */
@Entity('receipt_holder')
export class ReceiptHolderEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'receipt_holder_pkey' })
  accountId: string;

  @PrimaryColumn('bigint', { primaryKeyConstraintName: 'receipt_holder_pkey' })
  seq: string;
}

/** A public key that signs receipts or once did. Insert-only. */
@Entity('receipt_key')
export class ReceiptKeyEntity {
  @PrimaryColumn('text', { primaryKeyConstraintName: 'receipt_key_pkey' })
  keyId: string;

  /** Raw Ed25519 key as base64url. */
  @Column('text')
  publicKey: string;

  @Column('timestamptz', { default: () => "date_trunc('milliseconds', clock_timestamp())" })
  since: Date;
}
