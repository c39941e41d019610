import {
  type Confidentiality,
  type Id,
  type Language,
  newId,
  ProblemError,
  type Statement,
  type Undertaken,
} from '@allmende/contracts';
import { Injectable } from '@nestjs/common';
import type { EntityManager, EntityTarget, FindOptionsWhere, QueryDeepPartialEntity } from 'typeorm';
import { EvidenceService } from '../evidence/evidence.service.js';
import type { Words } from './confidentiality.words.js';

/** What is kept of an undertaking, whoever gives it. */
type Kept = { accountId: Id; language: Language; agreedAt: Date; receiptId: Id };
type Given<E extends Kept> = {
  /** Of its row: there is one for the same key. */
  key: FindOptionsWhere<E>;
  row: Omit<E, 'receiptId'>;
  statement: Statement;
};

/** Somebody undertakes to keep documents confidential, once, and holds a receipt of it. */
@Injectable()
export class Undertakings {
  constructor(private readonly evidence: EvidenceService) {}

  /** The first of two at once has the row and its receipt; the other one reads them. */
  async give<E extends Kept>(
    tx: EntityManager,
    entity: EntityTarget<E>,
    { key, row, statement }: Given<E>,
  ): Promise<Undertaken> {
    const receiptId = newId();
    const values = { ...row, receiptId } as unknown as QueryDeepPartialEntity<E>;
    const insert = tx.createQueryBuilder().insert().into(entity).values(values);
    const { raw } = await insert.orIgnore().returning('receipt_id').execute();
    const kept = await tx.findOneBy(entity, key);
    if (!kept) throw new Error('An undertaking is gone');
    const isFirst = (raw as unknown[]).length > 0;
    if (isFirst) await this.evidence.append(tx, { receiptId, statement, holders: [kept.accountId] });
    return toUndertaken(kept);
  }
}

/** Nobody undertakes anything but what was shown. */
export function assertWords(words: Words, said: { language: Language; words: string }): void {
  if (said.words !== words[said.language]) throw new ProblemError('consent.words');
}

export function toConfidentiality(words: Words, kept: Kept | null): Confidentiality {
  return { words, ...(kept ? toUndertaken(kept) : { agreedAt: null, receiptId: null }) };
}

function toUndertaken({ agreedAt, receiptId }: Kept): Undertaken {
  return { agreedAt: agreedAt.toISOString(), receiptId };
}
