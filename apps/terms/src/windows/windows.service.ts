import { challengesRpc, type ChallengeWindow, ProblemError } from '@allmende/contracts';
import { type CallContext, Messaging } from '@allmende/messaging';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isVisible, type Window } from './window.rules.js';

/** The copy beside this database's clock. */
export type WindowNow = { window: Window; now: Date };

@Injectable()
export class WindowsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
  ) {}

  /** Asks `challenges` when the own copy is missing or says hidden; then answers as for a challenge that is not there. */
  async visible(challengeId: string, context: CallContext): Promise<WindowNow> {
    const copy = await this.copy(challengeId);
    if (copy && isVisible(copy.window)) return copy;
    await this.refresh(challengeId, context);
    const fresh = await this.copy(challengeId);
    if (fresh && isVisible(fresh.window)) return fresh;
    throw new ProblemError('terms.not-found');
  }

  /** As `challenges` says this moment, by its own clock, too: while it takes submissions there, it is not over. */
  async fresh(challengeId: string, context: CallContext): Promise<WindowNow & { isOverThere: boolean }> {
    const told = await this.told(challengeId, context);
    const copy = await this.copy(challengeId);
    if (!copy || !isVisible(copy.window)) throw new ProblemError('challenge.not-found');
    return { ...copy, isOverThere: told.state !== 'open' && told.state !== 'scheduled' };
  }

  /** As `challenges` says this moment, whatever its state. */
  async told(challengeId: string, context: CallContext): Promise<ChallengeWindow> {
    const { window } = await this.ask(challengeId, context);
    await keepWindow(this.dataSource.manager, window);
    return window;
  }

  /** As `challenges` says this moment, drafts included, without keeping a copy; null where there is nothing. */
  async asked(challengeId: string, context: CallContext): Promise<ChallengeWindow | null> {
    try {
      return (await this.ask(challengeId, context)).window;
    } catch (error) {
      if (error instanceof ProblemError && error.status === 404) return null;
      throw error;
    }
  }

  /** Runs `work`; before a refusal that rests on the window stands, `challenges` is asked whether it has moved. */
  async withFreshWindow<T>(challengeId: string, context: CallContext, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!restsOnWindow(error) || !(await this.refresh(challengeId, context))) throw error;
      return work();
    }
  }

  /** True when the answer was newer than the copy; `unavailable` when `challenges` does not answer. */
  private async refresh(challengeId: string, context: CallContext): Promise<boolean> {
    const window = await this.asked(challengeId, context);
    return window !== null && keepWindow(this.dataSource.manager, window);
  }

  private ask(challengeId: string, { actor, traceId }: CallContext) {
    return this.messaging.call(challengesRpc.challengeWindow, { challengeId }, { actor, traceId });
  }

  private async copy(challengeId: string): Promise<WindowNow | undefined> {
    const rows = await this.dataSource.query<(Window & { now: Date })[]>(
      `SELECT cluster_id AS "clusterId", state, opens_at AS "opensAt", closes_at AS "closesAt", eligibility,
         seeker_account_ids AS "seekerAccountIds", former_seeker_account_ids AS "formerSeekerAccountIds",
         opener_account_ids AS "openerAccountIds",
         organisation_id AS "organisationId", clock_timestamp() AS now
       FROM challenge_window WHERE challenge_id = $1`,
      [challengeId],
    );
    const [row] = rows;
    return row && { window: row, now: row.now };
  }
}

/** Returns whether the copy changed: an older or equal revision never replaces what is there. */
export async function keepWindow(tx: EntityManager, window: ChallengeWindow): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `INSERT INTO challenge_window AS kept (challenge_id, revision, cluster_id, state, opens_at, closes_at, eligibility,
       seeker_account_ids, organisation_id, opener_account_ids, former_seeker_account_ids)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
     ON CONFLICT (challenge_id) DO UPDATE SET revision = excluded.revision, cluster_id = excluded.cluster_id,
       state = excluded.state, opens_at = excluded.opens_at, closes_at = excluded.closes_at,
       eligibility = excluded.eligibility, seeker_account_ids = excluded.seeker_account_ids,
       organisation_id = excluded.organisation_id, opener_account_ids = excluded.opener_account_ids,
       former_seeker_account_ids = excluded.former_seeker_account_ids
     WHERE kept.revision < excluded.revision
     RETURNING 1`,
    [
      window.challengeId,
      window.revision,
      window.clusterId,
      window.state,
      window.opensAt,
      window.closesAt,
      JSON.stringify(window.eligibility),
      window.seekerAccountIds,
      window.organisationId,
      window.openerAccountIds ?? [],
      window.formerSeekerAccountIds ?? [],
    ],
  );
  return rows.length > 0;
}

const windowCodes = new Set([
  'terms.not-found',
  'terms.not-open',
  'terms.party',
  'challenge.not-eligible',
  'challenge.state',
  'consent.state',
]);

function restsOnWindow(error: unknown): boolean {
  return error instanceof ProblemError && windowCodes.has(error.code);
}
