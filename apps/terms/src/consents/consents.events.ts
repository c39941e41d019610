import { accountsEvents, challengesEvents, officesEvents, submissionsEvents } from '@allmende/contracts';
import { type EventMessage, OnEvent } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { takeTurn } from '../acceptances/acceptance.store.js';
import { ConsentRequests } from './consent.requests.js';

/**
 * Whatever makes an office hear of somebody's draft: the draft, the office, that the person belongs to it, or that the
 * challenge goes on. An agreement asks by itself. Who no longer takes part is asked about no more.
 */
@Injectable()
export class ConsentsEvents {
  constructor(private readonly requests: ConsentRequests) {}

  @OnEvent(submissionsEvents.draftBegun)
  begun(
    { payload, at }: EventMessage<typeof submissionsEvents.draftBegun>,
    tx: EntityManager,
  ): Promise<void> {
    return this.takePart(tx, { ...payload, at });
  }

  @OnEvent(submissionsEvents.memberJoined)
  joined(
    { payload, at }: EventMessage<typeof submissionsEvents.memberJoined>,
    tx: EntityManager,
  ): Promise<void> {
    return this.takePart(tx, { ...payload, organisationIds: payload.organisationIds ?? [], at });
  }

  @OnEvent(submissionsEvents.memberLeft)
  left({ payload }: EventMessage<typeof submissionsEvents.memberLeft>, tx: EntityManager): Promise<void> {
    return withdraw(tx, payload.challengeId, [payload.accountId]);
  }

  @OnEvent(submissionsEvents.withdrawn)
  withdrawn({ payload }: EventMessage<typeof submissionsEvents.withdrawn>, tx: EntityManager): Promise<void> {
    return withdraw(tx, payload.challengeId, payload.teamAccountIds);
  }

  @OnEvent(officesEvents.officeChanged)
  async officeChanged(
    { payload: { organisationId, office } }: EventMessage<typeof officesEvents.officeChanged>,
    tx: EntityManager,
  ): Promise<void> {
    if (!office) {
      await tx.query('DELETE FROM office WHERE organisation_id = $1', [organisationId]);
      return;
    }
    await this.requests.takeTurn(tx);
    await tx.query(
      `INSERT INTO office (organisation_id, rule, days) VALUES ($1, $2, $3)
       ON CONFLICT (organisation_id) DO UPDATE SET rule = excluded.rule, days = excluded.days`,
      [organisationId, office.rule, office.days],
    );
    await this.requests.ask(tx, { organisationId });
  }

  @OnEvent(accountsEvents.affiliationVerified)
  async verified(
    { payload: { accountId, organisationId }, at }: EventMessage<typeof accountsEvents.affiliationVerified>,
    tx: EntityManager,
  ): Promise<void> {
    await this.requests.takeTurn(tx);
    if (await isClosed(tx, accountId)) return;
    await tx.query(
      `INSERT INTO verified_affiliation AS known (account_id, organisation_id, at) VALUES ($1, $2, $3)
       ON CONFLICT (account_id, organisation_id) DO UPDATE SET at = greatest(known.at, excluded.at)`,
      [accountId, organisationId, at],
    );
    await tx.query(
      `UPDATE participation SET organisation_ids = organisation_ids || $2::uuid
       WHERE account_id = $1 AND $2::uuid <> ALL (organisation_ids)`,
      [accountId, organisationId],
    );
    await this.requests.ask(tx, { accountId, organisationId });
  }

  /** While it was suspended nobody was asked. */
  @OnEvent(challengesEvents.resumed)
  async resumed(
    { payload: { challengeId } }: EventMessage<typeof challengesEvents.resumed>,
    tx: EntityManager,
  ): Promise<void> {
    await this.requests.takeTurn(tx);
    await this.requests.ask(tx, { challengeId });
  }

  private async takePart(
    tx: EntityManager,
    { challengeId, accountId, organisationIds, at }: TakingPart,
  ): Promise<void> {
    await takeTurn(tx, challengeId, accountId);
    await this.requests.takeTurn(tx);
    if (await isClosed(tx, accountId)) return;
    await tx.query(
      `INSERT INTO participation AS p (challenge_id, account_id, organisation_ids)
       VALUES ($1, $2, $3::uuid[] || ARRAY(SELECT organisation_id FROM verified_affiliation
         WHERE account_id = $2 AND at >= $4 AND organisation_id <> ALL ($3::uuid[])))
       ON CONFLICT (challenge_id, account_id) DO UPDATE SET organisation_ids = ARRAY(
         SELECT DISTINCT one FROM unnest(p.organisation_ids || excluded.organisation_ids) AS one)`,
      [challengeId, accountId, organisationIds, at],
    );
    await this.requests.ask(tx, { challengeId, accountId });
  }
}
type TakingPart = { challengeId: string; accountId: string; organisationIds: string[]; at: Date };

/** News of a draft may come after the news that the account is closed: no office is asked about somebody who is gone. */
async function isClosed(tx: EntityManager, accountId: string): Promise<boolean> {
  const rows = await tx.query<unknown[]>('SELECT FROM erasure WHERE account_id = $1', [accountId]);
  return rows.length > 0;
}

/** A person is in one team of a challenge at most. What an office has said stays said, also for who begins again. */
async function withdraw(tx: EntityManager, challengeId: string, accountIds: string[]): Promise<void> {
  await tx.query('DELETE FROM participation WHERE challenge_id = $1 AND account_id = ANY ($2)', [
    challengeId,
    accountIds,
  ]);
  await tx.query(
    `UPDATE consent SET state = 'withdrawn', answered_at = date_trunc('milliseconds', clock_timestamp())
     WHERE challenge_id = $1 AND account_id = ANY ($2) AND state = 'asked'`,
    [challengeId, accountIds],
  );
}
