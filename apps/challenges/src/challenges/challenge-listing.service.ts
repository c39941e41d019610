import {
  type challengesRpc,
  isPerson,
  type onlySeekerRpc,
  type OutputOf,
  ProblemError,
} from '@allmende/contracts';
import { type Call, JsonText } from '@allmende/messaging';
import { readPage } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { BriefRequestTasks } from '../brief/brief-request-tasks.service.js';
import { countSql } from './challenge-counts.sql.js';
import { listSql, type Statement } from './challenge-listing.sql.js';
import { ownRows } from './challenge-own.sql.js';

/** Lists, counts and search: one statement each, whose JSON goes out as it is. */
@Injectable()
export class ChallengeListingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly requests: BriefRequestTasks,
  ) {}

  list({ input, actor }: Call<typeof challengesRpc.listChallenges>): Promise<JsonText> {
    return this.answer(listSql(input, actor));
  }

  count({ input, actor }: Call<typeof challengesRpc.countChallenges>): Promise<JsonText> {
    return this.answer(countSql(input, actor));
  }

  async listOwn({ input, actor, context }: Call<typeof challengesRpc.listOwn>): Promise<JsonText> {
    const page = await readPage(this.dataSource, input, ownRows(input, actor));
    return new JsonText(await this.requests.counted(page, context));
  }

  async onlySeekerOf({ actor }: Call<typeof onlySeekerRpc.onlySeekerOf>) {
    if (!isPerson(actor)) throw new ProblemError('forbidden');
    const items = await this.dataSource.query<OutputOf<typeof onlySeekerRpc.onlySeekerOf>['items']>(
      `SELECT id AS "challengeId", question, original FROM challenge
       WHERE seeker_account_ids = ARRAY[$1::uuid] AND state IN ('scheduled', 'open', 'suspended', 'closed') ORDER BY closes_at, id`,
      [actor.accountId],
    );
    return { items };
  }

  private async answer({ text, values }: Statement): Promise<JsonText> {
    const [row] = await this.dataSource.query<[{ answer: string }]>(text, values);
    return new JsonText(row.answer);
  }
}
