import { newId, type OfficeRule, termsEvents } from '@allmende/contracts';
import { Outbox } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { lock } from '../terms/publishing.js';
import { isStanding } from '../terms/terms.sql.js';
import { isOpenNow } from '../windows/window.sql.js';
import { endOf } from './consent.sql.js';
import { ConsentWriter } from './consent.writer.js';

/** What is missing is looked for where something has changed. */
type Where = { challengeId?: string; accountId?: string; organisationId?: string };
type Missing = { challengeId: string; accountId: string; organisationId: string; rule: OfficeRule };
/** `endsAt`: the limit, or the close before it; never at once. */
type Due = Missing & { askedAt: Date; dueAt: Date; endsAt: Date };

/** Asks the offices of those who take part, each once for a person and challenge. */
@Injectable()
export class ConsentRequests {
  constructor(
    private readonly outbox: Outbox,
    private readonly writer: ConsentWriter,
  ) {}

  /**
   * Before anything is written that makes an office hear of somebody: of a draft that begins and an office that is named
   * at the same instant neither would see the other.
   */
  async takeTurn(tx: EntityManager): Promise<void> {
    await lock(tx, 'consent-requests');
  }

  /** In the turn of the person, so that joining a team at that moment is not missed. */
  async askAfterAgreeing(tx: EntityManager, who: { challengeId: string; accountId: string }): Promise<void> {
    const begun = await tx.query<unknown[]>(
      'SELECT FROM participation WHERE challenge_id = $1 AND account_id = $2',
      [who.challengeId, who.accountId],
    );
    if (begun.length === 0) return;
    await this.takeTurn(tx);
    await this.ask(tx, who);
  }

  async ask(tx: EntityManager, { challengeId, accountId, organisationId }: Where): Promise<void> {
    const due = await tx.query<Due[]>(missing, [
      challengeId ?? null,
      accountId ?? null,
      organisationId ?? null,
    ]);
    for (const one of due) await this.askOne(tx, one);
  }

  /** Of an account that is closed; what its office said stands in the log, as far as others rely on it. */
  async forget(tx: EntityManager, accountId: string): Promise<void> {
    await this.takeTurn(tx);
    for (const table of ['consent', 'participation', 'verified_affiliation'])
      await tx.query(`DELETE FROM ${table} WHERE account_id = $1`, [accountId]);
  }

  private async askOne(tx: EntityManager, due: Due): Promise<void> {
    const { challengeId, accountId, organisationId, rule, askedAt, dueAt, endsAt } = due;
    const [asked] = await tx.query<{ consentId: string }[]>(
      `INSERT INTO consent (consent_id, challenge_id, account_id, organisation_id, state, asked_at, due_at)
       VALUES ($1, $2, $3, $4, 'asked', $5, $6)
       ON CONFLICT (challenge_id, account_id, organisation_id) DO UPDATE SET state = 'asked',
         asked_at = excluded.asked_at, due_at = excluded.due_at, reminded_at = NULL, answered_at = NULL
         WHERE consent.state = 'withdrawn'
       RETURNING consent_id AS "consentId"`,
      [newId(), challengeId, accountId, organisationId, askedAt, dueAt],
    );
    if (!asked) return;
    const { consentId } = asked;
    const needed = rule === 'consent-needed';
    const fact = { consentId, challengeId, accountId, organisationId };
    await this.outbox.append(tx, termsEvents.consentAsked, { ...fact, needed, dueAt: endsAt.toISOString() });
    if (!needed) await this.writer.settle(tx, fact, { state: 'not-needed', by: null, at: askedAt });
  }
}

/**
 * Offices of those who take part in what is open and agreed to its terms: by a verified affiliation, or because they
 * agreed for the organisation. Who posted the challenge is not asked about its own people.
 */
const missing = `
  SELECT p.challenge_id AS "challengeId", p.account_id AS "accountId", o.organisation_id AS "organisationId", o.rule,
    now.at AS "askedAt", now.at + make_interval(days => o.days) AS "dueAt",
    ${endOf('now.at + make_interval(days => o.days)', 'now.at', 'w')} AS "endsAt"
  FROM participation p JOIN challenge_window w USING (challenge_id)
    JOIN acceptance a ON a.challenge_id = p.challenge_id AND a.account_id = p.account_id AND ${isStanding('a')}
    JOIN office o ON o.organisation_id = ANY (p.organisation_ids) OR o.organisation_id = a.organisation_id
    CROSS JOIN (SELECT date_trunc('milliseconds', clock_timestamp()) AS at) now
  WHERE ($1::uuid IS NULL OR p.challenge_id = $1) AND ($2::uuid IS NULL OR p.account_id = $2)
    AND ($3::uuid IS NULL OR o.organisation_id = $3)
    AND ${isOpenNow('w')} AND o.organisation_id IS DISTINCT FROM w.organisation_id
    AND NOT EXISTS (SELECT FROM consent c WHERE c.challenge_id = p.challenge_id AND c.account_id = p.account_id
      AND c.organisation_id = o.organisation_id AND c.state <> 'withdrawn')
  ORDER BY p.challenge_id, p.account_id, o.organisation_id`;
