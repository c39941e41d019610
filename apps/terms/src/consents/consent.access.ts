import { type Actor, type Consent, officesOf, type OwnConsent, ProblemError } from '@allmende/contracts';
import { databaseClock } from '@allmende/platform/database';
import type { EntityManager } from 'typeorm';
import { accountOf } from '../acceptances/acceptance.access.js';
import { consents, isOthers, officeJson } from './consent.sql.js';

export type OwnRow = Omit<OwnConsent, 'organisation'> & { accountId: string; organisationId: string };
export type Row = OwnRow & Pick<Consent, 'awardUntil'>;

/** For whoever does not act for the office, or not in this case, there is nothing. */
export async function findConsent(tx: EntityManager, consentId: string, actor: Actor): Promise<Row> {
  const rows = await tx.query<{ item: Row }[]>(
    `SELECT ${officeJson('c')} AS item FROM ${consents}
     WHERE c.consent_id = $1 AND c.organisation_id = ANY ($2) AND ${isOthers('$3')}`,
    [consentId, officesOf(actor), accountOf(actor)],
  );
  if (!rows[0]) throw new ProblemError('consent.not-found');
  return rows[0].item;
}

// A statement of its own: what is read with a lock that had to wait is older than the lock.
export async function lockConsent(tx: EntityManager, consentId: string): Promise<Date> {
  await tx.query('SELECT FROM consent WHERE consent_id = $1 FOR UPDATE', [consentId]);
  return databaseClock(tx);
}
