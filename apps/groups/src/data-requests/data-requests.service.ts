import {
  type DataRequest,
  type dataRequestsRpc,
  newId,
  type OutputOf,
  personOf,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { readEnv } from '@allmende/platform';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { filesEnv } from '../env.js';
import { newToken } from '../files/file-token.rules.js';
import { DataRequestEntity, toDataRequest } from './data-request.entity.js';

type Link = OutputOf<typeof dataRequestsRpc.fetchData>;

/** Asking for a copy of everything about oneself, and the one way to it; the files listener makes and sends it. */
@Injectable()
export class DataRequestsService {
  private readonly filesUrl = readEnv(filesEnv.pick({ FILES_URL: true })).FILES_URL.replace(/\/$/, '');

  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
  ) {}

  /** Two at the same moment get the same one. */
  async request(call: Call<typeof dataRequestsRpc.requestData>): Promise<DataRequest> {
    const { accountId } = personOf(call.actor);
    return this.writes.run(call, async (tx) => {
      await tx.query(
        `INSERT INTO data_request AS known (account_id, id) VALUES ($1, $2)
         ON CONFLICT (account_id) DO UPDATE SET id = excluded.id, requested_at = clock_timestamp(),
           try_at = clock_timestamp(), expires_at = NULL, fetched_at = NULL, token_hash = NULL
         WHERE known.fetched_at IS NOT NULL OR known.expires_at <= clock_timestamp()`,
        [accountId, newId()],
      );
      return toDataRequest(
        await tx.findOneByOrFail(DataRequestEntity, { accountId }),
        await databaseClock(tx),
      );
    });
  }

  async get({
    actor,
  }: Call<typeof dataRequestsRpc.getDataRequest>): Promise<{ request: DataRequest | null }> {
    const { accountId } = personOf(actor);
    const { manager } = this.dataSource;
    const found = await manager.findOneBy(DataRequestEntity, { accountId });
    return { request: found && toDataRequest(found, await databaseClock(manager)) };
  }

  /** A newer address replaces one that was not used. */
  async fetch(call: Call<typeof dataRequestsRpc.fetchData>): Promise<Link> {
    const { accountId, sessionId } = personOf(call.actor);
    const give = async (tx: EntityManager): Promise<Link> => {
      const { token, hash } = newToken();
      const [rows] = await tx.query<[{ endsAt: Date }[], number]>(
        `UPDATE data_request SET token_hash = $2, session_id = $3,
           token_ends_at = clock_timestamp() + interval '1 minute'
         WHERE account_id = $1 AND fetched_at IS NULL AND expires_at > clock_timestamp()
         RETURNING token_ends_at AS "endsAt"`,
        [accountId, hash, sessionId],
      );
      const [given] = rows;
      if (!given) throw new ProblemError('data-request.state');
      return { url: `${this.filesUrl}/data/${token}`, expiresAt: given.endsAt.toISOString() };
    };
    return this.writes.run(call, give, { again: give });
  }
}
