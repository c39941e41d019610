import { newId, termsEvents } from '@allmende/contracts';
import type { CallContext } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Clock } from '@allmende/platform';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { WindowsService } from '../windows/windows.service.js';
import { dueOf } from './consent.sql.js';
import { type ConsentOf, ConsentWriter } from './consent.writer.js';

const everySeconds = 2;
const atOnce = 200;

/** Reminds offices before their time is over, and lets what was not answered lapse; each once. */
@Injectable()
export class ConsentsClock implements OnApplicationBootstrap {
  constructor(
    private readonly clock: Clock,
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly writer: ConsentWriter,
    private readonly windows: WindowsService,
  ) {}

  onApplicationBootstrap(): void {
    this.clock.every(everySeconds, async () => {
      await this.remind();
      await this.lapse();
    });
  }

  async remind(): Promise<void> {
    for (const { consentId } of await this.found(toRemind))
      await this.writes.system('clock', async (tx) => {
        const consent = await claim(tx, consentId, toRemind);
        if (!consent) return;
        await tx.query('UPDATE consent SET reminded_at = clock_timestamp() WHERE consent_id = $1', [
          consentId,
        ]);
        const { at: _at, dueAt, ...fact } = consent;
        await this.outbox.append(tx, termsEvents.consentReminded, { ...fact, dueAt: dueAt.toISOString() });
      });
  }

  /**
   * Nothing lapses by the copy of a window: `challenges` is asked once the time is over by this database's clock, and
   * judged is by what it says. So an extension before the close keeps a consent open, however late its event comes; while
   * `challenges` does not answer, nothing lapses, and answers are refused all the same once the time is over.
   */
  async lapse(): Promise<void> {
    const asked = new Set<string>();
    for (const { consentId, challengeId } of await this.found(isOver)) {
      if (!asked.has(challengeId)) await this.windows.told(challengeId, byClock());
      asked.add(challengeId);
      await this.writes.system('clock', async (tx) => {
        const consent = await claim(tx, consentId, isOver);
        if (consent) await this.writer.settle(tx, consent, { state: 'lapsed', by: null, at: consent.at });
      });
    }
  }

  private found(condition: string): Promise<{ consentId: string; challengeId: string }[]> {
    return this.dataSource.query(
      `SELECT c.consent_id AS "consentId", c.challenge_id AS "challengeId" FROM ${waiting} AND ${condition}
       ORDER BY c.due_at LIMIT ${atOnce}`,
    );
  }
}

function byClock(): CallContext {
  return { actor: { kind: 'system', reason: 'clock' }, traceId: newId() };
}

/** Where a challenge is suspended no clock runs. */
const waiting = `consent c JOIN challenge_window w USING (challenge_id)
  WHERE c.state = 'asked' AND w.state <> 'suspended'`;
const isOver = `(${dueOf('c', 'w')} <= clock_timestamp())`;
/** Three days before, or when half of a shorter time is over. */
const toRemind = `c.reminded_at IS NULL AND NOT ${isOver} AND clock_timestamp() >=
  ${dueOf('c', 'w')} - LEAST(interval '3 days', (${dueOf('c', 'w')} - c.asked_at) / 2)`;

type Claimed = ConsentOf & { dueAt: Date; at: Date };

/** The row, locked, if what was found still holds; what another process or an answer has, is left to it. */
async function claim(tx: EntityManager, consentId: string, condition: string): Promise<Claimed | undefined> {
  const rows = await tx.query<Claimed[]>(
    `SELECT c.consent_id AS "consentId", c.challenge_id AS "challengeId", c.account_id AS "accountId",
       c.organisation_id AS "organisationId", ${dueOf('c', 'w')} AS "dueAt",
       date_trunc('milliseconds', clock_timestamp()) AS at
     FROM ${waiting} AND ${condition} AND c.consent_id = $1 FOR UPDATE OF c SKIP LOCKED`,
    [consentId],
  );
  return rows[0];
}
