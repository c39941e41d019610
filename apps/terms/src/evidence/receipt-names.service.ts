import type { ShownBeside, Statement } from '@allmende/contracts';
import type { CallContext } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { NamesService } from '../acceptances/names.service.js';

type NamesBeside = Pick<ShownBeside, 'organisation' | 'people'>;

/** Names of today for what a statement calls by id, as far as they concern its holder. */
@Injectable()
export class ReceiptNames {
  constructor(
    private readonly dataSource: DataSource,
    private readonly names: NamesService,
  ) {}

  async beside(statement: Statement, accountId: string, context: CallContext): Promise<NamesBeside> {
    const organisationId = await this.organisationOf(statement, accountId);
    const team = peopleOf(statement);
    const asked = { accounts: team.length > 0 ? [...team, accountId] : [], organisations: [organisationId] };
    const { accounts, organisations } = await this.names.of(asked, context);
    const name = organisations.get(organisationId ?? '');
    return {
      organisation: organisationId !== null && name !== undefined ? { organisationId, name } : null,
      // The reader has a name: without it, nobody was there to say whose account is closed.
      people: accounts.has(accountId)
        ? team.map((each) => ({ accountId: each, name: accounts.get(each) ?? null }))
        : [],
    };
  }

  /** For whom a colleague of the team agreed is not said here: that is the colleague's own receipt. */
  private async organisationOf(statement: Statement, accountId: string): Promise<string | null> {
    switch (statement.type) {
      case 'agreement':
        return statement.party.kind === 'organisation' ? statement.party.organisationId : null;
      case 'agreement-answered':
      case 'consent':
      case 'office-confidentiality':
      case 'manager-confidentiality':
        return statement.organisationId;
      case 'submission': {
        const own = statement.agreements?.find((each) => each.accountId === accountId);
        return own ? this.agreedFor(accountId, own.receiptId) : null;
      }
      default:
        return null;
    }
  }

  private async agreedFor(accountId: string, receiptId: string): Promise<string | null> {
    const rows = await this.dataSource.query<{ organisationId: string | null }[]>(
      'SELECT organisation_id AS "organisationId" FROM acceptance WHERE account_id = $1 AND receipt_id = $2',
      [accountId, receiptId],
    );
    return rows[0]?.organisationId ?? null;
  }
}

/** Whom a statement is about, and its reader may know by name. */
function peopleOf(statement: Statement): string[] {
  switch (statement.type) {
    case 'submission':
      return statement.teamAccountIds;
    case 'consent':
      return [statement.memberAccountId];
    // Whose brief or submission was opened has the reader's name in the list of openings.
    case 'brief-opened':
    case 'submission-read':
      return [statement.accountId];
    default:
      return [];
  }
}
