import {
  type ConsentInFull,
  consentsRpc,
  newId,
  type OutputOf,
  personOf,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { factsFor } from '../acceptances/acceptance.store.js';
import { EvidenceService } from '../evidence/evidence.service.js';
import { isBriefGiven } from '../windows/window.rules.js';
import { WindowsService } from '../windows/windows.service.js';
import { confidentialityWords } from './confidentiality.words.js';
import { findConsent, lockConsent, type Row } from './consent.access.js';

type Agree = Call<typeof consentsRpc.agreeToConfidentiality>;
type Agreed = OutputOf<typeof consentsRpc.agreeToConfidentiality>;
type Kept = { agreedAt: Date; receiptId: string };
type Key = Pick<Row, 'challengeId' | 'organisationId'> & { accountId: string };

/** Somebody of an office undertakes to keep what it may read then confidential. It lets nobody take part. */
@Injectable()
export class ConfidentialityService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly windows: WindowsService,
    private readonly evidence: EvidenceService,
  ) {}

  async of(consent: Row, accountId: string): Promise<ConsentInFull['confidentiality']> {
    const kept = await find(this.dataSource.manager, { ...consent, accountId });
    const said = kept ? toAgreed(kept) : { agreedAt: null, receiptId: null };
    return { words: confidentialityWords, ...said };
  }

  async agree(call: Agree): Promise<Agreed> {
    const { actor, context, input } = call;
    const found = await findConsent(this.dataSource.manager, input.consentId, actor);
    if (input.words !== confidentialityWords[input.language]) throw new ProblemError('consent.words');
    return this.windows.withFreshWindow(found.challengeId, context, () =>
      this.writes.run(call, (tx) => this.keep(tx, call)),
    );
  }

  /** The first of two at once has the row; the other one reads it. */
  private async keep(tx: EntityManager, { actor, input }: Agree): Promise<Agreed> {
    const { accountId, portal } = personOf(actor);
    const { consentId, language, words } = input;
    await lockConsent(tx, consentId);
    const { challengeId, organisationId, state } = await findConsent(tx, consentId, actor);
    const { now, window, inForce } = await factsFor(tx, challengeId, accountId);
    if (state === 'withdrawn') throw new ProblemError('consent.withdrawn');
    if (!window || !isBriefGiven(window) || inForce.length !== 3) throw new ProblemError('challenge.state');
    const key = { challengeId, accountId, organisationId };
    const receiptId = newId();
    const first = await tx.query<unknown[]>(
      `INSERT INTO office_agreement
         (challenge_id, account_id, organisation_id, version_ids, language, agreed_at, receipt_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING 1`,
      [challengeId, accountId, organisationId, inForce.map((one) => one.versionId), language, now, receiptId],
    );
    const kept = await find(tx, key);
    if (!kept) throw new Error('The agreement of an office is gone');
    if (first.length > 0) {
      const said = { at: now.toISOString(), ...key, portalId: portal ?? null, language, words };
      const statement = { type: 'office-confidentiality' as const, ...said, versions: [...inForce] };
      await this.evidence.append(tx, { receiptId, statement, holders: [accountId] });
    }
    return toAgreed(kept);
  }
}

async function find(tx: EntityManager, key: Key): Promise<Kept | undefined> {
  const rows = await tx.query<Kept[]>(
    `SELECT agreed_at AS "agreedAt", receipt_id AS "receiptId" FROM office_agreement
     WHERE challenge_id = $1 AND account_id = $2 AND organisation_id = $3`,
    [key.challengeId, key.accountId, key.organisationId],
  );
  return rows[0];
}

function toAgreed({ agreedAt, receiptId }: Kept): Agreed {
  return { agreedAt: agreedAt.toISOString(), receiptId };
}
