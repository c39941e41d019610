import { type agreementsRpc, isManagerOf, type OutputOf, ProblemError } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { iso, isUnconfirmed } from '../terms/terms.sql.js';
import { isOpenable } from '../windows/window.rules.js';
import { WindowsService } from '../windows/windows.service.js';
import { NamesService } from './names.service.js';

type Page = OutputOf<typeof agreementsRpc.listAgreements>;
type Row = Omit<Page['items'][number], 'name' | 'organisationName'> & { organisationId: string | null };

/** Who agreed to what, for those who run the challenge. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly windows: WindowsService,
    private readonly names: NamesService,
  ) {}

  async list({ input, actor, context }: Call<typeof agreementsRpc.listAgreements>): Promise<Page> {
    const { window, now } = await this.windows.visible(input.challengeId, context);
    if (!isManagerOf(actor, window.clusterId)) throw new ProblemError('terms.not-found');
    // Who opened the brief stands with its openings; who only agreed is nobody's business while others still decide.
    if (!isOpenable(window, now)) throw new ProblemError('terms.still-open');
    const values = [input.challengeId];
    const text = await readPage(this.dataSource, input, { rows, values, direction: 'DESC' });
    const { items, nextCursor } = JSON.parse(text) as { items: Row[]; nextCursor: string | null };
    const asked = {
      accounts: items.map(({ accountId }) => accountId),
      organisations: items.map(({ organisationId }) => organisationId),
    };
    const { accounts, organisations } = await this.names.of(asked, context);
    return {
      items: items.map(({ organisationId, ...row }) => ({
        ...row,
        name: accounts.get(row.accountId) ?? '',
        organisationName: organisationId === null ? null : (organisations.get(organisationId) ?? ''),
      })),
      nextCursor,
    };
  }
}

const number = (layer: string) =>
  `(SELECT number FROM terms_version v WHERE v.version_id = a.${layer}_version_id)`;

const rows = `SELECT a.acceptance_id AS id, a.accepted_at AS at, json_build_object(
    'acceptanceId', a.acceptance_id, 'receiptId', a.receipt_id, 'accountId', a.account_id,
    'at', ${iso('a.accepted_at')}, 'language', a.language, 'organisationId', a.organisation_id,
    'state', CASE WHEN a.ended_at IS NOT NULL THEN 'ended' WHEN a.superseded_at IS NOT NULL THEN 'replaced'
      WHEN ${isUnconfirmed('a')} THEN 'unconfirmed' ELSE 'stands' END,
    'versions', json_build_object('platform', ${number('platform')}, 'cluster', ${number('cluster')},
      'challenge', ${number('challenge')})) AS item
  FROM acceptance a WHERE a.challenge_id = $1`;
