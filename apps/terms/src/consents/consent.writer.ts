import { newId, type Statement, termsEvents } from '@allmende/contracts';
import { Outbox } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { EvidenceService } from '../evidence/evidence.service.js';
import type { ConsentEntity } from './consent.entity.js';

type Said = Extract<Statement, { type: 'consent' }>['consent'];
export type ConsentOf = Pick<ConsentEntity, 'consentId' | 'challengeId' | 'accountId' | 'organisationId'>;
type Words = { state: Said; note?: string; by: string | null; at: Date };

/** Writes what was said about one consent: the row, the news of it and the evidence. */
@Injectable()
export class ConsentWriter {
  constructor(
    private readonly outbox: Outbox,
    private readonly evidence: EvidenceService,
  ) {}

  /** Call it with the row locked. */
  async settle(tx: EntityManager, consent: ConsentOf, words: Words): Promise<void> {
    const { consentId, challengeId, accountId, organisationId } = consent;
    const { state, note = '', by, at } = words;
    const receiptId = newId();
    await tx.query(
      `UPDATE consent SET state = $2, note = $3, answered_by = $4, answered_at = $5, receipt_id = $6
       WHERE consent_id = $1`,
      [consentId, state, note, by, at, receiptId],
    );
    if (state !== 'not-needed') {
      const fact = { consentId, challengeId, accountId, organisationId, state, answeredBy: by, receiptId };
      await this.outbox.append(tx, termsEvents.consentAnswered, fact);
    }
    await this.evidence.append(tx, {
      receiptId,
      holders: [accountId, ...(by === null ? [] : [by])],
      statement: {
        type: 'consent',
        at: at.toISOString(),
        accountId: by,
        challengeId,
        organisationId,
        memberAccountId: accountId,
        consent: state,
        noteDigest: note === '' ? null : createHash('sha256').update(note, 'utf8').digest('hex'),
      },
    });
  }
}
