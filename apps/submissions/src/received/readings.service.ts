import { accountsRpc, isManagerOf, type OutputOf, ProblemError, type readingsRpc } from '@allmende/contracts';
import { type Call, Messaging } from '@allmende/messaging';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { iso } from '../submissions/submission.sql.js';
import { WindowsService } from '../windows/windows.service.js';

type Page = OutputOf<typeof readingsRpc.listReadings>;
type Named = 'name' | 'organisationName';
type Row = Omit<Page['items'][number], Named> & { organisationId: string | null };

/** Who read what of a challenge's submissions, for those who run it: no names of teams, no titles, no files. */
@Injectable()
export class ReadingsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly windows: WindowsService,
  ) {}

  async list({ input, actor, context }: Call<typeof readingsRpc.listReadings>): Promise<Page> {
    await this.windows.readable(input.challengeId, context, ({ clusterId }) => {
      if (!isManagerOf(actor, clusterId)) throw new ProblemError('challenge.not-found');
    });
    const values = [input.challengeId];
    const text = await readPage(this.dataSource, input, { rows, values, direction: 'DESC' });
    const { items, nextCursor } = JSON.parse(text) as { items: Row[]; nextCursor: string | null };
    const accountIds = [...new Set(items.map(({ accountId }) => accountId))];
    const organisationIds = [...new Set(items.flatMap(({ organisationId }) => organisationId ?? []))];
    const asked = { accountIds, organisationIds };
    const { accounts, organisations } = await this.messaging.call(accountsRpc.names, asked, context);
    const people = new Map(accounts.map(({ accountId, name }) => [accountId, name]));
    const names = new Map(organisations.map(({ organisationId, name }) => [organisationId, name]));
    return {
      items: items.map(({ organisationId, ...row }) => ({
        ...row,
        name: people.get(row.accountId) ?? '',
        organisationName: organisationId === null ? null : (names.get(organisationId) ?? ''),
      })),
      nextCursor,
    };
  }
}

const rows = `SELECT o.id, o.at, json_build_object('at', ${iso('o.at')}, 'accountId', o.account_id,
    'organisationId', o.organisation_id, 'submissionId', o.submission_id, 'version', o.version,
    'what', CASE WHEN o.file_id IS NULL THEN 'text' ELSE 'file' END) AS item
  FROM opening o JOIN submission s ON s.id = o.submission_id
  WHERE s.challenge_id = $1 AND o.role = 'seeker'`;
