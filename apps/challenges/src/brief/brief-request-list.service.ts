import {
  accountsRpc,
  type BriefRequest,
  type BriefRequestState,
  type briefRequestsRpc,
  type Id,
  type OutputOf,
} from '@allmende/contracts';
import { type Call, type CallContext, Messaging } from '@allmende/messaging';
import { databaseClock, readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { ChallengeAccess } from '../challenges/challenge-access.service.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';
import type { Basis } from '../openings/brief-opening.entity.js';
import { partyOf } from '../openings/brief-opening.rules.js';
import { hasAskingEnded } from './brief-access.rules.js';
import { BriefAccess } from './brief-access.service.js';
import { outcomeOf } from './brief-request.rules.js';

type Page = OutputOf<typeof briefRequestsRpc.listBriefRequests>;
type Row = {
  requestId: Id;
  revision: number;
  state: BriefRequestState;
  note: string;
  askedAt: string;
  answeredAt: string | null;
  reason: string | null;
  accountId: Id;
  basis: Basis;
  answeredById: Id | null;
};

/** The requests for a brief, as the team that asks reads them. */
@Injectable()
export class BriefRequestList {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly access: ChallengeAccess,
    private readonly briefAccess: BriefAccess,
  ) {}

  async read({ input, actor, context }: Call<typeof briefRequestsRpc.listBriefRequests>): Promise<Page> {
    const { challenge } = await this.access.findAsSeeker(input.challengeId, actor);
    const values = [input.challengeId];
    const text = await readPage(this.dataSource, input, { rows, values, direction: 'DESC' });
    const { items, nextCursor } = JSON.parse(text) as { items: Row[]; nextCursor: string | null };
    const askingEnded = hasAskingEnded(challenge, await databaseClock(this.dataSource.manager));
    const named = await this.named(challenge, items, context);
    return { items: named.map((one) => ({ ...one, state: outcomeOf(one.state, askingEnded) })), nextCursor };
  }

  private async named(
    challenge: ChallengeEntity,
    items: readonly Row[],
    context: CallContext,
  ): Promise<(BriefRequest & Pick<Row, 'state'>)[]> {
    const accountIds = [...new Set(items.map(({ accountId }) => accountId))];
    const [hindrances, known] = await Promise.all([
      this.briefAccess.hindrances(challenge, accountIds, context),
      this.messaging.call(accountsRpc.names, idsIn(items), context),
    ]);
    const people = new Map(known.accounts.map(({ accountId, name }) => [accountId, name]));
    const names = new Map(known.organisations.map(({ organisationId, name }) => [organisationId, name]));
    const nameOf = (organisationId: Id | null): string | null =>
      organisationId === null ? null : (names.get(organisationId) ?? '');
    return items.map(({ basis: { role, organisationId, agreement }, answeredById, ...row }) => ({
      ...row,
      role,
      name: people.get(row.accountId) ?? '',
      organisationName: nameOf(organisationId),
      agreement: agreement && { at: agreement.at, organisationName: nameOf(partyOf(agreement)) },
      answeredBy: answeredById && (people.get(answeredById) ?? ''),
      hindrance: hindrances.get(row.accountId) ?? null,
    }));
  }
}

function idsIn(items: readonly Row[]): { accountIds: Id[]; organisationIds: Id[] } {
  const accountIds = items.flatMap(({ accountId, answeredById }) => [accountId, answeredById]);
  const organisationIds = items.flatMap(({ basis: { organisationId, agreement } }) => [
    organisationId,
    agreement && partyOf(agreement),
  ]);
  return { accountIds: distinct(accountIds), organisationIds: distinct(organisationIds) };
}

function distinct(ids: readonly (Id | null)[]): Id[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

const rows = `SELECT id, asked_at AS at, json_build_object('requestId', id, 'revision', revision, 'state', state,
    'note', note, 'askedAt', iso(asked_at), 'answeredAt', iso(answered_at), 'reason', reason, 'accountId', account_id,
    'basis', basis, 'answeredById', answered_by) AS item
  FROM brief_request WHERE challenge_id = $1`;
