import { dataRequestsEvents, type Id, ProblemError } from '@allmende/contracts';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataRequestEntity } from './data-request.entity.js';
import { DataCopies } from './data-copies.service.js';

const everySeconds = 2;
const againSeconds = 10;
const sweepSeconds = 3_600;
/** How long a copy can be fetched, and how long a request is remembered after that. */
const readyDays = 7;
const rememberedDays = 30;

type Due = { accountId: Id; requestId: Id };

/**
 * Says when a copy can be fetched: once every service has answered with its part. One that is away delays it. Nothing of
 * what they answer is kept.
 */
@Injectable()
export class DataCopiesClock implements OnApplicationBootstrap {
  private readonly logger = new Logger(DataCopiesClock.name);

  constructor(
    private readonly clock: Clock,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly copies: DataCopies,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, () => this.collectDue());
    this.clock.every(sweepSeconds, () => this.writes.system('clock', (tx) => forgetOld(tx)));
  }

  async collectDue(): Promise<void> {
    for (;;) {
      const due = await this.writes.system('clock', (tx) => takeDue(tx));
      if (!due) return;
      await this.collect(due);
    }
  }

  private async collect({ accountId, requestId }: Due): Promise<void> {
    try {
      await this.copies.collect(accountId);
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      if (error.code === 'not-found') {
        await this.writes.system('clock', (tx) => tx.delete(DataRequestEntity, { accountId }));
        return;
      }
      this.logger.warn({ message: 'A copy waits for a service', requestId, code: error.code });
      return;
    }
    await this.writes.system('clock', async (tx) => {
      const [rows] = await tx.query<[{ expiresAt: Date }[], number]>(
        `UPDATE data_request SET expires_at = clock_timestamp() + interval '${readyDays} days'
         WHERE account_id = $1 AND id = $2 AND expires_at IS NULL RETURNING expires_at AS "expiresAt"`,
        [accountId, requestId],
      );
      const [ready] = rows;
      if (!ready) return;
      const expiresAt = ready.expiresAt.toISOString();
      await this.outbox.append(tx, dataRequestsEvents.dataReady, { requestId, accountId, expiresAt });
    });
  }
}

async function takeDue(tx: EntityManager): Promise<Due | undefined> {
  const [rows] = await tx.query<[Due[], number]>(
    `UPDATE data_request SET try_at = clock_timestamp() + interval '${againSeconds} seconds'
     WHERE account_id = (SELECT account_id FROM data_request WHERE expires_at IS NULL AND try_at <= clock_timestamp()
       ORDER BY try_at FOR UPDATE SKIP LOCKED LIMIT 1)
     RETURNING account_id AS "accountId", id AS "requestId"`,
  );
  return rows[0];
}

async function forgetOld(tx: EntityManager): Promise<void> {
  await tx.query(
    `DELETE FROM data_request
     WHERE coalesce(fetched_at, expires_at) < clock_timestamp() - interval '${rememberedDays} days'`,
  );
}
